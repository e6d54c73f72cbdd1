import { describe, expect, test } from "vitest";
import { compile, parseScenario, ScenarioError } from "../../../engine/language.ts";
import { sample } from "../../../engine/random/distributions.ts";
import { meanOf, sdOf } from "../../../engine/random/segments.ts";

const DAY = 86_400;

const scenario = (stay: string): string => `careshift: 1
title: One stay
time: { start: 2016-04-01, length: 10 days, warm-up: none }
cohorts: { people: { arrivals: { total: 1 per day }, enters: ward } }
services:
  ward:
    kind: beds
    capacity: 4
    length-of-stay: ${stay}
    routes: [{ to: home, share: 100% }]
`;

function distributionOf(stay: string) {
  const model = compile(parseScenario("one.yaml", new Map([["one.yaml", scenario(stay)]])));
  return model.distributions[model.phases[0]!.stayOf[0]!]!;
}

const median = (stay: string): number => sample(distributionOf(stay), 0x7fffffff) / DAY;
/** The value below which a share of people is. */
const at = (stay: string, share: number): number => sample(distributionOf(stay), Math.floor(share * 2 ** 32) | 0) / DAY;

function problemsOf(stay: string): string {
  try {
    distributionOf(stay);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return "";
}

describe("the sampled mean equals the declared mean", () => {
  test.each([
    "{ erlang: { mean: 6 days, k: 3 } }",
    "{ gamma: { shape: 2.5, mean: 6 days } }",
    "{ weibull: { mean: 6 days, sd: 4 days } }",
    "{ normal: { mean: 6 days, sd: 5 days } }",
    "{ uniform: { mean: 6 days, sd: 2 days } }",
    "{ shape-of: { lognormal: { mean: 7.4 days, sd: 8.6 days } }, mean: 6 days }",
    "{ shape-of: { empirical: { values: [1 day, 2 days, 10 days] } }, mean: 6 days }",
    "{ discrete: { 2 days: 50%, 10 days: rest } }",
    "{ phase-type: { stages: [{ mean: 3 days, to: { next: 30%, out: 70% } }, { mean: 10 days }] } }",
  ])("%s", (stay) => expect(Math.abs(meanOf(distributionOf(stay)) / (6 * DAY) - 1)).toBeLessThan(1e-12));
});

describe("the sampled mean equals the declared mean under truncation", () => {
  test.each([
    ["{ lognormal: { mean: 6 days, sd: 7 days }, at-most: 60 days }", 0, 60],
    ["{ lognormal: { mean: 6 days, sd: 7 days }, at-most: 14 days, truncation: compensated }", 0, 14],
    ["{ gamma: { mean: 6 days, sd: 5 days }, at-least: 1 day, at-most: 30 days }", 1, 30],
    ["{ exponential: { mean: 6 days }, at-most: 24 days }", 0, 24],
    ["{ weibull: { mean: 6 days, sd: 4 days }, at-least: 12 hours }", 0.5, 1000],
    ["{ normal: { mean: 6 days, sd: 4 days }, at-most: 14 days }", 0, 14],
    ["{ erlang: { mean: 6 days, k: 2 }, at-most: 20 days }", 0, 20],
    [
      "{ shape-of: { triangular: { low: 0 days, mode: 2 days, high: 9 days } }, mean: 6 days, at-most: 12 days }",
      0,
      12,
    ],
  ])("%s", (stay, least, most) => {
    const distribution = distributionOf(stay);
    expect(Math.abs(meanOf(distribution) / (6 * DAY) - 1)).toBeLessThan(1e-9);
    expect(sample(distribution, 0)).toBeGreaterThanOrEqual(least * DAY * (1 - 1e-8));
    expect(sample(distribution, -1)).toBeLessThanOrEqual(most * DAY);
  });

  test("mean-changes: true leaves the shape and lets the mean fall", () => {
    const cut = distributionOf("{ exponential: { mean: 6 days }, at-most: 6 days, mean-changes: true }");
    const exact = 6 * (1 - 1 / (Math.E - 1));
    expect(meanOf(cut) / DAY).toBeCloseTo(exact, 9);
    expect(cut.mean / DAY).toBeCloseTo(exact, 9);
  });

  test.each([
    ["{ exponential: { mean: 6 days }, at-most: 5 days }", "does not lie between the ends"],
    ["{ exponential: { mean: 6 days }, at-most: 8 days }", "more than half of all people"],
    ["{ lognormal: { median: 6 days, p90: 14 days }, at-most: 30 days }", "declares no mean"],
    ["{ exponential: { mean: 6 days }, truncation: compensated }", "without its ends"],
    ["{ exponential: { mean: 6 days }, at-most: 60 days, truncation: clipped }", "compensated"],
    ["{ exponential: { mean: 6 days }, at-most: 60 days, truncation: compensated, mean-changes: true }", "contradict"],
    ["{ exponential: { mean: 6 days }, at-mots: 60 days }", "at-most"],
  ])("%s is refused with a sentence, never silent", (stay, words) => {
    expect(problemsOf(stay)).toContain(words);
    expect(problemsOf(stay)).toContain("one.yaml:9:");
  });
});

describe("a distribution by other figures has those figures", () => {
  test.each([
    ["{ weibull: { median: 4 days, p90: 12 days } }", 0.9, 12],
    ["{ gamma: { median: 4 days, p95: 12 days } }", 0.95, 12],
    ["{ normal: { median: 4 days, p90: 8 days } }", 0.9, 8],
    ["{ lognormal: { median: 4 days, p25: 2 days } }", 0.25, 2],
    ["{ exponential: { median: 4 days } }", 0.75, 8],
    ["{ uniform: { median: 4 days, p75: 5 days } }", 0.25, 3],
    ["{ quantiles: { 10%: 1 day, 50%: 4 days, 90%: 12 days, most: 60 days } }", 0.9, 12],
  ])("%s", (stay, share, days) => {
    expect(median(stay)).toBeCloseTo(4, 3);
    expect(at(stay, share)).toBeCloseTo(days, 2);
  });

  test("mu and sigma are those of logarithms in the unit that is said", () => {
    const hours = distributionOf("{ lognormal: { mu: -0.88056, sigma: 1.1467, of: hours } }");
    expect(hours.mean / 3600).toBeCloseTo(Math.exp(-0.88056 + 1.1467 ** 2 / 2), 9);
    expect(problemsOf("{ lognormal: { mu: -0.88056, sigma: 1.1467 } }")).toContain("mu and sigma of hours or days");
  });

  test("shape and scale are the textbook's", () => {
    const gamma = distributionOf("{ gamma: { shape: 4, scale: 1.5 days } }");
    expect([meanOf(gamma) / DAY, sdOf(gamma) / DAY].map((x) => x.toFixed(3))).toEqual(["6.000", "3.000"]);
    const rayleigh = distributionOf("{ weibull: { shape: 2, scale: 10 days } }");
    expect(rayleigh.mean / DAY).toBeCloseTo(10 * Math.sqrt(Math.PI / 4), 9);
  });

  test("a histogram spreads people evenly within its bins", () => {
    const bins = "{ empirical: { bins: [{ to: 1 day, share: 30% }, { from: 2 days, to: 4 days, share: rest }] } }";
    expect(at(bins, 0.15)).toBeCloseTo(0.5, 6);
    expect(at(bins, 0.65)).toBeCloseTo(3, 6);
  });

  test("stages may have names and ways back", () => {
    const stages =
      "[{ name: ward, mean: 2 days, to: { rehab: 50%, out: 50% } }, { mean: 9 days }, { name: rehab, mean: 4 days, to: { ward: 50%, out: rest } }]";
    // 2 + ½ (4 + ½ x) = x
    expect(distributionOf(`{ phase-type: { stages: ${stages} } }`).mean / DAY).toBeCloseTo(16 / 3, 9);
  });
});

describe("figures that make no distribution are refused at their place", () => {
  test.each([
    ["{ erlang: { mean: 6 days, sd: 5.5 days } }", "whole number k of stages"],
    ["{ erlang: { mean: 6 days, k: 2.5 } }", "whole number"],
    ["{ erlang: { mean: 6 days } }", "sd is missing"],
    ["{ normal: { mean: 6 days, sd: 6 days } }", "0.94 times"],
    ["{ weibull: { p90: 6 days, median: 7 days } }", "p90 is not above median"],
    ["{ gamma: { p90: 6 days } }", "cannot be known from p90"],
    ["{ quantiles: { 10%: 1 day, 50%: 4 days } }", "most"],
    ["{ quantiles: { 10%: 5 days, 50%: 4 days, most: 9 days } }", "not above that of the smaller share"],
    ["{ quantiles: { 10%: 1 day, 150%: 4 days, most: 9 days } }", "not a key here"],
    ["{ discrete: { 2 day: 50%, 10 dys: rest } }", "dys"],
    ["{ discrete: { 2 days: 50%, 10 days: 40% } }", "90%"],
    [
      "{ empirical: { bins: [{ to: 3 days, share: 50% }, { from: 2 days, to: 5 days, share: rest }] } }",
      "begins before",
    ],
    ["{ phase-type: { stages: [{ mean: 3 days, to: { nxt: 50%, out: 50% } }, { mean: 2 days }] } }", "next"],
    ["{ phase-type: { stages: [{ mean: 3 days, to: { next: 100% } }, { mean: 2 days, to: { next: 1% } }] } }", "next"],
    ["{ phase-type: { stages: [{ name: a, mean: 3 days, to: { a: 100% } }] } }", "no way leads out"],
    ["{ shape-of: { exponential: { mean: 3 days } } }", "mean is missing"],
    ["{ exponential: { mean: 3 days }, mean: 4 days }", "mean stands beside"],
  ])("%s", (stay, words) => expect(problemsOf(stay)).toContain(words));
});
