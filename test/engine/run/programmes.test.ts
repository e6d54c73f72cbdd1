import { describe, expect, test } from "vitest";
import { type Model, parseScenario } from "../../../engine/language.ts";
import { checkLaws } from "../../../engine/log/laws.ts";
import { digestOf, logOf, rebuiltLog } from "../../laws/running.ts";
import { modelOf } from "../../laws/scenarios.ts";
import { of, scenario, type Told, tell, tellModel } from "./told.ts";

const DAY = 86_400;

/** A ward and a service after it; what the programme says. Time 0 is Monday 4 April 2016. */
const town = (phases: string, arrivals = "6 per day", more = ""): string =>
  scenario(
    `  ward: { kind: beds, capacity: 7, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ to: care, share: 50% }, { to: home, share: rest }] }
  care: { kind: caseload, capacity: 9, length-of-stay: { constant: 2 days }, routes: [{ to: home, share: 100% }] }`,
    `programmes:\n  community:\n    phases:\n${phases}\n${more}`,
    arrivals,
  );

const GATE = "gate: { service: ward, measure: waiting, below: 1, for: 1 days, checked: every 3 days }";
const CLOSE = `      - { name: close, on: 2016-04-14, changes: { services.care.capacity: 3 }, ${GATE} }`;

const opened = (facts: readonly Told[]): Told[] => of(facts, "PhaseOpened");

/** True when nobody waited for the ward at the end of any instant of a stretch, both its ends included. */
function nobodyWaits(facts: readonly Told[], from: number, to: number): boolean {
  const waiting = new Set<number>();
  let good = true;
  for (const [i, fact] of facts.entries()) {
    if (fact.kind === "Referred" && fact.service === "ward") waiting.add(fact.person);
    if (fact.kind === "Started" && fact.service === "ward") waiting.delete(fact.person);
    const next = facts[i + 1]?.seconds ?? Number.POSITIVE_INFINITY;
    if (next > from && fact.seconds < to && next > fact.seconds && waiting.size > 0) good = false;
  }
  return good;
}

describe("section 7, phased programmes: a gate", () => {
  test("opens its phase at the first look at which it has held for its time, and at none before", () => {
    let later = 0;
    for (let replication = 0; replication < 8; replication++) {
      const facts = tell(town(CLOSE), replication);
      const first = opened(facts)[0]?.seconds ?? Number.POSITIVE_INFINITY;
      const looks = Array.from({ length: 17 }, (_, k) => (10 + 3 * k) * DAY);
      for (const look of looks) {
        if (look > first) break;
        expect([look, nobodyWaits(facts, look - DAY, look)]).toEqual([look, look === first]);
      }
      if (first > 10 * DAY) later++;
    }
    expect(later).toBeGreaterThan(1);
  });

  test("what the phase sets holds from then on, and its PhaseOpened is the cause", () => {
    const facts = tell(town(CLOSE));
    const changes = of(facts, "CapacityChanged", "care");
    expect(changes.map(({ value, cause }) => [value, cause])).toEqual([[3, opened(facts)[0]!.number]]);
    expect(facts[opened(facts)[0]!.cause]!.service).toBe("ward");
  });

  test("else: stop never looks again", () => {
    const stop = CLOSE.replace("checked: every 3 days", "else: stop").replace("below: 1", "above: 1000");
    expect(opened(tell(town(stop)))).toEqual([]);
    const full = CLOSE.replace("checked: every 3 days", "else: stop").replace("below: 1", "below: 1000");
    expect(opened(tell(town(full))).map(({ seconds }) => seconds)).toEqual([10 * DAY]);
  });

  test("monthly is on the same day of the month; delay puts the phase off each time", () => {
    const days = (again: string): number[] =>
      Array.from({ length: 8 }, (_, r) => opened(tell(town(CLOSE.replace("checked: every 3 days", again)), r)))
        .flat()
        .map(({ seconds }) => seconds / DAY);
    expect(new Set(days("checked: monthly"))).toEqual(new Set([10, 40]));
    for (const day of days("else: delay 7 days")) expect((day - 10) % 7).toBe(0);
  });
});

