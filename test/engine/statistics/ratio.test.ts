import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meanOf, sdOf, studentInterval } from "../../../engine/statistics/interval.ts";
import { type Cases, pseudoValues, totalRatio } from "../../../engine/statistics/ratio.ts";
import { normals } from "./samples.ts";

describe("a ratio of totals", () => {
  test("is total over total, not the mean of ratios", () => {
    expect(totalRatio({ above: [1, 2, 6], below: [1, 2, 2] })).toBe(9 / 5);
  });

  test("without any case is none", () => {
    expect(totalRatio({ above: [0, 0], below: [0, 0] })).toBe(null);
    expect(pseudoValues({ above: [0, 0], below: [0, 0] })).toBe(null);
  });

  test("has the pseudo-values worked out by hand", () => {
    // 9/5 of all; 8/4, 7/3 and 3/3 without each.
    const found = pseudoValues({ above: [1, 2, 6], below: [1, 2, 2] })!;
    for (const [i, expected] of [5.4 - 4, 5.4 - 14 / 3, 5.4 - 2].entries()) expect(found[i]).toBeCloseTo(expected, 12);
  });

  test("counts replications without cases", () => {
    const found = pseudoValues({ above: [1, 0, 3], below: [2, 0, 4] })!;
    expect(found).toHaveLength(3);
    expect(found[1]).toBeCloseTo(4 / 6, 12);
  });

  test("cannot say how sure it is when only one replication has cases, or there is only one", () => {
    expect(pseudoValues({ above: [0, 3, 0], below: [0, 4, 0] })).toBe(null);
    expect(pseudoValues({ above: [0, 0.3, 0], below: [0, 0.1 + 0.2, 0] })).toBe(null);
    expect(pseudoValues({ above: [3], below: [4] })).toBe(null);
  });

  const cases = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 50 })), { minLength: 2, maxLength: 12 })
    .map((pairs): Cases => ({ above: pairs.map(([a]) => a), below: pairs.map(([, b]) => b) }));

  test("has the textbook's jackknife standard error", () => {
    fc.assert(
      fc.property(cases, ({ above, below }) => {
        // Efron and Tibshirani (11.5): se² = (n − 1)/n × Σ (r₍₋ᵢ₎ − their mean)².
        const n = above.length;
        const without = above.map((_, i) => {
          const rest = (column: readonly number[]): number =>
            column.reduce((sum, x, j) => (j === i ? sum : sum + x), 0);
          return rest(above) / rest(below);
        });
        const centre = meanOf(without)!;
        const squares = without.reduce((sum, r) => sum + (r - centre) ** 2, 0);
        const se = Math.sqrt(((n - 1) / n) * squares);
        expect(sdOf(pseudoValues({ above, below })!)! / Math.sqrt(n)).toBeCloseTo(se, 9);
      }),
    );
  });

  test("over equal denominators is the mean, with Student's interval", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 2, maxLength: 12 }), (above) => {
        const values = pseudoValues({ above: above.map((x) => 8 * x), below: above.map(() => 8) })!;
        for (const [i, x] of above.entries()) expect(values[i]).toBeCloseTo(x, 9);
      }),
    );
  });

  test("is covered by its interval in 95 of 100 experiments", () => {
    const draw = normals("ratio");
    const [experiments, n] = [5000, 20];
    let covered = 0;
    for (let i = 0; i < experiments; i++) {
      // Wards with 100 ± 10 leavers whose stays depend on how many there are; 4 days each on average.
      const below = Array.from({ length: n }, () => 100 + 10 * draw());
      const above = below.map((people) => 4 * people + 0.3 * (people - 100) + 30 * draw());
      const ratio = { above, below };
      const { low, high } = studentInterval("ratio", totalRatio(ratio)!, sdOf(pseudoValues(ratio)!), n)!;
      if (low <= 4 && 4 <= high) covered++;
    }
    // 4 standard errors, and 1% for a method that is exact only for many replications.
    expect(Math.abs(covered / experiments - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / experiments) + 0.01);
  });
});
