import { expect, test } from "vitest";
import { parseScenario } from "../../../engine/language.ts";
import { stayLines } from "../../../engine/report/stayMeans.ts";

const linesOf = (stay: string): string[] =>
  stayLines(
    parseScenario(
      "one.yaml",
      new Map([
        [
          "one.yaml",
          `careshift: 1
title: One stay
time: { start: 2016-04-01, length: 10 days, warm-up: none }
cohorts: { people: { arrivals: { total: 1 per day }, attributes: { frailty: { mild: 50%, severe: rest } }, enters: ward } }
services:
  ward:
    kind: beds
    capacity: 4
    length-of-stay: ${stay}
    routes: [{ to: home, share: 100% }]
`,
        ],
      ]),
    ),
    80,
  ).map((line) => line.replace(/ +/g, " ").trim());

test("a truncation with mean-changes: true has its implied mean printed beside the declared one", () => {
  const lines = linesOf("{ exponential: { mean: 6 days }, at-most: 6 days, mean-changes: true }");
  expect(lines.at(-1)).toBe("ward ends cut off 6.00 days 2.51 days");
});

test("levers and figures other than the mean have the mean they come to printed, level by level", () => {
  const lines = linesOf(
    "{ by: frailty, levels: { mild: { of: 10 days, scale: 80% }, severe: { weibull: { median: 3 days, p90: 9 days } } } }",
  );
  expect(lines.at(-2)).toBe("ward, frailty mild levers 10.00 days 8.00 days");
  expect(lines.at(-1)).toMatch(/^ward, frailty severe other figures 4\.\d\d days$/);
});

test("a compensated truncation and declared means need no line", () => {
  expect(linesOf("{ exponential: { mean: 6 days }, at-most: 60 days }")).toEqual([]);
});
