import { describe, expect, test } from "vitest";
import { sample, toDistribution } from "../../../engine/random/distributions.ts";
import type { Family, Given } from "../../../engine/random/families/family.ts";
import { meanOf, sdOf } from "../../../engine/random/segments.ts";
import { lawOf, type Shape } from "../../../engine/random/shapes.ts";
import { uniformOf } from "../../../engine/random/words.ts";
import { expectCounts, expectUniform, expectWithin, words } from "./chance.ts";

const DAY = 86_400;
const constant = (value: number): Shape => ({ form: "constant", value });
const lognormal = (mean: number, sd: number): Shape => ({ form: "lognormal", mean, sd });
const mixture = (...parts: [share: number, of: Shape][]): Shape => ({
  form: "mixture",
  parts: parts.map(([share, of]) => ({ share, of })),
});

const family = (name: Family, given: Given): Shape => ({ form: "family", family: name, given });
const truncated = (of: Shape, least: number, most: number | null, keep: number | null): Shape => ({
  form: "truncated",
  of,
  least,
  most,
  keep,
});
const HISTOGRAM: Shape = {
  form: "bins",
  bins: [
    { from: 0, to: DAY, share: 0.3 },
    { from: DAY, to: 5 * DAY, share: 0.5 },
    { from: 9 * DAY, to: 20 * DAY, share: 0.2 },
  ],
};

const MORE: Readonly<Record<string, Shape>> = {
  "exponential by its p90": family("exponential", { by: "percentile", p: 0.9, x: 9 * DAY }),
  "erlang by mean and k": family("erlang", { by: "shape-mean", shape: 3, mean: 6 * DAY }),
  "erlang by mean and sd": family("erlang", { by: "mean-sd", mean: 6 * DAY, sd: 3 * DAY }),
  "gamma by median and p90": family("gamma", { by: "percentiles", p: 0.5, x: 4 * DAY, q: 0.9, y: 12 * DAY }),
  "gamma by shape and scale": family("gamma", { by: "shape-scale", shape: 2.5, scale: 2 * DAY }),
  "lognormal by p25 and p75": family("lognormal", { by: "percentiles", p: 0.25, x: 2 * DAY, q: 0.75, y: 7 * DAY }),
  "lognormal by mu and sigma of hours": family("lognormal", {
    by: "logs",
    mu: -0.88056 + Math.log(3600),
    sigma: 1.1467,
  }),
  "weibull by mean and sd": family("weibull", { by: "mean-sd", mean: 6 * DAY, sd: 4 * DAY }),
  "weibull by median and p90": family("weibull", { by: "percentiles", p: 0.5, x: 4 * DAY, q: 0.9, y: 12 * DAY }),
  "weibull by shape and scale": family("weibull", { by: "shape-scale", shape: 1.7, scale: 3 * DAY }),
  "weibull by shape and mean": family("weibull", { by: "shape-mean", shape: 0.8, mean: 3 * DAY }),
  "normal by mean and sd": family("normal", { by: "mean-sd", mean: 6 * DAY, sd: 4 * DAY }),
  "normal hardly cut": family("normal", { by: "mean-sd", mean: 60 * DAY, sd: 10 * DAY }),
  "normal by median and p90": family("normal", { by: "percentiles", p: 0.5, x: 4 * DAY, q: 0.9, y: 9 * DAY }),
  "uniform by mean and sd": family("uniform", { by: "mean-sd", mean: 6 * DAY, sd: 2 * DAY }),
  "uniform by median and p90": family("uniform", { by: "percentiles", p: 0.5, x: 4 * DAY, q: 0.9, y: 7 * DAY }),
  histogram: HISTOGRAM,
  quantiles: {
    form: "quantiles",
    points: [
      { share: 0, value: 0 },
      { share: 0.1, value: DAY },
      { share: 0.5, value: 4 * DAY },
      { share: 0.9, value: 12 * DAY },
      { share: 1, value: 60 * DAY },
    ],
  },
  "phase-type with a way out": {
    form: "phase-type",
    stages: [
      { mean: 3 * DAY, to: [0, 0.6] },
      { mean: 20 * DAY, to: [0, 0] },
    ],
  },
  "phase-type with ways back": {
    form: "phase-type",
    stages: [
      { mean: 0.1 * DAY, to: [0, 0.6, 0.4] },
      { mean: 20 * DAY, to: [0.3, 0, 0] },
      { mean: DAY, to: [0, 0.2, 0] },
    ],
  },
  "lognormal at most 60 days": truncated(lognormal(7.4 * DAY, 8.6 * DAY), 0, 60 * DAY, 7.4 * DAY),
  "gamma at least a day": truncated({ form: "gamma", mean: 7 * DAY, sd: 6 * DAY }, DAY, null, 7 * DAY),
  "weibull between a day and 20": truncated(
    family("weibull", { by: "mean-sd", mean: 6 * DAY, sd: 5 * DAY }),
    DAY,
    20 * DAY,
    6 * DAY,
  ),
  "triangular cut, its mean changed": truncated({ form: "triangular", low: 1, mode: 4, high: 20 }, 2, 12, null),
  "a published shape at a local mean": { form: "scaled", of: lognormal(7.4 * DAY, 8.6 * DAY), mean: 6.1 * DAY },
};

