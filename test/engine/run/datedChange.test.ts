import { describe, expect, test } from "vitest";
import { modelOf } from "../../laws/scenarios.ts";
import { of, scenario, type Told, tell } from "./told.ts";

const WARD = `  ward: { kind: beds, capacity: 20, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ to: home, share: 50% }, { to: died, share: rest }] }`;
const ward = (more: string): string => scenario(WARD, more);
/** Day and number of every change of places; the runs begin on 4 April. */
const places = (facts: readonly Told[]): number[][] =>
  of(facts, "CapacityChanged", "ward").map((fact) => [fact.hours / 24, fact.value]);
const mean = (text: string, at: number): number => {
  const model = modelOf(text);
  const phase = model.phases.findLast(({ from }) => from <= at * 86_400)!;
  return model.distributions[phase.stayOf[0]!]!.mean / 86_400;
};

describe("section 7: a dated change may be realised in part", () => {
  test("the change goes that share of the way", () => {
    const change = "changes: [{ on: 2016-04-14, realised: 60%, set: { services.ward.capacity: 10 } }]";
    expect(places(tell(ward(change)))).toEqual([[10, 14]]);
  });

  test("step by step as well, and for figures with a unit", () => {
    const ramp = "changes: [{ on: 2016-04-14, over: 6 days, realised: 30%, set: { services.ward.capacity: 10 } }]";
    expect(places(tell(ward(ramp)))).toEqual([
      [12, 19],
      [14, 18],
      [16, 17],
    ]);
    const stay =
      "changes: [{ on: 2016-04-14, realised: 25%, set: { services.ward.length-of-stay.exponential.mean: 3 days } }]";
    expect(mean(ward(stay), 9)).toBeCloseTo(1, 9);
    expect(mean(ward(stay), 11)).toBeCloseTo(1.5, 9);
  });

  test("the share is among the figures that need a source", () => {
    const change =
      "changes: [{ on: 2016-04-14, realised: { value: 60%, low: 40%, high: 80% }, set: { services.ward.capacity: 10 } }]";
    expect(places(tell(ward(change)))).toEqual([[10, 14]]);
  });
});

describe("section 7: a dated change may be reversed", () => {
  test("until: from that date on the value is what it was", () => {
    const change = "changes: [{ on: 2016-04-14, until: 2016-04-24, set: { services.ward.capacity: 12 } }]";
    expect(places(tell(ward(change)))).toEqual([
      [10, 12],
      [20, 20],
    ]);
  });

  test("a later change begins from there", () => {
    const change =
      "changes: [{ on: 2016-04-14, until: 2016-04-24, set: { services.ward.capacity: 12 } }, { on: 2016-05-04, realised: 50%, set: { services.ward.capacity: 30 } }]";
    expect(places(tell(ward(change)))).toEqual([
      [10, 12],
      [20, 20],
      [30, 25],
    ]);
  });

  test("until before the change is made in full is an error, and so is another change meanwhile", () => {
    const early = "changes: [{ on: 2016-04-14, over: 8 days, until: 2016-04-20, set: { services.ward.capacity: 12 } }]";
    expect(() => modelOf(ward(early))).toThrow(/taken back before it is made in full/);
    const twice =
      "changes: [{ on: 2016-04-14, until: 2016-04-24, set: { services.ward.capacity: 12 } }, { on: 2016-04-20, set: { services.ward.capacity: 3 } }]";
    expect(() => modelOf(ward(twice))).toThrow(/still changing/);
  });
});

