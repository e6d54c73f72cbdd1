import { describe, expect, test } from "vitest";
import { compile, parseScenario } from "../../../engine/language.ts";
import { checkLaws } from "../../../engine/log/laws.ts";
import { digestOf, journeys, logOf, rebuiltLog } from "../../laws/running.ts";
import { of, tellModel } from "./told.ts";

const DAY = 86_400;

const scenario = (census: string) => `
careshift: 1
title: A census from a table
time: { start: 2016-04-04, length: 30 days, warm-up: none }
cohorts:
  people: { arrivals: { total: 1 per day }, enters: ward, attributes: { frailty: { mild: 75%, severe: rest } } }
  others: { arrivals: { total: 1 per day }, enters: ward }
services:
  ward:
    kind: beds
    capacity: 12
    length-of-stay: { exponential: { mean: 4 days } }
    routes: [{ to: care, share: 40%, prepare: { assessment: 1 days } }, { to: home, share: rest }]
  care: { kind: beds, capacity: 2, length-of-stay: 10 days, routes: [{ to: home, share: 100% }] }
census:
${census}
`;

const read = (census: string, csv = "") =>
  parseScenario(
    "folder/it.yaml",
    new Map([
      ["folder/it.yaml", scenario(census)],
      ["folder/list.csv", csv],
    ]),
  );
const ITEM = "  - { records: list.csv, cohort: people }";

const LIST = `service,state,for,reason,since,elapsed,frailty,people
ward,,,,,2 days,severe,
ward,in-treatment,,,,2016-04-01 12:00,,
ward,ready,,assessment,2016-04-03,9 days,mild,
ward,assigned,care,,4 hours,,,
,,care,,36 hours,,,3
`;

describe("semantics 8: a census row may be in treatment, ready since, assigned, or waiting since; from a table", () => {
  const scenarioRead = read(ITEM, LIST);
  const model = compile(scenarioRead);
  const facts = tellModel(model);
  const begun = (kind: string, service: string) =>
    of(facts, "Before").flatMap(({ cause, value }) =>
      facts[cause]!.kind === kind && facts[cause]!.service === service ? [value] : [],
    );

  test("each row says where somebody stands, by a duration or by when it began", () => {
    expect(facts[0]).toMatchObject({ kind: "Census", value: 7 });
    expect(begun("Started", "ward").sort((a, b) => a - b)).toContain(2 * DAY);
    expect(begun("Started", "ward")).toContain(2.5 * DAY);
    expect(begun("ReadyToLeave", "ward")).toContain(DAY);
    expect(begun("Assigned", "care")).toEqual([4 * 3600]);
    expect(begun("Referred", "care")).toEqual([1.5 * DAY, 1.5 * DAY, 1.5 * DAY]);
  });

  test("it is the same census as with the rows written out, but for whom the luck is", () => {
    const rows = [
      "{ name: a, service: ward, cohort: people, elapsed: { known: 2 days }, attributes: { frailty: severe } }",
      "{ name: b, service: ward, cohort: people, elapsed: { known: 2.5 days } }",
      "{ name: c, service: ward, cohort: people, state: ready, reason: assessment, since: 1 days, elapsed: { known: 9 days }, attributes: { frailty: mild } }",
      "{ name: d, service: ward, cohort: people, state: assigned, for: care, since: 4 hours }",
      "{ name: e, for: care, cohort: people, since: 36 hours, people: 3 }",
    ];
    const written = read(rows.map((row) => `  - ${row}`).join("\n"));
    const plain = (all: typeof written.census) =>
      all.map(({ name, first, place, people, since, elapsed, ...rest }) => ({
        ...rest,
        people: people.value,
        since: since?.form === "constant" ? since.value.value : since,
        elapsed: elapsed.form === "known" && elapsed.of.form === "constant" ? elapsed.of.value.value : elapsed,
      }));
    expect(plain(scenarioRead.census)).toEqual(plain(written.census));
  });

  test("people are known by their number in the table: a row more at the end changes nobody else's luck", () => {
    const longer = compile(read(ITEM, `${LIST}ward,,,,,unknown,,2\n`));
    const now = journeys(logOf(longer));
    const met = [...journeys(logOf(model))].filter(([, rows]) => rows[0]!.time === 0).map(([key]) => key);
    expect(met.length).toBe(7);
    for (const key of met) expect([...now.keys()]).toContain(key);
  });

  test("no row is kept with the scenario, only the digest of the table", () => {
    expect(scenarioRead.resolved).toContain("file: list.csv");
    expect(scenarioRead.resolved).not.toContain("36 hours");
    expect(scenarioRead.figures.some(({ place }) => place.file.endsWith(".csv"))).toBe(false);
    const again = parseScenario(
      "folder/it.yaml",
      new Map([
        ["folder/it.yaml", scenarioRead.resolved],
        ["folder/list.csv", LIST],
      ]),
    );
    expect(digestOf(logOf(compile(again)))).toBe(digestOf(logOf(model)));
  });

  test("lawful, and rebuilt at any instant it goes on alike", () => {
    const log = logOf(model);
    expect(checkLaws(model, log)).toEqual([]);
    for (const at of [0, 1.5, 11]) expect(digestOf(rebuiltLog(model, log, at * DAY))).toBe(digestOf(log));
  });
});

describe("what is wrong with a table is told with its line and column", () => {
  test.each([
    ["service,elapsed\nwrad,2 days\n", "folder/list.csv:2:1", 'no service is called "wrad"'],
    ["service,elapsed\nward,2 days\nward,two days\n", "folder/list.csv:3:6", '"two days"'],
    ["service,nhs-number\nward,943 476 5919\n", "folder/list.csv:2:6", 'no column is called "nhs-number"'],
    ["service,frailty\nward,mild\nward,dire\n", "folder/list.csv:3:6", '"dire" is no level of frailty'],
    ["service,elapsed\nward,2016-04-05\n", "folder/list.csv:2:6", "after the run begins"],
    ["service,state\nward,asleep\n", "folder/list.csv:2:6", '"asleep"'],
    ["service,state\nward,waiting\n", "folder/list.csv:2:6", "is not said"],
    ["service,since\nward,3 days\n", "folder/list.csv:2:6", "these are in treatment"],
    ["service,people\nward,1.5\n", "folder/list.csv:2:6", "1.5"],
  ])("%j", (csv, where, said) => {
    expect(() => read(ITEM, csv)).toThrow(where);
    expect(() => read(ITEM, csv)).toThrow(said);
  });

  test("a key beside the table that its rows say, a cohort that nobody says, two tables of one name", () => {
    expect(() => read("  - { records: list.csv, cohort: people, service: ward }", "service\nward\n")).toThrow(
      "service stands beside a table",
    );
    expect(() => read("  - { records: list.csv }", "service\nward\n")).toThrow("the cohort of these people");
    expect(() => read(`${ITEM}\n${ITEM}`, "service\nward\n")).toThrow('two rows of the census are called "list"');
    expect(() => read("  - { records: lists.csv }")).toThrow('there is no file "folder/lists.csv"');
  });
});
