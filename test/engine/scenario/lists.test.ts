import { describe, expect, test } from "vitest";
import { compile, parseScenario, ScenarioError } from "../../../engine/language.ts";
import { needs } from "../../../engine/scenario/needs.ts";

const SCENARIO = `careshift: 1
title: A list beside a scenario
time: { start: 2016-04-01, length: 30 days, warm-up: none }
cohorts:
  people:
    arrivals: { list: lists/arrivals.csv }
    attributes: { frailty: { mild: 50%, severe: rest } }
    enters: ward
services:
  ward: { kind: beds, capacity: 9, length-of-stay: 3 days, routes: [{ to: home, share: rest }] }
`;
const LIST = "time,count,frailty,stay\n2016-04-02T08:30,2,severe,26 hours\n2016-04-01 09:00,,,\n";

const read = (list: string | null, scenario = SCENARIO) =>
  parseScenario(
    "plan/here.yaml",
    new Map([["plan/here.yaml", scenario], ...(list === null ? [] : [["plan/lists/arrivals.csv", list] as const])]),
  );

function problems(list: string | null, scenario = SCENARIO): string {
  try {
    read(list, scenario);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return "";
}

describe("semantics 9: an arrival list", () => {
  test("is asked for beside the scenario, also where a variant sets it", () => {
    expect(needs("plan/here.yaml", SCENARIO)).toEqual(["plan/lists/arrivals.csv"]);
    const variant = "careshift: 1\nextends: here.yaml\nset: { cohorts.people.arrivals.list: other.csv }\n";
    expect(needs("plan/variant.yaml", variant)).toEqual(["plan/here.yaml", "plan/other.csv"]);
    expect(needs("plan/lists/arrivals.csv", LIST)).toEqual([]);
  });

  test("gives when people come, how many, what is known of them, and their first stay", () => {
    const { cohorts } = compile(read(LIST));
    const coming = cohorts[0]!.demand!.coming!;
    if (coming.form !== "listed") throw new TypeError(coming.form);
    expect([...coming.at]).toEqual([9 * 3600, 86_400 + 30_600, 86_400 + 30_600]);
    expect([...coming.stay]).toEqual([-1, 26 * 3600, 26 * 3600]);
    expect([...coming.levels]).toEqual([-1, 1, 1]);
    expect(new Set(coming.id1).size).toBe(3);
  });

  test("is kept in the resolved scenario by name and digest, and its rows are not", () => {
    const scenario = read(LIST);
    expect(scenario.resolved).toMatch(/list: \{ file: lists\/arrivals.csv, digest: "?[0-9a-f]{16}"? \}/);
    expect(scenario.resolved).not.toContain("26 hours");
    const again = read(LIST, scenario.resolved);
    expect(again.resolved).toBe(scenario.resolved);
    expect(compile(again)).toEqual(compile(scenario));
    expect(read(LIST.replace(/\n/g, "\r\n")).resolved).toBe(scenario.resolved);
    expect(problems(LIST.replace("26", "27"), scenario.resolved)).toContain(
      "is not the file this scenario was resolved with",
    );
  });

  test.each([
    ["a row without a time", "time,count\n2016-04-01,1\n,2\n", "lists/arrivals.csv:3:1", "no time"],
    ["a time that is none", "time\n2016-04-31\n", "lists/arrivals.csv:2:1", "2016-04-31"],
    ["a count that is none", "time,count\n2016-04-01,some\n", "lists/arrivals.csv:2:12", "some"],
    ["a stay without a unit", "time,stay\n2016-04-01,3\n", "lists/arrivals.csv:2:12", "26 hours"],
    ["a row of another length", "time,count\n2016-04-01\n", "lists/arrivals.csv:2:1", "1 cell"],
    ["an open quote", 'time,count\n"2016-04-01,1\n', "lists/arrivals.csv:2:1", "quote"],
    ["no names of columns", "time,\n2016-04-01,1\n", "lists/arrivals.csv:1:6", "columns"],
    ["a column of something personal", "time,name\n2016-04-01,Ann\n", "lists/arrivals.csv:2:1", "name"],
    ["a level nobody knows", "time,frailty\n2016-04-01,sever\n", "lists/arrivals.csv:2:1", "Try: severe"],
    ["nothing at all", "\n", "lists/arrivals.csv:1:1", "empty"],
  ])("names the line of %s", (_, list, where, what) => {
    const said = problems(list);
    expect(said).toContain(where);
    expect(said).toContain(what);
  });

  test("that is not there, or lies outside the folder, is told where it is named", () => {
    expect(problems(null)).toContain("plan/here.yaml:6:23 there is no file");
    expect(problems(LIST, SCENARIO.replace("lists/", "../"))).toContain("lies outside the folder");
  });

  test("warns of people who would come outside the run", () => {
    const { warnings } = read(`${LIST}2016-06-01,3,,\n`);
    expect(warnings.map(({ wrong }) => wrong)).toContain("3 people would come outside the run");
  });
});

describe("ways of coming", () => {
  const arrivals = (text: string) => problems(LIST, SCENARIO.replace("{ list: lists/arrivals.csv }", text));

  test.each([
    ["{ total: 3 per day, every: 4 hours }", "total and every stand together"],
    ["{ every: 4 hours, growth: 2% per year }", "growth says nothing beside every"],
    ["{ total: 3 per day, first: 2016-04-01 }", "first says nothing beside total"],
    ["{ every: 0 minutes }", "less than a second"],
    ["{ renewal: 0 days }", "less than a second"],
    ["{ schedule: [{ days: mon, at: 9am, people: 3 }] }", "no time of day"],
    ["{ at: [2016-04-01, noon] }", "noon"],
    ["{ total: 3 per day, batches: { size: { 0: 50%, 2: 50% } } }", "no number of people who come together"],
    ["{ total: 3 per day, batches: { size: { 1: 50%, 2: 40% } } }", "add up to 90%"],
    ["{ total: 3 per day, overdispersion: { sd: 3 } }", "3%"],
    ["{ total: 3 per day, surges: [{ from: 2016-05-01, to: 2016-04-01, factor: 2 }] }", "ends before it begins"],
    ["{ total: 3 per day, surges: [{ from: 2016-05-01T08:00, to: 2016-05-02, factor: 2 }] }", "whole days"],
    ["{ total: 3 per day, surges: [{ from: 2016-05-01, to: 2016-05-02, factor: much }] }", "not a factor"],
    ["{ total: 3 per day, profile: { half-hour: [1, 2] } }", "48 numbers"],
  ])("%s is refused", (text, said) => {
    expect(arrivals(text)).toContain(said);
  });
});
