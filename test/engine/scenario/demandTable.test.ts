import { describe, expect, test } from "vitest";
import { compile, parseScenario, ScenarioError } from "../../../engine/language.ts";
import { needs } from "../../../engine/scenario/needs.ts";

const SCENARIO = `careshift: 1
title: Demand by month
time: { start: 2016-04-01, length: 61 days, warm-up: 31 days }
cohorts:
  people:
    arrivals: { table: { csv: plan.csv, service: reablement } }
    enters: reablement
services:
  reablement: { kind: beds, capacity: 90, length-of-stay: 3 days, routes: [{ to: home, share: 100% }] }
`;
/** Reablement all together and by source, of which April was counted for 20 days; and another service. */
const PLAN = `month,days,service,label,source,demand,demand_low
2016-04,20,reablement,"Reablement, at home",all,40,35
2016-04,20,reablement,"Reablement, at home",ward,30,25
2016-05,31,reablement,"Reablement, at home",all,93,90
2016-05,31,reablement,"Reablement, at home",ward,62,60
2016-04,30,rehabilitation,Beds,all,600,590
`;
const NO_WORDS = "month,demand\n2016-04,60\n2016-05,62\n";

const read = (csv: string, scenario = SCENARIO) =>
  parseScenario(
    "here.yaml",
    new Map([
      ["here.yaml", scenario],
      ["plan.csv", csv],
    ]),
  );

const withTable = (table: string): string => SCENARIO.replace("{ csv: plan.csv, service: reablement }", table);

/** People a day on the first days of March (the warm-up), April and May, which are days 0, 31 and 61. */
function perDay(csv: string, scenario = SCENARIO): number[] {
  const { perDay: rates } = compile(read(csv, scenario)).cohorts[0]!;
  return [0, 31, 61].map((day) => rates[day]!);
}

