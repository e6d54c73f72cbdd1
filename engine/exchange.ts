/** The door to tables and formats: loaded by the commands that use them, so that the others start quickly. */

// out
export type { ExportAbout } from "./formats/about.ts";
// in
export { FactCollector } from "./formats/collect.ts";
export { FormatError } from "./formats/formatError.ts";
export { type ExportFile, LOG_FORMATS, logFile, TABLE_FORMATS, tableFile } from "./formats/formats.ts";
export { type ImportedLog, importedLog } from "./formats/importedLog.ts";
export { ocelFold } from "./formats/ocel/fold.ts";
export type { OcelEvent, OcelObject, OcelType, OcelValue, OcelValueType } from "./formats/ocel/ocel.ts";
export { readParquet } from "./formats/readParquet.ts";
export { readCsv, readNdjson } from "./formats/readTexts.ts";
export { readXes } from "./formats/xes/readXes.ts";
export { TABLES } from "./tables/all.ts";
export type { Cell, Column, Rows, Table } from "./tables/table.ts";
