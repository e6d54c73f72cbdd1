/** The centre of a word's cell of width 2^−32: a uniform strictly between 0 and 1. */
export function uniformOf(word: number): number {
  return ((word >>> 0) + 0.5) / 0x100000000;
}
