/**
 * Logarithm and exponential made of + − × ÷ alone.
 *
 * The language leaves the last digit of `Math.log` and `Math.exp` to each JavaScript engine. Tables of quantiles are
 * made of them, and a digit that differs is a person who leaves a second later and a log with another digest. These
 * give the same bits everywhere, within about one unit in the last place. (`Math.sqrt` is exact by IEEE 754.)
 */

/** ln 2 in two parts; the first ends in zeros so that it times a whole exponent is exact. */
const LN2_HIGH = 6.9314718036912382e-1;
const LN2_LOW = 1.9082149292705877e-10;
const SQRT_HALF = Math.SQRT1_2;

const bits = new DataView(new ArrayBuffer(8));

/** Natural logarithm. −Infinity at 0, NaN below. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x < 2.2250738585072014e-308) return ln(x * 18014398509481984) - 54 * LN2_HIGH - 54 * LN2_LOW;
  bits.setFloat64(0, x);
  const high = bits.getInt32(0);
  let exponent = (high >> 20) - 1022;
  bits.setInt32(0, (high & 0x000fffff) | 0x3fe00000);
  let mantissa = bits.getFloat64(0);
  if (mantissa < SQRT_HALF) {
    mantissa += mantissa;
    exponent -= 1;
  }
  return exponent * LN2_HIGH + (lnNearOne(mantissa - 1) + exponent * LN2_LOW);
}

/** ln(1 + x) without loss for small x. */
export function ln1p(x: number): number {
  return x > -0.29 && x < 0.41 ? lnNearOne(x) : ln(1 + x);
}

/** ln(1 + x) − x without loss for small x: the distance of a ratio from its tangent. */
export function ln1pMinus(x: number): number {
  if (x <= -0.29 || x >= 0.41) return ln1p(x) - x;
  const s = x / (2 + x);
  const half = 0.5 * x * x;
  return s * (half + atanhTail(s)) - half;
}

/** e to the x. */
export function exp(x: number): number {
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019412) return 0;
  if (Number.isNaN(x)) return x;
  const exponent = Math.floor(x / Math.LN2 + 0.5);
  const rest = x - exponent * LN2_HIGH - exponent * LN2_LOW;
  const value = 1 + expm1Near0(rest);
  const first = exponent >> 1;
  return value * powerOfTwo(first) * powerOfTwo(exponent - first);
}

/** e to the x, minus 1, without loss for small x. */
export function expm1(x: number): number {
  return x > -0.35 && x < 0.35 ? expm1Near0(x) : exp(x) - 1;
}

/** From ln(1 + x) = 2 artanh s with s = x / (2 + x); written so that x itself is added last. */
function lnNearOne(x: number): number {
  const s = x / (2 + x);
  const half = 0.5 * x * x;
  return x - (half - s * (half + atanhTail(s)));
}

/** 2 (artanh s − s) / s as its series, for |s| < 0.18. */
function atanhTail(s: number): number {
  const w = s * s;
  const high = 2 / 13 + w * (2 / 15 + w * (2 / 17 + w * (2 / 19 + w * (2 / 21 + w * (2 / 23)))));
  return w * (2 / 3 + w * (2 / 5 + w * (2 / 7 + w * (2 / 9 + w * (2 / 11 + w * high)))));
}

/** Taylor's series for |x| ≤ 0.35. */
function expm1Near0(x: number): number {
  const high = 1 / 362880 + x * (1 / 3628800 + x * (1 / 39916800 + x * (1 / 479001600 + x * (1 / 6227020800))));
  const low = 1 / 24 + x * (1 / 120 + x * (1 / 720 + x * (1 / 5040 + x * (1 / 40320 + x * high))));
  return x + x * x * (1 / 2 + x * (1 / 6 + x * low));
}

function powerOfTwo(exponent: number): number {
  bits.setInt32(0, (exponent + 1023) << 20);
  bits.setInt32(4, 0);
  return bits.getFloat64(0);
}
