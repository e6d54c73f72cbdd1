import { describe, expect, test } from "vitest";
import { normalCdf, normalQuantile } from "../../../engine/maths/normal.ts";
import { expectNear } from "./near.ts";

describe("the normal distribution", () => {
  // Reference values: 40-digit arithmetic, rounded to double.
  test.each([
    [-30, 4.906713927148187e-198],
    [-7, 1.279812543885835e-12],
    [-2.2, 0.013903447513498604],
    [-1, 0.15865525393145705],
    [-0.1, 0.460172162722971],
    [0.3, 0.6179114221889527],
    [1.5, 0.9331927987311419],
    [5, 0.9999997133484281],
  ])("has its share at or below %d right to 1e-12", (x, share) => {
    expectNear(normalCdf(x), share);
  });

  test.each([
    [1e-300, -37.0470962993612],
    [1e-12, -7.034483825301132],
    [0.001, -3.0902323061678136],
    [0.025, -1.9599639845400543],
    [0.3, -0.5244005127080408],
    [0.77, 0.7388468491852137],
    [0.975, 1.9599639845400538],
    [0.999999, 4.753424308817087],
  ])("has its quantile at %d right to 1e-14", (p, x) => {
    expectNear(normalQuantile(p), x, 1e-14);
  });

  test("its quantile undoes its distribution function", () => {
    for (let x = -8; x <= 2; x += 0.0371) expectNear(normalQuantile(normalCdf(x)), x, 1e-12);
  });

  test("has ends", () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([
      Number.NEGATIVE_INFINITY,
      0,
      Number.POSITIVE_INFINITY,
    ]);
    expect([normalCdf(Number.NEGATIVE_INFINITY), normalCdf(0), normalCdf(Number.POSITIVE_INFINITY)]).toEqual([
      0, 0.5, 1,
    ]);
  });

  test.each([-0.1, 1.1, Number.NaN])("refuses %d as a probability", (p) => {
    expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});
