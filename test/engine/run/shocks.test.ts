import { describe, expect, test } from "vitest";
import { checkLaws } from "../../../engine/log/laws.ts";
import { digestOf, journeys, logOf, rebuiltLog } from "../../laws/running.ts";
import { modelOf } from "../../laws/scenarios.ts";
import { of, scenario, type Told, tell, tellModel } from "./told.ts";

const DAY = 86_400;
const WARD =
  "  ward: { kind: beds, capacity: 8, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ to: home, share: 100% }] }";
const withShocks = (shocks: string, more = ""): string => scenario(WARD, `shocks:\n${shocks}\n${more}`);
const OUTBREAK = "  outbreak: { closes: ward, places: 5, every: { exponential: { mean: 6 days } }, lasts: 36 hours }";

describe("a shock that closes places", () => {
  const facts = tell(withShocks(OUTBREAK));

  test("takes them while it lasts, with the shock as cause, and gives them back", () => {
    const ended = of(facts, "ShockEnded");
    expect(ended.length).toBeGreaterThan(4);
    for (const { seconds, cause, value } of ended) {
      expect(facts[cause]!.kind).toBe("ShockStarted");
      expect(seconds - facts[cause]!.seconds).toBe(36 * 3600);
      expect(value).toBe(5);
    }
    for (const { cause, value } of of(facts, "CapacityChanged", "ward")) {
      expect(value).toBe(facts[cause]!.kind === "ShockStarted" ? 3 : 8);
    }
  });

  test("occupants stay, and nobody is admitted until there are fewer than the places left", () => {
    const model = modelOf(withShocks(OUTBREAK));
    expect(checkLaws(model, logOf(model))).toEqual([]);
  });

  test("a share is of the places that dates give when it begins", () => {
    const dated = "changes: [{ on: 2016-04-10, set: { services.ward.capacity: 4 } }]";
    const facts = tell(withShocks("  cut: { closes: ward, places: 50%, on: 2016-04-20, lasts: 3 days }", dated));
    expect(of(facts, "CapacityChanged", "ward").map(({ value }) => value)).toEqual([4, 2, 4]);
  });

  test("all places stay closed whatever a date or a rule adds meanwhile", () => {
    const more = `changes: [{ on: 2016-04-21, set: { services.ward.capacity: 20 } }]
rules:
  - { name: more, when: { service: ward, measure: waiting, above: 2 }, do: { add-capacity: { service: ward, places: 9 } }, until: { below: 1 } }`;
    const facts = tell(withShocks("  closed: { closes: ward, on: 2016-04-20, lasts: 4 days }", more));
    const [begun] = of(facts, "ShockStarted");
    const [over] = of(facts, "ShockEnded");
    const inside = facts.filter(({ number }) => number > begun!.number && number < over!.number);
    expect(of(inside, "CapacityChanged").map(({ value }) => value)).toEqual([0]);
    expect(of(inside, "Started")).toEqual([]);
    expect(of(inside, "RuleFired").length).toBe(1);
  });
});

test("a run rebuilt in the middle of a shock goes on with the same facts", () => {
  const text = withShocks(`${OUTBREAK}\n  winter: { surge: people, factor: 2, on: 2016-04-15, lasts: 9 days }`);
  const model = modelOf(text);
  const whole = logOf(model);
  for (const { seconds } of tellModel(model).filter(({ kind }) => kind === "ShockStarted")) {
    for (const at of [seconds - 1, seconds, seconds + DAY]) {
      expect(digestOf(rebuiltLog(model, whole, at))).toBe(digestOf(whole));
    }
  }
});

describe("a shock has its own luck", () => {
  const arrivals = (text: string): string[] =>
    [...journeys(logOf(modelOf(text)))].map(([key, rows]) => `${key} ${rows[0]!.time}`);
  const times = (facts: readonly Told[], shock: number): number[] =>
    tellTimes(facts.filter(({ kind, other }) => kind === "ShockStarted" && other === placeOf(shock)));
  const tellTimes = (facts: readonly Told[]): number[] => facts.map(({ seconds }) => seconds);
  /** `other` is a number that a place of the same number lends its name: the ward, then home. */
  const placeOf = (shock: number): string => ["ward", "home"][shock]!;

  test("adding one moves nobody's arrival", () => {
    expect(arrivals(withShocks(OUTBREAK))).toEqual(arrivals(scenario(WARD)));
  });

  test("adding another moves none of its own times", () => {
    const other = "  flood: { closes: ward, places: 1, every: { exponential: { mean: 3 days } }, lasts: 5 hours }";
    const alone = times(tell(withShocks(OUTBREAK)), 0);
    expect(times(tell(withShocks(`${other}\n${OUTBREAK}`)), 1)).toEqual(alone);
    expect(alone.length).toBeGreaterThan(4);
  });

  test("renaming it with was: moves nothing", () => {
    const renamed = OUTBREAK.replace("outbreak: {", "norovirus: { was: outbreak,");
    expect(digestOf(logOf(modelOf(withShocks(renamed))))).toBe(digestOf(logOf(modelOf(withShocks(OUTBREAK)))));
  });
});

