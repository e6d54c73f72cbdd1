/** Which runs to make, and their results in order, whoever made them and in whatever order they came. */
import type { Model } from "../compile/model.ts";
import type { JobResult } from "../job.ts";
import type { Executor, ForkFrom, Job, Models, Stop } from "./executor.ts";

/** A scenario ready to run: its model under the SHA-256 of its resolved text. */
export interface World {
  readonly digest: string;
  readonly model: Model;
  /** Left out where runs begin at time 0. The parent is one of the worlds. */
  readonly fork?: Parting;
}

/** Where a world parts from another, and the instant (ISO) from which it goes its own way: a second after `at`. */
export interface Parting extends ForkFrom {
  readonly date: string;
}

/** Of which replications every fact is kept. */
export type KeptLogs = "first" | "all" | "none";

export interface Plan {
  readonly seed: string;
  /** At least 1. */
  readonly replications: number;
  /** The first of each world when left out. */
  readonly logs?: KeptLogs;
  /** Replications that were made before: they are not made again. */
  readonly made?: readonly Made[];
}

/** A replication that has been made, and the place of its world in the plan. */
export interface Made {
  readonly world: number;
  readonly result: JobResult;
}

/** Called after each replication with how many of the plan's runs are finished. @throws to end the plan */
export type Watch = (finished: number, made: Made) => void;

/** What came of a plan. */
export interface Outcome {
  /** Runs finished, and runs wanted. */
  readonly finished: number;
  readonly wanted: number;
  /** For each world its replications in order; whole when `finished` is `wanted`. */
  readonly worlds: readonly (readonly JobResult[])[];
}

/** Models by digest, as an executor wants them. */
export function modelsOf(worlds: readonly World[]): Models {
  return new Map(worlds.map((world) => [world.digest, world.model]));
}

/**
 * Replicates one scenario, or several in pairs: the same seed and the same replication numbers in each, so that the
 * same people arrive in all of them and only the change differs.
 * @param worlds the base first
 */
export async function carryOut(
  worlds: readonly World[],
  plan: Plan,
  executor: Executor,
  stop: Stop,
  watch: Watch,
): Promise<Outcome> {
  const byWorld = worlds.map(() => new Array<JobResult | undefined>(plan.replications).fill(undefined));
  for (const { world, result } of plan.made ?? []) {
    if (result.replication < plan.replications) byWorld[world]![result.replication] = result;
  }
  const jobs = jobsOf(worlds, plan).filter(({ world, from }) => byWorld[world]![from] === undefined);
  const wanted = worlds.length * plan.replications;
  let finished = wanted - jobs.length;
  const each = (job: number, result: JobResult): void => {
    const { world, from } = jobs[job]!;
    byWorld[world]![from] = result;
    watch(++finished, { world, result });
  };
  await executor.run(jobs, each, stop);
  return { finished, wanted, worlds: byWorld.map((results) => results.filter((result) => result !== undefined)) };
}

/** One job a replication, world by world within a replication: an interrupted plan has whole pairs. */
function jobsOf(worlds: readonly World[], { seed, replications, logs = "first" }: Plan): Job[] {
  const jobs: Job[] = [];
  for (let replication = 0; replication < replications; replication++) {
    for (const [world, { digest, fork }] of worlds.entries()) {
      jobs.push({
        scenario: digest,
        world,
        seed,
        from: replication,
        to: replication + 1,
        keepLog: keepsLog(logs, replication),
        ...(fork && { fork: { parent: fork.parent, at: fork.at } }),
      });
    }
  }
  return jobs;
}

/** True where every fact of a replication (from 0) is kept. */
export function keepsLog(logs: KeptLogs, replication: number): boolean {
  return logs === "all" || (logs === "first" && replication === 0);
}
