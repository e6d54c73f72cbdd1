import { expect } from "vitest";
import { gammaSurvival } from "../../../engine/maths/gamma.ts";
import { mix } from "../../../engine/random/mix.ts";
import { threefry } from "../../../engine/random/threefry.ts";

/**
 * Seeds are fixed, so a test passes or fails for ever; a sound generator fails one of these in a million choices of
 * its seed.
 */
const ONE_IN_A_MILLION = 1e-6;
const Z_LIMIT = 4.9;

/** Fails when counts differ from equal, or given, expectations by more than chance (chi-square). */
export function expectCounts(counts: ArrayLike<number>, expected?: readonly number[], about = ""): void {
  const n = Array.from(counts).reduce((sum, count) => sum + count, 0);
  const share = (i: number): number => expected?.[i] ?? 1 / counts.length;
  let square = 0;
  for (let i = 0; i < counts.length; i += 1) square += (counts[i]! - n * share(i)) ** 2 / (n * share(i));
  const chance = gammaSurvival(square / 2, (counts.length - 1) / 2);
  expect(chance, `${about} chi-square ${square.toFixed(1)} of ${counts.length - 1}`).toBeGreaterThan(ONE_IN_A_MILLION);
  expect(1 - chance, `${about} too even: chi-square ${square}`).toBeGreaterThan(ONE_IN_A_MILLION);
}

/** Fails when rows and columns of a table of counts (by rows) are not independent. */
export function expectIndependent(counts: readonly (readonly number[])[], about = ""): void {
  const rows = counts.map((row) => row.reduce((a, b) => a + b, 0));
  const columns = counts[0]!.map((_, k) => counts.reduce((sum, row) => sum + row[k]!, 0));
  const n = rows.reduce((a, b) => a + b, 0);
  let square = 0;
  for (const [i, row] of counts.entries()) {
    for (const [k, count] of row.entries()) {
      const expected = (rows[i]! * columns[k]!) / n;
      square += (count - expected) ** 2 / expected;
    }
  }
  const degrees = (rows.length - 1) * (columns.length - 1);
  const chance = gammaSurvival(square / 2, degrees / 2);
  expect(chance, `${about} chi-square ${square.toFixed(1)} of ${degrees}`).toBeGreaterThan(ONE_IN_A_MILLION);
}

/** Fails when a figure is more standard errors from its expectation than chance allows. */
export function expectWithin(found: number, expected: number, standardError: number, about = ""): void {
  const z = (found - expected) / standardError;
  expect(Math.abs(z), `${about} ${found} should be ${expected} ± ${standardError}`).toBeLessThan(Z_LIMIT);
}

/** Kolmogorov and Smirnov's test of uniformity of numbers between 0 and 1; the limit is exact enough from 100 up. */
export function expectUniform(numbers: Float64Array, about = ""): void {
  const sorted = numbers.toSorted();
  const n = sorted.length;
  let distance = 0;
  for (let i = 0; i < n; i += 1) {
    distance = Math.max(distance, (i + 1) / n - sorted[i]!, sorted[i]! - i / n);
  }
  // 2 exp(−2 n d²) is the chance of a greater distance.
  const chance = 2 * Math.exp(-2 * n * distance * distance);
  expect(chance, `${about} distance ${distance}`).toBeGreaterThan(ONE_IN_A_MILLION);
}

/** `n` words of luck, the same for the same seed. */
export function words(seed: number, n: number): Int32Array {
  const out = new Int32Array(2);
  const list = new Int32Array(n);
  for (let i = 0; i < n; i += 1) {
    threefry(out, mix(seed), seed, i, 0);
    list[i] = out[0]!;
  }
  return list;
}
