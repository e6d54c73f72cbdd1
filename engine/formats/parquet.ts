/**
 * Parquet: row groups of 65,536 rows and more, written as they fill; whole numbers delta-packed, texts by dictionary,
 * pages packed with Snappy; times as TIMESTAMP without a zone. What the rows are of stands in the key-value metadata,
 * under "careshift".
 */
import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import type { Cell, Column, ColumnType, Rows } from "../tables/table.ts";
import { type BeginTable, NO_BYTES } from "./tableFormat.ts";

/** Key of the metadata that says what the rows are of. */
export const ABOUT_KEY = "careshift";

/** A group is written as soon as it has so many rows: enough to pack well, few enough to hold in memory. */
const GROUP_ROWS = 65_536;
const MILLIS = 1000;

const TYPES: { readonly [T in ColumnType]: Partial<SchemaElement> } = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  integer: { type: "INT64" },
  number: { type: "DOUBLE" },
  time: { type: "INT64", logical_type: { type: "TIMESTAMP", isAdjustedToUTC: false, unit: "MILLIS" } },
};

/** Begins a Parquet file. Holds one group of rows, and some hundred bytes for each group written. */
export const parquetTable: BeginTable = (columns, about) => {
  const bytes = new Handed();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: "root", num_children: columns.length }, ...columns.map(schemaOf)],
    kvMetadata: [
      { key: ABOUT_KEY, value: JSON.stringify(about) },
      { key: "simulated", value: "true" },
    ],
    createdBy: `careshift ${about.log.engine}`,
  });
  let group: Cell[][] = columns.map(() => []);
  const writeGroup = (): void => {
    if (group[0]!.length === 0) return;
    const columnData = columns.map((column, c) => sourceOf(column, group[c]!));
    // Synchronous: the writer's only wait would be for bytes to be taken, and these stay in memory.
    void writer.write({ columnData, rowGroupSize: group[0]!.length });
    group = columns.map(() => []);
  };
  return {
    start: () => bytes.taken(),
    write(rows) {
      append(group, rows);
      if (group[0]!.length < GROUP_ROWS) return NO_BYTES;
      writeGroup();
      return bytes.taken();
    },
    end() {
      writeGroup();
      void writer.finish();
      return bytes.taken();
    },
  };
};

/** Bytes that are handed on group by group; places in the file count from its start all the same. */
class Handed extends ByteWriter {
  taken(): Uint8Array {
    const taken = this.getBytes().slice();
    this.index = 0;
    return taken;
  }
}

function schemaOf({ name, type, empty }: Column): SchemaElement {
  return { name, repetition_type: empty ? "OPTIONAL" : "REQUIRED", ...TYPES[type] };
}

function sourceOf({ name, type }: Column, cells: readonly Cell[]): ColumnSource {
  const data = type === "time" ? cells.map((cell) => (cell === null ? null : (cell as number) * MILLIS)) : [...cells];
  const isWhole = type === "integer" || type === "time";
  return { name, data, ...(isWhole ? { encoding: "DELTA_BINARY_PACKED" as const } : {}) };
}

function append(group: Cell[][], { length, columns }: Rows): void {
  for (const [c, cells] of columns.entries()) {
    const own = group[c]!;
    for (let i = 0; i < length; i++) own.push(cells[i]!);
  }
}
