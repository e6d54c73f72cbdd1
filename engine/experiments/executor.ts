/** Who carries out the runs of a plan: this thread, worker threads, later a queue shared by many machines. */
import type { Model } from "../compile/model.ts";
import type { JobResult } from "../job.ts";

/** Replications `from` … `to − 1` of one scenario. Scenarios go by the SHA-256 of their resolved text: jobs stay small. */
export interface Job {
  readonly scenario: string;
  readonly seed: string;
  readonly from: number;
  readonly to: number;
  /** True to bring back every fact, not only the measures. */
  readonly keepLog: boolean;
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

/** Models by the digest of their scenario. */
export type Models = ReadonlyMap<string, Model>;

/** For plans that nobody can interrupt. */
export const NEVER: Stop = { requested: false };

/** @throws RangeError when the job's scenario was not handed to the executor. */
export function modelOf(models: Models, job: Job): Model {
  const model = models.get(job.scenario);
  if (model === undefined) throw new RangeError(`no model for scenario ${job.scenario}`);
  return model;
}
