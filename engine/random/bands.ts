import { EXPONENTIAL } from "./exponential.ts";
import { lookUp } from "./quantileTable.ts";
import { uniformOf } from "./words.ts";

/**
 * The plane of time and rate. People are points on it, thrown evenly; those under the curve of the arrival rate
 * arrive. A higher rate uncovers more points and moves none. The plane is cut into bands of rate, the same for every
 * scenario, with edges at 0, 1, √2, 2, 2√2, 4 … people per day; each band is a stream of points of its own.
 */
export const MOST_BANDS = 100;

const SECONDS_PER_DAY = 86400;
const EDGES = Float64Array.from({ length: MOST_BANDS + 1 }, (_, k) => edge(k));

function edge(k: number): number {
  if (k === 0) return 0;
  const whole = 2 ** ((k - 1) >> 1);
  return (k - 1) % 2 === 0 ? whole : whole * Math.SQRT2;
}

/** The lower edge of band k, in people per day; k from 0 to MOST_BANDS. */
export function bandFrom(k: number): number {
  return EDGES[k]!;
}

/** The height of band k, in people per day: its number of points a day. */
export function bandHeight(k: number): number {
  return EDGES[k + 1]! - EDGES[k]!;
}

/**
 * How many bands are needed for a rate that never exceeds `peakPerDay`.
 * @throws RangeError when the peak is negative, not a number or beyond all bands.
 */
export function bandsFor(peakPerDay: number): number {
  if (!(peakPerDay >= 0 && peakPerDay <= EDGES[MOST_BANDS]!)) {
    throw new RangeError(`An arrival rate must be a number of people per day, 0 or more; ${peakPerDay} is not.`);
  }
  let k = 0;
  while (EDGES[k]! < peakPerDay) k += 1;
  return k;
}

/** Seconds from one point of band k to the next: exponential, from word 0 of the later point's draw. Not rounded. */
export function bandGap(k: number, word: number): number {
  return lookUp(EXPONENTIAL, word) * (SECONDS_PER_DAY / bandHeight(k));
}

/** The rate at which a point of band k lies, in people per day, from word 1 of its draw. It arrives if this is below the rate then. */
export function bandLevel(k: number, word: number): number {
  return EDGES[k]! + bandHeight(k) * uniformOf(word);
}
