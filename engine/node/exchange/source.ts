import { setImmediate } from "node:timers/promises";
import type { ExportAbout } from "../../exchange.ts";
import { createDigest, type FactChunk, KIND, type Stop } from "../../index.ts";
import { InputError, Interrupted } from "../exit.ts";

/** A log to be exported. */
export interface ExportSource {
  /** Folder of its files below that of the export, "" for that folder itself. */
  readonly folder: string;
  /** Opens the log; called once. @throws InputError where it cannot be had */
  open(stop: Stop): Promise<OpenSource>;
}

export interface OpenSource {
  readonly about: Omit<ExportAbout, "table">;
  /** Every fact, as often as asked for. @throws InputError where the log is damaged */
  chunks(): AsyncGenerator<FactChunk>;
  close(): Promise<void>;
}

/** A file that was written. */
export interface Written {
  readonly path: string;
  readonly rows: number;
  /** What its rows are. */
  readonly unit: string;
  /** The file that tells what they are of, where it stands beside. */
  readonly beside: string | null;
}

/**
 * Every fact of a log, which are those of its digest, or there is an error at the end.
 * @throws InputError when the log is damaged; Interrupted
 */
export async function* checkedFacts({ chunks, about }: OpenSource, stop: Stop): AsyncGenerator<FactChunk> {
  const digest = createDigest();
  for await (const chunk of chunks()) {
    digest.take(chunk);
    for (const part of partsOf(chunk)) {
      await setImmediate();
      mustGoOn(stop);
      yield part;
    }
  }
  const { log } = about;
  if (digest.hex() === about.digest) return;
  throw new InputError(
    `The log of “${log.title}”, replication ${log.replication + 1}, is damaged: its digest is ${digest.hex()}, not ${about.digest}. Run the scenario again.`,
  );
}

/** Facts that are turned into rows between two looks at the stop flag: some tens of milliseconds. */
const PART = 8192;

/** A chunk cut into smaller ones. */
function* partsOf(chunk: FactChunk): Generator<FactChunk> {
  let arrivals = 0;
  for (let from = 0; from < chunk.length; from += PART) {
    const to = Math.min(chunk.length, from + PART);
    const kind = chunk.kind.subarray(from, to);
    const own = kind.reduce((sum, one) => sum + (one === KIND.Arrived ? 1 : 0), 0);
    yield {
      first: chunk.first + from,
      length: to - from,
      time: chunk.time.subarray(from, to),
      kind,
      person: chunk.person.subarray(from, to),
      service: chunk.service.subarray(from, to),
      other: chunk.other.subarray(from, to),
      value: chunk.value.subarray(from, to),
      cause: chunk.cause.subarray(from, to),
      keys: chunk.keys.subarray(arrivals * 2, (arrivals + own) * 2),
      arrivals: own,
    };
    arrivals += own;
  }
}

/** @throws Interrupted when a stop is requested */
export function mustGoOn(stop: Stop): void {
  if (stop.requested) throw new Interrupted("Interrupted: the file under way was not written.");
}
