import type { FactChunk } from "../../../engine/log/chunk.ts";
import type { LogHeader } from "../../../engine/log/header.ts";
import type { Cell, Table } from "../../../engine/tables/table.ts";

/** A row with its columns by name. */
export type Row = Readonly<Record<string, Cell>>;

/** All rows of a table, in the order in which they are handed out. */
export function rowsOf(table: Table, header: LogHeader, chunks: readonly FactChunk[]): Row[] {
  const names = table.columns(header).map(({ name }) => name);
  const fold = table.begin(header);
  return [...chunks.map((chunk) => fold.take(chunk)), fold.end()].flatMap(({ length, columns }) =>
    Array.from({ length }, (_, r) => Object.fromEntries(names.map((name, c) => [name, columns[c]![r]!]))),
  );
}

/** The sum of a column; empty cells are 0. */
export function sumOf(rows: readonly Row[], column: string): number {
  return rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);
}