const SMOOTH: Readonly<Record<string, Shape>> = {
  exponential: { form: "exponential", mean: 3 * DAY },
  "lognormal by mean and sd": lognormal(4.1 * DAY, 5 * DAY),
  "lognormal by median and p90": { form: "lognormal", median: 2 * DAY, p90: 9 * DAY },
  "lognormal by median and mean": { form: "lognormal", median: 2 * DAY, mean: 3 * DAY },
  gamma: { form: "gamma", mean: 4200, sd: 2100 },
  "gamma steeper than an exponential": { form: "gamma", mean: 4200, sd: 8000 },
  triangular: { form: "triangular", low: 3600, mode: 4000, high: 9000 },
  "triangular with its mode at an end": { form: "triangular", low: 0, mode: 0, high: 9000 },
  uniform: { form: "uniform", from: 0, to: 30 * DAY },
  "mixture of overlapping parts": mixture([0.6, lognormal(2, 1.5)], [0.4, { form: "gamma", mean: 12, sd: 10 }]),
  "mixture of parts far apart": mixture([0.7, lognormal(1, 0.3)], [0.3, lognormal(60, 12)]),
  ...MORE,
  "mixture with a gap": mixture(
    [0.9, { form: "uniform", from: 0, to: 1 }],
    [0.1, { form: "uniform", from: 10, to: 11 }],
  ),
};

const STEPPED: Readonly<Record<string, Shape>> = {
  constant: constant(2 * DAY),
  empirical: { form: "empirical", values: [5 * DAY, 2 * DAY, 9 * DAY], shares: [0.3, 0.6, 0.1] },
  "empirical with equal shares": { form: "empirical", values: [1, 2, 3, 4, 5, 6, 7], shares: [] },
  "mixture of constants": mixture([0.25, constant(0)], [0.25, constant(3)], [0.5, constant(0)]),
  "histogram with a lump": {
    form: "bins",
    bins: [
      { from: 0, to: 1, share: 0.3 },
      { from: 2, to: 2, share: 0.5 },
      { from: 3, to: 8, share: 0.2 },
    ],
  },
  "a mixture with a lump, at most 30": truncated(
    mixture([0.25, constant(3)], [0.75, { form: "exponential", mean: 9 }]),
    1,
    30,
    null,
  ),
  "same day or an exponential": mixture([0.2, constant(0)], [0.8, { form: "exponential", mean: 3 * DAY }]),
  "an exponential with two lumps": mixture(
    [0.1, constant(7)],
    [0.3, constant(1)],
    [0.6, { form: "exponential", mean: 4 }],
  ),
  "mixture of mixtures": mixture(
    [0.5, mixture([0.5, constant(7)], [0.5, lognormal(3, 2)])],
    [0.5, { form: "empirical", values: [7, 30], shares: [0.5, 0.5] }],
  ),
};

const ALL = Object.entries({ ...SMOOTH, ...STEPPED });

