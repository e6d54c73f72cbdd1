import { describe, expect, test } from "vitest";
import type { CostLine } from "../../../engine/compile/model/costs.ts";
import { NO_HOURS } from "../../../engine/compile/model/hours.ts";
import { NO_HOLDING } from "../../../engine/compile/model/places.ts";
import { NO_QUEUEING } from "../../../engine/compile/model/queues.ts";
import { NO_MOMENTS } from "../../../engine/compile/model/stays.ts";
import { EXITS, type Model } from "../../../engine/compile/model.ts";
import { jsonBytes, jsonValue } from "../../../engine/log/asciiJson.ts";
import { VOCABULARY } from "../../../engine/log/facts.ts";
import { LOG_EXITS, type LogHeader, logHeader } from "../../../engine/log/header.ts";
import { readHeader } from "../../../engine/log/readHeader.ts";
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
      demand: null,
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
      admission: [],
      datedLeaving: null,
      datedAdmission: null,
      queueLimit: -1,
      refusedTo: -1,
      within: [],
      column: 3,
      row: 1,
    },
  ],
  routes: [{ from: 0, name: "home", to: [1], luck: 3, fundedBy: 1, prepare: [], transfer: -1, onward: {} }],
  choices: [],
  distributions: [],
  phases: [],
  census: [],
  end: null,
  periods: [],
  capacityChanges: [{ at: 500, service: 0, capacity: 10, shiftEnds: false }],
  holding: NO_HOLDING,
  stays: NO_MOMENTS,
  hours: NO_HOURS,
  rules: [],
  shocks: [],
  programmes: { list: [], openings: [] },
  worlds: [],
  payers: ["nhs", "council"],
  costs: [
    {
      name: "ward-day",
      services: [0],
      per: "occupied-day",
      price: 31_300,
      paidBy: [
        { payer: 0, share: 0.5 },
        { payer: 1, share: 0.5 },
      ],
      additional: false,
    },
  ],
  targets: [],
  queueing: NO_QUEUEING,
  people: null,
};

/** Fields that a log of version 1 of the vocabulary may lack. */
const LATER: readonly string[] = ["rules", "shocks", "programmes", "payers", "costs"];

