import type { FactChunk } from "../log/chunk.ts";
import type { Cell, Column, Rows, TableFold } from "./table.ts";

/** A column together with how its cell is read off what a row is about. */
export interface Field<T> extends Column {
  of(item: T): Cell;
}

/** The columns alone. */
export function columnsOf<T>(fields: readonly Field<T>[]): Column[] {
  return fields.map(({ name, type, about, empty }) => ({ name, type, about, ...(empty ? { empty } : {}) }));
}

/** Collects rows until they are asked for. */
export class RowBuffer<T> {
  private readonly fields: readonly Field<T>[];
  private columns: Cell[][];

  constructor(fields: readonly Field<T>[]) {
    this.fields = fields;
    this.columns = fields.map(() => []);
  }

  add(item: T): void {
    for (let c = 0; c < this.fields.length; c++) this.columns[c]!.push(this.fields[c]!.of(item));
  }

  /** A fold that adds rows as it takes facts: they are handed out as soon as they are there. */
  fedBy(fold: { take(chunk: FactChunk): void; end(): void }): TableFold {
    return {
      take: (chunk) => {
        fold.take(chunk);
        return this.hand();
      },
      end: () => {
        fold.end();
        return this.hand();
      },
    };
  }

  /** The rows since the last time. */
  hand(): Rows {
    const { columns } = this;
    this.columns = this.fields.map(() => []);
    return { length: columns[0]?.length ?? 0, columns };
  }
}
