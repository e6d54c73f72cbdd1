import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Model } from "../../../engine/compile/model.ts";
import { emptyChunk, type FactChunk } from "../../../engine/log/chunk.ts";
import { KIND } from "../../../engine/log/facts.ts";
import { standardMeasures } from "../../../engine/projections/measures.ts";
import type { Window } from "../../../engine/projections/projection.ts";
import { cases } from "../../effort.ts";
import { logOf } from "../../laws/running.ts";
import { modelOf, smallScenarios } from "../../laws/scenarios.ts";
import { asking } from "./asking.ts";
import { enriched } from "./enriched.ts";
import { Ask } from "./oracle/ask.ts";
import { oracle } from "./oracle/oracle.ts";

const DAY = 86_400;

type Found = ReadonlyMap<string, readonly [above: number, below: number]>;

function measured(model: Model, chunks: readonly FactChunk[], window: Window): Found {
  const { definitions, begin } = standardMeasures(model);
  const fold = begin(window);
  for (const chunk of chunks) fold.take(chunk);
  const values = fold.end();
  return new Map(definitions.map(({ id }, i) => [id, [values[2 * i]!, values[2 * i + 1]!]]));
}

function near(found: readonly [number, number], expected: readonly [number, number], what: string): void {
  for (const part of [0, 1] as const) {
    const off = Math.abs(found[part] - expected[part]);
    const text = `${what}, ${part === 0 ? "numerator" : "denominator"}: found ${found[part]}, expected ${expected[part]}`;
    expect(off <= 1e-9 * Math.max(1, Math.abs(expected[part])), text).toBe(true);
  }
}

/** The facts of some people, and those of nobody. */
function only(chunks: readonly FactChunk[], which: (person: number) => boolean): FactChunk[] {
  return chunks.map((chunk) => {
    const rows = Array.from({ length: chunk.length }, (_, i) => i).filter((i) => which(chunk.person[i]!));
    const own = emptyChunk(rows.length, chunk.first);
    for (const column of ["time", "kind", "person", "service", "other", "value", "cause"] as const)
      for (const [to, from] of rows.entries()) own[column][to] = chunk[column][from]!;
    return own;
  });
}

/** Each person's level by their last class before they change, or null where someone changes. */
function fixedLevels(model: Model, chunks: readonly FactChunk[]): Map<number, number> | null {
  const { levelOf } = model.asked!.by[0]!;
  const found = new Map<number, number>();
  for (const { kind, person, value, length } of chunks)
    for (let i = 0; i < length; i++) {
      if (kind[i] === KIND.Arrived) found.set(person[i]!, levelOf[value[i]!]!);
      else if (kind[i] === KIND.ConditionChanged && levelOf[value[i]!] !== found.get(person[i]!)) return null;
    }
  return found;
}

/** These are not sums over people: one is enough for it to hold of all. */
const NOT_SUMS = /\.(delayed\.any|referral\.wait-estimated|referral\.wait-median)$/;
/** Every level has the whole of these below. */
const SHARED_BELOW =
  /\.(occupancy|delayed\.snapshot|delayed\.reportable\.(snapshot|at-weekly-snapshot)|census\.(midnight|at\..*))$/;

/** People who go from one level to another while they are in a place, wait, are delayed, on the way, followed up, members. */
const CHANGING = `
careshift: 1
title: People change
time: { start: 2016-04-01, length: 150 days, warm-up: none }
cohorts:
  people: { arrivals: { every: 6 hours }, enters: ward-0 }
services:
  ward-0: { kind: beds, setting: hospital, capacity: 22, length-of-stay: { exponential: { mean: 5 days } }, leaving: { hours: 09:00-18:00 }, routes: [{ to: [ward-1, ward-2], share: 40%, prepare: { assessment: 1 day } }, { to: at-home, share: rest, transfer: 4 hours }] }
  ward-1: { kind: beds, setting: rehabilitation, capacity: 12, length-of-stay: { exponential: { mean: 12 days } }, units: { by: stage, levels: { well: 1, ill: 2 } }, routes: [{ to: at-home, share: 100% }] }
  ward-2: { kind: beds, setting: hospital, capacity: 10, while-waiting: at-home, length-of-stay: { exponential: { mean: 9 days } }, routes: [{ to: ward-1, share: 50% }, { to: home, share: rest }] }
  at-home: { kind: state, setting: own-home, length-of-stay: { exponential: { mean: 20 days } }, routes: [{ to: ward-0, share: 30% }, { to: home, share: rest }] }
memberships:
  register: { who: { stage: [well, ill] }, joins: { on: arrival, share: 50% }, lasts: 30 days }
conditions:
  stage: { stages: [well, ill], starts: { well: 50%, ill: rest }, moves: [{ from: well, to: ill, rate: 20 per year }, { from: ill, to: well, rate: 12 per year }] }
clocks:
  dies: { rate: 50% per year, from: arrival, to: died }
`;

const seen = { measures: new Set<string>(), fixed: 0, crossed: 0 };

function compare(model: Model, replication: number, window: Window): Found {
  const chunks = logOf(model, replication);
  const found = measured(model, chunks, window);
  const expected = oracle(model, chunks, window);
  const standard = standardMeasures({ ...model, asked: undefined as never }).definitions;
  const known = new Set(standard.map(({ id }) => id));
  for (const [id, value] of found) {
    if (known.has(id) || id.includes(".by.")) continue;
    near(value, expected.get(id) ?? [Number.NaN, Number.NaN], id);
    if (value[0] !== 0) seen.measures.add(id.replace(/^[^.]+\./, ""));
  }
  sumsUp(model, found);
  const levels = fixedLevels(model, chunks);
  if (levels === null) seen.crossed++;
  else byPeople(model, chunks, window, found, levels);
  return found;
}

