/** How long a service that starts empty takes until its figures are those of the long run. */
import { erlangC } from "../maths/erlang.ts";
import { type Distribution, sample } from "../random/distributions.ts";
import { DAY } from "./clock.ts";

/** People who come to a service with one distribution of stays. */
export interface Stream {
  readonly perDay: number;
  readonly stay: Distribution;
}

/** The census counts as settled this near to its long-run mean. */
const NEAR = 0.01;
/** Points on the scale of probability at which a distribution is looked at. */
const POINTS = 512;
/** Above this share of the places the approximation of the queue says nothing. */
const FULL = 0.999;
const LONGEST = 100 * 365;

/**
 * Days until the mean number of people of a service that starts empty is within 1% of its long-run mean. The larger of
 *
 * - filling: the first t with Σ E[(stay − t)⁺] ≤ 1% of Σ E[stay] (the transient of M/G/∞, exact for unlimited places);
 * - the queue: τ ln(Lq ÷ 1% of the load) where that is positive, with τ = m (1 + cv²)/2 ÷ (√c − √a)², the relaxation
 *   time of M/M/c in heavy traffic, and Lq the mean queue of M/M/c × (1 + cv²)/2 (Allen and Cunneen), for c places,
 *   load a and stays of mean m and coefficient of variation cv.
 *
 * An approximation: it knows neither blocking by other services nor hours. Null where nobody comes, or never.
 */
export function settleDays(streams: readonly Stream[], capacity: number | null): number | null {
  const stays = streams.flatMap(({ perDay, stay }) => points(stay).map((days) => ({ weight: perDay / POINTS, days })));
  const people = stays.reduce((sum, { weight }) => sum + weight, 0);
  const load = stays.reduce((sum, { weight, days }) => sum + weight * days, 0);
  if (!(load > 0)) return null;
  const filling = fillingDays(stays, load);
  if (capacity === null) return filling;
  if (load / capacity > FULL) return null;
  const mean = load / people;
  const square = stays.reduce((sum, { weight, days }) => sum + weight * days * days, 0) / people;
  return Math.max(
    filling,
    queueDays(Math.max(1, Math.round(capacity)), load, mean, (1 + (square / mean ** 2 - 1)) / 2),
  );
}

/** Mean number waiting in a service of c places by the approximation of Allen and Cunneen. `spread` is (1 + cv²)/2. */
function queueDays(places: number, load: number, mean: number, spread: number): number {
  const root = Math.sqrt(places) - Math.sqrt(Math.min(load, places * FULL));
  const queue = (erlangC(places, load) * load * spread) / (places - Math.min(load, places * FULL));
  const decades = Math.log(queue / (NEAR * load));
  return decades > 0 ? Math.min(LONGEST, (decades * mean * spread) / root ** 2) : 0;
}

interface Stay {
  readonly weight: number;
  readonly days: number;
}

/** By bisection: what is still to come of the stays falls as t grows. */
function fillingDays(stays: readonly Stay[], load: number): number {
  const missing = (t: number): number =>
    stays.reduce((sum, { weight, days }) => sum + weight * Math.max(0, days - t), 0);
  let low = 0;
  let high = stays.reduce((longest, { days }) => Math.max(longest, days), 0);
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (missing(middle) > NEAR * load) low = middle;
    else high = middle;
  }
  return high;
}

function points(stay: Distribution): number[] {
  return Array.from({ length: POINTS }, (_, i) => sample(stay, Math.floor(((i + 0.5) / POINTS) * 2 ** 32) | 0) / DAY);
}
