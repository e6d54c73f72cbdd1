import { describe, expect, test } from "vitest";
import type { Model } from "../../engine/language.ts";
import { KIND } from "../../engine/log/facts.ts";
import { logOf } from "./running.ts";
import { modelOf } from "./scenarios.ts";

const DAYS = 200;
const DAY = 86_400;
const TEXT = `
careshift: 1
title: Seeds
time: { start: 2016-04-04, length: ${DAYS} days, warm-up: none }
cohorts:
  people: { arrivals: { total: 10 per day }, enters: ward }
services:
  ward: { kind: state, setting: hospital, length-of-stay: { exponential: { mean: 4 days } }, routes: [{ to: home, share: rest }] }
`;
/** Seeds that look alike, as people choose them, and replications in a row. */
const SEEDS = ["1", "2", "3", "10", "a", "b", "seed", "seed1", "Seed", ""];
const REPLICATIONS = [0, 1, 2, 3];

/** Daily arrivals, then the first stays in order of arrival, in units of their own spread. */
function figures(model: Model, seed: string, replication: number): [arrivals: number[], stays: number[]] {
  const arrivals = Array<number>(DAYS).fill(0);
  const began = new Map<number, number>();
  const stays: number[] = [];
  for (const chunk of logOf(model, replication, 1_000_000, seed)) {
    for (let i = 0; i < chunk.length; i++) {
      const [time, person] = [chunk.time[i]!, chunk.person[i]!];
      if (chunk.kind[i] === KIND.Arrived) arrivals[Math.floor(time / DAY)]!++;
      if (chunk.kind[i] === KIND.Started) began.set(person, time);
      if (chunk.kind[i] === KIND.Left) stays[person] = time - began.get(person)!;
    }
  }
  return [arrivals, stays.slice(0, 1500).map((stay) => stay ?? 0)];
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (x: readonly number[]) => x.reduce((sum, one) => sum + one, 0) / x.length;
  const [ma, mb] = [mean(a), mean(b)];
  const sum = (f: (i: number) => number) => a.reduce((total, _, i) => total + f(i), 0);
  const both = sum((i) => (a[i]! - ma) * (b[i]! - mb));
  return both / Math.sqrt(sum((i) => (a[i]! - ma) ** 2) * sum((i) => (b[i]! - mb) ** 2));
}

describe("two seeds never give correlated runs", () => {
  const model = modelOf(TEXT);
  const runs = SEEDS.flatMap((seed) => REPLICATIONS.map((replication) => figures(model, seed, replication)));
  const pairs = runs.flatMap((a, i) => runs.slice(i + 1).map((b) => [a, b] as const));

  test.each([
    ["daily arrivals", 0],
    ["stays", 1],
  ] as const)("nor do two replications: %s", (_, which) => {
    const found = pairs.map(([a, b]) => correlation(a[which], b[which]) * Math.sqrt(a[which].length));
    expect(pairs.length).toBe(780);
    // Of 780 standard normal values the largest stays below 4.7 but for one time in five hundred.
    expect(Math.max(...found.map(Math.abs))).toBeLessThan(4.7);
    // Their mean square is 1, with a standard error of √(2 ÷ 780): more would be a faint likeness of all to all.
    const square = found.reduce((sum, x) => sum + x * x, 0) / found.length;
    expect(Math.abs(square - 1)).toBeLessThan(4 * Math.sqrt(2 / found.length));
  });
});