describe("section 7, phased programmes: phases", () => {
  const THREE = `${CLOSE}
      - { name: shorter, after: previous, wait: 5 days, changes: { services.care.length-of-stay.constant: 1 days } }
      - { name: more, on: 2016-05-24, changes: { services.care.capacity: 4, services.ward.routes.care.share: 90% } }`;

  test("open in their order, each after the one before and its wait", () => {
    for (let replication = 0; replication < 4; replication++) {
      const [close, shorter, more] = opened(tell(town(THREE), replication));
      expect(shorter!.seconds).toBe(close!.seconds + 5 * DAY);
      expect(shorter!.cause).toBe(close!.number);
      expect(more!.seconds).toBe(Math.max(50 * DAY, shorter!.seconds));
    }
  });

  test("a changed stay holds for stays that begin after it opened, those of the same second told apart by their facts", () => {
    const facts = tell(town(THREE));
    const shorter = opened(facts)[1]!;
    const lengths = new Map<boolean, Set<number>>([
      [false, new Set()],
      [true, new Set()],
    ]);
    for (const left of of(facts, "Left", "care")) {
      const begun = facts.findLast(
        ({ kind, person, number }) => kind === "Started" && person === left.person && number < left.number,
      )!;
      lengths.get(begun.number > shorter.number)!.add(left.seconds - begun.seconds);
    }
    expect([...lengths.get(false)!]).toEqual([2 * DAY]);
    expect([...lengths.get(true)!]).toEqual([DAY]);
  });

  test("dated changes of other values go on in every world, each once and on its date", () => {
    const dated = `changes:
  - { on: 2016-05-30, set: { services.ward.capacity: 11 } }
  - { on: 2016-06-01, set: { services.ward.capacity: 12 } }`;
    const facts = tell(town(THREE, "6 per day", dated));
    expect(of(facts, "CapacityChanged", "ward").map(({ seconds, value }) => [seconds / DAY, value])).toEqual([
      [56, 11],
      [58, 12],
    ]);
  });

  test("two programmes stand together in every way", () => {
    const other = `  wards:
    phases:
      - { name: open, on: 2016-04-10, changes: { services.ward.capacity: 12 }, gate: { service: ward, measure: waiting, above: 2, checked: every 1 days } }`;
    const facts = tell(town(`${CLOSE}\n${other}`));
    expect(opened(facts).length).toBe(2);
    expect(
      of(facts, "CapacityChanged")
        .map(({ service, value }) => [service, value])
        .sort(),
    ).toEqual([
      ["care", 3],
      ["ward", 12],
    ]);
    expect(modelOf(town(`${CLOSE}\n${other}`)).worlds.length).toBe(4);
  });

  test("a gate that always holds gives the run of the dated change, person by person", () => {
    const always = CLOSE.replace(GATE, "gate: { service: ward, measure: waiting, below: 1000 }");
    const lives = (model: Model): unknown =>
      tellModel(model)
        .filter(({ person }) => person >= 0)
        .map(({ number: _, cause: __, ...fact }) => fact);
    const plain = modelOf(town(CLOSE.replace(`, ${GATE}`, "")));
    expect(plain.programmes.list).toEqual([]);
    expect(lives(modelOf(town(always)))).toEqual(lives(plain));
  });
});

describe("a run with programmes", () => {
  const text = town(`${CLOSE}
      - { name: shorter, after: previous, wait: 5 days, changes: { services.care.length-of-stay.constant: 1 days } }
      - { name: more, on: 2016-05-24, changes: { services.care.capacity: 4 }, ${GATE} }`);

  test("could have happened, and goes on the same from any instant", () => {
    const model = modelOf(text);
    const log = logOf(model);
    expect(checkLaws(model, log)).toEqual([]);
    const facts = tellModel(model);
    const times = [...opened(facts).flatMap(({ seconds }) => [seconds - 1, seconds, seconds + 1]), 12 * DAY, 45 * DAY];
    for (const at of times) expect(digestOf(rebuiltLog(model, log, at))).toBe(digestOf(log));
  });
});

describe("what is wrong with a programme", () => {
  const problems = (phases: string, more = ""): unknown => {
    try {
      const { warnings } = parseScenario("a.yaml", new Map([["a.yaml", town(phases, "6 per day", more)]]));
      return warnings.map(({ wrong }) => wrong);
    } catch (error) {
      return (error as { problems: readonly { wrong: string; expected: string; try: string }[] }).problems.map(
        ({ wrong, try: cure }) => [wrong, cure],
      );
    }
  };

  test("a value that cannot wait for a gate", () => {
    expect(problems(CLOSE.replace("services.care.capacity: 3", "cohorts.people.arrivals.total: 3 per day"))).toEqual([
      [
        "cohorts.people.arrivals.total cannot wait for a gate",
        "set it on a date, under changes: or in a programme without gates",
      ],
    ]);
  });

  test("a value that a dated change sets too", () => {
    const dated = "changes: [{ on: 2016-05-30, label: winter, set: { services.care.capacity: 11 } }]";
    expect(problems(CLOSE, dated)).toEqual([
      [
        "services.care.capacity is also set by winter, and no date says which comes last",
        "both in one programme, in their order",
      ],
    ]);
  });

  test("a gate that says twice what follows, and one that looks at nothing", () => {
    expect(problems(CLOSE.replace("checked", "else: stop, checked"))).toEqual([
      ["the gate says both checked: and else:", "checked: monthly, or else: delay 3 months"],
    ]);
    expect(problems(CLOSE.replace("service: ward", "service: wrad"))).toEqual([
      [expect.stringContaining("wrad"), expect.stringContaining("ward")],
    ]);
  });

  test("a phase after the run is warned of; what holds over time is refused", () => {
    expect(problems(CLOSE.replace("2016-04-14", "2017-04-14"))).toEqual([
      "this phase lies after the end of the run and does not open",
    ]);
    expect(problems(CLOSE.replace("gate:", "over: 2 weeks, gate:"))).toEqual([
      [
        "over: stands in a programme with gates, whose phases have no dates of their own",
        "a programme without gates, or a phase more",
      ],
    ]);
  });
});
