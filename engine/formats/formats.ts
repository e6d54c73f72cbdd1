import type { Table } from "../tables/table.ts";
import type { ExportAbout } from "./about.ts";
import { csvTable } from "./csv.ts";
import { type Exporter, tableExporter } from "./exporter.ts";
import { ndjsonTable } from "./ndjson.ts";
import { ocelJsonExporter } from "./ocel/json.ts";
import { parquetTable } from "./parquet.ts";
import type { BeginTable } from "./tableFormat.ts";
import { xesExporter } from "./xes/xes.ts";

/** One file of an export, to be made from a log. */
export interface ExportFile {
  /** Its name in the folder of the export. */
  readonly name: string;
  /** The table it holds; facts where it holds the whole log. */
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

const OF_LOGS: Readonly<Record<string, Omit<ExportFile, "table">>> = {
  xes: { name: "log.xes", begin: xesExporter, unit: "events", beside: false },
  ocel: { name: "log.ocel.json", begin: ocelJsonExporter, unit: "events", beside: false },
};

/** The formats of text that hold a whole log in one file. */
export const LOG_FORMATS: readonly string[] = Object.keys(OF_LOGS);

/** The file of a whole log in one of LOG_FORMATS: it holds every fact. */
export function logFile(format: string): ExportFile {
  const file = OF_LOGS[format];
  if (file === undefined) throw new RangeError(`no log is written as ${format}`);
  return { table: "facts", ...file };
}