describe("a surge", () => {
  const plain = journeys(logOf(modelOf(scenario(WARD))));
  const surge = "  winter: { surge: people, factor: 1.5, on: 2016-04-14, lasts: 30 days }";
  const more = journeys(logOf(modelOf(withShocks(surge))));

  test("adds people and moves none of those who come anyway", () => {
    for (const [key, rows] of plain) expect(more.get(key)![0]!.time).toBe(rows[0]!.time);
    const added = [...more].filter(([key]) => !plain.has(key));
    for (const [, rows] of added) {
      expect(rows[0]!.time).toBeGreaterThanOrEqual(10 * DAY);
      expect(rows[0]!.time).toBeLessThan(40 * DAY);
    }
    // 30 days at 3 a day more: 90, within four standard errors of a Poisson number.
    expect(Math.abs(added.length - 90)).toBeLessThan(4 * Math.sqrt(90));
  });
});

test("the long-run share of time closed is E[down] ÷ (E[up] + E[down])", () => {
  const text = `
careshift: 1
title: Long
time: { start: 2016-04-01, length: 40 years, warm-up: none }
cohorts: { people: { arrivals: { total: 1 per week }, enters: ward } }
services:
${WARD}
shocks:
  outbreak: { closes: ward, every: { exponential: { mean: 20 days } }, lasts: { lognormal: { mean: 5 days, sd: 4 days } } }
`;
  const model = modelOf(text);
  let [down, cycles] = [0, 0];
  for (let replication = 0; replication < 3; replication++) {
    let since = -1;
    for (const { kind, seconds } of tellModel(model, replication)) {
      if (kind === "ShockStarted") since = seconds;
      if (kind !== "ShockEnded") continue;
      down += seconds - since;
      since = -1;
      cycles++;
    }
    if (since >= 0) down += model.clock.end - since;
  }
  const share = down / (3 * model.clock.end);
  // By the delta method a renewal cycle's share has variance (0.8² × 4² + 0.2² × 20²) ÷ 25², in days; about 1,750 cycles.
  const error = Math.sqrt((0.8 ** 2 * 4 ** 2 + 0.2 ** 2 * 20 ** 2) / cycles) / 25;
  expect(Math.abs(share - 5 / 25)).toBeLessThan(4 * error + 0.001);
  expect(error).toBeLessThan(0.006);
});

describe("semantics 6: people in a ward that a shock closes", () => {
  const closed = (occupants: string): string =>
    scenario(
      `${WARD.replace("1 days", "2 days")}\n  other: { kind: beds, capacity: 20, length-of-stay: 3 days, routes: [{ to: home, share: 100% }] }`,
      `shocks: { outbreak: { closes: ward, places: 5, on: 2016-04-20, lasts: 4 days${occupants} } }`,
      "8 per day",
    );
  const shown = (occupants: string): { begun: Told; told: Told[] } => {
    const told = tell(closed(occupants));
    return { begun: of(told, "ShockStarted")[0]!, told };
  };

  test("stay, unless it is said what becomes of them", () => {
    expect(tell(closed(", occupants: stay"))).toEqual(tell(closed("")));
    expect(of(shown("").told, "Displaced")).toEqual([]);
  });

  test("move to the services named, as many as are above the places left, the longest there first", () => {
    const { begun, told } = shown(", occupants: { move-to: [other] }");
    const moved = of(told, "Displaced");
    expect(moved.length).toBe(5);
    const there = of(told, "Started", "ward").filter(({ number }) => number < begun.number);
    const gone = new Set(
      of(told, "Left", "ward").flatMap(({ person, number }) => (number < begun.number ? person : [])),
    );
    const longest = there.map(({ person }) => person).filter((person) => !gone.has(person));
    expect(moved.map(({ person }) => person)).toEqual(longest.slice(0, 5));
    for (const { seconds, cause, other } of moved) {
      expect([seconds, other]).toEqual([begun.seconds, "other"]);
      expect(told[told[cause]!.cause]!.number).toBe(begun.number);
    }
    for (const { person } of moved)
      expect(
        of(told, "Started", "other").some((start) => start.person === person && start.seconds === begun.seconds),
      ).toBe(true);
  });

  test("leave by their own way on at once; the last in, where that is said", () => {
    const { begun, told } = shown(", occupants: leave");
    const left = of(told, "Displaced").map(({ person }) => person);
    const out = of(told, "Exited").filter(({ seconds }) => seconds === begun.seconds);
    expect(left.length).toBe(5);
    expect(out.map(({ person }) => person)).toEqual(expect.arrayContaining(left));
  });

  test("rebuilt before, in and after it, the run goes on with the same facts", () => {
    const model = modelOf(closed(", occupants: { move-to: [other], first: last-in }"));
    const log = logOf(model);
    expect(checkLaws(model, log)).toEqual([]);
    for (const day of [15.9, 16, 18, 30])
      expect(digestOf(rebuiltLog(model, log, Math.round(day * DAY))), `day ${day}`).toEqual(digestOf(log));
  });

  test("a surge has nobody in places: it says where occupants can be said", () => {
    expect(() =>
      tell(
        scenario(
          WARD,
          "shocks: { cold: { surge: people, factor: 2, on: 2016-04-20, lasts: 4 days, occupants: leave } }",
        ),
      ),
    ).toThrow("the surge of people is no number of beds or places");
  });
});