describe.each(ALL)("%s", (_, shape) => {
  const law = lawOf(shape);
  const distribution = toDistribution(shape);
  const n = 20_000;
  const luck = words(21, n);
  const times = Float64Array.from(luck, (word) => sample(distribution, word));

  test("has the declared mean to 1e-12", () => {
    expect(distribution.mean).toBe(law.mean);
    expect(Math.abs(meanOf(distribution) / law.mean - 1)).toBeLessThan(1e-12);
  });

  test("has the sd of its law over all words", () => {
    expect(Math.abs(sdOf(distribution) - law.sd)).toBeLessThan(1e-4 * law.mean);
  });

  test("has a mean that its parts carry: below the end all of it, below the median the integral of the quantiles", () => {
    expect(Math.abs(law.meanBelow(law.high) / law.mean - 1)).toBeLessThan(1e-12);
    const median = law.quantile(0.5);
    const half = law.cdf(median);
    const panels = 20_000;
    let sum = 0;
    for (let i = 0; i < panels; i += 1) sum += (law.quantile(((i + 0.5) / panels) * half) * half) / panels;
    expect(Math.abs(law.meanBelow(median) - sum)).toBeLessThan(2e-4 * law.mean);
  });

  test("gives samples of its mean and sd", () => {
    const mean = times.reduce((sum, x) => sum + x, 0) / n;
    expectWithin(mean, law.mean, Math.max(law.sd / Math.sqrt(n), 1e-9 * law.mean), "mean");
    const square = times.map((x) => (x - law.mean) ** 2);
    const variance = square.reduce((sum, x) => sum + x, 0) / n;
    const spread = Math.sqrt(square.reduce((sum, x) => sum + (x - variance) ** 2, 0) / n / n);
    expectWithin(variance, law.sd ** 2, Math.max(spread, 1e-9 * law.mean ** 2), "variance");
  });

  test("never falls as the word rises", () => {
    const rising = luck.toSorted((a, b) => (a >>> 0) - (b >>> 0));
    const values = [0, ...rising, -1].map((word) => sample(distribution, word));
    expect(values.filter((x, i) => i > 0 && x < values[i - 1]!)).toEqual([]);
  });

  test("has a quantile function that undoes its distribution function", () => {
    for (let i = 1; i < 60; i += 1) {
      const p = i / 60 + 1e-4;
      const x = law.quantile(p);
      expect(law.cdf(x * (1 + 1e-9))).toBeGreaterThanOrEqual(p - 1e-9);
      expect(law.cdf(x * (1 - 1e-9) - 1e-12)).toBeLessThanOrEqual(p + 1e-9);
    }
    expect(law.cdf(law.low * (1 - 1e-9) - 1e-12)).toBe(0);
    expect(law.cdf(law.high)).toBe(1);
  });

  test("is the exact quantile of the same word, within a thousandth", () => {
    for (const word of luck.subarray(0, 200)) {
      const exact = law.quantile(uniformOf(word));
      expect(Math.abs(sample(distribution, word) - exact)).toBeLessThanOrEqual(1e-3 * Math.max(exact, law.mean / 1000));
    }
  });

  test("can be posted to a worker", () => {
    expect(structuredClone(distribution)).toEqual(distribution);
  });
});

test.each(Object.entries(SMOOTH))("the whole distribution of %s is as declared", (_, shape) => {
  const law = lawOf(shape);
  const distribution = toDistribution(shape);
  expectUniform(Float64Array.from(words(22, 20_000), (word) => law.cdf(sample(distribution, word))));
});

test.each(Object.entries(STEPPED))("values that many share have their exact share in %s", (_, shape) => {
  const law = lawOf(shape);
  const distribution = toDistribution(shape);
  for (const value of [0, 1, 2, 3, 7, 30, 2 * DAY, 5 * DAY, 9 * DAY]) {
    const below = (x: number): number => {
      // Words at or below x, by halving: the exact share of 2^32.
      let [low, high] = [0, 2 ** 32];
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (sample(distribution, middle | 0) <= x) low = middle + 1;
        else high = middle;
      }
      return low / 2 ** 32;
    };
    const share = law.cdf(value) - law.cdf(value - 1e-9);
    if (share < 1e-6) continue;
    expect(Math.abs(below(value) - below(value - 1e-9) - share)).toBeLessThan(1e-6);
  }
});

test("triangular and uniform have the sd of the textbook", () => {
  expect(lawOf({ form: "triangular", low: 0, mode: 1, high: 2 }).sd).toBeCloseTo(Math.sqrt(1 / 6), 14);
  expect(lawOf({ form: "triangular", low: 0, mode: 0, high: 3 }).sd).toBeCloseTo(Math.sqrt(1 / 2), 14);
  expect(lawOf({ form: "uniform", from: 2, to: 14 }).sd).toBeCloseTo(Math.sqrt(12), 14);
});

describe("lognormals by other figures", () => {
  test("by median and p90 have that median and that p90", () => {
    const law = lawOf({ form: "lognormal", median: 2, p90: 9 });
    expect([law.quantile(0.5), law.quantile(0.9)].map((x) => Number(x.toPrecision(13)))).toEqual([2, 9]);
    const distribution = toDistribution({ form: "lognormal", median: 2, p90: 9 });
    const counts = [0, 0, 0];
    for (const word of words(23, 50_000)) {
      const x = sample(distribution, word);
      counts[x < 2 ? 0 : x < 9 ? 1 : 2]! += 1;
    }
    expectCounts(counts, [0.5, 0.4, 0.1]);
  });

  test("by median and mean have that median and that mean", () => {
    const law = lawOf({ form: "lognormal", median: 2, mean: 3 });
    expect(Number(law.quantile(0.5).toPrecision(13))).toBe(2);
    expect(Number(law.mean.toPrecision(13))).toBe(3);
  });

  test("with no spread are constants", () => {
    for (const shape of [lognormal(4, 0), { form: "lognormal", median: 4, p90: 4 } as const]) {
      const distribution = toDistribution(shape);
      expect(distribution.form).toBe("constant");
      expect(Number(distribution.mean.toPrecision(13))).toBe(4);
    }
  });
});

