import { type Distribution, sample } from "./distributions.ts";
import { inOrder } from "./inOrder.ts";
import { uniformOf } from "./words.ts";

const WORDS = 0x100000000;

/** The share of values at or below x: how many words of luck give them. The quantile function is searched, not inverted. */
export function shareUpTo(d: Distribution, x: number): number {
  return wordAbove(inOrder(d), x) / WORDS;
}

/** The first word, as unsigned, whose value is above x; 2^32 when none is. */
function wordAbove(d: Distribution, x: number): number {
  if (!(sample(d, -1) > x)) return WORDS;
  let low = 0;
  let high = WORDS - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (sample(d, middle | 0) > x) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * A value given that it is above x, by one word of luck: the same quantile function read at F(x) + (1 − F(x))·u. Never
 * falls as the word rises. x itself when nothing is above it.
 */
export function sampleAbove(whole: Distribution, x: number, word: number): number {
  return valueAbove(whole, x, uniformOf(word));
}

function valueAbove(whole: Distribution, x: number, share: number): number {
  const d = inOrder(whole);
  const from = wordAbove(d, x);
  if (from === WORDS) return x;
  return sample(d, Math.min(WORDS - 1, from + Math.floor((WORDS - from) * share)) | 0);
}

/**
 * A stay of x drawn from one distribution, of which `age` is over, as it goes on under another: with F the first and G the
 * second, 1 − G of the new length is (1 − G(age)) × (1 − F(x)) ÷ (1 − F(age)), so that the hazard still to be met is the
 * same. Where many values are one, as in a constant, `word` says which of them. Never below `age`, all in the same unit.
 */
export function remapped(from: Distribution, to: Distribution, x: number, age: number, word: number): number {
  const used = shareUpTo(from, age);
  const upTo = shareUpTo(from, x + 1);
  if (upTo <= used) return x;
  // Lengths are whole seconds: within one of x.
  const least = Math.max(used, shareUpTo(from, x - 1));
  const share = least + (upTo - least) * uniformOf(word);
  return valueAbove(to, age, (share - used) / (1 - used));
}

/** The stay that somebody found in it is on: longer stays are met more often, in proportion to their length. */
export interface LengthBiased {
  /** Ends of cells on the scale of probability; values at them; and the share of all time spent in stays below them. */
  readonly values: Float64Array;
  readonly upTo: Float64Array;
}

/** Octaves from the median to either end, and cells in each: those of a quantile table. */
const OCTAVES = 26;
const CELLS = 64;

/**
 * Tabulates the length-biased form of a distribution, density x·f(x) ÷ mean (Cox 1962, Renewal Theory, section 5.2):
 * with Q the quantile function, the share of time up to probability p is the integral of Q from 0 to p, over the mean.
 * Exact where Q is a straight line between the cells of a quantile table.
 */
export function lengthBiased(whole: Distribution): LengthBiased {
  const d = inOrder(whole);
  if (d.form === "steps") return biasedSteps(d.values, d.upTo);
  const words = cellEnds();
  const values = Float64Array.from(words, (word) => sample(d, word | 0));
  const upTo = new Float64Array(words.length);
  let sum = 0;
  for (let i = 1; i < words.length; i++) {
    sum += ((words[i]! - words[i - 1]!) * (values[i]! + values[i - 1]!)) / 2;
    upTo[i] = sum;
  }
  for (let i = 0; i < upTo.length; i++) upTo[i]! /= sum;
  return { values, upTo };
}

function biasedSteps(values: Float64Array, shares: Float64Array): LengthBiased {
  const ends: number[] = [];
  const upTo: number[] = [];
  let sum = 0;
  for (const [i, value] of values.entries()) {
    ends.push(value, value);
    upTo.push(sum);
    sum += value * (shares[i]! - (i === 0 ? 0 : shares[i - 1]!));
    upTo.push(sum);
  }
  return { values: Float64Array.from(ends), upTo: Float64Array.from(upTo, (part) => part / sum) };
}

/** Words at the ends of the cells, rising. */
function cellEnds(): number[] {
  const near: number[] = [0];
  for (let octave = 0; octave < OCTAVES; octave++) {
    const width = 2 ** Math.max(0, octave - 1);
    const from = octave === 0 ? 0 : CELLS * width;
    for (let cell = 1; cell <= CELLS; cell++) near.push(from + cell * width);
  }
  const lower = near.filter((word) => word < WORDS / 2);
  return [...lower, ...lower.map((word) => WORDS - 1 - word).reverse()];
}

/** A length-biased value by one word of luck. Never falls as the word rises. */
export function sampleBiased({ values, upTo }: LengthBiased, word: number): number {
  const share = uniformOf(word);
  let low = 1;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (share < upTo[middle]!) high = middle;
    else low = middle + 1;
  }
  const from = values[low - 1]!;
  const to = values[low]!;
  const width = upTo[low]! - upTo[low - 1]!;
  const within = width > 0 ? (share - upTo[low - 1]!) / width : 0;
  if (to === from) return from;
  // Within a cell the value is a straight line in the probability, so the share of time is a parabola in it.
  return Math.sqrt(from * from + within * (to * to - from * from));
}
