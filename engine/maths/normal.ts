import { exp, ln } from "./elementary.ts";

/** Share of a standard normal distribution at or below x. Full relative accuracy in the lower tail. */
export function normalCdf(x: number): number {
  const size = Math.abs(x);
  const centre = size < 2.2;
  const part = centre ? centralShare(size) : upperTail(size);
  if (centre) return x < 0 ? 0.5 - part : 0.5 + part;
  return x < 0 ? part : 1 - part;
}

/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return 0.3989422804014327 * exp(-0.5 * x * x);
}

/** Share between 0 and x: φ(x) (x + x³/3 + x⁵/(3·5) + …), Abramowitz and Stegun 26.2.11. */
function centralShare(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 3; term > sum * 1e-17; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return sum * normalDensity(x);
}

/** φ(x) / (x + 1/(x + 2/(x + 3/…))), Abramowitz and Stegun 26.2.14, worked from the far end. */
function upperTail(x: number): number {
  let fraction = x;
  for (let k = Math.ceil(8 + 400 / (x * x)); k > 0; k -= 1) fraction = x + k / fraction;
  return normalDensity(x) / fraction;
}

/**
 * The x with normalCdf(x) = p, to about 1e-16: Wichura's algorithm AS 241, PPND16 (Applied Statistics 37, 1988).
 * ∓Infinity at 0 and 1.
 * @throws RangeError when p is not a probability.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile needs a probability between 0 and 1, not ${p}.`);
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * horner(A, r)) / horner(B, r);
  }
  const r = Math.sqrt(-ln(q < 0 ? p : 1 - p));
  const x = r <= 5 ? horner(C, r - 1.6) / horner(D, r - 1.6) : horner(E, r - 5) / horner(F, r - 5);
  return q < 0 ? -x : x;
}

function horner(c: readonly number[], x: number): number {
  let sum = c[7]!;
  for (let i = 6; i >= 0; i -= 1) sum = sum * x + c[i]!;
  return sum;
}

const A = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
];
const B = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852854,
];
const C = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const D = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const E = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const F = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
  1.421511758316446e-7, 2.0442631033899397e-15,
];