describe("the header of a log", () => {
  test("names all that the numbers of the log stand for, and passes through a file", () => {
    const header = logHeader(model, { engine: "0.1.0", scenario: "abc", seed: "one", replication: 4 });
    expect(header).toMatchObject({
      simulated: true,
      place: "Thurrock",
      clock: { warmUp: 100, end: 1000 },
      services: [{ name: "ward", kind: "beds", capacity: 12, column: 3, row: 1 }],
      cohorts: [{ name: "frail", enters: [0] }],
      routes: [{ name: "home", to: [1], fundedBy: 1 }],
      payers: ["nhs", "council"],
      capacityChanges: [{ at: 500, service: 0, capacity: 10 }],
      classes: [{ cohort: 0, levels: [1], older: true }],
    });
    const costs: readonly CostLine[] = header.costs;
    expect(costs).toEqual(model.costs);
    expect(readHeader(jsonBytes(header)).header).toEqual(header);
  });

  test("says the most places there can be where rules make it more than dates do, and nothing where not", () => {
    const about = { engine: "0.1.0", scenario: "abc", seed: "one", replication: 4 };
    const places = { form: "places", service: 0, places: 4, leadTime: 0 } as const;
    const surge = { name: "surge", luck: 9, until: null, lasts: 60, checked: null, atMost: -1, notWithin: 0, cost: 0 };
    const when = { services: [0], measure: "waiting", side: "above", level: 1, holds: 0, window: 0 } as const;
    const surging: Model = { ...model, rules: [{ ...surge, when, actions: [places] }] };
    const header = logHeader(surging, about);
    expect(header.services[0]).toMatchObject({ capacity: 12, most: 16 });
    expect(readHeader(jsonBytes(header)).header).toEqual(header);
    expect(logHeader(model, about).services[0]).not.toHaveProperty("most");
  });

  test("of a log made before the viewer stands side by side, costs nothing, and opens", () => {
    const {
      payers: _,
      costs: __,
      ...old
    } = logHeader(model, { engine: "0.1.0", scenario: "a", seed: "b", replication: 0 });
    const [ward] = model.services;
    const written = {
      ...old,
      vocabulary: 1,
      services: ["one", "two"].map((name) => ({ name, label: name, kind: "beds", capacity: ward!.capacity })),
      cohorts: [{ name: "frail", label: "Frail" }],
      routes: [{ from: 0, name: "home", to: [2] }],
    };
    expect(readHeader(jsonBytes(written)).header).toMatchObject({
      vocabulary: VOCABULARY,
      services: [
        { name: "one", column: 0, row: 0 },
        { name: "two", column: 1, row: 0 },
      ],
      cohorts: [{ enters: [] }],
      routes: [{ to: [2], fundedBy: -1 }],
      payers: [],
      costs: [],
    });
  });

  test("is refused when what came later is there and wrong", () => {
    const header = logHeader(model, { engine: "0.1.0", scenario: "a", seed: "b", replication: 0 });
    const [ward, line] = [header.services[0]!, header.costs[0]!];
    const wrong: readonly (readonly [keyof LogHeader, unknown])[] = [
      ["services", [{ ...ward, column: -1 }]],
      ["services", [{ ...ward, column: "1" }]],
      ["services", [{ ...ward, row: 0.5 }]],
      ["services", [{ ...ward, row: null }]],
      ["cohorts", [{ ...header.cohorts[0], enters: 0 }]],
      ["routes", [{ ...header.routes[0], fundedBy: "nhs" }]],
      ["payers", "nhs"],
      ["costs", [{ ...line, per: "smile" }]],
      ["costs", [{ ...line, price: "£313" }]],
      ["costs", [{ ...line, paidBy: [{ payer: 0 }] }]],
      ["costs", [{ ...line, services: [1] }]],
      ["costs", [{ ...line, paidBy: [{ payer: 2, share: 1 }] }]],
    ];
    for (const [field, value] of wrong) {
      expect(() => readHeader(jsonBytes({ ...header, [field]: value })), JSON.stringify(value)).toThrow(
        `the header's "${field}"`,
      );
    }
  });

  test("knows the exits in the order of the model", () => {
    expect(LOG_EXITS).toEqual(EXITS);
  });

  test("names the field that is missing or of another form", () => {
    for (const field of Object.keys(HEADER) as (keyof LogHeader)[]) {
      if (field === "simulated") continue;
      const { [field]: _, ...rest } = HEADER;
      expect(() => readHeader(jsonBytes(rest))).toThrow(`the header's "${field}" is missing`);
      if (LATER.includes(field)) {
        expect(readHeader(jsonBytes({ ...rest, vocabulary: 1 }))).toEqual({ header: HEADER, written: 1 });
      }
      expect(() => readHeader(jsonBytes({ ...HEADER, [field]: null }))).toThrow(`the header's "${field}"`);
    }
    expect(() => readHeader(jsonBytes({ ...HEADER, services: [{ name: "ward" }] }))).toThrow('"services"');
    expect(() => readHeader(jsonBytes([HEADER]))).toThrow("not a JSON object");
    expect(() => readHeader(Uint8Array.of(0x7b))).toThrow("not JSON");
  });

  test("is refused when its version of the vocabulary is no number of a version", () => {
    for (const vocabulary of [0, -1, 1.5, "2", null]) {
      expect(() => readHeader(jsonBytes({ ...HEADER, vocabulary }))).toThrow(`the header's "vocabulary"`);
    }
  });

  test("is refused when it does not say that everybody in it is simulated", () => {
    expect(() => readHeader(jsonBytes({ ...HEADER, simulated: false }))).toThrow('"simulated": true');
  });

  test("may have fields that a later version added", () => {
    expect(readHeader(jsonBytes({ ...HEADER, weather: "fair" })).header).toMatchObject(HEADER);
  });
});

test("JSON is written in ASCII and read back whatever the characters", () => {
  const value = { "Café ✓ 😀": ['\u0000\n"\\', "é".repeat(9000)], n: -1.5e300 };
  const bytes = jsonBytes(value);
  expect(Math.max(...bytes)).toBeLessThan(127);
  expect(jsonValue(bytes)).toEqual(value);
});
