import { betaKernel, betaShare } from "./beta.ts";
import { exp, ln } from "./elementary.ts";
import { normalCdf, normalQuantile } from "./normal.ts";

/** Degrees of freedom beyond which Student's t and the normal agree to the last digit. */
const AS_GOOD_AS_NORMAL = 1e16;

/** Share of Student's t with df degrees of freedom at or below t. */
export function studentCdf(t: number, df: number): number {
  if (df >= AS_GOOD_AS_NORMAL || Math.abs(t) === Number.POSITIVE_INFINITY) return normalCdf(t);
  const tail = 0.5 * betaShare(df / (df + t * t), (t * t) / (df + t * t), df / 2, 0.5);
  return t < 0 ? tail : 1 - tail;
}

/**
 * The t with studentCdf(t, df) = p. The multiplier of an interval: studentQuantile(0.975, n − 1).
 * Newton's method on logarithms, of the tail or, near the middle, of the share between 0 and t.
 * @throws RangeError when p is not a probability or df is below 1.
 */
export function studentQuantile(p: number, df: number): number {
  if (!(df >= 1)) throw new RangeError(`Student's t needs at least 1 degree of freedom, not ${df}.`);
  const z = normalQuantile(p);
  if (z === 0 || Math.abs(z) === Number.POSITIVE_INFINITY || df >= AS_GOOD_AS_NORMAL) return z;
  const tail = Math.min(p, 1 - p);
  const size = tail < 0.25 ? solve(tail, df, -z, tailBeyond, -1) : solve(Math.abs(p - 0.5), df, z, shareWithin, 1);
  return p < 0.5 ? -size : size;
}

type Share = (x: number, y: number, df: number) => number;
const tailBeyond: Share = (x, y, df) => 0.5 * betaShare(x, y, df / 2, 0.5);
const shareWithin: Share = (x, y, df) => 0.5 * betaShare(y, x, 0.5, df / 2);

function solve(target: number, df: number, z: number, share: Share, rises: 1 | -1): number {
  let logT = ln(Math.abs(z));
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 200; i += 1) {
    const t2 = exp(2 * logT);
    const x = df / (df + t2);
    const y = t2 / (df + t2);
    const here = share(x, y, df);
    // The density times t; the derivative of the share with respect to ln t.
    const slope = betaKernel(x, y, df / 2, 0.5) / here;
    const gap = ln(here / target) * rises;
    if (gap > 0) high = logT;
    else low = logT;
    const next = logT - gap / slope;
    if (Math.abs(next - logT) < 1e-9) return exp(next);
    logT = next > low && next < high ? next : between(low, high, logT);
  }
  return exp(logT);
}

function between(low: number, high: number, here: number): number {
  if (low === Number.NEGATIVE_INFINITY) return here - 1;
  return high === Number.POSITIVE_INFINITY ? here + 1 : (low + high) / 2;
}
