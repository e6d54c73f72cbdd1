/** A time and whether it ended with the event or was cut off before it. */
export interface Spell {
  readonly lasted: number;
  readonly event: boolean;
}

/** What is estimated of times of which some are cut off, in their own unit; median null where half are never reached. */
export interface Survival {
  /** Mean up to the longest time seen; the whole mean where that is an event. */
  readonly mean: number;
  readonly median: number | null;
}

/**
 * Product-limit estimate of how long until the event (Kaplan and Meier, 1958, Journal of the American Statistical
 * Association 53, 457–481). At a tie events come before those cut off. The mean is the area below the curve.
 */
export function kaplanMeier(spells: readonly Spell[]): Survival {
  const sorted = spells.toSorted((a, b) => a.lasted - b.lasted || Number(b.event) - Number(a.event));
  let [staying, mean, before] = [1, 0, 0];
  let median: number | null = null;
  for (const [i, { lasted, event }] of sorted.entries()) {
    mean += staying * (lasted - before);
    before = lasted;
    if (event) staying *= 1 - 1 / (sorted.length - i);
    // What is left of rounding must not hide that half are over.
    if (median === null && staying <= 0.5 + 1e-12) median = lasted;
  }
  return { mean, median };
}
