import { describe, expect, test } from "vitest";
import { gammaCdf, gammaQuantile, gammaSurvival, logGamma } from "../../../engine/maths/gamma.ts";
import { expectNear } from "./near.ts";

// Reference values: 40-digit arithmetic, rounded to double.
test.each([
  [0.05, 2.9688792010517306],
  [0.5, 0.5723649429247001],
  [1.5, -0.12078223763524522],
  [2.5, 0.2846828704729192],
  [10, 12.801827480081469],
  [171.5, 709.1431630309282],
  [1e6, 12815504.569147611],
])("the logarithm of the gamma function at %d is right to 1e-14", (z, value) => {
  expectNear(logGamma(z), value, 1e-14);
});

describe("the gamma distribution", () => {
  test.each([
    [1e-6, 0.05, 0.5148279545251782, 0.48517204547482184],
    [0.5, 0.05, 0.971317371244164, 0.02868262875583602],
    [1, 2.5, 0.15085496391539036, 0.8491450360846097],
    [8, 2.5, 0.9931559260775795, 0.006844073922420431],
    [40, 2.5, 0.9999999999999991, 8.391825114831611e-16],
    [350, 400, 0.004720697812340126, 0.9952793021876599],
    [400, 400, 0.5066491298389054, 0.4933508701610945],
    [520, 400, 0.9999999813747673, 1.8625232716785704e-8],
    [1000500, 1e6, 0.6915504757714972, 0.3084495242285028],
  ])("at %d with shape %d has both shares right to 1e-12", (x, shape, below, above) => {
    expectNear(gammaCdf(x, shape), below);
    expectNear(gammaSurvival(x, shape), above);
  });

  test.each([
    [0.5, 0.05, 5.573878440746248e-7],
    [0.01, 2.5, 0.27714903836413857],
    [0.5, 2.5, 2.1757300955477636],
    [0.999, 2.5, 10.257502826216438],
    [0.5, 400, 399.6667160944644],
    [0.01, 0.5, 7.854392895485099e-5],
    [1e-6, 0.3, 6.972699096409348e-21],
    [0.3, 1, 0.35667494393873234],
    [0.9, 40, 48.28910180763351],
  ])("has its quantile at %d with shape %d right to 1e-12", (p, shape, x) => {
    expectNear(gammaQuantile(p, shape), x);
  });

  test("its quantile undoes its distribution function, for every shape", () => {
    for (const shape of [0.02, 0.3, 1, 1.7, 12, 90, 3000, 8e5]) {
      for (const p of [2 ** -33, 1e-6, 0.01, 0.2, 0.499, 0.5, 0.501, 0.8, 0.99, 1 - 2 ** -33]) {
        const x = gammaQuantile(p, shape);
        if (x === 0) continue; // below the smallest number there is
        if (p < 0.5) expectNear(gammaCdf(x, shape), p, 3e-12);
        else expectNear(gammaSurvival(x, shape), 1 - p, 3e-12);
      }
    }
  });

  test("its quantile is as good by the expansion used for shapes above a million", () => {
    for (const p of [1e-6, 0.01, 0.3, 0.5, 0.9, 0.999999]) {
      expect(Math.abs(gammaCdf(gammaQuantile(p, 2e6), 2e6) - p)).toBeLessThan(1e-11);
    }
  });

  test("its quantile is the same from a value believed near, even a poor one", () => {
    for (const near of [1e-9, 0.5, 3, 400]) expectNear(gammaQuantile(0.2, 2.5, near), gammaQuantile(0.2, 2.5), 1e-14);
  });

  test("has ends", () => {
    expect([gammaQuantile(0, 2), gammaQuantile(1, 2)]).toEqual([0, Number.POSITIVE_INFINITY]);
    expect([gammaCdf(0, 2), gammaCdf(Number.POSITIVE_INFINITY, 2)]).toEqual([0, 1]);
    expect([gammaSurvival(-1, 2), gammaSurvival(Number.POSITIVE_INFINITY, 2)]).toEqual([1, 0]);
  });

  test("refuses what is not a probability or a shape", () => {
    expect(() => gammaQuantile(1.5, 2)).toThrow(RangeError);
    expect(() => gammaQuantile(0.5, 0)).toThrow(RangeError);
  });
});
