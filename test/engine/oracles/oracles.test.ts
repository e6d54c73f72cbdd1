import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { oracles } from "../../../engine/oracles/all.ts";
import { type Answer, answerOf, headline, type Tried } from "../../../engine/oracles/answer.ts";
import { chanceOfFalseAlarm, judge, ratio } from "../../../engine/oracles/judge.ts";
import { quick } from "../../../engine/oracles/measure.ts";
import type { Figure, Study } from "../../../engine/oracles/oracle.ts";
import { aboutChance, answersTable, closing } from "../../../engine/oracles/words.ts";

/** As printed in the collection of cases, or computed for it a second way. */
const PRINTED: Readonly<Record<string, readonly number[]>> = {
  "o01 five nurses at half load": [0.130371, 0.521485, 2.5, 0.130371],
  "o01 three nurses at two thirds load": [4.44444, 0.444444],
  "o01 four nurses at half load": [0.869565, 0.173913],
  "o03 five beds, nobody waits": [0.216846, 57.17, 3.28925],
  "o03 8 beds, nobody waits": [0.0370459],
  "o03w five beds, people wait": [16.6365, 0.633773, 3.32731, 0.485425],
  "o03w 8 beds, people wait": [0.414052],
  "o04 constant stays": [0.119739, 8.80261],
  "o06 exponential stays": [30.5235, 17.4765, 22.3238, 28.153, 31.5494, 25.6762, 19.847, 16.4506, 24],
  "o06 constant stays": [33.1673, 14.8327, 24, 33.1673, 36.9646, 24, 14.8327, 11.0354, 24],
  "o06 lognormal stays": [29.4632, 18.5368, 23.2533, 28.4072, 30.9794, 24.7467, 19.5928, 17.0206, 24],
  "o07 urgent before routine": [2, 6, 5],
  "o08 three responders, more asked than they can do": [0.279046, 1.33942, 2.59543],
  "o08 four responders": [0.145554, 0.698658, 3.07601],
  "o08 six responders": [0.0289642, 0.139028, 3.49573],
  "o09 screening, therapy, desk": [5.19317, 0.428571, 0.3, 0.378216, 0.725, 0.666667, 1],
  "o10 endless queue, equal stays": [0.666667],
  "o10 endless queue, half the stay at the second": [0.857143],
  "o13 noon on seven days": [12, 1, 5],
  "o13 noon on five days": [24 * 0.928571, 1, 9.28571],
  "o13 nine to five on five days": [15.2381, 0.761905, 6.34921],
  "o15 noon of each day of the week": [50.872, 53.8614, 55.6236, 56.5119, 58.1575, 57.0641, 51.9094, 54.8571],
  "o22 200 beds, 95% full": [0.062183, 190],
};

describe("what theory says", () => {
  const studies = oracles().flatMap(({ id, studies }) =>
    studies.map((study) => ({ name: `${id} ${study.title}`, study })),
  );
  const figuresOf = (wanted: string): readonly Figure[] => studies.find(({ name }) => name === wanted)!.study.figures;

  test.each(Object.entries(PRINTED))("is what is printed: %s", (name, printed) => {
    const found = figuresOf(name).map(({ value }) => value);
    expect(found).toHaveLength(printed.length);
    for (const [i, value] of printed.entries()) expect(Math.abs(found[i]! / value - 1)).toBeLessThan(2e-4);
  });

  test("for twelve people and two beds agrees with flows: as many fall ill as are treated", () => {
    const [queue, busy] = figuresOf("o28 twelve people, two beds");
    expect((12 - queue!.value - busy!.value) / 20).toBeCloseTo(busy!.value / 5, 12);
  });

  test("is asked of scenarios that exist, and every scenario is asked", () => {
    const asked = new Set(studies.map(({ study }) => study.file));
    expect([...asked].sort()).toEqual(readdirSync(new URL("../../../scenarios/oracles/", import.meta.url)).sort());
  });

  test("has questions short enough for their column, and no two with one number", () => {
    const all = oracles();
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { asks } of all) expect(asks.length, asks).toBeLessThanOrEqual(60);
  });
});

