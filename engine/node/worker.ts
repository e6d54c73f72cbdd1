/** The task of a worker thread: replications of a model it was given when it started. */
import { workerData } from "node:worker_threads";
import type { Job } from "../index.ts";
import { CannotGoOn, type JobResult, runReplication } from "../job.ts";
import type { WorkerAnswer, WorkerData } from "./threads.ts";

/**
 * Runs every replication of a job. Why one of them cannot go on is an answer: of an error that is posted between
 * threads only its text would be left.
 * @throws RangeError when the job's scenario was not handed to the executor
 */
export default function work(job: Job): WorkerAnswer {
  try {
    return replicationsOf(job);
  } catch (error) {
    if (error instanceof CannotGoOn) return { wrong: error.wrong, cure: error.cure };
    throw error;
  }
}

function replicationsOf(job: Job): JobResult[] {
  const { models } = workerData as WorkerData;
  const { scenario, seed, from, to, keepLog, fork } = job;
  const model = models.get(scenario);
  const parent = fork && models.get(fork.parent);
  if (model === undefined || (fork && !parent)) throw new RangeError(`no model for scenario ${scenario}`);
  const past = fork && parent && { fork: { parent, at: fork.at } };
  return Array.from({ length: to - from }, (_, i) =>
    runReplication(model, { seed, replication: from + i, keepLog, ...past }),
  );
}
