import { describe, expect, test } from "vitest";
import type { Model } from "../../engine/compile/model.ts";
import type { Counts, WatchPlan } from "../../engine/oracles/watch.ts";
import { average, type Estimate, type Expected, HOUR, load, meanWait, ratio, replicate } from "../theory/helpers.ts";

const folder = new URL("./", import.meta.url);
const SEED = "equivalence";
/** About 1 in 2,000 for one comparison by chance: with some twenty comparisons, 1 in 100. */
const MOST_SIGMAS = 3.5;

/** Truth with its standard error. */
type Truth = readonly [value: number, error: number];

/**
 * Means of 2,000 replications of peers/limit.cpp, and their standard errors: `limit w2 reps=2000 seed=1`.
 * The queue for a bed is left out: its tail is so long that hundreds of replications tell little.
 */
const PEOPLE: Readonly<Record<string, Truth>> = {
  "a-and-e": [1.142838, 0.000159],
  "acute-ward": [49.59756, 0.023698],
  reablement: [71.578838, 0.01953],
  "intermediate-care": [21.388183, 0.00799],
  "care-home-placement": [7.680274, 0.003432],
  "at-home": [11.35342, 0.004488],
};
const BLOCKED: Readonly<Record<string, Truth>> = {
  reablement: [1.23391, 0.009988],
  "intermediate-care": [2.6935, 0.017312],
  "care-home-placement": [3.581566, 0.005322],
};

describe("W2 gives the means of the hand-written C++", () => {
  const replications = 80;
  test(`people in each service and beds blocked, ${replications} replications`, { timeout: 120_000 }, () => {
    const model = load({ folder, file: "w2.yaml" });
    const tallies = replicate({ replications, watch: () => everyone(model) }, model, SEED);
    const apart: string[] = [];
    const compare = (name: string, truth: Truth) => {
      const z = sigmas(ratio(tallies.map(average(name))), truth);
      if (!(Math.abs(z) <= MOST_SIGMAS)) apart.push(`${name}: ${z.toFixed(1)} standard errors from ${truth[0]}`);
    };
    for (const [service, truth] of Object.entries(PEOPLE)) compare(service, truth);
    for (const [service, truth] of Object.entries(BLOCKED)) compare(`blocked for ${service}`, truth);
    expect(apart).toEqual([]);
  });
});

describe("W1 gives the wait and occupancy of Erlang C", () => {
  test("a quarter of its length, eight times", { timeout: 120_000 }, () => {
    const model = load({ folder, file: "w1.yaml", settings: { "time.length": "18500 hours" } });
    const watch = (): WatchPlan => ({ averages: { occupied: (now) => now.inside[0]! } });
    const tallies = replicate({ replications: 8, watch }, model, SEED);
    const of = (take: Expected["of"]) => ratio(tallies.map(take));
    expect(Math.abs(sigmas(of(meanWait("ward", HOUR)), [0.157136, 0]))).toBeLessThan(MOST_SIGMAS);
    expect(Math.abs(sigmas(of(average("occupied")), [27, 0]))).toBeLessThan(MOST_SIGMAS);
  });
});

/** People in each service, and people blocked for each, as figures to average. */
function everyone(model: Model): WatchPlan {
  const averages: Record<string, (now: Counts) => number> = {};
  for (const [place, { name }] of model.services.entries()) {
    if (name in PEOPLE) averages[name] = (now) => now.inside[place]!;
    if (name in BLOCKED) averages[`blocked for ${name}`] = (now) => now.delayedFor[place]!;
  }
  return { averages };
}

/** How many standard errors, of both together, an estimate lies from the truth. */
function sigmas(estimate: Estimate, [value, error]: Truth): number {
  return (estimate.value - value) / Math.hypot(estimate.error, error);
}