function problems(csv: string, scenario = SCENARIO): string {
  try {
    read(csv, scenario);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return "";
}

describe("demand by month from a table", () => {
  test("is the demand of each month over the days in which it was counted; before the table as its nearest month", () => {
    expect(perDay(PLAN)).toEqual([2, 2, 3]);
  });

  test("is that of the source that is named, of all lines where none is, or of all sources together", () => {
    expect(perDay(PLAN, withTable("{ csv: plan.csv, service: reablement, source: ward }"))).toEqual([1.5, 1.5, 2]);
    expect(perDay(NO_WORDS, withTable("{ csv: plan.csv }"))).toEqual([2, 2, 2]);
    const sources = "month,source,demand\n2016-04,ward,30\n2016-04,gp,60\n2016-05,gp,31\n";
    expect(perDay(sources, withTable("{ csv: plan.csv }"))).toEqual([3, 3, 1]);
    expect(perDay(NO_WORDS, withTable("{ csv: plan.csv, source: all }"))).toEqual([2, 2, 2]);
  });

  test("goes with growth and surges as a total does, and takes a month that is not there from the nearest year", () => {
    const years = "month,demand\n2015-04,30\n2015-05,31\n2019-05,310\n";
    expect(perDay(years, withTable("{ csv: plan.csv }"))).toEqual([1, 1, 1]);
    const surge = "{ table: { csv: plan.csv }, surges: [{ from: 2016-05-01, to: 2016-05-02, factor: 3 }] }";
    const text = SCENARIO.replace("{ table: { csv: plan.csv, service: reablement } }", surge);
    expect(perDay(NO_WORDS, text)).toEqual([2, 2, 6]);
  });

  test("is kept by name and digest, and asked for beside the scenario also where a variant names another", () => {
    const scenario = read(PLAN);
    expect(scenario.resolved).toMatch(/csv: \{ file: plan.csv, digest: "?[0-9a-f]{16}"? \}/);
    expect(compile(read(PLAN, scenario.resolved))).toEqual(compile(scenario));
    const variant = "careshift: 1\nextends: here.yaml\nset: { cohorts.people.arrivals.table.csv: other.csv }\n";
    expect(needs("variant.yaml", variant)).toEqual(["here.yaml", "other.csv"]);
  });

  test.each([
    ["a month that is none", "month,demand\n2016-13,4\n", "plan.csv:2:1", "2016-13"],
    ["a month by its name", "month,demand\n2016-04,4\nMay 2016,4\n", "plan.csv:3:1", "2016-04"],
    ["a demand that is none", "month,demand\n2016-04,few\n", "plan.csv:2:9", "few"],
    ["a demand below 0", "month,demand\n2016-04,-4\n", "plan.csv:2:9", "0 or more"],
    ["too many days", "month,days,demand\n2016-04,32,4\n", "plan.csv:2:9", "32"],
    ["no days", "month,days,demand\n2016-04,0,4\n", "plan.csv:2:9", "days of the month"],
    ["no month", "demand\n4\n", "plan.csv:2:1", "no month"],
    ["no demand", "month,people\n2016-04,4\n", "plan.csv:2:1", "no demand"],
    ["two rows of a month", "month,demand\n2016-04,4\n2016-05,4\n2016-04,5\n", "plan.csv:4:1", "2016-04"],
    ["another length", "month,demand\n2016-04\n", "plan.csv:2:1", "1 cell"],
    ["names alone", "month,demand\n", "plan.csv:1:1", "no rows"],
    ["nothing", "\n", "plan.csv:1:1", "empty"],
    ["semicolons", "month;demand\n2016-04;4,5\n", "plan.csv:1:1", "separated by semicolons"],
  ])("names file, line and column of %s", (_, csv, where, what) => {
    const said = problems(csv, withTable("{ csv: plan.csv }"));
    expect(said).toContain(where);
    expect(said).toContain(what);
    expect(said.split("\n")).toHaveLength(1);
  });

  test.each([
    ["{ csv: plan.csv }", "here.yaml:6:31", "service: one of them"],
    ["{ csv: plan.csv, service: reablment }", "here.yaml:6:50", "Try: reablement"],
    ["{ csv: plan.csv, service: reablement, source: wards }", "here.yaml:6:70", "Try: ward"],
    ["{ csv: plan.csv, services: reablement }", "here.yaml:6:41", "Try: service"],
    ["{ csv: plans.csv, service: reablement }", "here.yaml:6:31", "there is no file"],
    ["{ service: reablement }", "here.yaml:6:24", "a map with csv"],
    ["{ csv: plan.csv, service: [reablement] }", "here.yaml:6:24", "a map with csv"],
    ["plan.csv", "here.yaml:6:24", "a map with csv"],
  ])("names the place in the scenario of %s", (table, where, what) => {
    const said = problems(PLAN, withTable(table));
    expect(said).toContain(where);
    expect(said).toContain(what);
  });

  test("says that a table does not tell services or sources apart", () => {
    expect(problems(NO_WORDS)).toContain("here.yaml:6:50");
    expect(problems(NO_WORDS)).toContain("does not say of which service");
    const said = problems(NO_WORDS, withTable("{ csv: plan.csv, source: ward }"));
    expect(said).toContain("does not say of which source its rows are. Expected a column source. Try: remove source.");
  });

  test("does not go with another way of coming, or a profile by month", () => {
    const beside = (more: string) => SCENARIO.replace("service: reablement }", `service: reablement }, ${more}`);
    expect(problems(PLAN, beside("total: 3 per day"))).toContain("total and table stand together");
    const profile = beside(`profile: { month: [${Array(12).fill(1).join(", ")}] }`);
    expect(problems(PLAN, profile)).toContain("profile.month says nothing beside table");
  });

  test("warns of months that are measured and not there, not of the warm-up", () => {
    expect(read(PLAN).warnings).toEqual([]);
    const [warning] = read("month,demand\n2016-05,62\n", withTable("{ csv: plan.csv }")).warnings;
    expect(warning!.wrong).toContain("a month that the table does not have, 2016-04 first");
  });
});
