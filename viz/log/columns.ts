/** A column with room for entry `at`: the one given, or a longer copy with `empty` in what is new. */
export function room(column: Int32Array<ArrayBuffer>, at: number, empty: number): Int32Array<ArrayBuffer> {
  if (at < column.length) return column;
  const longer = new Int32Array(Math.max(column.length * 2, at + 1, 64));
  longer.set(column);
  if (empty !== 0) longer.fill(empty, column.length);
  return longer;
}

/** How many of the ascending values `at(0)` … `at(length − 1)` are ≤ `most`. */
export function countUpTo(length: number, most: number, at: (i: number) => number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(middle) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the first `length` values of an ascending column are ≤ `most`. */
export function rowsUpTo(column: Int32Array, length: number, most: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (column[middle]! <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
