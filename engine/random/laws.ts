import { exp, expm1, ln, ln1p } from "../maths/elementary.ts";
import { gammaCdf, gammaDensityTimesX, gammaQuantile } from "../maths/gamma.ts";
import { normalCdf, normalDensity, normalQuantile } from "../maths/normal.ts";

/** What is known exactly of a distribution. Times in seconds; `low` and `high` are the ends of its support. */
export interface Law {
  readonly mean: number;
  readonly sd: number;
  readonly low: number;
  readonly high: number;
  /** Share of people at or below x. */
  cdf(x: number): number;
  /** Derivative of the smooth part of the cdf. */
  density(x: number): number;
  /** The least x with cdf(x) ≥ p. A value believed to be near saves a search, and changes no more than last digits. */
  quantile(p: number, near?: number): number;
  /** The part of the mean that people at or below x carry: E[X; X ≤ x]. */
  meanBelow(x: number): number;
}

/** All at one value. */
export function constant(value: number): Law {
  need(isTime(value), "A constant must be 0 or more.");
  return {
    mean: value,
    sd: 0,
    low: value,
    high: value,
    cdf: (x) => (x >= value ? 1 : 0),
    density: () => 0,
    quantile: () => value,
    meanBelow: (x) => (x >= value ? value : 0),
  };
}

/** @throws RangeError when the mean is not above 0. */
export function exponential(mean: number): Law {
  need(isPositive(mean), "An exponential needs a mean above 0. For no time at all use a constant of 0.");
  return {
    mean,
    sd: mean,
    low: 0,
    high: Number.POSITIVE_INFINITY,
    cdf: (x) => (x > 0 ? -expm1(-x / mean) : 0),
    density: (x) => (x < 0 ? 0 : exp(-x / mean) / mean),
    quantile: (p) => -mean * ln1p(-p),
    meanBelow: (x) => mean * gammaCdf(x / mean, 2),
  };
}

/** @throws RangeError when the mean is not above 0 or the sd is negative. */
export function lognormal(mean: number, sd: number): Law {
  need(isPositive(mean), "A lognormal needs a mean above 0.");
  need(isTime(sd), "A lognormal needs an sd of 0 or more.");
  const ratio = sd / mean;
  const variance = ln1p(ratio * ratio);
  return ofLogs(ln(mean) - variance / 2, Math.sqrt(variance));
}

/** @throws RangeError when the median is not above 0 or p90 is below it. */
export function lognormalByP90(median: number, p90: number): Law {
  need(isPositive(median), "A lognormal needs a median above 0.");
  need(isTime(p90) && p90 >= median, "The p90 of a lognormal must be at or above its median.");
  return ofLogs(ln(median), ln(p90 / median) / normalQuantile(0.9));
}

/** @throws RangeError when the median is not above 0 or the mean is below it. */
export function lognormalByMean(median: number, mean: number): Law {
  need(isPositive(median), "A lognormal needs a median above 0.");
  need(isTime(mean) && mean >= median, "The mean of a lognormal must be at or above its median.");
  return ofLogs(ln(median), Math.sqrt(2 * ln(mean / median)));
}

/** The lognormal whose logarithms (of seconds) have mean mu and sd sigma. */
export function ofLogs(mu: number, sigma: number): Law {
  const mean = exp(mu + (sigma * sigma) / 2);
  if (sigma === 0) return constant(mean);
  return {
    mean,
    sd: mean * Math.sqrt(expm1(sigma * sigma)),
    low: 0,
    high: Number.POSITIVE_INFINITY,
    cdf: (x) => (x > 0 ? normalCdf((ln(x) - mu) / sigma) : 0),
    density: (x) => (x > 0 ? normalDensity((ln(x) - mu) / sigma) / (sigma * x) : 0),
    quantile: (p) => exp(mu + sigma * normalQuantile(p)),
    meanBelow: (x) => (x > 0 ? mean * normalCdf((ln(x) - mu) / sigma - sigma) : 0),
  };
}