/** People of both levels together are all people. */
function sumsUp(model: Model, found: Found): void {
  for (const definition of standardMeasures(model).definitions) {
    const { id } = definition;
    if (id.includes(".by.") || !found.has(`${id}.by.half.even`) || NOT_SUMS.test(id)) continue;
    const parts = ["even", "odd"].map((level) => found.get(`${id}.by.half.${level}`)!);
    const whole = found.get(id)!;
    const below = definition.kind === "value" || SHARED_BELOW.test(id) ? parts[0]![1] : parts[0]![1] + parts[1]![1];
    near([parts[0]![0] + parts[1]![0], below], whole, `${id}, levels added up`);
  }
}

/** Person-seconds of each level in a place, delayed or in a queue, by what people were at each instant. */
function areasOf(model: Model, ask: Ask, level: number): Map<string, number> {
  const { levelOf } = model.asked!.by[0]!;
  const found = new Map<string, number>();
  for (const life of ask.lives) {
    const told = life.facts.filter(({ kind }) => kind === KIND.Arrived || kind === KIND.ConditionChanged);
    const own = told.flatMap(({ time, value }, i) =>
      levelOf[value] === level ? [{ from: time, to: told[i + 1]?.time ?? Number.POSITIVE_INFINITY }] : [],
    );
    const add = (id: string, from: number, to: number): void => {
      const seconds = own.reduce((sum, part) => sum + ask.overlap(Math.max(from, part.from), Math.min(to, part.to)), 0);
      found.set(id, (found.get(id) ?? 0) + seconds);
    };
    for (const { service, start, ready, leftAt } of life.stays) {
      add(`${model.services[service]!.name}.census`, start.time, leftAt);
      add(`${model.services[service]!.name}.delayed`, ready, leftAt);
    }
    for (const { service, from, to } of life.waits) add(`${model.services[service]!.name}.queue`, from, to);
  }
  return found;
}

/** Where nobody changes, a level is a log without the others. */
function byPeople(
  model: Model,
  chunks: readonly FactChunk[],
  window: Window,
  found: Found,
  levels: ReadonlyMap<number, number>,
): void {
  seen.fixed++;
  for (const [level, name] of ["even", "odd"].entries()) {
    const own = only(chunks, (person) => person < 0 || levels.get(person) === level);
    const expected = oracle(model, own, window);
    for (const [id, value] of found)
      if (id.endsWith(`.by.half.${name}`)) near(value, expected.get(id.replace(/\.by\..*/, ""))!, id);
  }
}

describe("every measure that is asked for equals its definition worked out person by person, and so does each level", () => {
  test("over random scenarios and windows", () => {
    fc.assert(
      fc.property(smallScenarios(), fc.nat(11), fc.nat(999), fc.nat(999), (text, shape, a, b) => {
        const model = asking(enriched(modelOf(text), shape), shape);
        const { end } = model.clock;
        const from = Math.floor((a / 1000) * 0.6 * end);
        const to = from + DAY + Math.floor((b / 1000) * (end - from - DAY));
        compare(model, a, { from, to });
      }),
      { numRuns: cases(16), seed: 17 },
    );
  });

  test.each([0, 1])("and where people change in the middle of everything (settings %i)", (shape) => {
    const model = asking(enriched(modelOf(CHANGING), shape), shape);
    const window = { from: 10 * DAY, to: 150 * DAY };
    const chunks = logOf(model, shape);
    const found = compare(model, shape, window);
    const ask = new Ask(model, chunks, window);
    for (const [level, name] of ["even", "odd"].entries())
      for (const [id, seconds] of areasOf(model, ask, level))
        near(found.get(`${id}.by.half.${name}`) ?? [0, 1], [ask.mean(seconds), 1], `${id}, ${name}`);
    expect(fixedLevels(model, chunks)).toBe(null);
  });

  test("and the runs gave every measure something to count, with people who change and without", () => {
    const wanted = [
      ...[
        "",
        ".snapshot",
        ".new-per-week",
        ".at-weekly-snapshot",
        ".nhs",
        ".social-care",
        ".both",
        ".unattributed",
      ].map((one) => `delayed.reportable${one}`),
      ...["wait", "wait-estimated", "wait-median", "still-waiting", "still-waiting.days"].map(
        (one) => `referral.${one}`,
      ),
      ...["response.always", "response.open", "visit-hours", "wte-needed", "in-area.starts", "in-area.bed-days"],
      ...["place-of-death.hospital", "place-of-death.own-home", "readmission-91", "loss-of-home-91"],
      ...["census.hour.mon-00", "census.midnight", "census.at.noon", "reaching.2", "reached.2"],
      ...["places-needed.limited.5-per-cent", "places-needed.unlimited.5-per-cent"],
      "places-needed.unlimited.loss.5-per-cent",
    ];
    expect(wanted.filter((measure) => !seen.measures.has(measure))).toEqual([]);
    expect(seen.fixed).toBeGreaterThan(5);
    expect(seen.crossed).toBeGreaterThan(1);
  });
});
