import type { FactChunk } from "../log/chunk.ts";
import type { LogHeader } from "../log/header.ts";

/**
 * What a column holds. `time` is civil time in whole seconds since 1970-01-01T00:00:00 (no zone: the model's clock has
 * none); formats write it as an ISO 8601 instant or as a timestamp of their own.
 */
export type ColumnType = "text" | "integer" | "number" | "time";

export interface Column {
  /** Lower case with underscores, so that it needs no quotes in SQL. */
  readonly name: string;
  readonly type: ColumnType;
  /** What it holds, with its unit, in one sentence. */
  readonly about: string;
  /** True where a cell may be empty (null). */
  readonly empty?: boolean;
}

/** A cell of a text column is a string, of every other a number; null where it is empty. */
export type Cell = string | number | null;

/** Some rows, column by column in the order of the table's columns. */
export interface Rows {
  readonly length: number;
  readonly columns: readonly (readonly Cell[])[];
}

/** A view of a log for analysts: a projection of facts into rows. */
export interface Table {
  /** Its name in a query and in the name of an exported file. */
  readonly name: string;
  /** What one row is, in one sentence. */
  readonly about: string;
  /** The columns for the log with this header: some depend on it, such as one for each attribute of people. */
  columns(header: LogHeader): readonly Column[];
  begin(header: LogHeader): TableFold;
}

/** Takes a whole log, chunk by chunk. Each row is handed out once, as soon as nothing more can change it. */
export interface TableFold {
  take(chunk: FactChunk): Rows;
  /** The rows still open at the end. */
  end(): Rows;
}