const figure: Figure = { metric: "wait", unit: "days", value: 10, tolerance: { rel: 0.1 }, of: () => [1, 1] };
const study: Study = { title: "a", file: "a.yaml", replications: 90, figures: [figure] };

describe("the rule of tolerance", () => {
  test("allows the tolerance, or three standard errors, and refuses to judge by too short a run", () => {
    expect(judge(figure, { value: 10.9, error: 0.1 })).toBeNull();
    expect(judge(figure, { value: 11.1, error: 0.1 })).toContain("11.1 ± 0.1");
    expect(judge(figure, { value: 11.4, error: 0.49 })).toBeNull();
    expect(judge(figure, { value: 10, error: 0.51 })).toContain("too short");
  });

  test("takes a ratio of totals with the standard error of a ratio", () => {
    expect(
      ratio([
        [1, 2],
        [3, 6],
        [5, 10],
      ]),
    ).toEqual({ value: 0.5, error: 0 });
    // By hand: value 1/2; squares (2 − 1)² + (0 − 1)² = 2; √(2 × 2 ÷ 1) ÷ 4 = 1/2.
    expect(
      ratio([
        [2, 2],
        [0, 2],
      ]),
    ).toEqual({ value: 0.5, error: 0.5 });
  });

  test("a quick look has fewer replications and tolerances wider by the root of that, and a quarter", () => {
    const fewer = quick(study);
    expect(fewer.replications).toBe(15);
    expect(fewer.figures[0]!.tolerance).toEqual({ rel: expect.closeTo(0.1 * 1.25 * Math.sqrt(6), 12) });
  });
});

describe("answers", () => {
  const oracle = oracles()[0]!;
  const tried = (seed: string, wrong: string | null, of = study): Tried => ({
    ...{ study: of, seed, verdicts: [{ figure, value: 12, error: 0.1, wrong }] },
  });

  test("fail on two of three seeds, or on one where only one is tried", () => {
    expect(answerOf(oracle, [tried("1", "off"), tried("2", null), tried("3", null)], 3).agrees).toBe(true);
    expect(answerOf(oracle, [tried("1", "off"), tried("2", null), tried("3", "off")], 3).agrees).toBe(false);
    expect(answerOf(oracle, [tried("1", "off")], 1).agrees).toBe(false);
    const other = { ...study, title: "b" };
    const oneEach = [tried("1", "off"), tried("2", null), tried("3", null)];
    const both = [...oneEach, tried("1", "off", other), tried("2", null, other), tried("3", null, other)];
    expect(answerOf(oracle, both, 3).agrees).toBe(true);
  });

  test("are told in a line with a mark, what theory says and what was found; a fault names its figure", () => {
    const wrong = answerOf(oracle, [tried("1", null), tried("1", "off", { ...study, title: "b" })], 1);
    const right: Answer = answerOf(oracle, [tried("1", null)], 1);
    expect(headline(wrong).wrong).toBe("off");
    expect(answersTable([right])[1]).toMatch(/^✓ o01 +How many callers .*10\.0 days +12\.0 ± 0\.2$/);
    expect(answersTable([wrong])[1]).toMatch(/^✗ .*10\.0 days +12\.0 ± 0\.2 +\(wait\)$/);
    expect(closing([right, right])).toContain("All 2 questions (2 figures) are answered");
    expect(closing([right, wrong])).toContain("1 of 2 questions are not answered as theory says: o01.");
    expect(aboutChance([right], null)).toContain("fixed in advance");
  });

  test("tell how often chance alone makes a fault", () => {
    expect(chanceOfFalseAlarm(1)).toBeCloseTo(0.0027, 10);
    expect(chanceOfFalseAlarm(114)).toBeCloseTo(0.265, 3);
    expect(aboutChance([answerOf(oracle, [tried("x", null)], 1)], "x")).toContain("up to one of 370 such runs");
  });
});
