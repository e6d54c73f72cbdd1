import { studentQuantile } from "../maths/student.ts";

/** An interval for a figure: a mean over replications or a ratio of totals, or the difference of two of them. */
export interface Interval {
  readonly of: "mean" | "ratio";
  /** Confidence, 0.95 unless asked otherwise. */
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

export const LEVEL = 0.95;

/** Mean of a sample; null when it is empty. */
export function meanOf(sample: readonly number[]): number | null {
  if (sample.length === 0) return null;
  return sample.reduce((sum, x) => sum + x, 0) / sample.length;
}

/** Standard deviation of a sample, divisor n − 1; null below two. Two passes, so that large means lose no digits. */
export function sdOf(sample: readonly number[]): number | null {
  const mean = meanOf(sample);
  if (mean === null || sample.length < 2) return null;
  const squares = sample.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return Math.sqrt(squares / (sample.length - 1));
}

/**
 * Student's interval: centre ± t(n − 1) × sd / √n (Law, Simulation Modeling and Analysis, section 9.4.1). Null when
 * there is no standard deviation, that is below two runs.
 *
 * @throws RangeError unless 0 < level < 1.
 */
export function studentInterval(
  of: Interval["of"],
  centre: number,
  sd: number | null,
  n: number,
  level: number = LEVEL,
): Interval | null {
  if (!(level > 0 && level < 1)) throw new RangeError(`a level lies between 0 and 1; got ${level}`);
  if (sd === null || n < 2) return null;
  const half = sd === 0 ? 0 : (studentQuantile((1 + level) / 2, n - 1) * sd) / Math.sqrt(n);
  return { of, level, low: centre - half, high: centre + half };
}
