import { describe, expect, test } from "vitest";
import { compile, needs, parseScenario, ScenarioError } from "../../../engine/language.ts";
import { meanOf } from "../../../engine/random/segments.ts";

const DAY = 86_400;

const scenario = (empirical: string): string => `careshift: 1
title: Stays from records
time: { start: 2016-04-01, length: 10 days, warm-up: none }
cohorts: { people: { arrivals: { total: 1 per day }, enters: ward } }
services:
  ward:
    kind: beds
    capacity: 4
    length-of-stay: { empirical: ${empirical} }
    routes: [{ to: home, share: 100% }]
`;

const filesOf = (empirical: string, csv: string): Map<string, string> =>
  new Map([
    ["a/one.yaml", scenario(empirical)],
    ["a/stays.csv", csv],
  ]);

const read = (empirical: string, csv: string) => parseScenario("a/one.yaml", filesOf(empirical, csv));

function problem(empirical: string, csv: string): string {
  try {
    read(empirical, csv);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return "";
}

const CSV = "ward,days\nA,2\nB,4.5\nA,2\nC,9.5\n";

describe("stays from a CSV file beside the scenario", () => {
  test("every row counts once: the sampled mean is that of the column", () => {
    const model = compile(read("{ csv: stays.csv, column: days }", CSV));
    expect(meanOf(model.distributions[0]!) / DAY).toBeCloseTo(4.5, 12);
  });

  test("the unit may be said", () => {
    const model = compile(read("{ csv: stays.csv, column: stay, unit: hours }", "stay\n12\n36\n"));
    expect(model.distributions[0]!.mean).toBe(DAY);
  });

  test("the file is one of those the scenario needs, and its rows are not kept in the resolved scenario", () => {
    expect(needs("a/one.yaml", scenario("{ csv: stays.csv, column: days }"))).toEqual(["a/stays.csv"]);
    const { resolved, figures } = read("{ csv: stays.csv, column: days }", CSV);
    expect(resolved).toContain("stays.csv");
    expect(resolved).not.toContain("9.5");
    expect(figures.map(({ text }) => text)).toContain("stays.csv");
    const again = new Map(filesOf("", CSV)).set("a/one.yaml", resolved);
    expect(compile(parseScenario("a/one.yaml", again))).toEqual(compile(read("{ csv: stays.csv, column: days }", CSV)));
  });

  test.each([
    ["{ csv: stays.csv, column: days }", "days\n3\nfour\n", "a/stays.csv:3:1"],
    ["{ csv: stays.csv, column: days }", "days\n3\n-1\n", '"-1" is no number of days'],
    ["{ csv: stays.csv, column: dyas }", CSV, 'no column is called "dyas"'],
    ["{ csv: stays.csv, column: ward }", CSV, "is no unit of time"],
    ["{ csv: stays.csv }", CSV, "column is missing"],
    ["{ csv: stays.csv, column: days, shares: [1%] }", CSV, "not a key here"],
    ["{ csv: other.csv, column: days }", CSV, "there is no file"],
    ["{ csv: ../other.csv, column: days }", CSV, "outside the folder"],
    ["{ csv: stays.csv, column: days }", "days\n", "the table is empty"],
  ])("%s with %j is refused", (empirical, csv, words) => expect(problem(empirical, csv)).toContain(words));
});
