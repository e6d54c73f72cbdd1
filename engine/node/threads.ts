/** An executor that simulates on worker threads. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { CannotGoOn, type Executor, type Job, type JobResult, type Models, type Stop } from "../index.ts";
import type { LogPlaces } from "./folder/keptLog.ts";

/** A worker cannot be a .ts file on Node 20: in a checkout a small .mjs registers tsx first. */
const WORKER = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "./worker-dev.mjs" : "./worker.js", import.meta.url),
);

/** Milliseconds between two looks at the stop flag. */
const LOOK = 50;

/** Jobs handed to a thread at a time: one to do, and one so that it need not wait for the next. */
const LANES = 2;

/** What a worker is given once, when it starts. */
export interface WorkerData {
  readonly models: Models;
  /** Where logs are kept; null: results bring them back. */
  readonly logs: LogPlaces | null;
}

/** What a worker makes of a job: its replications, why one of them cannot go on, or what the file system said. */
export type WorkerAnswer = JobResult[] | Pick<CannotGoOn, "wrong" | "cure"> | { code: string; message: string };

/**
 * @param count worker threads, at least 1. Each is posted the models once.
 * @param logs where the logs of the jobs that ask for it are kept; without, results bring them back
 */
export function threads(models: Models, count: number, logs: LogPlaces | null = null): Executor {
  return {
    async run(jobs, each, stop) {
      const workerData: WorkerData = { models, logs };
      const threadsWanted = Math.min(count, jobs.length);
      const pool = new Piscina<Job, WorkerAnswer>({
        filename: WORKER,
        minThreads: threadsWanted,
        maxThreads: threadsWanted,
        workerData,
      });
      const { stopped, release } = watchFor(stop);
      const waiting = jobs.entries();
      const lane = async (): Promise<void> => {
        for (const [number, job] of waiting) {
          const answer = await pool.run(job);
          if (stop.requested) return;
          if ("wrong" in answer) throw new CannotGoOn(answer.wrong, answer.cure);
          if ("code" in answer) throw Object.assign(new Error(answer.message), { code: answer.code });
          for (const result of answer) each(number, result);
        }
      };
      const lanes = Promise.all(Array.from({ length: threadsWanted * LANES }, lane));
      try {
        await Promise.race([lanes, stopped]);
      } finally {
        release();
        const gone = pool.destroy();
        if (stop.requested) await Promise.race([Promise.allSettled([lanes, gone]), nextTurn()]);
        else await gone;
      }
    },
  };
}

/** A promise kept soon after a stop is requested: terminating busy threads may take longer than a person waits. */
function watchFor(stop: Stop): { stopped: Promise<void>; release: () => void } {
  let watch: NodeJS.Timeout | undefined;
  const stopped = new Promise<void>((keep) => {
    watch = setInterval(() => stop.requested && keep(), LOOK);
  });
  return { stopped, release: () => clearInterval(watch) };
}

/** Threads first tries in this thread, and starts workers only for work that is worth their warming up. */
export interface Sparing {
  readonly inProcess: Executor;
  readonly threads: (count: number) => Executor;
  /** Most worker threads. */
  readonly most: number;
  /** Milliseconds now, from any fixed start. */
  readonly now: () => number;
}

/** Milliseconds of work that a worker must have to be worth starting: it loads the code and warms up its own compiler. */
const WORTH_A_WORKER = 600;

/** The first run of a process is slow because its code is not yet compiled; the others take about half as long. */
const WARM = 0.5;

/** Runs the first job here and the rest where it is quicker. */
export function sparing({ inProcess, threads, most, now }: Sparing): Executor {
  return {
    async run(jobs, each, stop: Stop) {
      const began = now();
      await inProcess.run(jobs.slice(0, 1), each, stop);
      const rest = jobs.slice(1);
      if (stop.requested || rest.length === 0) return;
      const expected = (now() - began) * WARM * rest.length;
      const worth = Math.min(most, Math.floor(expected / WORTH_A_WORKER));
      const executor = worth >= 2 ? threads(worth) : inProcess;
      await executor.run(rest, (job, result) => each(job + 1, result), stop);
    },
  };
}
