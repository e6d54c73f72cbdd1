import type { ExportAbout } from "../../exchange.ts";
import { createDigest, type FactChunk, type Stop } from "../../index.ts";
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
    mustGoOn(stop);
    digest.take(chunk);
    yield chunk;
  }
  const { log } = about;
  if (digest.hex() === about.digest) return;
  throw new InputError(
    `The log of “${log.title}”, replication ${log.replication + 1}, is damaged: its digest is ${digest.hex()}, not ${about.digest}. Run the scenario again.`,
  );
}

/** @throws Interrupted when a stop is requested */
export function mustGoOn(stop: Stop): void {
  if (stop.requested) throw new Interrupted("Interrupted: the file under way was not written.");
}
