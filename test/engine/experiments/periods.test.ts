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
      { name: "2016/17", stretches: [{ from: 30 * DAY, to: 395 * DAY }] },
      { name: "2017/18", stretches: [{ from: 395 * DAY, to: 760 * DAY }] },
    ]);
  });

  test("a period that reaches beyond the measured time is cut, with a warning; one outside it is an error", () => {
    const parse = (periods: string) => parseScenario("a.yaml", new Map([["a.yaml", text(periods)]]));
    const long = parse("periods: { late: { from: 2018-01-01, to: 2019-01-01 } }");
    expect(long.warnings.map(({ wrong }) => wrong)).toContainEqual(
      expect.stringContaining("is cut to what lies within"),
    );
    expect(long.periods[0]!.stretches[0]!.to).toBe(730 * DAY);
    expect(() => parse("periods: { later: { from: 2019-01-01, to: 2020-01-01 } }")).toThrow(
      "outside the measured time",
    );
    expect(() => parse("periods: { odd: { from: 2017-01-01, to: 2016-05-01 } }")).toThrow("ends before it begins");
  });

  test("months: each stretch of them in the measured time, taken together, and all months make up the whole", () => {
    const winters = modelOf(
      text("periods: { winters: { months: [12, 1, 2] }, others: { months: [3, 4, 5, 6, 7, 8, 9, 10, 11] } }"),
    );
    const from = 30 + 244;
    expect(winters.periods[0]!.stretches).toEqual(
      [0, 365].map((year) => ({ from: (from + year) * DAY, to: (from + year + 90) * DAY })),
    );
    // The run begins on 1 April: before the first winter, between the two, and March after the second.
    expect(winters.periods[1]!.stretches.map(({ from, to }) => (to - from) / DAY)).toEqual([244, 275, 31]);
    const found = figures(winters);
    const figure = (id: string) => found.get(id)!;
    expect((figure("ward.census@winters") * 180 + figure("ward.census@others") * 550) / 730).toBeCloseTo(
      figure("ward.census"),
      9,
    );
    expect((figure("ward.starts@winters") * 180 + figure("ward.starts@others") * 550) / 730).toBeCloseTo(
      figure("ward.starts"),
      6,
    );
    const apart = figures(
      modelOf(text("periods: { a: { from: 2016-12-01, to: 2017-03-01 }, b: { from: 2017-12-01, to: 2018-03-01 } }")),
    );
    expect(figure("ward.census@winters")).toBeCloseTo(
      (apart.get("ward.census@a")! + apart.get("ward.census@b")!) / 2,
      9,
    );
    const stays = [figure("ward.stay@winters"), apart.get("ward.stay@a")!, apart.get("ward.stay@b")!];
    expect(stays[0]).toBeGreaterThan(Math.min(stays[1]!, stays[2]!));
    expect(stays[0]).toBeLessThan(Math.max(stays[1]!, stays[2]!));
  });

  test("months and dates do not go together, and months must exist and come", () => {
    const wrong = (period: string) => () => modelOf(text(`periods: { odd: ${period} }`));
    expect(wrong("{ months: [13] }")).toThrow("does not exist");
    expect(wrong("{ months: [1], from: 2016-05-01 }")).toThrow("neither from and to, nor months alone");
    expect(wrong("{ from: 2016-05-01 }")).toThrow("neither from and to, nor months alone");
    expect(() => modelOf(text("periods: { w: { months: [12] } }").replace("2 years", "2 months"))).toThrow(
      "none of these months",
    );
  });
});
