import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Model } from "../../../engine/compile/model.ts";
import { KeptLog } from "../../../engine/log/chunk.ts";
import { KIND } from "../../../engine/log/facts.ts";
import { standardMeasures } from "../../../engine/projections/measures.ts";
import type { Window } from "../../../engine/projections/projection.ts";
import { runKey } from "../../../engine/random/keys.ts";
import { start } from "../../../engine/run/session.ts";
import { cases } from "../../effort.ts";
import { modelOf, set, smallScenarios } from "../../laws/scenarios.ts";
import { cut } from "../log/helpers.ts";
import { enriched } from "./enriched.ts";
import { oracle } from "./oracle/oracle.ts";

const DAY = 86_400;

/** Measures (service or system) that the runs must have met. */
const MEASURES = [
  ...[
    "census",
    "in-treatment",
    "starts",
    "occupancy",
    "capacity",
    "full",
    "length-of-stay",
    "stay",
    "tasks",
    "visits",
    "overtime",
  ],
  ...["delayed", "delayed.snapshot", "delayed.any", "delayed.days", "delayed.people", "delayed.new-per-week"],
  ...["delayed.mean", "delayed.mean-of-delayed", "delayed.share", "delayed.assessment", "delayed.funding"],
  ...[
    "delayed.no-room",
    "delayed.out-of-hours",
    "delayed.transfer",
    "delayed.rate",
    "to.outside",
    "to.home",
    "to.ward-0",
  ],
  ...["queue", "queue.outside", "queue.inside", "queue.growth", "waiting-at-end", "wait", "wait.any", "within.5-hours"],
  ...["refused", "refused.share", "diverted", "diverted.share", "gave-up", "gave-up.share"],
  ...[
    "first-ring",
    "rings",
    "arrivals",
    "returns",
    "inside",
    "exits.home",
    "exits.care-home",
    "exits.died",
    "exits.elsewhere",
  ],
  ...["admissions", "admissions.older", "readmission-30", "care-home-admissions", "care-home-rate", "at-home-91"],
  ...[
    "rule.rule-0.in-force",
    "rule.rule-0.times",
    "rule.rule-0.cost",
    "places-added",
    "shock.outbreak.there",
    "shock.winter.times",
  ],
  ...["cost.total", "cost.nhs", "cost.council", "cost.delayed-attributed", "cost"],
];

function simulate(model: Model, replication: number) {
  const log = new KeptLog();
  const session = start(model, runKey("oracle", replication), log);
  while (session.advance(1_000_000));
  return log.chunks;
}

/** Compares every measure of one run; gives the kinds of fact it wrote and the measures that were not 0. */
function compare(model: Model, replication: number, window: Window): { kinds: Set<number>; measures: Set<string> } {
  const chunks = simulate(model, replication);
  const expected = oracle(model, chunks, window);
  const last = chunks.at(-1);
  const ended = Number(last?.kind[last.length - 1] === KIND.Ended);
  expected.set("system.ended", [ended, 1]);
  expected.set("system.time-to-end", [(ended * (window.to - window.from)) / DAY, ended]);
  const { definitions, begin } = standardMeasures(model);
  const fold = begin(window);
  const rows = chunks[0]?.length ?? 0;
  for (const chunk of chunks.flatMap((one, i) => (i === 0 ? cut(one, rows >> 2, rows >> 1) : [one]))) fold.take(chunk);
  const found = fold.end();
  for (const [i, { id }] of definitions.entries()) {
    const [above, below] = expected.get(id) ?? [Number.NaN, Number.NaN];
    near(found[2 * i]!, above, `${id}, numerator`);
    near(found[2 * i + 1]!, below, `${id}, denominator`);
  }
  // Nobody leaves for a place that has no measure.
  for (const id of expected.keys()) {
    if (/\.to\./.test(id) && expected.get(id)![0] > 0)
      expect(definitions.map((definition) => definition.id)).toContain(id);
  }
  return {
    kinds: new Set(chunks.flatMap((chunk) => [...chunk.kind])),
    measures: new Set(definitions.filter((_, i) => found[2 * i] !== 0).map((definition) => definition.measure)),
  };
}

/** Both add the same numbers up, in another order: they differ by rounding errors only. */
function near(found: number, expected: number, what: string): void {
  const off = Math.abs(found - expected);
  expect(off <= 1e-9 * Math.max(1, Math.abs(expected)), `${what}: found ${found}, expected ${expected}`).toBe(true);
}

