import { describe, expect, test } from "vitest";
import { normalCdf } from "../../../engine/maths/normal.ts";
import { sample, toDistribution } from "../../../engine/random/distributions.ts";
import { lengthBiased, sampleAbove, sampleBiased, shareUpTo } from "../../../engine/random/residual.ts";
import type { Shape } from "../../../engine/random/shapes.ts";
import { uniformOf } from "../../../engine/random/words.ts";
import { expectCounts, expectUniform, words } from "./chance.ts";

const made = (shape: Shape) => toDistribution(shape);
const EXPONENTIAL = made({ form: "exponential", mean: 10 });
const UNIFORM = made({ form: "uniform", from: 0, to: 20 });
const TWO = { form: "empirical", values: [2, 18], shares: [0.5, 0.5] } as const;

/** Words spread evenly over the scale of probability, as far as both ends. */
const WORDS = Array.from({ length: 257 }, (_, i) => Math.round((i / 256) * (2 ** 32 - 1)) | 0);

const near = (found: number, expected: number, tolerance = 1e-3): void =>
  expect(Math.abs(found / expected - 1), `${found} should be ${expected}`).toBeLessThan(tolerance);

describe("a stay given that it has lasted a time", () => {
  test("of an exponential is the time plus an exponential with the same mean", () => {
    for (const word of WORDS.slice(1, -1))
      near(sampleAbove(EXPONENTIAL, 7, word) - 7, -10 * Math.log(1 - uniformOf(word)));
  });

  test("of a uniform is uniform from the time to the end", () => {
    for (const word of WORDS) near(sampleAbove(UNIFORM, 15, word), 15 + 5 * uniformOf(word), 1e-5);
  });

  test("of a lognormal has the survival S(x) ÷ S(time)", () => {
    const [m, s] = [Math.log(6), 0.9];
    const d = made({ form: "lognormal", median: 6, p90: Math.exp(m + s * 1.2815515655446004) });
    const survival = (x: number): number => normalCdf((m - Math.log(x)) / s);
    const shares = Float64Array.from(words(51, 4000), (word) => 1 - survival(sampleAbove(d, 9, word)) / survival(9));
    expectUniform(shares, "lognormal above 9");
    near(shareUpTo(d, 9), 1 - survival(9), 1e-4);
  });

  test("of listed values keeps the values above it, in their shares; of a constant that is over is the time itself", () => {
    const d = made({ form: "empirical", values: [1, 4, 9], shares: [0.5, 0.3, 0.2] });
    const seen = Array.from(words(52, 10_000), (word) => sampleAbove(d, 2, word));
    expectCounts(
      [4, 9].map((x) => seen.filter((one) => one === x).length),
      [0.6, 0.4],
    );
    const constant = made({ form: "constant", value: 10 });
    expect([sampleAbove(constant, 3, 5), sampleAbove(constant, 10, 5)]).toEqual([10, 10]);
  });

  test("never falls as the word rises, and with no time spent is the stay itself", () => {
    const values = WORDS.map((word) => sampleAbove(EXPONENTIAL, 3, word));
    expect(values.every((value, i) => i === 0 || value >= values[i - 1]!)).toBe(true);
    for (const word of WORDS) expect(sampleAbove(UNIFORM, -1, word)).toBe(sample(UNIFORM, word));
  });
});

describe("the stay of somebody met in it: length-biased", () => {
  test("of a uniform from 0 has the quantile b√u", () => {
    const biased = lengthBiased(UNIFORM);
    for (const word of WORDS) near(sampleBiased(biased, word), 20 * Math.sqrt(uniformOf(word)), 1e-5);
  });

  test("of an exponential is the sum of two: 1 − (1 + x)e^−x", () => {
    const biased = lengthBiased(EXPONENTIAL);
    const shares = Float64Array.from(words(53, 4000), (word) => {
      const x = sampleBiased(biased, word) / 10;
      return 1 - (1 + x) * Math.exp(-x);
    });
    expectUniform(shares, "exponential, length-biased");
  });

  test("of a lognormal is a lognormal whose logarithm lies a variance higher", () => {
    const [m, s] = [Math.log(6), 0.9];
    const d = made({ form: "lognormal", median: 6, p90: Math.exp(m + s * 1.2815515655446004) });
    const biased = lengthBiased(d);
    const shares = Float64Array.from(words(54, 4000), (word) =>
      normalCdf((Math.log(sampleBiased(biased, word)) - m - s * s) / s),
    );
    expectUniform(shares, "lognormal, length-biased");
  });

  test("of listed values gives each in proportion to its share times its length; of a constant the constant", () => {
    const biased = lengthBiased(made(TWO));
    const seen = Array.from(words(55, 10_000), (word) => sampleBiased(biased, word));
    expectCounts(
      [2, 18].map((x) => seen.filter((one) => one === x).length),
      [0.1, 0.9],
    );
    const constant = lengthBiased(made({ form: "constant", value: 10 }));
    for (const word of WORDS) near(sampleBiased(constant, word), 10, 1e-12);
  });

  test.each([
    ["exponential", { form: "exponential", mean: 10 }, (x: number) => 1 - Math.exp(-x / 10)],
    ["uniform", { form: "uniform", from: 0, to: 20 }, (x: number) => x / 10 - (x * x) / 400],
    ["constant", { form: "constant", value: 10 }, (x: number) => x / 10],
    ["two values", TWO, (x: number) => (x < 2 ? x / 10 : 0.2 + (x - 2) / 20)],
  ] as const)("what is left of it is in equilibrium, ∫S ÷ mean: %s", (_, shape, upTo) => {
    const biased = lengthBiased(made(shape));
    const parts = words(56, 4000);
    const left = Float64Array.from(words(57, 4000), (word, i) =>
      upTo(sampleBiased(biased, word) * (1 - uniformOf(parts[i]!))),
    );
    expectUniform(left, "what is left");
  });
});
