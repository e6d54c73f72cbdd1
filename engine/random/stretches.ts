import { findRoot } from "../maths/root.ts";
import { cdf, cdfBelow, mixtureLaw, type Parts, supportsOf } from "./mixture.ts";

/** A stretch of the scale of probability on which the quantile function has no jump: one value, or a smooth rise. */
export interface Stretch {
  /** Probability at which it ends; it begins where the one before ends. */
  readonly upTo: number;
  /** Values at its two ends; the same for an atom. */
  readonly low: number;
  readonly high: number;
}

/** Cuts the scale of probability at every atom, wherever no value can fall and wherever hardly any can. */
export function stretchesOf(parts: Parts): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const valleys = valleysOf(parts);
  const reach = (upTo: number, low: number, high: number): void => {
    const from = stretches.at(-1)?.upTo ?? 0;
    const valley = valleys.find((x) => x > low && x < high);
    if (valley !== undefined) {
      reach(cdf(parts, valley), low, valley);
      reach(upTo, valley, high);
    } else if (upTo - from > 1e-15) stretches.push({ upTo, low, high });
  };
  for (const support of supportsOf(parts)) {
    let low = support.low;
    for (const atom of parts.atoms) {
      if (atom.value < support.low || atom.value > support.high) continue;
      reach(cdfBelow(parts, atom.value), low, atom.value);
      reach(cdf(parts, atom.value), atom.value, atom.value);
      low = atom.value;
    }
    reach(cdf(parts, support.high), low, support.high);
  }
  const last = stretches.pop()!;
  return [...stretches, { ...last, upTo: 1 }];
}

/**
 * Values between two smooth parts where the quantile function all but jumps: a table is finest near its ends, so one
 * must end there. The point is that where as many of the lower part lie above as of the upper part lie below.
 */
function valleysOf(parts: Parts): readonly number[] {
  const smooth = [...parts.smooth].sort((a, b) => a.law.mean - b.law.mean);
  const whole = mixtureLaw(parts);
  const valleys: number[] = [];
  for (let k = 1; k < smooth.length; k += 1) {
    const lower = smooth[k - 1]!;
    const upper = smooth[k]!;
    const balance = (x: number): number => upper.share * upper.law.cdf(x) - lower.share * (1 - lower.law.cdf(x));
    const x = findRoot(balance, lower.law.mean, upper.law.mean);
    const p = cdf(parts, x);
    const jump = whole.quantile(Math.min(p + 0.002, 0.999)) - whole.quantile(Math.max(p - 0.002, 0.001));
    if (jump > 0.02 * whole.mean) valleys.push(x);
  }
  return valleys;
}
