import { describe, expect, test } from "vitest";
import type { Measured } from "../../../engine/statistics/estimate.ts";
import { differences, pairedDifference, type Side } from "../../../engine/statistics/paired.ts";
import { normals } from "./samples.ts";

const queue: Measured = { id: "ward.queue", service: "ward", measure: "queue", unit: "people", kind: "value" };
const wait: Measured = { id: "ward.wait", service: "ward", measure: "wait", unit: "days", kind: "ratio" };

const side = (name: string, definitions: Measured[], ...runs: number[][]): Side => ({
  name,
  definitions,
  replications: runs.map((run) => Float64Array.from(run)),
});

describe("the difference of a variant from the base", () => {
  test("of a value is subtracted replication by replication", () => {
    const base = side("today", [queue], [10, 1], [20, 1], [30, 1]);
    const variant = side("more beds", [queue], [9, 1], [17, 1], [28, 1]);
    const [found] = differences(base, variant);
    expect(found).toMatchObject({ measure: "ward.queue", base: "today", variant: "more beds", mean: -2, sd: 1, n: 3 });
    expect(found!.interval).toMatchObject({ of: "mean", level: 0.95 });
    // t(0.975, 2) = 4.302652729749462
    expect(found!.interval!.low).toBeCloseTo(-2 - 4.302652729749462 / Math.sqrt(3), 9);
  });

  test("is sure where luck does all: the same shift in every replication", () => {
    const base = side("a", [queue, wait], [10, 1, 6, 3], [20, 1, 15, 5]);
    const variant = side("b", [queue, wait], [11, 1, 9, 3], [21, 1, 20, 5]);
    const [value, ratio] = differences(base, variant);
    expect(value!.interval).toMatchObject({ low: 1, high: 1 });
    expect(ratio!.mean).toBeCloseTo(1, 12);
    expect(ratio!.interval!.low).toBeCloseTo(1, 9);
    expect(ratio!.interval!.high).toBeCloseTo(1, 9);
  });

  test("of a ratio is that of the totals, its spread that of paired pseudo-values", () => {
    const base = side("a", [wait], [1, 1], [2, 2], [6, 2]);
    const variant = side("b", [wait], [2, 1], [2, 2], [9, 2]);
    const [found] = differences(base, variant);
    expect(found!.mean).toBeCloseTo(13 / 5 - 9 / 5, 12);
    // Pseudo-values: base as in ratio.test.ts; variant 3 × 13/5 − 2 × (11/4, 11/3, 4/3).
    const d = [7.8 - 5.5 - (5.4 - 4), 7.8 - 22 / 3 - (5.4 - 14 / 3), 7.8 - 8 / 3 - (5.4 - 2)];
    const centre = (d[0]! + d[1]! + d[2]!) / 3;
    expect(found!.sd).toBeCloseTo(Math.sqrt(d.reduce((sum, x) => sum + (x - centre) ** 2, 0) / 2), 12);
    expect(found!.interval!.of).toBe("ratio");
  });

  test("is none where one side has no cases, and has no interval below two runs", () => {
    const none = differences(side("a", [wait], [0, 0], [0, 0]), side("b", [wait], [1, 2], [1, 2]))[0]!;
    expect(none).toMatchObject({ mean: null, sd: null, interval: null, n: 2 });
    const one = differences(side("a", [queue], [1, 1]), side("b", [queue], [3, 1]))[0]!;
    expect(one).toMatchObject({ mean: 2, sd: null, interval: null, n: 1 });
  });

  test("is of measures that both sides have, wherever they stand", () => {
    const base = side("a", [queue, wait], [1, 1, 6, 2], [1, 1, 6, 2]);
    const variant = side("b", [wait], [8, 2], [8, 2]);
    expect(differences(base, variant).map(({ measure, mean }) => [measure, mean])).toEqual([["ward.wait", 1]]);
  });

  test("needs as many replications on both sides", () => {
    expect(() => differences(side("a", [queue], [1, 1]), side("b", [queue], [1, 1], [2, 1]))).toThrow(
      "pairs need equally many replications; got 1 and 2",
    );
  });

  test("is covered in 95 of 100 experiments, with an interval that shared luck makes narrow", () => {
    const draw = normals("paired");
    const [experiments, n] = [5000, 10];
    let covered = 0;
    let width = 0;
    for (let i = 0; i < experiments; i++) {
      const luck = Array.from({ length: n }, () => 10 * draw());
      const ones = luck.map(() => 1);
      const base = { above: luck.map((x) => 50 + x), below: ones };
      const variant = { above: luck.map((x) => 52 + x + draw()), below: ones };
      const { low, high } = pairedDifference("value", base, variant).interval!;
      if (low <= 2 && 2 <= high) covered++;
      width += (high - low) / experiments;
    }
    expect(Math.abs(covered / experiments - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / experiments));
    // Twice t(0.975, 9)/√10 = 1.43 for a spread of 1; unpaired it would be above 18.
    expect(width).toBeLessThan(1.6);
  });
});
