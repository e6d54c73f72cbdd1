import { describe, expect, test } from "vitest";
import { checkLaws } from "../../../engine/log/laws.ts";
import { digestOf, logOf, rebuiltLog } from "../../laws/running.ts";
import { modelOf } from "../../laws/scenarios.ts";
import { of, type Told, tell } from "./told.ts";

const CHANGED = 20;
const text = (stay: string, routes: string, changes: string): string => `
careshift: 1
title: Who is reached
time: { start: 2016-04-04, length: 60 days, warm-up: none }
cohorts: { people: { arrivals: { total: 6 per day }, enters: ward } }
services:
  ward: { kind: beds, capacity: 200, length-of-stay: ${stay}, routes: [${routes}] }
${changes}
`;
const HOME = "{ to: home, share: 100% }";
const change = (set: string, reach = "everyone"): string =>
  `changes: [{ on: 2016-04-24, set: { ${set} }, applies-to: ${reach} }]`;

interface Stay {
  readonly from: number;
  readonly to: number;
  readonly exit: string;
}

/** Stays that are over, in days since the start, by person. */
function stays(facts: readonly Told[]): Map<number, Stay> {
  const left = new Map(of(facts, "Left").map((fact) => [fact.person, fact]));
  return new Map(
    of(facts, "Started").flatMap(({ person, hours }) => {
      const end = left.get(person);
      return end === undefined ? [] : [[person, { from: hours / 24, to: end.hours / 24, exit: end.other }] as const];
    }),
  );
}

/** Stays with and without a change, of those who were there on its day. */
function underWay(stay: string, routes: string, changes: string): { before: Stay; after: Stay }[] {
  const without = stays(tell(text(stay, routes, "")));
  const withIt = stays(tell(text(stay, routes, changes)));
  return [...without].flatMap(([person, before]) => {
    const after = withIt.get(person);
    const there = before.from < CHANGED && before.to > CHANGED;
    return there && after !== undefined ? [{ before, after }] : [];
  });
}

describe("semantics 7: a dated change to a stay", () => {
  const STAY = "{ exponential: { mean: 10 days } }";
  const SHORTER = "services.ward.length-of-stay: { exponential: { mean: 5 days } }";

  test("applies to stays that begin afterwards, unless it says everyone", () => {
    const pairs = underWay(STAY, HOME, change(SHORTER, "new-stays"));
    expect(pairs.length).toBeGreaterThan(30);
    for (const { before, after } of pairs) expect(after).toEqual(before);
  });

  test("for everyone, half the mean of an exponential stay leaves half of what was left to each", () => {
    const pairs = underWay(STAY, HOME, change(SHORTER));
    expect(pairs.length).toBeGreaterThan(30);
    for (const { before, after } of pairs) expect((after.to - CHANGED) / (before.to - CHANGED)).toBeCloseTo(0.5, 2);
  });

  test("for everyone, a fixed stay that is longer already ends on the day, and the others when they are as long", () => {
    const pairs = underWay("10 days", HOME, change("services.ward.length-of-stay: 6 days"));
    expect(pairs.length).toBeGreaterThan(30);
    for (const { before, after } of pairs) expect(after.to).toBeCloseTo(Math.max(CHANGED, before.from + 6), 4);
  });

  test("for everyone, nobody leaves before the day; another shape makes some stays longer and others shorter", () => {
    const pairs = underWay(
      "{ lognormal: { mean: 9 days, sd: 7 days } }",
      HOME,
      change("services.ward.length-of-stay: { gamma: { mean: 12 days, sd: 3 days } }"),
    );
    for (const { after } of pairs) expect(after.to).toBeGreaterThanOrEqual(CHANGED);
    expect(pairs.some(({ before, after }) => after.to > before.to)).toBe(true);
    expect(pairs.some(({ before, after }) => after.to < before.to)).toBe(true);
  });

  test("is told by one fact, with the number of people there", () => {
    const [fact, ...others] = of(tell(text(STAY, HOME, change(SHORTER))), "StaysChanged");
    expect(others).toEqual([]);
    expect(fact).toMatchObject({ hours: CHANGED * 24, service: "ward", cause: -1 });
    expect(fact!.value).toBeGreaterThan(30);
  });
});

describe("semantics 7: a dated change to a route, for everyone", () => {
  const ROUTES = "{ to: home, share: 60% }, { to: care-home, share: 20% }, { to: elsewhere, share: rest }";

  test("moves of those who are there only whom the shares move, and no stay", () => {
    const pairs = underWay(
      "{ exponential: { mean: 10 days } }",
      ROUTES,
      change("services.ward.routes.home.share: 20%, services.ward.routes.care-home.share: 60%"),
    );
    const moved = pairs.filter(({ before, after }) => before.exit !== after.exit);
    expect(moved.length).toBeGreaterThan(5);
    for (const { before, after } of moved) expect([before.exit, after.exit]).toEqual(["home", "care-home"]);
    for (const { before, after } of pairs) expect(after.to).toBe(before.to);
  });
});

describe("a run in which stays under way are reached, rebuilt", () => {
  const GATED = `
programmes:
  review:
    phases:
      - { name: daily, on: 2016-04-20, gate: { service: ward, measure: occupancy, above: 20% }, changes: { services.ward.length-of-stay: { gamma: { mean: 4 days, sd: 2 days } } }, applies-to: everyone }
rules: [{ name: early, when: { service: ward, measure: occupancy, above: 15% }, do: { discharge-early: { service: ward, people: 2, who: nearest-ready } }, not-within: 2 days }]
census: [{ service: ward, people: 20 }]`;
  const STAY =
    "{ by: frailty, levels: { severe: { exponential: { mean: 14 days } } }, otherwise: { exponential: { mean: 6 days } } }";
  const carried = `
conditions: { frailty: { stages: [mild, severe], starts: { mild: 60%, severe: rest }, moves: [{ from: mild, to: severe, rate: 9% within 1 days }] } }
effects: { slow: { from: 2016-04-10, on: services.ward.length-of-stay, factor: 1.5 } }`;

  test.each([
    ["by a date", change("services.ward.length-of-stay: 5 days") + carried],
    ["by a phase of a programme, with a census and stays cut short", GATED + carried],
  ])("%s, goes on with the same facts", (_, more) => {
    const model = modelOf(text(STAY, HOME, more));
    const log = logOf(model);
    expect(checkLaws(model, log)).toEqual([]);
    for (const day of [10, 16.5, 20, 23, 31])
      expect(digestOf(rebuiltLog(model, log, Math.round(day * 86_400))), `day ${day}`).toEqual(digestOf(log));
  });

  test("a phase that a gate opens reaches them too", () => {
    const facts = tell(text(STAY, HOME, GATED + carried));
    const [fact] = of(facts, "StaysChanged");
    expect(facts[fact!.cause]!.kind).toBe("PhaseOpened");
  });
});

test("a change of places reaches nobody's stay: it says what can", () => {
  expect(() => modelOf(text("5 days", HOME, change("services.ward.capacity: 9")))).toThrow(
    "applies-to: everyone is about stays under way, and services.ward.capacity does not change how long they last",
  );
});
