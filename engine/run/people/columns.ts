/** Columns by slot, as wide as asked for, that grow with the slots in use. */

type Column = Float64Array | Int32Array | Uint16Array | Uint8Array;

/** The column with room for twice as many, the new ones filled with `rest`. */
export function doubled<T extends Column>(column: T, rest = 0): T {
  const make = column.constructor as new (length: number) => T;
  const larger = new make(column.length * 2);
  larger.set(column as never);
  if (rest !== 0) larger.fill(rest, column.length);
  return larger;
}
