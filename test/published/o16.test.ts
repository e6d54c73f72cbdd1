import { describe, test } from "vitest";
import type { FactChunk, FactSink } from "../../engine/log/chunk.ts";
import { KIND } from "../../engine/log/facts.ts";
import { runKey } from "../../engine/random/keys.ts";
import { start } from "../../engine/run/session.ts";
import { DAY, type Estimate, judge, load, ratio, twoSeedsAgree } from "../theory/helpers.ts";

const folder = new URL("./", import.meta.url);
const REPLICATIONS = 120;

/** Figures for so many beds, from the first number of beds upwards. */
interface Row {
  readonly says: string;
  readonly from: number;
  readonly values: readonly number[];
  readonly tolerance: { readonly abs: number } | { readonly rel: number };
  readonly figure: "p" | "1 in n";
}

const p = (says: string, from: number, values: readonly number[], abs: number): Row => {
  return { says, from, values, tolerance: { abs }, figure: "p" };
};
const oneIn = (says: string, from: number, values: readonly number[]): Row => {
  return { says, from, values, tolerance: { rel: 0.15 }, figure: "1 in n" };
};

/**
 * Exact: with unlimited beds the number present is Poisson with the offered load, so P(N = n) / P(N ≤ n) is Erlang B.
 * Published: the paper's tables. How many stroke patients die is not printed, hence two conventions; the published
 * values lie between them.
 */
const CASES: Readonly<Record<string, { readonly mean?: number; readonly rows: readonly Row[] }>> = {
  "o16-stroke-unit.yaml": {
    mean: 8.3555,
    rows: [
      p("exact", 9, [0.1915, 0.1379, 0.0948, 0.0619, 0.0383, 0.0223, 0.0123], 0.004),
      p("published", 9, [0.19, 0.14, 0.09, 0.06, 0.04, 0.02], 0.012),
      oneIn("published", 9, [5, 7, 11, 16, 28, 50]),
    ],
  },
  "o16-deaths-shorter.yaml": {
    mean: 8.1455,
    rows: [p("exact", 9, [0.1806, 0.1283, 0.0867, 0.0556, 0.0337, 0.0192, 0.0103], 0.004)],
  },
  "o16-five-percent-more.yaml": {
    rows: [
      p("exact", 10, [0.1573, 0.1115, 0.0754, 0.0484, 0.0294], 0.004),
      p("published", 10, [0.16, 0.11, 0.07, 0.05, 0.03], 0.012),
      oneIn("published", 10, [6, 9, 13, 21, 34]),
    ],
  },
  "o16-no-complex-neurological.yaml": {
    rows: [
      p("exact", 10, [0.0887, 0.0552, 0.0322, 0.0177, 0.0091, 0.0044], 0.003),
      p("published", 10, [0.09, 0.05, 0.03, 0.02, 0.01, 0.01], 0.012),
    ],
  },
  "o16-ring-fenced.yaml": {
    rows: [
      p("exact", 10, [0.0856, 0.0528, 0.0306, 0.0166, 0.0084, 0.004], 0.003),
      p("published", 10, [0.08, 0.05, 0.03, 0.02, 0.01, 0.0], 0.012),
    ],
  },
};

describe("O16: the acute stroke unit of Monks and others (2016)", () => {
  for (const [file, { mean, rows }] of Object.entries(CASES)) {
    test(`${file}: the chance of delay by number of beds`, { timeout: 120_000 }, () => {
      twoSeedsAgree((seed) => {
        const days = occupiedOnDays(file, seed);
        return [...(mean === undefined ? [] : meanProblem(days, mean)), ...rows.flatMap((row) => problems(row, days))];
      });
    });
  }
});

/** For each replication, the number of days on which n people were present, for n from 0. */
type Days = readonly (readonly number[])[];

function occupiedOnDays(file: string, seed: string): Days {
  const model = load({ folder, file });
  return Array.from({ length: REPLICATIONS }, (_, replication) => {
    const census = new DailyCensus(model.clock.warmUp, model.clock.end);
    const session = start(model, runKey(seed, replication), census);
    while (session.advance(Number.MAX_SAFE_INTEGER));
    return census.end();
  });
}

function meanProblem(days: Days, mean: number): string[] {
  const people = days.map((counts) => counts.reduce((sum, days, n) => sum + n * days, 0));
  const total = days.map((counts) => counts.reduce((sum, days) => sum + days, 0));
  const estimate = ratio(people.map((sum, i) => [sum, total[i]!]));
  const problem = judge({ value: mean, tolerance: { rel: 0.01 } }, estimate);
  return problem === null ? [] : [`mean occupancy: ${problem}`];
}

function problems(row: Row, days: Days): string[] {
  return row.values.flatMap((value, i) => {
    const beds = row.from + i;
    const delay = chanceOfDelay(days, beds);
    const estimate = row.figure === "p" ? delay : reciprocal(delay);
    const problem = judge({ value, tolerance: row.tolerance }, estimate);
    return problem === null ? [] : [`${row.says}, ${row.figure}, ${beds} beds: ${problem}`];
  });
}

/** P(N = n) / P(N ≤ n): the chance that a new patient finds all of n beds taken. */
function chanceOfDelay(days: Days, beds: number): Estimate {
  return ratio(
    days.map((counts) => [counts[beds] ?? 0, counts.slice(0, beds + 1).reduce((sum, days) => sum + days, 0)]),
  );
}

/** One in how many, with the standard error to first order. */
function reciprocal({ value, error }: Estimate): Estimate {
  return { value: 1 / value, error: error / value ** 2 };
}

/** Counts the people inside at each midnight of the measured time. */
class DailyCensus implements FactSink {
  private readonly days: number[] = [];
  private readonly to: number;
  private inside = 0;
  private next: number;

  constructor(from: number, to: number) {
    this.next = from;
    this.to = to;
  }

  take({ length, time, kind }: FactChunk): void {
    for (let i = 0; i < length; i++) {
      while (this.next < time[i]!) this.midnight();
      if (kind[i] === KIND.Started) this.inside++;
      else if (kind[i] === KIND.Left) this.inside--;
    }
  }

  end(): readonly number[] {
    while (this.next < this.to) this.midnight();
    return this.days;
  }

  private midnight(): void {
    this.days[this.inside] = (this.days[this.inside] ?? 0) + 1;
    this.next += DAY;
  }
}
