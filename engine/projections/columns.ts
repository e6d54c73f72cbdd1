/** A column by person number with room for people below `people`: the one given, or a longer copy. */
export function room(column: Int32Array<ArrayBuffer>, people: number): Int32Array<ArrayBuffer> {
  if (people <= column.length) return column;
  const longer = new Int32Array(longerLength(column.length, people));
  longer.set(column);
  return longer;
}

/** `room` for a column of bytes. */
export function roomInBytes(column: Uint8Array<ArrayBuffer>, people: number): Uint8Array<ArrayBuffer> {
  if (people <= column.length) return column;
  const longer = new Uint8Array(longerLength(column.length, people));
  longer.set(column);
  return longer;
}

/** `room` for a column of half-words. */
export function roomInHalfWords(column: Uint16Array<ArrayBuffer>, people: number): Uint16Array<ArrayBuffer> {
  if (people <= column.length) return column;
  const longer = new Uint16Array(longerLength(column.length, people));
  longer.set(column);
  return longer;
}

/** Doubling, so that the cost of copying stays in proportion to the people. */
function longerLength(length: number, people: number): number {
  return Math.max(2 * length, people);
}
