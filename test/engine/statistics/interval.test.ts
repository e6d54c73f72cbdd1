import { describe, expect, test } from "vitest";
import { meanOf, sdOf, studentInterval } from "../../../engine/statistics/interval.ts";
import { normals } from "./samples.ts";

describe("Student's interval of a mean", () => {
  // Law, Simulation Modeling and Analysis, section 4.5: ten observations, 90% interval 1.34 ± 0.24.
  const sample = [1.2, 1.5, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.5, 1.09];

  test("is the textbook's", () => {
    const interval = studentInterval("mean", meanOf(sample)!, sdOf(sample), 10, 0.9)!;
    expect(((interval.high + interval.low) / 2).toFixed(2)).toBe("1.34");
    expect(((interval.high - interval.low) / 2).toFixed(2)).toBe("0.24");
    expect([interval.of, interval.level]).toEqual(["mean", 0.9]);
  });

  test("is mean ± t × sd / √n to every digit", () => {
    // sd of 1 … 10 is √(55/6); t(0.975, 9) = 2.262157162798205.
    const tenth = Array.from({ length: 10 }, (_, i) => i + 1);
    const half = 2.262157162798205 * Math.sqrt(55 / 6 / 10);
    const interval = studentInterval("mean", meanOf(tenth)!, sdOf(tenth), 10)!;
    expect(interval.low).toBeCloseTo(5.5 - half, 10);
    expect(interval.high).toBeCloseTo(5.5 + half, 10);
    expect(interval.level).toBe(0.95);
  });

  test("needs two runs", () => {
    expect(sdOf([7])).toBe(null);
    expect(studentInterval("mean", 7, sdOf([7]), 1)).toBe(null);
    expect(meanOf([])).toBe(null);
  });

  test("is a point when all runs agree", () => {
    expect(studentInterval("mean", 7, sdOf([7, 7, 7]), 3)).toEqual({ of: "mean", level: 0.95, low: 7, high: 7 });
  });

  test("keeps its digits far from 0", () => {
    expect(sdOf([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBe(1);
  });

  test("refuses a level that is no probability", () => {
    expect(() => studentInterval("mean", 0, 1, 5, 1)).toThrow("a level lies between 0 and 1; got 1");
  });

  test.each([2, 5, 30])("covers the truth in 95 of 100 experiments of %i runs", (n) => {
    const draw = normals(`coverage ${n}`);
    const experiments = 8000;
    let covered = 0;
    for (let i = 0; i < experiments; i++) {
      const runs = Array.from({ length: n }, () => 3 + 2 * draw());
      const { low, high } = studentInterval("mean", meanOf(runs)!, sdOf(runs), n)!;
      if (low <= 3 && 3 <= high) covered++;
    }
    // 4 standard errors of a share of 0.95: enough to see a wrong number of degrees of freedom at 2 and 5 runs.
    expect(Math.abs(covered / experiments - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / experiments));
  });
});
