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

export interface Plan {
  readonly seed: string;
  /** At least 1. */
  readonly replications: number;
}

/** Called after each replication with how many of the plan's runs are finished. */
export type Watch = (finished: number) => void;

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
 * same people arrive in all of them and only the change differs. The log of each world's first replication is kept.
 * @param worlds the base first
 */
export async function carryOut(
  worlds: readonly World[],
  plan: Plan,
  executor: Executor,
  stop: Stop,
  watch: Watch,
): Promise<Outcome> {
  const jobs = jobsOf(worlds, plan);
  const results = new Array<JobResult | undefined>(jobs.length);
  let finished = 0;
  const each = (job: number, result: JobResult): void => {
    results[job] = result;
    watch(++finished);
  };
  await executor.run(jobs, each, stop);
  const byWorld = worlds.map((_, world) =>
    results.filter((result, job): result is JobResult => result !== undefined && job % worlds.length === world),
  );
  return { finished, wanted: jobs.length, worlds: byWorld };
}

/** One job a replication, world by world within a replication: an interrupted plan has whole pairs. */
function jobsOf(worlds: readonly World[], { seed, replications }: Plan): Job[] {
  const jobs: Job[] = [];
  for (let replication = 0; replication < replications; replication++) {
    for (const world of worlds) {
      jobs.push({
        scenario: world.digest,
        seed,
        from: replication,
        to: replication + 1,
        keepLog: replication === 0,
        ...(world.fork && { fork: { parent: world.fork.parent, at: world.fork.at } }),
      });
    }
  }
  return jobs;
}
