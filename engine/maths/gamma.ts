import { exp, ln, ln1p, ln1pMinus } from "./elementary.ts";
import { normalQuantile } from "./normal.ts";

const HALF_LN_TWO_PI = 0.9189385332046728;
const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;
const TINY = 1e-300;
/** In the logarithm of x. */
const MOST_STEP = 10;

/**
 * What Stirling's formula leaves out: ln Γ(z) − (z − ½) ln z + z − ½ ln 2π, for z > 0.
 * Small and smooth, so ratios of gamma functions keep all their digits at any size of z.
 */
export function stirlingError(z: number): number {
  let sum = 0;
  let x = z;
  for (; x < 10; x += 1) sum += (x + 0.5) * ln1p(1 / x) - 1;
  const w = 1 / (x * x);
  const high = 1 / 1188 - w * (691 / 360360 - w * (1 / 156 - (w * 3617) / 122400));
  return sum + (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * high)))) / x;
}

/** ln Γ(z) for z > 0, to about 1e-15 of the larger of 1 and itself. */
export function logGamma(z: number): number {
  return (z - 0.5) * ln(z) - z + HALF_LN_TWO_PI + stirlingError(z);
}

/** What depends on the shape alone: a table asks for the same one some ten thousand times. */
interface OfShape {
  readonly shape: number;
  readonly stirlingError: number;
  /** ln Γ(shape + 1) */
  readonly logFactorial: number;
}

let lastAsked: OfShape | null = null;

function ofShape(shape: number): OfShape {
  if (lastAsked === null || lastAsked.shape !== shape)
    lastAsked = { shape, stirlingError: stirlingError(shape), logFactorial: logGamma(shape + 1) };
  return lastAsked;
}

/** x^shape e^−x / Γ(shape): the gamma density times x. */
export function gammaDensityTimesX(x: number, shape: number): number {
  const excess = (x - shape) / shape;
  const exponent = excess > -0.29 ? ln1pMinus(excess) : ln(x / shape) - excess;
  return ONE_OVER_SQRT_TWO_PI * Math.sqrt(shape) * exp(shape * exponent - ofShape(shape).stirlingError);
}

/**
 * The regularised lower incomplete gamma function: the share of a gamma distribution of this shape and scale 1 at or
 * below x. Series below the mean, continued fraction above (Abramowitz and Stegun 6.5.29, 6.5.31).
 */
export function gammaCdf(x: number, shape: number): number {
  if (!(x > 0)) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return below(x, shape, gammaDensityTimesX(x, shape));
}

/** The share above x: 1 − gammaCdf, without loss in the far tail. */
export function gammaSurvival(x: number, shape: number): number {
  if (!(x > 0)) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return above(x, shape, gammaDensityTimesX(x, shape));
}

// A search for a quantile asks for share and density together: the density is worked out once.

function below(x: number, shape: number, density: number): number {
  return x < shape + 1 ? lowerSeries(x, shape, density) : 1 - upperFraction(x, shape, density);
}

function above(x: number, shape: number, density: number): number {
  return x < shape + 1 ? 1 - lowerSeries(x, shape, density) : upperFraction(x, shape, density);
}

function lowerSeries(x: number, shape: number, density: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let a = shape + 1; term > sum * 1e-17; a += 1) {
    term *= x / a;
    sum += term;
  }
  return Math.min(1, sum * density);
}

/** Evaluated forwards by Lentz's method. */
function upperFraction(x: number, shape: number, density: number): number {
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; ; i += 1) {
    const a = i * (shape - i);
    b += 2;
    d = 1 / nonZero(a * d + b);
    c = nonZero(b + a / c);
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) return fraction * density;
  }
}

function nonZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}

/**
 * The x with gammaCdf(x, shape) = p, for 0 ≤ p ≤ 1 and shape > 0. Newton's method on the logarithms of x and of the
 * smaller tail, where the curve is concave and nearly straight. A value believed to be near saves steps.
 * @throws RangeError when p is not a probability or the shape is not positive.
 */
export function gammaQuantile(p: number, shape: number, near?: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile needs a probability between 0 and 1, not ${p}.`);
  if (!(shape > 0 && shape < Number.POSITIVE_INFINITY)) throw new RangeError("A gamma shape must be above 0.");
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  if (shape > 1e6) return cornishFisher(p, shape);
  const power = (ln(p) + ofShape(shape).logFactorial) / shape;
  // So near 0 the share is a plain power of x.
  if (power < -60) return exp(power);
  const lower = p <= 0.5;
  const tail = lower ? p : 1 - p;
  let logX = near !== undefined && near > 0 ? ln(near) : startingPoint(p, shape, power);
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 100; i += 1) {
    const x = exp(logX);
    const density = gammaDensityTimesX(x, shape);
    const share = lower ? below(x, shape, density) : above(x, shape, density);
    const slope = density / share;
    const tooHigh = lower ? share > tail : share < tail;
    if (tooHigh) high = logX;
    else low = logX;
    const step = (ln(share / tail) / slope) * (lower ? -1 : 1);
    // Far out on the flat a step may be without bounds.
    const next = logX + Math.max(-MOST_STEP, Math.min(step, MOST_STEP));
    if (Math.abs(step) < 1e-9) return exp(next);
    logX = next > low && next < high ? next : between(low, high, logX);
  }
  return exp(logX);
}

/** Logarithm of a first guess: the power law near 0, or Wilson and Hilferty's cube of a normal. */
function startingPoint(p: number, shape: number, power: number): number {
  if (power < -2) return power;
  const spread = 1 / (9 * shape);
  const root = 1 - spread + normalQuantile(p) * Math.sqrt(spread);
  return root > 0.1 ? ln(shape) + 3 * ln(root) : power;
}

function between(low: number, high: number, here: number): number {
  if (low === Number.NEGATIVE_INFINITY) return here - 1;
  return high === Number.POSITIVE_INFINITY ? here + 1 : (low + high) / 2;
}

/** Cornish and Fisher's expansion: for shapes above a million it is exact to the last digits. */
function cornishFisher(p: number, shape: number): number {
  const z = normalQuantile(p);
  const root = Math.sqrt(shape);
  const z2 = z * z;
  const third = (z * (z2 - 7)) / (36 * root) - (3 * z2 * z2 + 7 * z2 - 16) / (810 * shape);
  return shape + z * root + (z2 - 1) / 3 + third;
}
