import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Model } from "../../engine/compile/model.ts";
import { compile, parseScenario } from "../../engine/language.ts";
import { runKey } from "../../engine/random/keys.ts";
import { start } from "../../engine/run/session.ts";
import type { Setting } from "../../engine/scenario/scenario.ts";
import { type Tally, Watch, type WatchPlan } from "./watch.ts";

export const HOUR = 3600;
export const DAY = 86_400;

/** Fixed in advance. A case fails when two of the three disagree with theory. */
export const SEEDS = ["theory-1", "theory-2", "theory-3"] as const;

const EVENTS_AT_ONCE = 1_000_000;

/** One figure of theory: how to take it from a replication as numerator and denominator, and what it should be. */
export interface Expected {
  readonly metric: string;
  readonly value: number;
  readonly tolerance: { readonly abs: number } | { readonly rel: number };
  readonly of: (tally: Tally) => readonly [numerator: number, denominator: number];
}

/** A scenario of a folder of tests, its replications and what theory says about it. */
export interface Study {
  readonly folder: URL;
  readonly file: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly replications: number;
  readonly watch?: (place: (name: string) => number) => WatchPlan;
  readonly expected: readonly Expected[];
}

/** A ratio of totals over replications and its standard error by the delta method. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

/** Declares the test of a study: three seeds, of which at least two must agree with theory in every figure. */
export function theory(title: string, study: Study): void {
  test(title, () => {
    const model = load(study);
    twoSeedsAgree((seed) => disagree(study, model, seed));
  });
}

/**
 * Passes when two of the three seeds agree with theory. The third is asked only where the first two differ: what it
 * found could change nothing else.
 * @param disagreements what is wrong under a seed, in words; empty when all agrees
 */
export function twoSeedsAgree(disagreements: (seed: string) => readonly string[]): void {
  const [first, second, third] = SEEDS;
  const found = [disagreements(first), disagreements(second)];
  const failed = found.filter((wrong) => wrong.length > 0);
  if (failed.length === 1) failed.push(...[disagreements(third)].filter((wrong) => wrong.length > 0));
  expect(failed.length, failed.flat().join("\n")).toBeLessThan(2);
}

/** What is wrong with a study under one seed, in words; empty when theory and engine agree. */
export function disagree(study: Study, model: Model, seed: string): string[] {
  const tallies = replicate(study, model, seed);
  const found: string[] = [];
  for (const expected of study.expected) {
    const problem = judge(expected, ratio(tallies.map(expected.of)));
    if (problem !== null) found.push(`${study.file}, seed ${seed}, ${expected.metric}: ${problem}`);
  }
  return found;
}

/**
 * The tolerance rule of the cases: |estimate − value| ≤ max(tolerance, 3 standard errors), and the standard error at
 * most half the tolerance: a run too short to tell proves nothing. Null when the rule is kept.
 */
export function judge(expected: Pick<Expected, "value" | "tolerance">, estimate: Estimate): string | null {
  const { value, tolerance } = expected;
  const allowed = "abs" in tolerance ? tolerance.abs : tolerance.rel * Math.abs(value);
  const { error } = estimate;
  if (!(error <= allowed / 2)) return `the run is too short: standard error ${error}, at most ${allowed / 2} allowed`;
  if (Math.abs(estimate.value - value) <= Math.max(allowed, 3 * error)) return null;
  return `${estimate.value} ± ${error} (standard error), expected ${value} ± ${allowed}`;
}

/** The model of a study, with its settings made. */
export function load(study: Pick<Study, "folder" | "file" | "settings">): Model {
  const settings = Object.entries(study.settings ?? {}).map(
    ([path, value]): Setting => ({ path, op: "set", value, place: { file: "test", line: 1, column: 1 } }),
  );
  return compile(parseScenario(study.file, filesOf(study.folder), settings));
}

/** Runs the replications of a study one after the other and folds each. */
export function replicate(study: Pick<Study, "replications" | "watch">, model: Model, seed: string): Tally[] {
  const place = (name: string) => model.services.findIndex((service) => service.name === name);
  const tallies: Tally[] = [];
  for (let replication = 0; replication < study.replications; replication++) {
    const watch = new Watch(model, study.watch?.(place));
    const session = start(model, runKey(seed, replication), watch);
    while (session.advance(EVENTS_AT_ONCE));
    tallies.push(watch.end());
  }
  return tallies;
}

/** Total over total, with its standard error: replications are the independent units. */
export function ratio(pairs: readonly (readonly [number, number])[]): Estimate {
  const n = pairs.length;
  const numerator = pairs.reduce((sum, pair) => sum + pair[0], 0);
  const denominator = pairs.reduce((sum, pair) => sum + pair[1], 0);
  const value = numerator / denominator;
  const squares = pairs.reduce((sum, [top, bottom]) => sum + (top - value * bottom) ** 2, 0);
  return { value, error: Math.sqrt((squares * n) / (n - 1)) / denominator };
}

/** Takes the time average of a watched figure. */
export function average(name: string): Expected["of"] {
  return (tally) => [tally.integrals[name]!, tally.seconds];
}

/** Takes the mean of a figure sampled at an hour of the day or week. */
export function sampled(name: string): Expected["of"] {
  return (tally) => [tally.samples[name]!.sum, tally.samples[name]!.count];
}

/** Takes the mean wait of those who started in a service, in the given unit of seconds. */
export function meanWait(service: string, unit: number): Expected["of"] {
  return (tally) => [tally.services[service]!.waitSeconds / unit, tally.services[service]!.starts];
}

/** Takes the mean of the stays in a service that began and ended in the measured time, in the given unit of seconds. */
export function meanWholeStay(service: string, unit: number): Expected["of"] {
  return (tally) => [tally.services[service]!.wholeStaySeconds / unit, tally.services[service]!.wholeStays];
}

/** Takes the share of those who started in a service who had waited. */
export function shareWaiting(service: string): Expected["of"] {
  return (tally) => [tally.services[service]!.waited, tally.services[service]!.starts];
}

/** Takes the share of those who came to a service who were turned away. */
export function shareRefused(service: string): Expected["of"] {
  return (tally) => {
    const { refused, starts } = tally.services[service]!;
    return [refused, refused + starts];
  };
}

/** The scenarios and tables of a folder of tests, by name. */
export function filesOf(folder: URL): Map<string, string> {
  const names = readdirSync(folder).filter((name) => /\.(yaml|csv)$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));
}
