import { describe, expect, test } from "vitest";
import { checkLaws } from "../../../../engine/log/laws.ts";
import { logOf, rebuiltLog } from "../../../laws/running.ts";
import { modelOf } from "../../../laws/scenarios.ts";
import { byPerson, of, type Told, tell, tellModel } from "../told.ts";

const DAY = 86_400;

/** People who are in hospital for a while, then at home, and may come back; and the memberships given. */
const scenario = (memberships: string, more = "") => `
careshift: 1
title: Memberships
time: { start: 2016-04-04, length: 400 days, warm-up: none }
cohorts: { people: { arrivals: { total: 3 per day }, attributes: { frailty: { mild: 50%, severe: rest } }, enters: ward } }
services:
  ward: { kind: state, setting: hospital, length-of-stay: { constant: 5 days }, routes: [{ to: at-home, share: 100% }] }
  at-home: { kind: state, setting: own-home, length-of-stay: { constant: 60 days }, routes: [{ to: ward, share: 50% }, { to: moved-away, share: rest }] }
memberships:
  managed: ${memberships}
${more}
`;

const told = (own: readonly Told[]) =>
  own
    .filter(({ kind }) => kind === "Joined" || kind === "Released")
    .map((fact) => [(fact.seconds - own[0]!.seconds) / DAY, fact.kind, fact.value]);
const readmitted = (facts: readonly Told[]) =>
  byPerson(facts).filter((own) => of(own, "Started", "ward").length === 2 && of(own, "Exited").length === 1);

describe("semantics 1: what happens to a membership when the person is admitted elsewhere", () => {
  const joins = "joins: { on: discharge, services: ward }, lasts: 100 days";

  test("keep: it goes on in hospital", () => {
    const people = readmitted(tell(scenario(`{ ${joins} }`)));
    expect(people.length).toBeGreaterThan(100);
    // The second discharge comes while it lasts: nobody joins twice.
    for (const own of people)
      expect(told(own)).toEqual([
        [5, "Joined", 1],
        [105, "Released", 0],
      ]);
  });

  test("suspend: it stops on admission and goes on after discharge; the time counts", () => {
    const people = readmitted(tell(scenario(`{ ${joins}, when-admitted: suspend }`)));
    expect(people.length).toBeGreaterThan(100);
    for (const own of people)
      expect(told(own)).toEqual([
        [5, "Joined", 1],
        [65, "Released", 1],
        [70, "Joined", 2],
        [105, "Released", 0],
      ]);
  });

  test("release: it ends on admission, and another may begin after discharge", () => {
    const people = readmitted(tell(scenario(`{ ${joins}, when-admitted: release }`)));
    expect(people.length).toBeGreaterThan(100);
    for (const own of people)
      expect(told(own)).toEqual([
        [5, "Joined", 1],
        [65, "Released", 0],
        [70, "Joined", 1],
      ]);
  });
});

describe("semantics 1: any number of memberships, held beside the place", () => {
  test("a share joins, of those whom it is for", () => {
    const facts = tell(scenario("{ joins: { on: arrival, share: 40% }, who: { frailty: severe } }"));
    const severe = new Set(of(facts, "Arrived").flatMap(({ person, value }) => (value === 1 ? [person] : [])));
    const members = new Set(of(facts, "Joined").map(({ person }) => person));
    for (const person of members) expect(severe.has(person)).toBe(true);
    expect(members.size / severe.size).toBeGreaterThan(0.35);
    expect(members.size / severe.size).toBeLessThan(0.45);
  });

  test("a full one refuses and nobody waits for it", () => {
    const model = modelOf(
      scenario("{ capacity: 4, joins: { on: arrival }, lasts: { exponential: { mean: 2 days } } }"),
    );
    const facts = tellModel(model);
    expect(of(facts, "Joined").filter(({ value }) => value === 0).length).toBeGreaterThan(50);
    expect(checkLaws(model, logOf(model))).toEqual([]);
    // Erlang's loss formula: 3 a day for 2 days each at 4 places, 0.469 refused.
    const asked = of(facts, "Joined");
    const refused = asked.filter(({ value }) => value === 0).length / asked.length;
    expect(refused).toBeGreaterThan(0.42);
    expect(refused).toBeLessThan(0.52);
  });

  test("an effect works while it is in force, and not while it is suspended", () => {
    const text = scenario(
      "{ joins: { on: discharge }, lasts: 100 days, when-admitted: suspend }",
      `clocks: { death: { rate: 1% per year, to: died } }
effects: { prevents: { while: managed, on: clocks.death, factor: 0.5 } }`,
    );
    for (const own of readmitted(tell(text)).filter((facts) => of(facts, "ClockRang").length === 0)) {
      const changes = of(own, "EffectChanged").map((fact) => [(fact.seconds - own[0]!.seconds) / DAY, fact.value]);
      expect(changes).toEqual([
        [5, 1000],
        [65, 0],
        [70, 1000],
        [105, 0],
      ]);
    }
  });
});

test("the run could have happened, and rebuilt at any instant goes on with the same facts", () => {
  const model = modelOf(
    scenario("{ capacity: 20, joins: { on: discharge, share: 70% }, lasts: 20 days, when-admitted: suspend }"),
  );
  const log = logOf(model);
  expect(checkLaws(model, log)).toEqual([]);
  const flat = (chunks: typeof log) =>
    chunks.flatMap((c) =>
      Array.from({ length: c.length }, (_, i) => [
        c.time[i],
        c.kind[i],
        c.person[i],
        c.other[i],
        c.value[i],
        c.cause[i],
      ]),
    );
  for (const instant of [0, 5 * DAY + 12_345, 67 * DAY, 90 * DAY + 7])
    expect(flat(rebuiltLog(model, log, instant))).toEqual(flat(log));
});

describe("what can be wrong with a membership is said", () => {
  test.each([
    ["{ joins: { on: discharge, services: wrd } }", /service .*wrd/],
    ["{ joins: { on: arrival, services: ward } }", /mean nothing to those who join on arrival/],
    [
      "{ joins: { on: start, services: ward }, when-admitted: release }",
      /people join as they start in ward, a hospital/,
    ],
    ["{ joins: { on: birth } }", /arrival, start or discharge/],
    ["{ joins: { on: arrival }, capacity: many }", /many/],
    ["{ joins: { on: arrival }, who: { frailty: grave } }", /grave/],
  ])("%s", (membership, message) => {
    expect(() => modelOf(scenario(membership))).toThrow(message);
  });
});
