import type { Table } from "../tables/table.ts";
import type { ExportAbout } from "./about.ts";
import { csvTable } from "./csv.ts";
import { type Exporter, tableExporter } from "./exporter.ts";
import { ndjsonTable } from "./ndjson.ts";
import { parquetTable } from "./parquet.ts";
import type { BeginTable } from "./tableFormat.ts";

/** One file of an export, to be made from a log. */
export interface ExportFile {
  /** Its name in the folder of the export. */
  readonly name: string;
  /** The table it holds, or the format where it holds the whole log. */
  readonly table: string;
  begin(about: ExportAbout): Exporter;
  /** What its rows are: rows, or events. */
  readonly unit: string;
  /** True where what the rows are of stands in a file beside it, `<name>.json`. */
  readonly beside: boolean;
}

const OF_TABLES: Readonly<Record<string, BeginTable>> = {
  csv: csvTable,
  ndjson: ndjsonTable,
  parquet: parquetTable,
};

/** The formats in which each table is a file of its own. */
export const TABLE_FORMATS: readonly string[] = Object.keys(OF_TABLES);

/** The file of a table in one of TABLE_FORMATS. */
export function tableFile(format: string, table: Table): ExportFile {
  const begin = OF_TABLES[format];
  if (begin === undefined) throw new RangeError(`no table is written as ${format}`);
  return {
    name: `${table.name}.${format}`,
    table: table.name,
    begin: (about) => tableExporter(table, begin, about),
    unit: "rows",
    beside: format === "csv",
  };
}

/** The formats that hold a whole log in one file. */
export const LOG_FORMATS: readonly string[] = [];

/** The file of a whole log in one of LOG_FORMATS. */
export function logFile(format: string): ExportFile {
  throw new RangeError(`no log is written as ${format}`);
}
