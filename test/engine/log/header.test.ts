import { describe, expect, test } from "vitest";
import { EXITS, type Model } from "../../../engine/compile/model.ts";
import { jsonBytes, jsonValue } from "../../../engine/log/asciiJson.ts";
import { LOG_EXITS, type LogHeader, logHeader, readHeader } from "../../../engine/log/header.ts";
import { HEADER } from "./helpers.ts";

const model: Model = {
  title: "A ward",
  clock: { start: "2016-04-01", warmUp: 100, end: 1000, weekOffset: 5, snapshotAt: 0 },
  place: { name: "Thurrock", population: { all: 163_848 } },
  attributes: [{ name: "frailty", levels: ["mild", "severe"] }],
  cohorts: [
    {
      name: "frail",
      label: "Frail",
      luck: 1,
      enters: [0],
      firstClass: 0,
      classes: 1,
      attributes: [],
      perHourOfWeek: new Float64Array(168),
      perDay: new Float64Array(1),
    },
  ],
  classes: [{ cohort: 0, levels: [1], older: true }],
  services: [
    {
      name: "ward",
      label: "Ward",
      kind: "beds",
      setting: "hospital",
      atHome: false,
      luck: 2,
      capacity: 12,
      holdsWhileWaiting: true,
      leaving: [],
      giveUpAfter: -1,
      giveUpTo: -1,
      queueLimit: -1,
      refusedTo: -1,
      within: [],
    },
  ],
  routes: [{ from: 0, name: "home", to: [1], luck: 3, fundedBy: -1, prepare: [], transfer: -1, onward: {} }],
  choices: [],
  distributions: [],
  phases: [],
  capacityChanges: [{ at: 500, service: 0, capacity: 10, shiftEnds: false }],
  payers: [],
  costs: [],
  targets: [],
};

describe("the header of a log", () => {
  test("names all that the numbers of the log stand for, and passes through a file", () => {
    const header = logHeader(model, { engine: "0.1.0", scenario: "abc", seed: "one", replication: 4 });
    expect(header).toMatchObject({
      simulated: true,
      place: "Thurrock",
      clock: { warmUp: 100, end: 1000 },
      services: [{ name: "ward", kind: "beds", capacity: 12 }],
      routes: [{ name: "home", to: [1] }],
      capacityChanges: [{ at: 500, service: 0, capacity: 10 }],
      classes: [{ cohort: 0, levels: [1], older: true }],
    });
    expect(readHeader(jsonBytes(header))).toEqual(header);
  });

  test("knows the exits in the order of the model", () => {
    expect(LOG_EXITS).toEqual(EXITS);
  });

  test("names the field that is missing or of another form", () => {
    for (const field of Object.keys(HEADER) as (keyof LogHeader)[]) {
      if (field === "simulated") continue;
      const { [field]: _, ...rest } = HEADER;
      expect(() => readHeader(jsonBytes(rest))).toThrow(`the header's "${field}" is missing`);
      expect(() => readHeader(jsonBytes({ ...HEADER, [field]: null }))).toThrow(`the header's "${field}"`);
    }
    expect(() => readHeader(jsonBytes({ ...HEADER, services: [{ name: "ward" }] }))).toThrow('"services"');
    expect(() => readHeader(jsonBytes([HEADER]))).toThrow("not a JSON object");
    expect(() => readHeader(Uint8Array.of(0x7b))).toThrow("not JSON");
  });

  test("is refused when it does not say that everybody in it is simulated", () => {
    expect(() => readHeader(jsonBytes({ ...HEADER, simulated: false }))).toThrow('"simulated": true');
  });

  test("may have fields that a later version added", () => {
    expect(readHeader(jsonBytes({ ...HEADER, weather: "fair" }))).toMatchObject(HEADER);
  });
});

test("JSON is written in ASCII and read back whatever the characters", () => {
  const value = { "Café ✓ 😀": ['\u0000\n"\\', "é".repeat(9000)], n: -1.5e300 };
  const bytes = jsonBytes(value);
  expect(Math.max(...bytes)).toBeLessThan(127);
  expect(jsonValue(bytes)).toEqual(value);
});
