import { expect, test } from "vitest";
import { solve } from "../../../engine/maths/linear.ts";
import { phaseType } from "../../../engine/maths/phaseType.ts";
import { quantileByTails } from "../../../engine/maths/tails.ts";
import { expectNear } from "./near.ts";

const erlang = (k: number) =>
  phaseType(
    Array.from({ length: k }, (_, i) => ({ mean: 1, to: Array.from({ length: k }, (_, j) => Number(j === i + 1)) })),
  );

test("stages in a row are an Erlang: F(t) = 1 − e^−t Σ tⁿ/n!", () => {
  const law = erlang(3);
  for (const t of [0.01, 0.5, 3, 11, 40]) {
    const above = Math.exp(-t) * (1 + t + (t * t) / 2);
    expectNear(law.survival(t), above, 1e-13);
    expectNear(law.density(t), (Math.exp(-t) * t * t) / 2, 1e-13);
    expectNear(law.cdf(t) + law.survival(t), 1, 1e-13);
  }
  expectNear(law.mean, 3, 1e-14);
  expectNear(law.sd, Math.sqrt(3), 1e-14);
});

test("the lower tail keeps its digits: t³/6 (1 − 3t/4) near 0", () => {
  const t = 1e-4;
  expectNear(erlang(3).cdf(t), (t ** 3 / 6) * (1 - (3 * t) / 4), 1e-7);
});

test("stages with very different means: a fast one, then half of the people in a slow one", () => {
  const law = phaseType([
    { mean: 0.001, to: [0, 0.5] },
    { mean: 50, to: [0, 0] },
  ]);
  expectNear(law.mean, 25.001, 1e-13);
  expectNear(law.survival(100), (0.5 * Math.exp(-2) * 50) / (50 - 0.001), 1e-10);
});

test("people above a time carry the mean beyond it: an exponential carries (t + m) e^−t/m", () => {
  const law = phaseType([{ mean: 4, to: [0] }]);
  expectNear(law.meanAbove(6), 10 * Math.exp(-1.5), 1e-13);
});

test("a quantile by both tails undoes the distribution function, far out too", () => {
  const law = erlang(4);
  for (const p of [1e-9, 0.01, 0.5, 0.99, 1 - 1e-9]) {
    const x = quantileByTails(law, p);
    expectNear(p < 0.5 ? law.cdf(x) : law.survival(x), p < 0.5 ? p : 1 - p, 1e-9);
  }
});

test("stages that never let people out are refused", () => {
  expect(() => phaseType([{ mean: 1, to: [1] }])).toThrow("never let people out");
});

test("equations are solved, and those without one solution give Infinity", () => {
  expect(
    solve([
      [0, 2, 4],
      [1, 1, 5],
    ]),
  ).toEqual([3, 2]);
  expect(
    solve([
      [1, 1, 5],
      [2, 2, 9],
    ]),
  ).toEqual([Infinity, Infinity]);
});
