import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Model } from "../../engine/compile/model.ts";
import { compile, parseScenario } from "../../engine/language.ts";
import { SEEDS } from "../../engine/oracles/all.ts";
import { judge, type Ratio, ratio } from "../../engine/oracles/judge.ts";
import { tallyOf } from "../../engine/oracles/measure.ts";
import type { Figure } from "../../engine/oracles/oracle.ts";
import type { Tally, WatchPlan } from "../../engine/oracles/watch.ts";
import type { Setting } from "../../engine/scenario/scenario.ts";

export { average, DAY, HOUR, meanWait, sampled, shareRefused, shareWaiting } from "../../engine/oracles/oracle.ts";
export { judge, ratio, SEEDS };

/** A figure of theory that no user is shown. */
export type Expected = Omit<Figure, "unit">;

/** An estimate of a figure and its standard error. */
export type Estimate = Ratio;

/** A scenario of a folder of tests, its replications and what theory says about it. */
export interface Study {
  readonly folder: URL;
  readonly file: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly replications: number;
  readonly watch?: (place: (name: string) => number) => WatchPlan;
  readonly expected: readonly Expected[];
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

/** The model of a study, with its settings made. */
export function load(study: Pick<Study, "folder" | "file" | "settings">): Model {
  const settings = Object.entries(study.settings ?? {}).map(
    ([path, value]): Setting => ({ path, op: "set", value, place: { file: "test", line: 1, column: 1 } }),
  );
  return compile(parseScenario(study.file, filesOf(study.folder), settings));
}

/** Runs the replications of a study one after the other and folds each. */
export function replicate(study: Pick<Study, "replications" | "watch">, model: Model, seed: string): Tally[] {
  return Array.from({ length: study.replications }, (_, replication) => tallyOf(study, model, seed, replication));
}

/** Takes the mean of the stays in a service that began and ended in the measured time, in the given unit of seconds. */
export function meanWholeStay(service: string, unit: number): Expected["of"] {
  return (tally) => [tally.services[service]!.wholeStaySeconds / unit, tally.services[service]!.wholeStays];
}

/** The scenarios and tables of a folder of tests, by name. */
export function filesOf(folder: URL): Map<string, string> {
  const names = readdirSync(folder).filter((name) => /\.(yaml|csv)$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));
}
