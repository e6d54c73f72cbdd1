/** How many seeks make a sample. */
const SEEKS = 2000;

/** The golden ratio, less one: its multiples, taken modulo one, fill a line evenly and never in order. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Moments to seek to, all over a log and in no order: the same ones each time. Whole seconds up to `last`. */
export const seekTimes = (last: number): number[] =>
  Array.from({ length: SEEKS }, (_, i) => Math.floor(((i * GOLDEN) % 1) * (last + 1)));
