import type { ExportAbout } from "../../../engine/formats/about.ts";
import type { FactCollector } from "../../../engine/formats/collect.ts";
import { type ExportFile, logFile, tableFile } from "../../../engine/formats/formats.ts";
import { readParquet } from "../../../engine/formats/readParquet.ts";
import { readCsv, readNdjson } from "../../../engine/formats/readTexts.ts";
import { readXes } from "../../../engine/formats/xes/readXes.ts";
import type { LogSource } from "../../../engine/log/logSource.ts";
import { facts } from "../../../engine/tables/facts.ts";
import type { Sample } from "../../laws/samples.ts";

/** What an import is given of a file. */
interface Given {
  readonly source: LogSource;
  readonly pieces: () => AsyncIterable<Uint8Array>;
  /** The JSON of the file beside a CSV. */
  readonly beside: unknown;
}

/** Formats that a log goes out in and comes in from. */
export const IN_AND_OUT: Readonly<
  Record<
    string,
    { readonly file: ExportFile; readonly read: (given: Given, collector: FactCollector) => Promise<ExportAbout> }
  >
> = {
  csv: {
    file: tableFile("csv", facts),
    read: ({ pieces, beside }, collector) => readCsv(pieces(), beside, collector),
  },
  ndjson: { file: tableFile("ndjson", facts), read: ({ pieces }, collector) => readNdjson(pieces(), collector) },
  parquet: { file: tableFile("parquet", facts), read: ({ source }, collector) => readParquet(source, collector) },
  xes: { file: logFile("xes"), read: ({ pieces }, collector) => readXes(pieces(), collector) },
};

/** What an export of a run says of itself. */
export function aboutOf({ facts, digest, header }: Sample, table = "facts"): ExportAbout {
  return { careshift: "export", schema: 1, table, simulated: true, facts, digest, log: header };
}

/** A run as a file, whole in memory, and what would stand beside it. */
export function bytesOf(run: Sample, { begin, table }: ExportFile): { bytes: Uint8Array; beside: unknown } {
  const about = aboutOf(run, table);
  const exporter = begin(about);
  const parts = [exporter.start()];
  for (const chunk of run.chunks) parts.push(exporter.take(chunk));
  parts.push(...exporter.end());
  return { bytes: Buffer.concat(parts), beside: JSON.parse(JSON.stringify(about)) };
}

/** Bytes as a file gives them, cut where it hurts: in the middle of rows, cells and characters. */
export async function* pieces(bytes: Uint8Array, size = 997): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
