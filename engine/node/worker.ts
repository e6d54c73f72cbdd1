/** The task of a worker thread: replications of a model it was given when it started. */
import { workerData } from "node:worker_threads";
import type { Job, Pairs } from "../index.ts";
import { CannotGoOn, type JobResult, keepReplication, type ReplicationAsk, runReplication } from "../job.ts";
import { keepLog } from "./folder/keptLog.ts";
import type { OracleTask } from "./oracles/task.ts";
import type { WorkerAnswer, WorkerData } from "./threads.ts";

/**
 * Runs every replication of a job. Why one of them cannot go on, or its log not be kept, is an answer: of an error that
 * is posted between threads only its text would be left.
 * @throws RangeError when the job's scenario was not handed to the executor
 */
export default async function work(job: Job): Promise<WorkerAnswer> {
  try {
    return await replicationsOf(job);
  } catch (error) {
    if (error instanceof CannotGoOn) return { wrong: error.wrong, cure: error.cure };
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== undefined) return { code, message };
    throw error;
  }
}

async function replicationsOf(job: Job): Promise<JobResult[]> {
  const { models, logs } = workerData as WorkerData;
  const { scenario, seed, from, to, fork } = job;
  const model = models.get(scenario);
  const parent = fork && models.get(fork.parent);
  if (model === undefined || (fork && !parent)) throw new RangeError(`no model for scenario ${scenario}`);
  const past = fork && parent && { fork: { parent, at: fork.at } };
  const results: JobResult[] = [];
  for (let replication = from; replication < to; replication++) {
    const ask: ReplicationAsk = { seed, replication, keepLog: job.keepLog, ...past };
    const kept = job.keepLog && logs !== null;
    results.push(
      kept
        ? await keepReplication(model, ask, await keepLog(logs, models, job, replication))
        : runReplication(model, ask),
    );
  }
  return results;
}

/** Replications of a question of `careshift oracles`: loaded when asked for, since no other run needs theory. */
export async function oracle(task: OracleTask): Promise<Pairs[]> {
  const { carryOutTask } = await import("./oracles/task.ts");
  return carryOutTask(task);
}
