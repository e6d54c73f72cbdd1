/** Replications of many studies on worker threads. */
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { Pairs, Stop } from "../../index.ts";
import { Interrupted } from "../exit.ts";
import type { OracleData, OracleModel, OracleTask } from "./task.ts";

/** A worker cannot be a .ts file on Node 20: in a checkout a small .mjs registers tsx first. */
const WORKER = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "../worker-dev.mjs" : "../worker.js", import.meta.url),
);

/** Replications handed to a thread at a time: about a quarter of a second. */
const AT_ONCE = 8;

/** All replications of one study under one seed. */
export interface StudyRun {
  /** Index into the models of the pool. */
  readonly model: number;
  readonly seed: string;
  readonly replications: number;
}

/** Worker threads that know the models of all studies. */
export interface OraclePool {
  /**
   * Carries out runs; the answer is in their order, each by replication.
   * @param each called with the number of replications done at a time
   * @throws Interrupted when stopped
   */
  run(runs: readonly StudyRun[], each: (replications: number) => void): Promise<Pairs[][]>;
  close(): Promise<void>;
}

/** @param count worker threads, at least 1 */
export function oraclePool(models: readonly OracleModel[], count: number, stop: Stop & { signal: AbortSignal }) {
  const workerData: OracleData = { models };
  const pool = new Piscina<OracleTask, Pairs[]>({
    ...{ filename: WORKER, name: "oracle", minThreads: count, maxThreads: count, workerData },
  });
  stop.signal.addEventListener("abort", () => void pool.destroy(), { once: true });
  const carryOut = async (run: StudyRun, each: (replications: number) => void): Promise<Pairs[]> => {
    const parts = await Promise.all(
      partsOf(run).map(async (task) => {
        const part = await pool.run(task);
        each(part.length);
        return part;
      }),
    );
    return parts.flat();
  };
  return {
    async run(runs, each) {
      try {
        return await Promise.all(runs.map((run) => carryOut(run, each)));
      } catch (error) {
        throw stop.requested ? new Interrupted("Interrupted: the questions were not all answered.") : error;
      }
    },
    close: () => pool.destroy(),
  } satisfies OraclePool;
}

function partsOf({ model, seed, replications }: StudyRun): OracleTask[] {
  const parts: OracleTask[] = [];
  for (let from = 0; from < replications; from += AT_ONCE) {
    parts.push({ model, seed, from, to: Math.min(from + AT_ONCE, replications) });
  }
  return parts;
}
