import { describe, expect, test } from "vitest";
import type { Model } from "../../../engine/language.ts";
import { parseScenario } from "../../../engine/language.ts";
import { type MeasureSet, standardMeasures } from "../../../engine/projections/measures.ts";
import { logOf } from "../../laws/running.ts";
import { modelOf } from "../../laws/scenarios.ts";

const DAY = 86_400;
const text = (periods: string): string => `
careshift: 1
title: Two years
time: { start: 2016-04-01, length: 2 years, warm-up: 30 days }
cohorts: { people: { arrivals: { total: 3 per day }, enters: ward } }
services:
  ward: { kind: beds, capacity: 14, length-of-stay: { exponential: { mean: 4 days } }, routes: [{ to: home, share: rest }] }
${periods}
`;
const YEARS =
  "periods: { 2016/17: { from: 2016-04-01, to: 2017-04-01 }, 2017/18: { from: 2017-04-01, to: 2018-04-01 } }";

/** Every measure of one run, by id. */
function figures(model: Model, set: MeasureSet = standardMeasures(model)): Map<string, number> {
  const fold = set.begin();
  for (const chunk of logOf(model)) fold.take(chunk);
  const found = fold.end();
  return new Map(set.definitions.map(({ id }, i) => [id, found[2 * i]! / found[2 * i + 1]!]));
}

describe("results for the whole window and for each named period (semantics.md section 7)", () => {
  test("a period has every measure under its own id, and the periods of a whole make up its mean", () => {
    const model = modelOf(text(YEARS));
    const found = figures(model);
    const [first, second] = [found.get("ward.census@2016/17")!, found.get("ward.census@2017/18")!];
    expect(first).not.toBe(second);
    expect((first + second) / 2).toBeCloseTo(found.get("ward.census")!, 9);
    expect(found.size).toBe(3 * figures(modelOf(text(""))).size);
  });

  test("a scenario without periods has the same measures and figures as before", () => {
    const plain = figures(modelOf(text("")));
    const named = figures(modelOf(text(YEARS)));
    for (const [id, value] of plain) expect(named.get(id)).toEqual(value);
    expect([...plain.keys()].some((id) => id.includes("@"))).toBe(false);
  });

  test("a period lies where its dates say, after the warm-up", () => {
    const { periods } = modelOf(text(YEARS));
    expect(periods).toEqual([
      { name: "2016/17", from: 30 * DAY, to: 395 * DAY },
      { name: "2017/18", from: 395 * DAY, to: 760 * DAY },
    ]);
  });

  test("a period that reaches beyond the measured time is cut, with a warning; one outside it is an error", () => {
    const parse = (periods: string) => parseScenario("a.yaml", new Map([["a.yaml", text(periods)]]));
    const long = parse("periods: { late: { from: 2018-01-01, to: 2019-01-01 } }");
    expect(long.warnings.map(({ wrong }) => wrong)).toContainEqual(
      expect.stringContaining("is cut to what lies within"),
    );
    expect(long.periods[0]!.to).toBe(730 * DAY);
    expect(() => parse("periods: { later: { from: 2019-01-01, to: 2020-01-01 } }")).toThrow(
      "outside the measured time",
    );
    expect(() => parse("periods: { odd: { from: 2017-01-01, to: 2016-05-01 } }")).toThrow("ends before it begins");
  });
});
