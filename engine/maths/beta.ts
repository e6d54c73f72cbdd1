import { exp, ln, ln1pMinus } from "./elementary.ts";
import { stirlingError } from "./gamma.ts";

const TINY = 1e-300;
const ONE_OVER_TWO_PI = 0.15915494309189535;

/**
 * The regularised incomplete beta function I_x(a, b): the share of a beta distribution at or below x, for a, b > 0.
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (!(x > 0)) return 0;
  if (x >= 1) return 1;
  return betaShare(x, 1 - x, a, b);
}

/** I_x(a, b) with y = 1 − x given apart, so that neither need be rounded when it is tiny. */
export function betaShare(x: number, y: number, a: number, b: number): number {
  const kernel = betaKernel(x, y, a, b);
  return y * (a + b + 2) > b + 1 ? kernel / continuedFraction(x, y, a, b) : 1 - kernel / continuedFraction(y, x, b, a);
}

/**
 * x^a y^b / B(a, b), as a deviance from the mean (after Loader 2000): exact for large a or b, where logarithms of
 * gamma functions would cancel.
 */
export function betaKernel(x: number, y: number, a: number, b: number): number {
  const off = x * b - y * a;
  const exponent = a * lnOver(x * ((a + b) / a), off / a) + b * lnOver(y * ((a + b) / b), -off / b);
  const stirling = stirlingError(a + b) - stirlingError(a) - stirlingError(b);
  return Math.sqrt(ONE_OVER_TWO_PI * a * (b / (a + b))) * exp(exponent + stirling);
}

/** ln ratio − excess, where ratio = 1 + excess: the two excesses of a kernel, weighted, cancel exactly. */
function lnOver(ratio: number, excess: number): number {
  return excess > -0.29 && excess < 0.41 ? ln1pMinus(excess) : ln(ratio) - excess;
}

/**
 * What the kernel must be divided by, for x at or below about the mean: the even part of the continued fraction of
 * Abramowitz and Stegun 26.5.8, where 1 − x is never formed by subtraction (DiDonato and Morris 1992). Lentz's method.
 */
function continuedFraction(x: number, y: number, a: number, b: number): number {
  const lead = a * y - b * x + 1;
  let fraction = nonZero((a * lead) / (a + 1));
  let c = fraction;
  let d = 0;
  for (let m = 1; ; m += 1) {
    const k = a + 2 * m - 1;
    const over = ((a + m - 1) / k) * ((a + b + m - 1) / k) * m * (b - m) * x * x;
    const under = m + (m * (b - m) * x) / k + ((a + m) / (k + 2)) * (lead + m * (1 + y));
    d = 1 / nonZero(under + over * d);
    c = nonZero(under + over / c);
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 4e-16) return fraction;
  }
}

function nonZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}