describe("the same person under a changed mean", () => {
  const luck = words(24, 3000);

  test.each<[string, (mean: number) => Shape]>([
    ["exponential", (mean) => ({ form: "exponential", mean })],
    ["lognormal", (mean) => lognormal(mean, 1.2 * mean)],
    ["gamma", (mean) => ({ form: "gamma", mean, sd: 0.7 * mean })],
    ["mixture", (mean) => mixture([0.2, constant(0)], [0.8, { form: "exponential", mean }])],
  ])("has a shorter %s stay when the mean is shorter, in proportion", (_, shape) => {
    const long = toDistribution(shape(20 * DAY));
    const short = toDistribution(shape(15 * DAY));
    for (const word of luck) {
      const expected = sample(long, word) * 0.75;
      expect(Math.abs(sample(short, word) - expected)).toBeLessThanOrEqual(1e-9 * expected);
    }
  });
});

describe("the same person under a shorter mean, in every form that declares one,", () => {
  const luck = words(25, 3000);

  test.each<[string, (mean: number) => Shape]>([
    ["erlang", (mean) => family("erlang", { by: "shape-mean", shape: 3, mean })],
    ["weibull", (mean) => family("weibull", { by: "mean-sd", mean, sd: 0.8 * mean })],
    ["normal", (mean) => family("normal", { by: "mean-sd", mean, sd: 0.5 * mean })],
    [
      "phase-type",
      (mean) => ({
        form: "phase-type",
        stages: [
          { mean: mean / 2, to: [0, 1] },
          { mean: mean / 2, to: [0, 0] },
        ],
      }),
    ],
    ["rescaled histogram", (mean) => ({ form: "scaled", of: HISTOGRAM, mean })],
    ["truncated lognormal", (mean) => truncated(lognormal(mean, 1.2 * mean), 0, 60 * DAY, mean)],
    ["truncated gamma", (mean) => truncated({ form: "gamma", mean, sd: 0.6 * mean }, DAY, 50 * DAY, mean)],
  ])("a %s: nobody stays longer", (_, shape) => {
    const long = toDistribution(shape(12 * DAY));
    const short = toDistribution(shape(9 * DAY));
    for (const word of luck) expect(sample(short, word)).toBeLessThanOrEqual(sample(long, word) * (1 + 1e-9));
  });
});

describe("bad parameters are refused with a sentence", () => {
  test.each<[string, Shape, string]>([
    ["an exponential without a mean", { form: "exponential", mean: 0 }, "needs a mean above 0"],
    ["a negative constant", constant(-1), "0 or more"],
    ["a lognormal with a negative sd", lognormal(4, -1), "sd of 0 or more"],
    ["a lognormal without a mean", lognormal(0, 1), "mean above 0"],
    ["a p90 below the median", { form: "lognormal", median: 4, p90: 3 }, "at or above its median"],
    ["a mean below the median", { form: "lognormal", median: 4, mean: 3 }, "at or above its median"],
    ["a gamma without a mean", { form: "gamma", mean: 0, sd: 1 }, "mean above 0"],
    ["a triangular out of order", { form: "triangular", low: 3, mode: 2, high: 9 }, "in that order"],
    ["a uniform the wrong way round", { form: "uniform", from: 3, to: 2 }, "from at or below to"],
    ["an empirical without values", { form: "empirical", values: [], shares: [] }, "at least one value"],
    ["an empirical with a share too few", { form: "empirical", values: [1, 2], shares: [1] }, "as many shares"],
    ["shares that add to 90%", mixture([0.4, constant(1)], [0.5, constant(2)]), "they add to 90%"],
    ["a negative share", mixture([1.1, constant(1)], [-0.1, constant(2)]), "between 0% and 100%"],
    ["a mean that is not a number", { form: "exponential", mean: Number.NaN }, "mean above 0"],
    ["an infinite value", constant(Number.POSITIVE_INFINITY), "0 or more"],
    ["an sd ten thousand times the mean", lognormal(1, 1e4), "spread is too wide"],
  ])("%s", (_, shape, sentence) => {
    expect(() => toDistribution(shape)).toThrow(RangeError);
    expect(() => toDistribution(shape)).toThrow(sentence);
  });
});
