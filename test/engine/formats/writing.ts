import type { ExportAbout } from "../../../engine/formats/about.ts";
import type { FactCollector } from "../../../engine/formats/collect.ts";
import { csvTable } from "../../../engine/formats/csv.ts";
import { ndjsonTable } from "../../../engine/formats/ndjson.ts";
import { parquetTable } from "../../../engine/formats/parquet.ts";
import { readParquet } from "../../../engine/formats/readParquet.ts";
import { readCsv, readNdjson } from "../../../engine/formats/readTexts.ts";
import type { BeginTable } from "../../../engine/formats/tableFormat.ts";
import type { LogSource } from "../../../engine/log/logSource.ts";
import { facts } from "../../../engine/tables/facts.ts";
import type { Table } from "../../../engine/tables/table.ts";
import type { Sample } from "../../laws/samples.ts";

/** What an import is given of a file. */
interface Given {
  readonly source: LogSource;
  readonly pieces: () => AsyncIterable<Uint8Array>;
  /** The JSON of the file beside a CSV. */
  readonly beside: unknown;
}

/** Formats of the table facts, out and in. */
export const FACT_FORMATS: Readonly<
  Record<
    string,
    { readonly begin: BeginTable; readonly read: (given: Given, collector: FactCollector) => Promise<ExportAbout> }
  >
> = {
  csv: { begin: csvTable, read: ({ pieces, beside }, collector) => readCsv(pieces(), beside, collector) },
  ndjson: { begin: ndjsonTable, read: ({ pieces }, collector) => readNdjson(pieces(), collector) },
  parquet: { begin: parquetTable, read: ({ source }, collector) => readParquet(source, collector) },
};

/** What an export of a run says of itself. */
export function aboutOf({ facts, digest, header }: Sample, table = "facts"): ExportAbout {
  return { careshift: "export", schema: 1, table, simulated: true, facts, digest, log: header };
}

/** A table of a run as a file, whole in memory, and what would stand beside it. */
export function bytesOf(run: Sample, begin: BeginTable, table: Table = facts): { bytes: Uint8Array; beside: unknown } {
  const about = aboutOf(run, table.name);
  const writer = begin(table.columns(run.header), about);
  const fold = table.begin(run.header);
  const parts = [writer.start()];
  for (const chunk of run.chunks) parts.push(writer.write(fold.take(chunk)));
  parts.push(writer.write(fold.end()), writer.end());
  return { bytes: Buffer.concat(parts), beside: JSON.parse(JSON.stringify(about)) };
}

/** Bytes as a file gives them, cut where it hurts: in the middle of rows, cells and characters. */
export async function* pieces(bytes: Uint8Array, size = 997): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
