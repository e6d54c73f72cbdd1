/** Who carries out the runs of a plan: this thread, worker threads, later a queue shared by many machines. */
import type { Model } from "../compile/model.ts";
import type { JobResult, Keeper, ReplicationAsk } from "../job.ts";

/** Replications `from` … `to − 1` of one scenario. Scenarios go by the SHA-256 of their resolved text: jobs stay small. */
export interface Job {
  readonly scenario: string;
  /** Place of the scenario in its plan, 0 for the base: a plan may have the same scenario twice. */
  readonly world: number;
  readonly seed: string;
  readonly from: number;
  readonly to: number;
  /** True to keep every fact, not only the measures: with the executor's keeper, or else in the result. */
  readonly keepLog: boolean;
  /** Left out where runs begin at time 0: their facts up to and including `at` (seconds) are those of scenario `parent`. */
  readonly fork?: ForkFrom;
}

/** Where the history of a run comes from: the parent's facts with times up to and including `at` (seconds). */
export interface ForkFrom {
  /** SHA-256 of the parent's resolved scenario. */
  readonly parent: string;
  readonly at: number;
}

/** A wish to stop: asked between slices. */
export interface Stop {
  readonly requested: boolean;
}

/**
 * Runs jobs in any order and hands back each replication as it finishes, with the number of its job. When a stop is
 * requested it returns early, having handed back only whole replications. Results never depend on the executor.
 */
export interface Executor {
  run(jobs: readonly Job[], each: (job: number, result: JobResult) => void, stop: Stop): Promise<void>;
}

/** Begins to keep the facts of one replication of a job. */
export type Keep = (job: Job, replication: number) => Promise<Keeper>;

/** Models by the digest of their scenario. */
export type Models = ReadonlyMap<string, Model>;

/** For plans that nobody can interrupt. */
export const NEVER: Stop = { requested: false };

/** @throws RangeError when the scenario was not handed to the executor. */
export function modelOf(models: Models, { scenario }: Pick<Job, "scenario">): Model {
  const model = models.get(scenario);
  if (model === undefined) throw new RangeError(`no model for scenario ${scenario}`);
  return model;
}

/**
 * What to ask of one replication of a job.
 * @throws RangeError when the parent of a fork was not handed to the executor.
 */
export function askOf(models: Models, { seed, keepLog, fork }: Job, replication: number): ReplicationAsk {
  const ask = { seed, replication, keepLog };
  if (fork === undefined) return ask;
  return { ...ask, fork: { parent: modelOf(models, { scenario: fork.parent }), at: fork.at } };
}
