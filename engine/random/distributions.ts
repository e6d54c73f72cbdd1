import { type Law, need } from "./laws.ts";
import { mixWithKey } from "./mix.ts";
import type { Parts } from "./mixture.ts";
import { lookUp, quantileTable, tableMean, tabulate } from "./quantileTable.ts";
import { type Bin, lawOf, partsOf, type Shape } from "./shapes.ts";
import { type Stretch, stretchesOf } from "./stretches.ts";
import { uniformOf } from "./words.ts";

/** A distribution as the run uses it: a quantile function of one word of luck. Times in seconds. Plain data. */
export type Distribution =
  | { readonly form: "constant"; readonly mean: number; readonly value: number }
  /** Quantile table of quantileTable.ts. */
  | { readonly form: "table"; readonly mean: number; readonly table: Float64Array }
  /** Listed values, rising, with cumulative probabilities; the last is 1. */
  | { readonly form: "steps"; readonly mean: number; readonly values: Float64Array; readonly upTo: Float64Array }
  /** A straight line from low to high within each stretch of the scale of probability that ends at `upTo`; the last is 1. */
  | {
      readonly form: "lines";
      readonly mean: number;
      readonly upTo: Float64Array;
      readonly low: Float64Array;
      readonly high: Float64Array;
    }
  /** Of the people above a value, `words` in 2^32 have another instead. */
  | {
      readonly form: "trimmed";
      readonly mean: number;
      readonly of: Distribution;
      readonly above: number;
      readonly to: number;
      readonly words: number;
    }
  /** Several distributions, each for a share of people; the shares add up in `upTo`, and a key settles who has which. */
  | {
      readonly form: "mixed";
      readonly mean: number;
      readonly upTo: Float64Array;
      readonly of: readonly Distribution[];
      readonly key: number;
    }
  /** Values and tables, each on a stretch of the scale of probability that ends at `upTo`; the last is 1. */
  | { readonly form: "pieces"; readonly mean: number; readonly upTo: Float64Array; readonly pieces: readonly Piece[] };

/** A value, or a table for the people within a stretch. */
export type Piece = number | Float64Array;

const LAST_BELOW_ONE = 1 - 2 ** -53;

/** Who is trimmed is settled by a word made of that of the stay. */
const TRIMMED = 0x2545f491;

/**
 * Builds the distribution of a shape. Its mean over all words is the mean declared, to 1e-12.
 * @throws RangeError when a parameter makes no sense or the spread is too wide for the mean to be kept.
 */
export function toDistribution(shape: Shape): Distribution {
  if (shape.form === "scaled") {
    const whole = toDistribution(shape.of);
    return { ...scaled(whole, shape.mean / whole.mean), mean: shape.mean };
  }
  if (shape.form === "bins") return inLines(shape.bins, lawOf(shape).mean);
  const parts = partsOf(shape);
  const law = lawOf(shape);
  const { mean } = law;
  if (parts.smooth.length === 0) return discrete(parts, mean);
  const stretches = stretchesOf(parts);
  // Restoring the mean must not pass ends that were declared.
  const hasEnds = shape.form === "truncated" || shape.form === "quantiles";
  if (stretches.length > 1 || hasEnds) return inPieces(stretches, law);
  return { form: "table", mean, table: quantileTable(law.quantile, mean) };
}

function inLines(bins: readonly Bin[], mean: number): Distribution {
  const rising = bins.filter(({ share }) => share > 0).sort((a, b) => a.from - b.from || a.to - b.to);
  need(
    rising.every((bin, i) => i === 0 || rising[i - 1]!.to <= bin.from),
    "The bins of a histogram must not overlap.",
  );
  let sum = 0;
  const upTo = Float64Array.from(rising, ({ share }) => {
    sum += share;
    return sum;
  });
  upTo[upTo.length - 1] = 1;
  const low = Float64Array.from(rising, ({ from }) => from);
  const high = Float64Array.from(rising, ({ to }) => to);
  return { form: "lines", mean, upTo, low, high };
}

function discrete({ atoms }: Parts, mean: number): Distribution {
  if (atoms.length === 1) return { form: "constant", mean, value: atoms[0]!.value };
  let sum = 0;
  const upTo = Float64Array.from(atoms, (atom) => {
    sum += atom.share;
    return sum;
  });
  upTo[upTo.length - 1] = 1;
  return { form: "steps", mean, values: Float64Array.from(atoms, (atom) => atom.value), upTo };
}

function inPieces(stretches: readonly Stretch[], law: Law): Distribution {
  let from = 0;
  const pieces = stretches.map(({ upTo, low, high }): Piece => {
    const start = from;
    const width = upTo - start;
    from = upTo;
    if (low === high) return low;
    return tabulate((p, near) => {
      const x = law.quantile(Math.min(start + p * width, LAST_BELOW_ONE), near);
      return Math.min(high, Math.max(low, x));
    });
  });
  const upTo = Float64Array.from(stretches, (stretch) => stretch.upTo);
  restoreMean(pieces, upTo, law.mean);
  return { form: "pieces", mean: law.mean, upTo, pieces };
}

