import type { Figure } from "./oracle.ts";

/** A ratio of totals over replications and its standard error by the delta method. */
export interface Ratio {
  readonly value: number;
  readonly error: number;
}

/** Total over total, with its standard error: replications are the independent units. */
export function ratio(pairs: readonly (readonly [number, number])[]): Ratio {
  const n = pairs.length;
  const numerator = pairs.reduce((sum, pair) => sum + pair[0], 0);
  const denominator = pairs.reduce((sum, pair) => sum + pair[1], 0);
  const value = numerator / denominator;
  const squares = pairs.reduce((sum, [top, bottom]) => sum + (top - value * bottom) ** 2, 0);
  return { value, error: Math.sqrt((squares * n) / (n - 1)) / denominator };
}

/** What a figure may be off by, in its own unit. */
export function allowance({ value, tolerance }: Pick<Figure, "value" | "tolerance">): number {
  return "abs" in tolerance ? tolerance.abs : tolerance.rel * Math.abs(value);
}

/** Standard errors that chance is allowed, whatever the tolerance: more happens once in 370 tries. */
const ERRORS = 3;

/**
 * The tolerance rule of the cases: |estimate − value| ≤ max(tolerance, 3 standard errors), and the standard error at
 * most half the tolerance: a run too short to tell proves nothing. Null when the rule is kept, else why not.
 */
export function judge(expected: Pick<Figure, "value" | "tolerance">, estimate: Ratio): string | null {
  const allowed = allowance(expected);
  const { value, error } = estimate;
  if (!(error <= allowed / 2)) return `the run is too short: standard error ${error}, at most ${allowed / 2} allowed`;
  if (Math.abs(value - expected.value) <= Math.max(allowed, ERRORS * error)) return null;
  return `${value} ± ${error} (standard error), expected ${expected.value} ± ${allowed}`;
}

/** Chance that at least one of so many figures lies outside 3 standard errors by luck alone, if they were independent. */
export function chanceOfFalseAlarm(figures: number): number {
  return 1 - 0.9973 ** figures;
}
