import { describe, expect, test } from "vitest";
import { logHeader } from "../../../engine/log/header.ts";
import { TABLES } from "../../../engine/tables/all.ts";
import { delays } from "../../../engine/tables/delays.ts";
import { people } from "../../../engine/tables/people.ts";
import { stays } from "../../../engine/tables/stays.ts";
import { log } from "../log/helpers.ts";
import { modelOf } from "../projections/models.ts";
import { rowsOf } from "./rows.ts";

const HOUR = 3600;
const [WARD, CARE, HOME] = [0, 1, 2];
const AT = Date.UTC(2024, 0, 1) / 1000;

const model = {
  ...modelOf(
    {
      ward: { setting: "hospital", capacity: 3, routes: [{ to: ["care"], name: "on", fundedBy: 0 }] },
      care: { kind: "caseload", capacity: 1, routes: [{ to: ["home"] }] },
    },
    {
      clock: { start: "2024-01-01T01:00", warmUp: HOUR, end: 20 * HOUR, weekOffset: 0, snapshotAt: 0 },
      classes: [
        { cohort: 0, levels: [1, -1], older: false },
        { cohort: 0, levels: [0, 0], older: true },
      ],
      payers: ["nhs"],
    },
  ),
  attributes: [
    { name: "frailty-band", levels: ["mild", "severe"] },
    { name: "key", levels: ["a"] },
  ],
  cohorts: [{ name: "frail", label: "Frail", enters: [WARD] }],
};
const header = logHeader(model as never, { engine: "0", scenario: "s", seed: "s", replication: 0 });

// Person 0 was in the ward two hours before the beginning; person 1 waits for care and is still there at the end.
const chunk = log(
  [0, "Census", -1, -1, -1, 1],
  [0, "Arrived", 0, WARD, 0, 0],
  [0, "Started", 0, WARD, -1, -1],
  [0, "Before", 0, WARD, -1, 2 * HOUR],
  [0, "Census", -1, -1, -1, 0],
  [HOUR / 2, "Arrived", 1, WARD, 0, 1],
  [HOUR / 2, "Started", 1, WARD, -1, -1],
  [2 * HOUR, "Left", 0, WARD, CARE, 0],
  [2 * HOUR, "Started", 0, CARE, WARD, 0],
  [3 * HOUR, "ReadyToLeave", 1, WARD, CARE, 0],
  [3 * HOUR, "Delayed", 1, WARD, CARE, 1],
  [5 * HOUR, "Referred", 1, CARE, WARD, 0],
  [5 * HOUR, "Delayed", 1, WARD, CARE, 4],
  [9 * HOUR, "Left", 0, CARE, HOME, 0],
  [9 * HOUR, "Exited", 0, CARE, HOME],
  [9 * HOUR, "Left", 1, WARD, CARE, 0],
  [9 * HOUR, "Started", 1, CARE, WARD, 0],
);

describe("the tables of a log written by hand", () => {
  test("people: attributes have columns that SQL can name, and nobody is lost at the end", () => {
    const rows = rowsOf(people, header, [chunk]);
    expect(rows).toEqual([
      expect.objectContaining({
        person: 0,
        key: "00000007:0",
        cohort: "frail",
        frailty_band: "severe",
        attribute_key: null,
        older: 0,
        arrived_at: AT,
        arrived_measured: 0,
        exited_at: AT + 9 * HOUR,
        exit: "home",
        place_at_end: null,
        starts: 2,
        measured_seconds: 8 * HOUR,
      }),
      expect.objectContaining({
        person: 1,
        frailty_band: "mild",
        attribute_key: "a",
        older: 1,
        arrived_measured: 0,
        exit: null,
        place_at_end: "care",
        wait_seconds: 4 * HOUR,
        delayed_seconds: 6 * HOUR,
      }),
    ]);
  });

  test("stays: one that began before the beginning, one with a wait, and one that goes on", () => {
    const rows = rowsOf(stays, header, [chunk]);
    expect(rows.map(({ person, stay, service, ended }) => [person, stay, service, ended])).toEqual([
      [0, 1, "ward", "left"],
      [0, 2, "care", "exited"],
      [1, 1, "ward", "left"],
      [1, 2, "care", "still there"],
    ]);
    expect(rows[0]).toMatchObject({
      ...{ came_from: "outside", route: "on arrival", payer: null, started_measured: 0, left_measured: 1 },
      ...{ started_at: AT - 2 * HOUR, left_at: AT + 2 * HOUR, stay_seconds: 4 * HOUR, measured_seconds: HOUR },
    });
    expect(rows[2]).toMatchObject({ length_of_stay_seconds: 2.5 * HOUR, delayed_seconds: 6 * HOUR, went_to: "care" });
    expect(rows[3]).toMatchObject({
      ...{ kind: "caseload", came_from: "ward", route: "on", payer: "nhs", referred_at: AT + 5 * HOUR },
      ...{ wait_seconds: 4 * HOUR, started_measured: 1, left_at: null, went_to: null, stay_seconds: null },
      ...{ measured_seconds: 11 * HOUR, overtime: null },
    });
  });

  test("delays: a row for each reason", () => {
    expect(rowsOf(delays, header, [chunk])).toEqual([
      expect.objectContaining({ reason: "waiting for assessment", waited_for: "care", seconds: 2 * HOUR }),
      expect.objectContaining({
        ...{ reason: "no room in the next service", began_at: AT + 5 * HOUR, ended_at: AT + 9 * HOUR },
        ...{ seconds: 4 * HOUR, began_measured: 1, person: 1, stay: 1, service: "ward" },
      }),
    ]);
  });
});

test("columns have names that SQL takes without quotes, each once in its table, and cells of their type", () => {
  for (const table of TABLES) {
    const columns = table.columns(header);
    const names = columns.map(({ name }) => name);
    expect(new Set(names).size, table.name).toBe(names.length);
    expect(names.filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([]);
    for (const row of rowsOf(table, header, [chunk])) {
      for (const { name, type, empty } of columns) {
        const cell = row[name];
        if (cell === null) expect(empty, `${table.name}.${name} is empty`).toBe(true);
        else if (type === "text") expect(typeof cell, `${table.name}.${name}`).toBe("string");
        else if (type === "number") expect(Number.isFinite(cell), `${table.name}.${name}`).toBe(true);
        else expect(Number.isSafeInteger(cell), `${table.name}.${name}`).toBe(true);
      }
    }
  }
});