/** @throws RangeError when the mean is not above 0 or the sd is negative. */
export function gamma(mean: number, sd: number): Law {
  need(isPositive(mean), "A gamma needs a mean above 0.");
  need(isTime(sd), "A gamma needs an sd of 0 or more.");
  if (sd === 0) return constant(mean);
  const shape = (mean / sd) * (mean / sd);
  return gammaOf(shape, mean / shape, mean, sd);
}

/** The gamma of a shape and a scale, both above 0. */
export function gammaOf(shape: number, scale: number, mean = shape * scale, sd = Math.sqrt(shape) * scale): Law {
  return {
    mean,
    sd,
    low: 0,
    high: Number.POSITIVE_INFINITY,
    cdf: (x) => gammaCdf(x / scale, shape),
    density: (x) => (x > 0 ? gammaDensityTimesX(x / scale, shape) / x : 0),
    quantile: (p, near) => scale * gammaQuantile(p, shape, near === undefined ? undefined : near / scale),
    meanBelow: (x) => mean * gammaCdf(x / scale, shape + 1),
  };
}

/** @throws RangeError unless 0 ≤ low ≤ mode ≤ high. */
export function triangular(low: number, mode: number, high: number): Law {
  need(isTime(low) && isTime(mode) && isTime(high), "The ends of a triangular must be 0 or more.");
  need(low <= mode && mode <= high, "A triangular needs low, mode and high in that order.");
  if (low === high) return constant(low);
  const width = high - low;
  const rise = mode - low;
  const fall = high - mode;
  return {
    mean: (low + mode + high) / 3,
    sd: Math.sqrt((rise * rise + rise * fall + fall * fall) / 18),
    low,
    high,
    cdf: (x) => {
      if (x <= low) return 0;
      if (x >= high) return 1;
      return x < mode ? ((x - low) / width) * ((x - low) / rise) : 1 - ((high - x) / width) * ((high - x) / fall);
    },
    density: (x) => {
      if (x <= low || x >= high) return 0;
      return x < mode ? ((x - low) / width) * (2 / rise) : ((high - x) / width) * (2 / fall);
    },
    quantile: (p) => (p * width <= rise ? low + Math.sqrt(p * width * rise) : high - Math.sqrt((1 - p) * width * fall)),
    meanBelow: (x) => {
      if (x <= low) return 0;
      const [up, down] = [Math.min(x, mode) - low, high - x];
      if (x <= mode) return (up / width) * (up / rise) * (low + (2 / 3) * up);
      const mean = (low + mode + high) / 3;
      return down <= 0 ? mean : mean - (down / width) * (down / fall) * (high - (2 / 3) * down);
    },
  };
}

/** @throws RangeError unless 0 ≤ from ≤ to. */
export function uniformLaw(from: number, to: number): Law {
  need(isTime(from) && isTime(to), "The ends of a uniform must be 0 or more.");
  need(from <= to, "A uniform needs from at or below to.");
  if (from === to) return constant(from);
  const width = to - from;
  return {
    mean: from + width / 2,
    sd: width / Math.sqrt(12),
    low: from,
    high: to,
    cdf: (x) => Math.min(1, Math.max(0, (x - from) / width)),
    density: (x) => (x > from && x < to ? 1 / width : 0),
    quantile: (p) => from + p * width,
    meanBelow: (x) => (x <= from ? 0 : ((Math.min(x, to) - from) / width) * ((from + Math.min(x, to)) / 2)),
  };
}

/** Above 0 and finite. */
export function isPositive(x: number): boolean {
  return x > 0 && x < Number.POSITIVE_INFINITY;
}

/** 0 or more and finite. */
export function isTime(x: number): boolean {
  return x >= 0 && x < Number.POSITIVE_INFINITY;
}

/** @throws RangeError saying what was expected. */
export function need(met: boolean, expected: string): void {
  if (!met) throw new RangeError(expected);
}
