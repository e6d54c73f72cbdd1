/** Making the runs of a folder once more, and comparing their digests with those it holds. */
import { setImmediate } from "node:timers/promises";
import {
  beginReplication,
  CannotGoOn,
  carryOut,
  type Executor,
  type FactChunk,
  type Finding,
  finding,
  firstDifference,
  inProcess,
  type JobResult,
  type Model,
  type Models,
  plural,
  type ReplicationAsk,
  type Stop,
  type World,
} from "../../index.ts";
import { Interrupted } from "../exit.ts";
import { openLogFile } from "../folder/logFile.ts";
import { sparing, threads } from "../threads.ts";

/** How the runs are to be made again. */
export interface AgainAsk {
  readonly seed: string;
  readonly replications: number;
  /** True to bring back the facts of the first replication. */
  readonly keepFirst: boolean;
  /** Most worker threads. */
  readonly jobs: number;
  /** By digest: those of the worlds, and of the parents that some of them part from. */
  readonly models: Models;
  readonly stop: Stop;
  readonly tick: (finished: number) => void;
}

/**
 * Makes the first replications of each world again, on threads where there is enough to do.
 * @returns the replications of each world, in order; a sentence where a run cannot go on
 * @throws Interrupted
 */
export async function runAgain(
  worlds: readonly World[],
  { seed, replications, keepFirst, jobs, models, stop, tick }: AgainAsk,
): Promise<readonly (readonly JobResult[])[] | string> {
  const here = inProcess(models, beginReplication, { breathe: () => setImmediate() });
  const now = (): number => performance.now();
  const executor: Executor =
    jobs === 1 ? here : sparing({ inProcess: here, threads: (n) => threads(models, n), most: jobs, now });
  try {
    const outcome = await carryOut(
      worlds,
      { seed, replications, logs: keepFirst ? "first" : "none" },
      executor,
      stop,
      tick,
    );
    if (stop.requested || outcome.finished < outcome.wanted) throw new Interrupted("Interrupted: nothing was changed.");
    return outcome.worlds;
  } catch (error) {
    if (error instanceof CannotGoOn) return `the simulation cannot go on: ${error.message}`;
    throw error;
  }
}

/** What a world holds of its replications, and what made it. */
export interface Held {
  readonly model: Model;
  /** How a replication is asked for again, but for its number. */
  readonly ask: Pick<ReplicationAsk, "seed" | "fork">;
  readonly digests: readonly string[];
  /** Files of kept logs, by replication. */
  readonly logs: ReadonlyMap<number, string>;
  /** Null where this very code made the run; else what did, and how to have it again, in a sentence. */
  readonly madeBy: string | null;
}

const CHECK = "re-run";
/** Replications that are told one by one. */
const MOST = 5;

/** Compares replications made again with the digests that the folder holds. */
export async function againFinding(
  { model, ask, digests, logs, madeBy }: Held,
  again: readonly JobResult[],
): Promise<Finding> {
  const differ = again.filter(({ digest, replication }) => digest !== digests[replication]);
  const few = again.length < digests.length ? ` of ${digests.length}` : "";
  const same = `${plural(again.length, "replication")}${few}, each with the same digest`;
  if (differ.length === 0) return finding(CHECK, [], madeBy === null ? same : `${same}, though ${madeBy}`);
  if (madeBy !== null) {
    const sentence = `${plural(differ.length, "replication")} of ${again.length} differ, which says nothing here: ${madeBy}`;
    return finding(CHECK, [sentence], "");
  }
  const wrong: string[] = [];
  for (const { replication, digest } of differ.slice(0, MOST)) {
    const place = await firstDifferent(model, { ...ask, replication, keepLog: true }, logs.get(replication));
    wrong.push(`replication ${replication + 1} gives the digest ${digest}, not ${digests[replication]}${place}`);
  }
  if (differ.length > MOST) wrong.push(`and ${differ.length - MOST} more replications differ`);
  return finding(CHECK, wrong, "");
}

/** Where a kept log parts from its run made again, in words; "" where no log was kept, or it cannot be read. */
async function firstDifferent(model: Model, ask: ReplicationAsk, file: string | undefined): Promise<string> {
  if (file === undefined) return "";
  const opened = await openLogFile(file).catch(() => null);
  if (opened === null) return "";
  try {
    const chunks: FactChunk[] = [];
    for await (const chunk of opened.reader.facts(() => {})) chunks.push(chunk);
    const going = beginReplication(model, ask);
    while (going.advance(Number.MAX_SAFE_INTEGER));
    const found = firstDifference(opened.reader.header, chunks, going.result().log ?? []);
    if (found === null) return "; its kept log is the run made again";
    return `; from fact ${found.fact} on: the log says ${found.a}; the re-run ${found.b}`;
  } finally {
    await opened.close();
  }
}
