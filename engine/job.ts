/**
 * The door for workers: a Model in, one replication's figures out. Small, so that a worker loads quickly: the language
 * (YAML, zod) is not behind it.
 */
import type { Model } from "./compile/model.ts";
import { copyChunk, type FactChunk, type FactSink, KeptLog, tee } from "./log/chunk.ts";
import { createDigest } from "./log/digest.ts";
import { standardMeasures } from "./projections/measures.ts";
import { activityText } from "./projections/money/activityText.ts";
import { runKey } from "./random/keys.ts";
import { CannotGoOn } from "./run/cannotGoOn.ts";
import { fork } from "./run/fork.ts";
import { type Session, start } from "./run/session.ts";

export { logHeader } from "./log/header.ts";
export { createKeyframedLog } from "./log/keyframedLog.ts";
export type { Pack } from "./log/pack.ts";
export { CannotGoOn, copyChunk, type FactChunk, type FactSink };

/** Which replication of a model to run. */
export interface ReplicationAsk {
  readonly seed: string;
  /** Number of the replication, from 0. */
  readonly replication: number;
  /** True to bring back every fact, not only the measures. */
  readonly keepLog: boolean;
  /** Left out where the run begins at time 0: the facts up to and including `at` (seconds) are those of `parent`. */
  readonly fork?: { readonly parent: Model; readonly at: number };
}

/** What one replication found. */
export interface JobResult {
  readonly replication: number;
  /** One number per slot of `standardMeasures(model)`. */
  readonly values: Float64Array;
  /** Digest of every fact: equal digests, equal runs. */
  readonly digest: string;
  /** Facts written, and events handled to write them. */
  readonly facts: number;
  readonly events: number;
  /** What prices were put on, as text: see activityText. Left out of a model without prices. */
  readonly activity?: string;
  /** Every fact in order, when asked for. */
  readonly log?: readonly FactChunk[];
}

/** A replication under way. */
export interface Replication {
  /** Goes on for at most `maxEvents` events; true while there is more to do. */
  advance(maxEvents: number): boolean;
  /** Seconds from the start of the warm-up: how far it has come. */
  readonly now: number;
  /** What was found; only after `advance` has returned false. */
  result(): JobResult;
}

/**
 * Begins a replication, to be taken in slices of the caller's choice: slicing changes nothing in the result.
 * @param sink takes the facts as they come, chunk by chunk; nothing of them need be kept then
 */
export function beginReplication(model: Model, ask: ReplicationAsk, sink?: FactSink): Replication {
  const measures = standardMeasures(model).begin();
  const digest = createDigest();
  const kept = ask.keepLog ? new KeptLog() : null;
  const others = [kept, sink].filter((one) => one != null);
  const session = begin(model, ask, tee(measures, digest, ...others));
  return {
    advance: (maxEvents) => session.advance(maxEvents),
    get now() {
      return session.now;
    },
    result() {
      const values = measures.end();
      const used = measures.activity;
      return {
        replication: ask.replication,
        values,
        digest: digest.hex(),
        facts: session.facts,
        events: session.events,
        ...(used !== null && { activity: activityText(used) }),
        ...(kept !== null && { log: kept.chunks }),
      };
    },
  };
}

function begin(
  model: Model,
  { seed, replication, fork: from }: Omit<ReplicationAsk, "keepLog">,
  sink: FactSink,
): Session {
  const key = runKey(seed, replication);
  return from === undefined ? start(model, key, sink) : fork(from.parent, model, key, from.at, sink);
}

/**
 * Begins a replication for its facts alone, to be taken in slices: whoever keeps the log can work out the rest from it.
 * @param sink takes the facts as they come, chunk by chunk
 */
export function beginFacts(
  model: Model,
  ask: Omit<ReplicationAsk, "keepLog">,
  sink: FactSink,
): Pick<Replication, "advance" | "now"> {
  return begin(model, ask, sink);
}

/** A whole replication in one go. */
export function runReplication(model: Model, ask: ReplicationAsk): JobResult {
  const going = beginReplication(model, ask);
  while (going.advance(Number.MAX_SAFE_INTEGER));
  return going.result();
}

/** Keeps the facts of one replication where that takes time, as on a disk. */
export interface Keeper extends FactSink {
  /** True where it has taken much more than it has kept: then whoever hands it facts waits until it is `drained`. */
  readonly isBehind: boolean;
  /** Kept when everything taken so far is kept. @throws why it cannot be */
  drained(): Promise<void>;
  /** After the last fact. @throws why not all of them could be kept */
  close(): Promise<void>;
  /** In place of `close`: what was kept so far is of no use. */
  abandon(): Promise<void>;
}

/** Events between two looks at how far the keeper is behind: less than a chunk of facts or two. */
const SLICE = 40_000;

/**
 * A whole replication whose facts are kept as they come; waits for the keeper where it is behind.
 * @throws CannotGoOn, and what the keeper throws
 */
export async function keepReplication(model: Model, ask: ReplicationAsk, keeper: Keeper): Promise<JobResult> {
  try {
    const going = beginReplication(model, { ...ask, keepLog: false }, keeper);
    while (going.advance(SLICE)) if (keeper.isBehind) await keeper.drained();
    await keeper.close();
    return going.result();
  } catch (error) {
    await keeper.abandon();
    throw error;
  }
}
