import { describe, expect, test } from "vitest";
import { relativeChange, type Sample } from "../../../engine/experiments/targets.ts";
import { studentQuantile } from "../../../engine/maths/student.ts";

/** A sample with one measure, from [above, below] of each replication. */
function sample(kind: "value" | "ratio", pairs: readonly (readonly [number, number])[]): Sample {
  const definition = {
    id: "x",
    service: null,
    measure: "x",
    unit: "",
    words: "",
    numerator: null,
    denominator: null,
    kind,
  };
  return { definitions: [definition], replications: pairs.map((pair) => Float64Array.from(pair)) };
}

const values = (...all: number[]): Sample =>
  sample(
    "value",
    all.map((one) => [one, 1]),
  );

describe("a relative change", () => {
  test("is the ratio of the means less one", () => {
    const { mean, n } = relativeChange("x", values(10, 12, 14), values(9, 9, 9));
    expect(mean).toBeCloseTo(27 / 36 - 1, 12);
    expect(n).toBe(3);
  });

  test("has no spread when every pair changes by the same share", () => {
    const { mean, interval } = relativeChange("x", values(10, 20, 40), values(9, 18, 36));
    expect(mean).toBeCloseTo(-0.1, 12);
    expect(interval!.high - interval!.low).toBeCloseTo(0, 9);
  });

  test("of two pairs has the interval worked out by hand", () => {
    // Pseudo-values 2θ − θ(−i): θ = 3/2 − 1; without 1: 5/3 − 1; without 2: 1/1 − 1.
    const { interval } = relativeChange("x", values(1, 3), values(1, 5));
    const [theta, without1, without2] = [0.5, 5 / 3 - 1, 0];
    const pseudo = [2 * theta - without1, 2 * theta - without2];
    const sd = Math.abs(pseudo[0]! - pseudo[1]!) / Math.SQRT2;
    const half = (studentQuantile(0.975, 1) * sd) / Math.SQRT2;
    expect(interval!.low).toBeCloseTo(theta - half, 9);
    expect(interval!.high).toBeCloseTo(theta + half, 9);
  });

  test("of a ratio takes total over total", () => {
    const before = sample("ratio", [
      [1, 2],
      [3, 2],
    ]); // 4 of 4
    const after = sample("ratio", [
      [1, 4],
      [1, 4],
    ]); // 2 of 8
    expect(relativeChange("x", before, after).mean).toBeCloseTo(0.25 - 1, 12);
  });

  test("cannot be said when the base is zero, has no cases or no such measure", () => {
    expect(relativeChange("x", values(0, 0), values(1, 1)).mean).toBeNull();
    expect(
      relativeChange(
        "x",
        sample("ratio", [
          [0, 0],
          [0, 0],
        ]),
        sample("ratio", [
          [1, 1],
          [1, 1],
        ]),
      ).mean,
    ).toBeNull();
    expect(relativeChange("y", values(1, 1), values(1, 1)).mean).toBeNull();
  });

  test("has no interval from one pair", () => {
    expect(relativeChange("x", values(10), values(9))).toMatchObject({ interval: null, sd: null, n: 1 });
  });
});
