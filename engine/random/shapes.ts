import type { Stage } from "../maths/phaseType.ts";
import { scaledParts, truncatedParts } from "./adjust.ts";
import { type Family, familyLaw, type Given } from "./families/family.ts";
import { phaseTypeLaw } from "./families/phaseType.ts";
import { type Point, quantilesLaw } from "./families/quantiles.ts";
import {
  constant,
  exponential,
  gamma,
  type Law,
  lognormal,
  lognormalByMean,
  lognormalByP90,
  need,
  triangular,
  uniformLaw,
} from "./laws.ts";
import { mixtureLaw, type Parts, type SmoothPart } from "./mixture.ts";

/** A distribution in plain numbers: times in seconds, shares from 0 to 1. A lognormal is given by two of its four. */
export type Shape =
  | { readonly form: "constant"; readonly value: number }
  | { readonly form: "exponential"; readonly mean: number }
  | { readonly form: "lognormal"; readonly mean: number; readonly sd: number }
  | { readonly form: "lognormal"; readonly median: number; readonly p90: number }
  | { readonly form: "lognormal"; readonly median: number; readonly mean: number }
  | { readonly form: "gamma"; readonly mean: number; readonly sd: number }
  | { readonly form: "triangular"; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly form: "uniform"; readonly from: number; readonly to: number }
  /** Shares in the order of the values; empty = equal. */
  | { readonly form: "empirical"; readonly values: readonly number[]; readonly shares: readonly number[] }
  | { readonly form: "mixture"; readonly parts: readonly { readonly share: number; readonly of: Shape }[] }
  | { readonly form: "family"; readonly family: Family; readonly given: Given }
  /** People spread evenly within each bin; a bin may be one value. Shares add to 1. */
  | { readonly form: "bins"; readonly bins: readonly Bin[] }
  | { readonly form: "quantiles"; readonly points: readonly Point[] }
  | { readonly form: "phase-type"; readonly stages: readonly Stage[] }
  /** Every value stretched alike, so that the mean is this. */
  | { readonly form: "scaled"; readonly of: Shape; readonly mean: number }
  /** Only values within the ends; `most` null = no upper end, `keep` null = the mean changes. */
  | {
      readonly form: "truncated";
      readonly of: Shape;
      readonly least: number;
      readonly most: number | null;
      readonly keep: number | null;
    };

/** A share of people between two values. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/**
 * Mean, sd, distribution function and quantile function of a shape.
 * @throws RangeError when a parameter makes no sense, saying what was expected.
 */
export function lawOf(shape: Shape): Law {
  const parts = partsOf(shape);
  if (parts.atoms.length === 0 && parts.smooth.length === 1) return parts.smooth[0]!.law;
  if (parts.atoms.length === 1 && parts.smooth.length === 0) return constant(parts.atoms[0]!.value);
  return mixtureLaw(parts);
}

/**
 * Takes a shape apart into atoms and smooth parts.
 * @throws RangeError as lawOf.
 */
export function partsOf(shape: Shape): Parts {
  const atoms = new Map<number, number>();
  const smooth: SmoothPart[] = [];
  const add = (part: Shape, share: number): void => {
    if (share === 0) return;
    if (part.form === "mixture") {
      const shares = checkedShares(part.parts.map((p) => p.share));
      for (const [i, { of }] of part.parts.entries()) add(of, share * shares[i]!);
    } else if (part.form === "empirical") {
      const shares = empiricalShares(part.values, part.shares);
      for (const [i, value] of part.values.entries()) addAtom(atoms, constant(value).mean, share * shares[i]!);
    } else if (part.form === "bins") {
      const shares = checkedShares(part.bins.map((bin) => bin.share));
      for (const [i, { from, to }] of part.bins.entries()) add({ form: "uniform", from, to }, share * shares[i]!);
    } else if (part.form === "scaled" || part.form === "truncated") {
      const inner = adjusted(part);
      for (const atom of inner.atoms) addAtom(atoms, atom.value, share * atom.share);
      for (const piece of inner.smooth) smooth.push({ share: share * piece.share, law: piece.law });
    } else {
      const law = simpleLaw(part);
      if (law.low === law.high) addAtom(atoms, law.low, share);
      else smooth.push({ share, law });
    }
  };
  add(shape, 1);
  const rising = [...atoms].sort((a, b) => a[0] - b[0]);
  return { atoms: rising.map(([value, share]) => ({ value, share })), smooth };
}

function adjusted(shape: Extract<Shape, { form: "scaled" | "truncated" }>): Parts {
  const parts = partsOf(shape.of);
  if (shape.form === "truncated")
    return truncatedParts(parts, shape.least, shape.most ?? Number.POSITIVE_INFINITY, shape.keep);
  need(shape.mean > 0 && shape.mean < Number.POSITIVE_INFINITY, "A rescaled shape needs a mean above 0.");
  return scaledParts(parts, shape.mean / lawOf(shape.of).mean);
}

type Simple = Exclude<Shape, { form: "mixture" | "empirical" | "bins" | "scaled" | "truncated" }>;

function simpleLaw(shape: Simple): Law {
  switch (shape.form) {
    case "family":
      return familyLaw(shape.family, shape.given);
    case "quantiles":
      return quantilesLaw(shape.points);
    case "phase-type":
      return phaseTypeLaw(shape.stages);
    case "constant":
      return constant(shape.value);
    case "exponential":
      return exponential(shape.mean);
    case "lognormal":
      if ("sd" in shape) return lognormal(shape.mean, shape.sd);
      return "p90" in shape ? lognormalByP90(shape.median, shape.p90) : lognormalByMean(shape.median, shape.mean);
    case "gamma":
      return gamma(shape.mean, shape.sd);
    case "triangular":
      return triangular(shape.low, shape.mode, shape.high);
    case "uniform":
      return uniformLaw(shape.from, shape.to);
  }
}

function empiricalShares(values: readonly number[], shares: readonly number[]): readonly number[] {
  need(values.length > 0, "An empirical distribution needs at least one value.");
  if (shares.length === 0) return values.map(() => 1 / values.length);
  need(shares.length === values.length, "An empirical distribution needs as many shares as values, or none.");
  return checkedShares(shares);
}

/** Shares scaled to add to exactly 1, once they nearly do. */
function checkedShares(shares: readonly number[]): readonly number[] {
  need(
    shares.every((share) => share >= 0 && share <= 1),
    "Each share must be between 0% and 100%.",
  );
  const total = shares.reduce((sum, share) => sum + share, 0);
  need(
    Math.abs(total - 1) <= 1e-9,
    `The shares must add to 100%; they add to ${Number((total * 100).toPrecision(6))}%.`,
  );
  return shares.map((share) => share / total);
}

function addAtom(atoms: Map<number, number>, value: number, share: number): void {
  if (share > 0) atoms.set(value, (atoms.get(value) ?? 0) + share);
}
