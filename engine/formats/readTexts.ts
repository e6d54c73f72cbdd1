import { type ExportAbout, noExport, readAbout } from "./about.ts";
import type { FactCollector } from "./collect.ts";
import { csvRows } from "./csv.ts";
import { RAW_COLUMNS, rawColumns, rawFact } from "./factRows.ts";
import { FormatError } from "./formatError.ts";
import { ndjsonLines } from "./ndjson.ts";
import { textOf } from "./utf8.ts";

type Bytes = AsyncIterable<Uint8Array>;

/**
 * Reads a CSV file that was exported.
 * @param beside the JSON of the file beside it, which says what its rows are of
 * @param collector takes its facts
 * @throws FormatError when it is no export, or a cell is wrong
 */
export async function readCsv(bytes: Bytes, beside: unknown, collector: FactCollector): Promise<ExportAbout> {
  const about = readAbout(beside);
  let columns: readonly number[] | null = null;
  let width = 0;
  let row = 0;
  for await (const cells of csvRows(textOf(bytes))) {
    if (columns === null) {
      columns = rawColumns(cells);
      width = cells.length;
      continue;
    }
    row++;
    if (cells.length !== width) {
      throw new FormatError(
        `it has ${cells.length} cells; the line of names has ${width}`,
        `row ${row}`,
        "export the table again",
      );
    }
    collector.add(
      rawFact(
        columns.map((column) => cells[column]),
        row,
      ),
    );
  }
  if (columns === null) throw new FormatError("the file is empty", "", "export the table again");
  return about;
}

/**
 * Reads an NDJSON file that was exported: its first line says what the others are of.
 * @param collector takes its facts
 * @throws FormatError when it is no export, or a cell is wrong
 */
export async function readNdjson(bytes: Bytes, collector: FactCollector): Promise<ExportAbout> {
  let about: ExportAbout | null = null;
  let row = 0;
  for await (const line of ndjsonLines(textOf(bytes))) {
    if (!isRecord(line)) {
      throw new FormatError(
        "it is not a JSON object",
        `line ${row + (about === null ? 1 : 2)}`,
        "export the table again",
      );
    }
    if (about === null) {
      if (line["careshift"] === undefined) throw noExport();
      about = readAbout(line["careshift"]);
      continue;
    }
    row++;
    if (row === 1) rawColumns(Object.keys(line));
    collector.add(
      rawFact(
        RAW_COLUMNS.map((column) => line[column]),
        row,
      ),
    );
  }
  if (about === null) throw new FormatError("the file is empty", "", "export the table again");
  return about;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
