import { exp, ln } from "../maths/elementary.ts";
import { findRoot } from "../maths/root.ts";
import { type Law, need } from "./laws.ts";
import { cdf, cdfBelow, mixtureLaw, type Parts } from "./mixture.ts";

/** Fewer people than this within a truncation, and it is no longer the same distribution with its ends cut off. */
const LEAST_KEPT = 0.5;
/** Factors tried when a mean is to be kept: from 2^−10 to 2^10. */
const OCTAVES = 10;
const TOO_NEAR =
  "To keep the declared mean, more than half of all people would have to be cut off. Set wider ends, give a smaller " +
  "sd, or say mean-changes: true.";
const PANELS = 200;

/** Every value times `by` (above 0). */
export function scaledParts({ atoms, smooth }: Parts, by: number): Parts {
  return {
    atoms: atoms.map(({ value, share }) => ({ value: value * by, share })),
    smooth: smooth.map(({ law, share }) => ({ law: scaledLaw(law, by), share })),
  };
}

function scaledLaw(law: Law, by: number): Law {
  return {
    mean: law.mean * by,
    sd: law.sd * by,
    low: law.low * by,
    high: law.high * by,
    cdf: (x) => law.cdf(x / by),
    density: (x) => law.density(x / by) / by,
    quantile: (p, near) => by * law.quantile(p, near === undefined ? undefined : near / by),
    meanBelow: (x) => by * law.meanBelow(x / by),
  };
}

/**
 * Those people alone whose value lies within the ends. `keep` is the mean they shall have: all values are stretched
 * before the ends are cut, at constant shape; null leaves them, and the mean changes.
 * @throws RangeError when hardly anybody lies within, or no stretching gives the mean.
 */
export function truncatedParts(parts: Parts, least: number, most: number, keep: number | null): Parts {
  need(least >= 0 && least < most, "A truncation needs at-least below at-most.");
  const by = keep === null ? 1 : factorFor(parts, least, most, keep);
  const kept = shareWithin(parts, least / by, most / by);
  need(
    kept >= (keep === null ? 0.01 : LEAST_KEPT),
    keep === null ? "Hardly anybody lies within this truncation." : TOO_NEAR,
  );
  return cutParts(scaledParts(parts, by), least, most, kept);
}

const shareWithin = (parts: Parts, least: number, most: number): number => cdf(parts, most) - cdfBelow(parts, least);

function cutParts({ atoms, smooth }: Parts, least: number, most: number, kept: number): Parts {
  return {
    atoms: atoms
      .filter(({ value }) => value >= least && value <= most)
      .map(({ value, share }) => ({ value, share: share / kept })),
    smooth: smooth.flatMap(({ law, share }) => {
      const within = law.cdf(most) - law.cdf(least);
      return within > 1e-12 ? [{ law: cutLaw(law, least, most), share: (share * within) / kept }] : [];
    }),
  };
}

function cutLaw(law: Law, least: number, most: number): Law {
  const from = law.cdf(least);
  const kept = law.cdf(most) - from;
  const below = law.meanBelow(least);
  const [low, high] = [Math.max(least, law.low), Math.min(most, law.high)];
  const mean = (law.meanBelow(most) - below) / kept;
  const quantile = (p: number, near?: number): number =>
    Math.min(high, Math.max(low, law.quantile(from + p * kept, near)));
  return {
    mean,
    get sd() {
      return spreadOf(quantile, mean);
    },
    low,
    high,
    cdf: (x) => (x >= high ? 1 : x <= low ? 0 : (law.cdf(x) - from) / kept),
    density: (x) => (x < low || x > high ? 0 : law.density(x) / kept),
    quantile,
    meanBelow: (x) => (x <= low ? 0 : x >= high ? mean : (law.meanBelow(x) - below) / kept),
  };
}

/** The sd of a quantile function, by the trapezium with places that crowd towards the ends. */
function spreadOf(quantile: (p: number) => number, mean: number): number {
  let sum = 0;
  for (let i = 0; i < 8 * PANELS; i += 1) {
    const t = (i + 0.5) / (8 * PANELS);
    const p = t * t * t * (10 - t * (15 - 6 * t));
    const slope = 30 * t * t * (1 - t) * (1 - t);
    sum += (slope * (quantile(Math.min(p, 1 - 2 ** -53)) - mean) ** 2) / (8 * PANELS);
  }
  return Math.sqrt(sum);
}

/** The factor by which values are stretched so that those within the ends have the mean. */
function factorFor(parts: Parts, least: number, most: number, mean: number): number {
  need(mean > least && mean < most, "The declared mean must lie between at-least and at-most.");
  const missing = (logBy: number): number => {
    const by = exp(logBy);
    const kept = shareWithin(parts, least / by, most / by);
    if (kept < 1e-9) return logBy > 0 ? 1 : -1;
    return (by * meanWithin(parts, least / by, most / by)) / kept - mean;
  };
  const end = OCTAVES * ln(2);
  need(missing(-end) <= 0 && missing(end) >= 0, TOO_NEAR);
  return exp(findRoot(missing, -end, end));
}

function meanWithin(parts: Parts, least: number, most: number): number {
  const whole = mixtureLaw(parts);
  const atLeast = parts.atoms.reduce((sum, { value, share }) => (value === least ? sum + share * value : sum), 0);
  return whole.meanBelow(most) - whole.meanBelow(least) + atLeast;
}