describe("section 7: phased programmes", () => {
  const programme = `programmes:
  winter-beds:
    phases:
      - { name: pilot, on: 2016-04-14, over: 4 days, changes: { services.ward.capacity: 24 } }
      - { name: whole, after: previous, changes: { services.ward.capacity: 30, services.ward.length-of-stay.exponential.mean: 12 hours } }
      - { name: last, on: 2016-05-04, until: 2016-05-14, realised: 50%, changes: { services.ward.capacity: 40 } }`;

  test("each phase's changes hold from its date, after: previous when the one before is made in full", () => {
    expect(places(tell(ward(programme)))).toEqual([
      [11, 21],
      [12, 22],
      [13, 23],
      [14, 30],
      [30, 35],
      [40, 30],
    ]);
    expect(mean(ward(programme), 13)).toBeCloseTo(1, 9);
    expect(mean(ward(programme), 15)).toBeCloseTo(0.5, 9);
  });

  test("a programme is the same as its changes written one by one", () => {
    const one =
      "programmes: { beds: { phases: [{ name: a, on: 2016-04-14, changes: { services.ward.capacity: 9 } }] } }";
    const other = "changes: [{ on: 2016-04-14, set: { services.ward.capacity: 9 } }]";
    expect(tell(ward(one))).toEqual(tell(ward(other)));
  });

  test("a phase says when it begins, in one way", () => {
    const text = (when: string): string =>
      ward(`programmes: { beds: { phases: [{ name: a, ${when} changes: { services.ward.capacity: 9 } }] } }`);
    expect(() => modelOf(text(""))).toThrow(/says when the phase begins/);
    expect(() => modelOf(text("after: previous,"))).toThrow(/says when the phase begins/);
  });
});

describe("section 7: start, length and warm-up", () => {
  const at = (time: string): string =>
    ward("").replace("start: 2016-04-04, length: 60 days, warm-up: none", time).replace("6 per day", "6 per hour");

  test("start may carry an hour, length may be hours, and the warm-up may be none", () => {
    const model = modelOf(at("start: 2016-04-04T08:00, length: 36 hours, warm-up: none"));
    expect(model.clock).toMatchObject({ warmUp: 0, end: 36 * 3600, weekOffset: 8 * 3600 });
    const facts = tell(at("start: 2016-04-04T08:00, length: 36 hours, warm-up: none"));
    expect(facts.at(-1)!.hours).toBeLessThan(36);
    expect(facts[0]!.hours).toBeLessThan(3);
  });

  test("the warm-up lies before the start, on the same calendar", () => {
    const model = modelOf(at("start: 2016-04-04T08:00, length: 36 hours, warm-up: 10 hours"));
    expect(model.clock).toMatchObject({ warmUp: 36_000, end: 46 * 3600, weekOffset: 6 * 86_400 + 22 * 3600 });
  });

  test("growth is anchored at the start", () => {
    const text = at("start: 2016-04-04, length: 2 years, warm-up: 1 year").replace(
      "6 per hour",
      "6 per day, growth: 10% per year",
    );
    const { perDay } = modelOf(text).cohorts[0]!;
    expect(perDay[365]!).toBeCloseTo(6, 2);
    expect(perDay[0]!).toBeCloseTo(6 / 1.1, 2);
    expect(perDay[365 + 365]!).toBeCloseTo(6.6, 2);
  });
});

test("section 7: a change of one service changes the tables of that service alone", () => {
  const services = Array.from({ length: 40 }, (_, i) => WARD.replace("ward", `ward-${i}`)).join("\n");
  const changes = Array.from({ length: 250 }, (_, i) => {
    const day = String(1 + (i % 28)).padStart(2, "0");
    const month = String(1 + (Math.floor(i / 28) % 12)).padStart(2, "0");
    const path = `services.ward-${i % 40}.length-of-stay.exponential.mean`;
    return `  - { on: 2017-${month}-${day}, set: { ${path}: ${10 + (i % 7)} hours } }`;
  });
  const text = scenario(`${WARD}\n${services}`, `changes:\n${changes.join("\n")}`).replace("60 days", "2 years");
  const { phases } = modelOf(text);
  expect(phases.length).toBeGreaterThan(240);
  for (const [i, phase] of phases.entries()) {
    const differ = [...phase.stayOf].filter((stay, at) => stay !== phases[i - 1]?.stayOf[at]);
    if (i > 0) expect(differ.length).toBeLessThanOrEqual(1);
  }
});