/**
 * A ward that sends its people elsewhere while they wait for the place they were referred to at admission; and people who
 * are at home long enough to be asked for after 91 days, or come back.
 */
const CLOSING = `
careshift: 1
title: A ward closes
time: { start: 2016-04-01, length: 150 days, warm-up: none }
cohorts:
  people: { arrivals: { every: 15 hours }, enters: ward-0 }
services:
  ward-0: { kind: beds, setting: hospital, capacity: 20, length-of-stay: { exponential: { mean: 8 days } }, routes: [{ to: ward-1, share: 60%, refer: at-admission }, { to: at-home, share: rest }] }
  ward-1: { kind: beds, setting: rehabilitation, capacity: 4, length-of-stay: 5 days, routes: [{ to: at-home, share: 100% }] }
  ward-2: { kind: beds, setting: hospital, capacity: 40, length-of-stay: 2 days, routes: [{ to: home, share: 100% }] }
  at-home: { kind: state, setting: own-home, length-of-stay: { exponential: { mean: 80 days } }, routes: [{ to: ward-0, share: 40% }, { to: home, share: rest }] }
changes:
  - { on: 2016-04-25, occupants: { move-to: ward-2 }, set: { services.ward-0.capacity: 2 } }
`;

/** People who move on from a second choice; `more` stands in the route to both. */
const moving = (more: string): string => `
careshift: 1
title: A second choice
time: { start: 2016-04-01, length: 60 days, warm-up: none }
cohorts:
  people: { arrivals: { every: 4 hours }, enters: ward-0 }
services:
  ward-0: { kind: beds, setting: hospital, capacity: 20, while-waiting: at-home, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ name: either, to: [ward-1, ward-2], share: 60%, ${more} }, { to: home, share: rest }] }
  ward-1: { kind: beds, setting: rehabilitation, capacity: 4, within: { a: 3 days }, length-of-stay: 3 days, routes: [{ to: home, share: 100% }] }
  ward-2: { kind: beds, setting: hospital, capacity: 9, length-of-stay: { exponential: { mean: 9 days } }, routes: [{ to: home, share: 100% }] }
`;

/** Few long runs, since the oracle takes the square of their length; but 91 days must pass in some. */
const length = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(150) });

describe("every standard measure equals its definition worked out person by person", () => {
  const kinds = new Set<number>();
  const measures = new Set<string>();

  test("over random scenarios, windows and cuts into chunks", () => {
    fc.assert(
      fc.property(smallScenarios(), length, fc.nat(11), fc.nat(999), fc.nat(999), (text, days, shape, a, b) => {
        const longer = days === 0 ? [] : [set("time.length", `${days} days`)];
        const model = enriched(modelOf(text, longer), shape);
        const { end } = model.clock;
        const from = Math.floor((a / 1000) * (days === 0 ? 0.6 * end : 20 * DAY));
        const to = days === 0 ? from + DAY + Math.floor((b / 1000) * (end - from - DAY)) : end;
        const seen = compare(model, a, { from, to });
        for (const kind of seen.kinds) kinds.add(kind);
        for (const measure of seen.measures) measures.add(measure);
      }),
      { numRuns: cases(100), seed: 91 },
    );
  });

  test("and where people leave a closed ward who have been referred from it", () => {
    const seen = [0, 1, 2, 3].map((shape) =>
      compare(enriched(modelOf(CLOSING), shape), 7, { from: DAY, to: 150 * DAY }),
    );
    for (const kind of seen.flatMap((one) => [...one.kinds])) kinds.add(kind);
    for (const measure of seen.flatMap((one) => [...one.measures])) measures.add(measure);
  });

  test.each([
    "second-choice: { moves-on: true }",
    "second-choice: { after: 30 hours, moves-on: true }, refer: at-admission, transfer: 5 hours",
  ])("and where people move on from a second choice: %s", (more) => {
    const seen = compare(enriched(modelOf(moving(more)), 1), 7, { from: DAY, to: 58 * DAY });
    expect([...seen.kinds]).toContain(KIND.MovedOn);
    for (const kind of seen.kinds) kinds.add(kind);
  });

  test("and the runs wrote every kind of fact and gave every measure something to count", () => {
    expect(Object.entries(KIND).filter(([, kind]) => !kinds.has(kind))).toEqual([]);
    expect(MEASURES.filter((measure) => !measures.has(measure))).toEqual([]);
  });
});
