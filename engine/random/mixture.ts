import { findRoot } from "../maths/root.ts";
import type { Law } from "./laws.ts";

/** A share of people who all have one value. */
export interface Atom {
  readonly value: number;
  readonly share: number;
}

/** A share of people with a density. */
export interface SmoothPart {
  readonly share: number;
  readonly law: Law;
}

/** A shape taken apart, mixtures of mixtures included. Shares add to 1; atoms rise in value, each value once. */
export interface Parts {
  readonly atoms: readonly Atom[];
  readonly smooth: readonly SmoothPart[];
}

/** The law of several parts together. */
export function mixtureLaw(parts: Parts): Law {
  const { atoms, smooth } = parts;
  const mean = total(smooth, (p) => p.share * p.law.mean) + total(atoms, (a) => a.share * a.value);
  const variance =
    total(smooth, (p) => p.share * (p.law.sd ** 2 + (p.law.mean - mean) ** 2)) +
    total(atoms, (a) => a.share * (a.value - mean) ** 2);
  const supports = supportsOf(parts);
  const high = supports.at(-1)!.high;
  const jumps = atoms.map(({ value }) => ({ value, from: cdfBelow(parts, value), upTo: cdf(parts, value) }));
  return {
    mean,
    sd: Math.sqrt(variance),
    low: supports[0]!.low,
    high,
    cdf: (x) => (x >= high ? 1 : cdf(parts, x)),
    density: (x) => density(parts, x),
    meanBelow: (x) =>
      total(smooth, (p) => p.share * p.law.meanBelow(x)) + total(atoms, (a) => (a.value <= x ? a.share * a.value : 0)),
    quantile: (p, near) => {
      for (const jump of jumps) if (p > jump.from && p <= jump.upTo) return jump.value;
      return (near === undefined ? null : newton(parts, p, near)) ?? search(parts, p);
    },
  };
}

export interface Support {
  readonly low: number;
  readonly high: number;
}

/** Where values can fall: intervals that do not touch, rising. */
export function supportsOf({ atoms, smooth }: Parts): readonly Support[] {
  const all: readonly Support[] = [...smooth.map((p) => p.law), ...atoms.map((a) => ({ low: a.value, high: a.value }))];
  const merged: { low: number; high: number }[] = [];
  for (const { low, high } of [...all].sort((a, b) => a.low - b.low)) {
    const last = merged.at(-1);
    if (last && low <= last.high) last.high = Math.max(last.high, high);
    else merged.push({ low, high });
  }
  return merged;
}

/** Share of people at or below x. */
export function cdf({ atoms, smooth }: Parts, x: number): number {
  return Math.min(1, total(smooth, (p) => p.share * p.law.cdf(x)) + total(atoms, (a) => (a.value <= x ? a.share : 0)));
}

/** Share of people below x. */
export function cdfBelow(parts: Parts, x: number): number {
  return cdf({ smooth: parts.smooth, atoms: parts.atoms.filter((atom) => atom.value < x) }, x);
}

function density({ smooth }: Parts, x: number): number {
  return total(smooth, (p) => p.share * p.law.density(x));
}

/** The quantile of a mixture lies between the least and the greatest of its parts' quantiles. */
function search(parts: Parts, p: number): number {
  const ends = [...parts.smooth.map((part) => part.law.quantile(p)), ...parts.atoms.map((atom) => atom.value)];
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  return high === low || high === Number.POSITIVE_INFINITY ? high : findRoot((x) => cdf(parts, x) - p, low, high);
}

/** A few of Newton's steps from a value that should be near; null unless they arrive. */
function newton(parts: Parts, p: number, near: number): number | null {
  let x = near;
  for (let i = 0; i < 8; i += 1) {
    const over = cdf(parts, x) - p;
    const next = x - over / density(parts, x);
    if (!(next > 0.5 * x && next < 2 * x)) return null;
    // The step squares the error; or the difference is down to the last digit of a probability.
    if (Math.abs(next - x) < 1e-8 * x || Math.abs(over) < 3e-16) return next;
    x = next;
  }
  return null;
}

function total<T extends Atom | SmoothPart>(list: readonly T[], of: (item: T) => number): number {
  let sum = 0;
  for (const item of list) sum += of(item);
  return sum;
}
