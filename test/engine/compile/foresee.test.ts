import { describe, expect, test } from "vitest";
import { foresee, meanFlow, returnsOf } from "../../../engine/compile/foresee.ts";
import { compile, parseScenario } from "../../../engine/language.ts";

function read(services: string, arrivals = "2 per day") {
  const text = `careshift: 1
title: Flow balance
time: { start: 2016-04-04, length: 100 days, warm-up: none }
cohorts:
  people: { arrivals: { total: ${arrivals} }, attributes: { need: { low: 75%, high: rest } }, enters: ward }
services:
${services}`;
  const scenario = parseScenario("flow.yaml", new Map([["flow.yaml", text]]));
  return { scenario, model: compile(scenario) };
}

const SERVICES = `  ward:
    kind: beds
    capacity: 20
    length-of-stay: { exponential: { mean: 4 days } }
    routes: [{ to: ward-again, share: 25% }, { to: care-home, share: 15% }, { to: home, share: rest }]
  ward-again: { kind: decision, routes: [{ to: ward, share: 100% }] }
`;

describe("flow balance", () => {
  test("counts people who come back as often as they come: 4/3 visits each when a quarter returns", () => {
    const { scenario, model } = read(SERVICES);
    const [ward] = foresee(scenario, model)[0]!;
    expect(ward!.perDay).toBeCloseTo((2 * 4) / 3, 9);
    expect(ward!.offered).toBeCloseTo((2 * 4 * 4) / 3, 6);
    expect(ward!.load).toBeCloseTo((2 * 4 * 4) / 3 / 20, 6);
  });

  test("counts stays that depend on where people go next", () => {
    const { scenario, model } = read(`  ward:
    kind: beds
    capacity: 20
    outcomes: [{ to: care-home, share: 30%, stay: 10 days }, { to: home, share: rest, stay: 2 days }]
`);
    expect(foresee(scenario, model)[0]![0]!.offered).toBeCloseTo(2 * (0.3 * 10 + 0.7 * 2), 9);
  });

  test("counts only those who stay where an outcome passes people on at once", () => {
    const { scenario, model } = read(`  ward:
    kind: state
    outcomes: [{ to: care-home, share: 30%, stay: 10 days }, { to: home, share: rest }]
`);
    expect(foresee(scenario, model)[0]![0]!.offered).toBeCloseTo(2 * 0.3 * 10, 9);
  });
});

describe("mean-value sums", () => {
  test("those who leave are those who come, in the shares of the routes", () => {
    const { scenario, model } = read(SERVICES);
    const flow = meanFlow(scenario, model);
    expect(flow.arrivals).toBeCloseTo(2, 9);
    expect(Object.fromEntries(flow.exits.map(({ exit, perDay }) => [exit, perDay]))).toEqual({
      home: expect.closeTo(2 * 0.8, 9),
      "care-home": expect.closeTo(2 * 0.2, 9),
    });
  });

  test("obey Little's law: people inside are arrivals × days inside", () => {
    const { scenario, model } = read(SERVICES);
    const flow = meanFlow(scenario, model);
    expect(flow.daysInside).toBeCloseTo((4 * 4) / 3, 6);
    expect(flow.inside).toBeCloseTo(flow.arrivals * flow.daysInside, 9);
  });
});

describe("returns", () => {
  test("are told beside first arrivals where people come back to where they entered", () => {
    const { scenario, model } = read(SERVICES);
    expect(returnsOf(scenario, model)).toEqual([
      {
        cohort: "people",
        label: "people",
        included: null,
        firstPerDay: expect.closeTo(2, 9),
        returnsPerDay: expect.closeTo(2 / 3, 9),
      },
    ]);
  });

  test("are counted in the total where the scenario says so: then fewer come for the first time", () => {
    const { scenario, model } = read(SERVICES, "2 per day, includes-returns: true");
    const [found] = returnsOf(scenario, model);
    expect(found!.included).toBe(true);
    expect(found!.firstPerDay + found!.returnsPerDay).toBeCloseTo(2, 9);
    expect(found!.firstPerDay).toBeCloseTo(1.5, 9);
  });

  test("are no subject where nobody comes back", () => {
    const { scenario, model } = read(
      SERVICES.replace("ward-again, share: 25%", "died, share: 25%").replace(/ {2}ward-again.*\n/, ""),
    );
    expect(returnsOf(scenario, model)).toEqual([]);
  });
});
