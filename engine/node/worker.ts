/** The task of a worker thread: replications of a model it was given when it started. */
import { workerData } from "node:worker_threads";
import type { Job } from "../index.ts";
import { type JobResult, runReplication } from "../job.ts";
import type { WorkerData } from "./threads.ts";

/**
 * Runs every replication of a job.
 * @throws RangeError when the job's scenario was not handed to the executor
 */
export default function work({ scenario, seed, from, to, keepLog }: Job): JobResult[] {
  const model = (workerData as WorkerData).models.get(scenario);
  if (model === undefined) throw new RangeError(`no model for scenario ${scenario}`);
  return Array.from({ length: to - from }, (_, i) => runReplication(model, { seed, replication: from + i, keepLog }));
}
