import { describe, expect, test } from "vitest";
import type { Model } from "../../engine/compile/model.ts";
import { compile, parseScenario } from "../../engine/language.ts";
import type { FactChunk, FactSink } from "../../engine/log/chunk.ts";
import { KIND } from "../../engine/log/facts.ts";
import { meanOf, peopleAt } from "./atTimes.ts";
import { DAY, judge, SEEDS, twoSeedsAgree } from "./helpers.ts";

const DAYS = [0, 1, 2, 4, 8, 16, 24];
const REPLICATIONS = 320;

/**
 * An unlimited ward to which 10 people come a day to stay 10 days, and in which 100 are found at the start: as many as
 * there are in the long run. By theory (Cox 1962, section 5.4) the mean stays 100 from then on only if what is left of
 * their stays is drawn from the equilibrium residual, ∫S ÷ mean; and its variance t days later is 100 × (1 − r²), r the
 * share of those met who are still there, since their number was fixed.
 */
const modelOf = (stay: object | string, more: object = {}): Model => {
  const scenario = {
    careshift: 1,
    title: "Started in equilibrium",
    time: { start: "2001-01-01", length: "25 days", "warm-up": "none" },
    cohorts: { people: { arrivals: { total: "10 per day" }, enters: "ward", ...more } },
    services: { ward: { kind: "state", "length-of-stay": stay, routes: [{ to: "home", share: "rest" }] } },
    census: [{ service: "ward", people: 100, elapsed: "unknown" }],
  };
  return compile(parseScenario("it.yaml", new Map([["it.yaml", JSON.stringify(scenario)]])));
};

/** Share of those met at the start who are still there after so many days: the integral of S from there on, ÷ mean. */
type Remaining = (days: number) => number;

const SHAPES: readonly (readonly [string, object, Remaining | null])[] = [
  ["exponential", { exponential: { mean: "10 days" } }, (t) => Math.exp(-t / 10)],
  ["constant", { constant: "10 days" }, (t) => Math.max(0, 1 - t / 10)],
  ["lognormal, sd 12 days", { lognormal: { mean: "10 days", sd: "12 days" } }, null],
  [
    "two lengths, 2 and 18 days",
    { discrete: { "2 days": "50%", "18 days": "50%" } },
    (t) => (Math.max(0, 2 - t) + Math.max(0, 18 - t)) / 20,
  ],
];

const within = (day: number, value: number, found: { value: number; error: number }, rel = 0.015): string[] => {
  const problem = judge({ value, tolerance: { rel } }, found);
  return problem === null ? [] : [`day ${day}: ${problem}`];
};

const TIMES = DAYS.map((day) => day * DAY);

describe("a service started in equilibrium stays there (semantics.md section 8: elapsed unknown)", () => {
  test.each(SHAPES)("the mean is flat from day 0: %s", { timeout: 60_000 }, (_, stay, remaining) => {
    const model = modelOf(stay);
    const disagree = (seed: string): string[] => {
      const at = peopleAt(model, seed, REPLICATIONS, TIMES)("ward");
      return DAYS.flatMap((day, k) => {
        const { value, error, variance } = meanOf(at[k]!);
        const found = day === 0 ? [] : within(day, 100, { value, error });
        if (remaining === null || day === 0) return found;
        const expected = 100 * (1 - remaining(day) ** 2);
        // Four standard errors of a variance.
        const far = Math.abs(variance / expected - 1) > 4 * Math.sqrt(2 / REPLICATIONS);
        return far ? [...found, `day ${day}: variance ${variance}, expected ${expected}`] : found;
      });
    };
    twoSeedsAgree(disagree);
  });

  test("drawn uniformly on a new stay, as some tools do, it does not stay flat", () => {
    const model = modelOf({ exponential: { mean: "10 days" } });
    const uniform: Model = {
      ...model,
      census: model.census.map((row) => ({ ...row, elapsed: "uniform-on-drawn-stay" as const })),
    };
    const after8 = meanOf(peopleAt(uniform, SEEDS[0], REPLICATIONS, [8 * DAY])("ward")[0]!);
    expect(Math.abs(after8.value - 100)).toBeGreaterThan(10);
  });

  test("classes are met in proportion to how long they stay, and the number of each stays flat", {
    timeout: 60_000,
  }, () => {
    // 75% stay 4 days and 25% stay 28: a mean of 10, in which 30 of 100 found there are of the first kind.
    const levels = { mild: { exponential: { mean: "4 days" } }, severe: { constant: "28 days" } };
    const attributes = { frailty: { mild: "75%", severe: "rest" } };
    const model = modelOf({ by: "frailty", levels }, { attributes });
    const disagree = (seed: string): string[] => {
      const mild = mildAt(model, seed);
      const everyone = peopleAt(model, seed, REPLICATIONS, TIMES)("ward");
      return DAYS.flatMap((day, k) => [
        ...(day === 0 ? [] : within(day, 100, meanOf(everyone[k]!))),
        ...within(day, 30, meanOf(mild[k]!), 0.025),
      ]);
    };
    twoSeedsAgree(disagree);
  });
});

/** People of the first class in the ward: [instant][replication]. */
function mildAt(model: Model, seed: string): number[][] {
  return peopleAt(model, seed, REPLICATIONS, TIMES, (sink) => new FirstClass(sink))("ward");
}

/** Hands on only the facts of people of the first class. */
class FirstClass implements FactSink {
  private readonly sink: FactSink;
  private readonly people = new Set<number>();

  constructor(sink: FactSink) {
    this.sink = sink;
  }

  take(chunk: FactChunk): void {
    const { length, kind, person, value } = chunk;
    const kinds = Uint8Array.from(kind);
    for (let i = 0; i < length; i++) {
      if (kind[i] === KIND.Arrived && value[i] === 0) this.people.add(person[i]!);
      if (!this.people.has(person[i]!)) kinds[i] = KIND.Arrived;
    }
    this.sink.take({ ...chunk, kind: kinds });
  }
}