/**
 * Bends the tables until the mean is right. The bend is greatest inside a table and nothing at its two ends, so that
 * no table passes its neighbours and values that everybody shares stay what they are.
 */
function restoreMean(pieces: readonly Piece[], upTo: Float64Array, mean: number): void {
  for (let pass = 0; pass < 2; pass += 1) {
    const bends = pieces.map((piece) => (typeof piece === "number" ? 0 : bendOf(piece)));
    const missing = mean - pieceMean(pieces, upTo);
    const room = pieceMean(bends, upTo);
    const factor = missing === 0 ? 0 : missing / room;
    if (!(Math.abs(factor) <= 0.05)) {
      throw new RangeError("The spread is too wide beside the mean for the mean to be kept. Give a smaller sd.");
    }
    for (let i = 0; i < pieces.length; i += 1) {
      const bend = bends[i]!;
      const piece = pieces[i]!;
      if (typeof bend === "number" || typeof piece === "number") continue;
      for (let k = 0; k < piece.length; k += 1) piece[k]! += factor * bend[k]!;
    }
  }
}

function bendOf(table: Float64Array): Float64Array {
  const low = table[0]!;
  const high = table[table.length / 2]!;
  return table.map((x) => ((x - low) * (high - x)) / Math.max(high - low, Number.MIN_VALUE));
}

function pieceMean(pieces: readonly Piece[], upTo: Float64Array): number {
  let from = 0;
  let mean = 0;
  for (const [i, piece] of pieces.entries()) {
    mean += (upTo[i]! - from) * (typeof piece === "number" ? piece : tableMean(piece));
    from = upTo[i]!;
  }
  return mean;
}

/** The value of a distribution for one word of luck: in seconds, not rounded. Never falls as the word rises, levers aside. */
export function sample(d: Distribution, word: number): number {
  switch (d.form) {
    case "table":
      return lookUp(d.table, word);
    case "constant":
      return d.value;
    case "trimmed": {
      const value = sample(d.of, word);
      return value > d.above && chosen(word, TRIMMED, d.words) ? d.to : value;
    }
    case "mixed":
      return sample(d.of[firstAbove(d.upTo, uniformOf(mixWithKey(word, d.key)))]!, word);
    default:
      return inStretch(d, uniformOf(word));
  }
}

/** Whether a person is among the `words` in 2^32: a larger share takes the same people and more. */
const chosen = (word: number, key: number, words: number): boolean => mixWithKey(word, key) >>> 0 < words;

type Stretched = Extract<Distribution, { form: "steps" | "lines" | "pieces" }>;

function inStretch(d: Stretched, p: number): number {
  const i = firstAbove(d.upTo, p);
  if (d.form === "steps") return d.values[i]!;
  const from = i === 0 ? 0 : d.upTo[i - 1]!;
  const within = (p - from) / (d.upTo[i]! - from);
  if (d.form === "lines") return d.low[i]! + (d.high[i]! - d.low[i]!) * within;
  const piece = d.pieces[i]!;
  if (typeof piece === "number") return piece;
  // Rounding may reach 1, which would turn into the first word instead of the last.
  return lookUp(piece, Math.min(within * 0x100000000, 0xffffffff) | 0);
}

/** Position of the first entry of a rising list that is above p; the last entry is. */
function firstAbove(upTo: Float64Array, p: number): number {
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (p < upTo[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Every value times a factor.
 * @throws RangeError when the factor is not above 0.
 */
export function scaled(d: Distribution, by: number): Distribution {
  need(by > 0 && by < Number.POSITIVE_INFINITY, "A stay is scaled by a factor above 0.");
  if (by === 1) return d;
  const all = (list: Float64Array): Float64Array => list.map((x) => x * by);
  const mean = d.mean * by;
  switch (d.form) {
    case "constant":
      return { ...d, mean, value: d.value * by };
    case "table":
      return { ...d, mean, table: all(d.table) };
    case "steps":
      return { ...d, mean, values: all(d.values) };
    case "lines":
      return { ...d, mean, low: all(d.low), high: all(d.high) };
    case "pieces": {
      const pieces = d.pieces.map((piece): Piece => (typeof piece === "number" ? piece * by : all(piece)));
      return { ...d, mean, pieces };
    }
    case "trimmed":
      return { ...d, mean, of: scaled(d.of, by), above: d.above * by, to: d.to * by };
    case "mixed":
      return { ...d, mean, of: d.of.map((one) => scaled(one, by)) };
  }
}
