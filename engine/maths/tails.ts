import { exp, ln } from "./elementary.ts";

/** In the logarithm of x. */
const MOST_STEP = 3;

/** A distribution above 0 without a quantile function of its own; both tails without loss. */
export interface Tails {
  readonly mean: number;
  /** Share at or below x. */
  cdf(x: number): number;
  /** Share above x. */
  survival(x: number): number;
  density(x: number): number;
}

/**
 * The x with cdf(x) = p, for 0 < p < 1. Newton's method on the logarithms of x and of the smaller tail, halving where a
 * step leads out of what is known. A value believed to be near saves steps.
 */
export function quantileByTails(law: Tails, p: number, near?: number): number {
  const lower = p <= 0.5;
  const tail = lower ? p : 1 - p;
  let logX = ln(near !== undefined && near > 0 ? near : law.mean);
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 200; i += 1) {
    const x = exp(logX);
    const share = lower ? law.cdf(x) : law.survival(x);
    const tooHigh = lower ? share > tail : share < tail;
    if (tooHigh) high = logX;
    else low = logX;
    const step = (ln(share / tail) / ((law.density(x) * x) / share)) * (lower ? -1 : 1);
    if (Math.abs(step) < 1e-11) return exp(logX + step);
    const far = Number.isNaN(step) ? (tooHigh ? -1 : 1) : Math.max(-MOST_STEP, Math.min(step, MOST_STEP));
    const next = logX + far;
    logX = next > low && next < high ? next : (low + high) / 2;
    if (high - low < 1e-14) return exp(logX);
  }
  return exp(logX);
}
