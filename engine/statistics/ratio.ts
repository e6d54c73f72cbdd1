import { meanOf, sdOf } from "./interval.ts";

/** Numerators and denominators by replication. Replications without cases have denominator 0 and still count. */
export interface Cases {
  readonly above: readonly number[];
  readonly below: readonly number[];
}

/** Total over total; null ("none") when there are no cases at all. */
export function totalRatio({ above, below }: Cases): number | null {
  const cases = sum(below);
  return cases === 0 ? null : sum(above) / cases;
}

/**
 * Jackknife pseudo-values n·r − (n − 1)·r₍₋ᵢ₎ of total over total, where r₍₋ᵢ₎ leaves replication i out (Efron and
 * Tibshirani, An Introduction to the Bootstrap, chapter 11). Their standard deviation ÷ √n is the standard error of r.
 * Null below two replications, or when leaving one out leaves no cases: then there is no telling how far r can move.
 */
export function pseudoValues({ above, below }: Cases): number[] | null {
  const n = above.length;
  const whole = totalRatio({ above, below });
  if (n < 2 || whole === null) return null;
  const [totalAbove, totalBelow] = [sum(above), sum(below)];
  const values: number[] = [];
  for (let i = 0; i < n; i++) {
    const rest = totalBelow - below[i]!;
    if (!(rest > 0) || onlyCasesIn(below, i)) return null;
    values.push(n * whole - (n - 1) * ((totalAbove - above[i]!) / rest));
  }
  return values;
}

/** What is left over by subtraction may be rounding error, so ask the replications themselves. */
function onlyCasesIn(below: readonly number[], i: number): boolean {
  return below.every((cases, j) => j === i || cases === 0);
}

/** The ratio with the mean and standard deviation of its pseudo-values. */
export function jackknife(cases: Cases): { ratio: number | null; centre: number | null; sd: number | null } {
  const values = pseudoValues(cases);
  return { ratio: totalRatio(cases), centre: values && meanOf(values), sd: values && sdOf(values) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, x) => total + x, 0);
}
