import { describe, expect, test } from "vitest";
import { parseScenario } from "../../../engine/scenario/parse.ts";
import type { Quantity, Scenario, Setting } from "../../../engine/scenario/scenario.ts";
import { FILES, TODAY, VARIANT } from "./examples.ts";

const DAY = 86_400;
const DAY_OF_CLOSURE = 183; // 1 October after 1 April
const today = parseScenario("small/today.yaml", FILES);
const more = parseScenario("small/more.yaml", FILES);

const place = { file: "--set", line: 1, column: 1 };
const set = (path: string, value: unknown): Setting => ({ path, op: "set", value, place });
const withSettings = (...settings: Setting[]) => parseScenario("small/today.yaml", FILES, settings);
const service = (scenario: Scenario, name: string, phase = 0) =>
  scenario.phases[phase]!.services.find((one) => one.name === name)!;
const share = (scenario: Scenario, from: string, route: string, phase = 0) =>
  (service(scenario, from, phase).routes.find(({ name }) => name === route)!.share as Quantity).value;

/** A scenario without the places where it is written. */
function placeless(scenario: Scenario): unknown {
  const skipped = new Set(["place", "files"]);
  const keep = (key: string, value: unknown) =>
    skipped.has(key) && (key === "files" || isPlace(value)) ? undefined : value;
  return JSON.parse(
    JSON.stringify(
      { ...scenario, phases: scenario.phases.map((phase) => ({ ...phase, from: String(phase.from) })) },
      keep,
    ),
  );
}

const isPlace = (value: unknown) => typeof value === "object" && value !== null && "column" in value;

const again = (scenario: Scenario) => parseScenario("scenario.yaml", new Map([["scenario.yaml", scenario.resolved]]));

describe("a variant", () => {
  test("sets, adds and removes, and keeps the rest", () => {
    expect(more.title).toBe("More beds in the borough");
    expect(more.question).toBe(today.question);
    expect(service(more, "collins-house").capacity).toMatchObject({ value: 12, source: "plan-2017" });
    expect(share(more, "acute-ward", "bedded-care")).toBe(0.15);
    expect(service(more, "acute-ward").routes.map(({ name }) => name)).toEqual([
      "home",
      "bedded-care",
      "reablement",
      "care-home",
      "hospital-at-home",
    ]);
    expect(service(more, "hospital-at-home")).toMatchObject({ kind: "caseload", capacity: { value: 10 } });
    expect(service(more, "out-of-borough").giveUp).toEqual([]);
    expect(more.files).toEqual(["small/more.yaml", "small/today.yaml"]);
  });

  test("merges sources, levers and targets, and appends changes", () => {
    expect(more.sources.map(({ id }) => id)).toEqual(["plan-2016", "audit", "plan-2017"]);
    expect(more.levers.map(({ name }) => name)).toEqual(["collins-house-beds", "visit-time", "beds-at-home"]);
    expect(more.targets.map(({ label }) => label)).toEqual([
      "At home after 91 days",
      "Fewer admissions",
      "Fewer delays",
    ]);
    expect(service(more, "hospital-at-home", more.phases.length - 1).capacity!.value).toBe(20);
  });

  test("leaves each value at the place where it was written", () => {
    expect(service(more, "collins-house").capacity!.place).toMatchObject({ file: "small/more.yaml", line: 7 });
    expect(service(more, "acute-ward").capacity!.place.file).toBe("small/today.yaml");
  });

  test("declares the services and cohorts of the root, on whose shares luck is settled", () => {
    expect(placeless({ ...today, ...{ resolved: "" } })).toMatchObject({
      declared: JSON.parse(JSON.stringify((placeless(more) as Scenario).declared)),
    });
    expect(more.declared.services.map(({ name }) => name)).not.toContain("hospital-at-home");
  });

  test("of a variant declares the root of them all", () => {
    const third = "careshift: 1\nextends: more.yaml\nset: { services.acute-ward.routes.home.share: 50% }\n";
    const files = new Map([...FILES, ["small/third.yaml", third]]);
    const scenario = parseScenario("small/third.yaml", files);
    expect(share(scenario, "acute-ward", "home")).toBe(0.5);
    expect(
      share({ ...scenario, phases: [{ ...scenario.phases[0]!, ...scenario.declared }] }, "acute-ward", "bedded-care"),
    ).toBe(0.12);
  });
});

describe("the resolved scenario", () => {
  test.each([
    ["of a whole scenario", today],
    ["of a variant", more],
    ["with a setting", withSettings(set("collins-house-beds", "9"))],
    ["with a changed share", withSettings(set("services.acute-ward.routes.home.share", "50%"))],
    [
      "without a service",
      parseScenario("small/today.yaml", FILES, [
        { path: "services.reablement", op: "remove", value: null, place },
        { path: "services.acute-ward.routes.reablement", op: "remove", value: null, place },
        { path: "levers.visit-time", op: "remove", value: null, place },
      ]),
    ],
  ])("%s reads as the same scenario and is written alike", (_, scenario) => {
    const read = again(scenario);
    expect(read.resolved).toBe(scenario.resolved);
    expect(placeless(read)).toEqual(placeless(scenario));
  });

  test("names the declared services only when they differ", () => {
    expect(today.resolved).not.toContain("declared:");
    expect(more.resolved).toContain("\ndeclared:\n");
    expect(more.resolved).toContain("front-door: same");
  });

  test("does not depend on comments, quotes, layout or the order of the sections", () => {
    const lines = TODAY.replace("payers: [nhs, council]\n", "").replace("capacity: 24", 'capacity:   "24" # places');
    const other = parseScenario(
      "b.yaml",
      new Map([["b.yaml", `# A comment\npayers:\n  - nhs\n  - council\n${lines}`]]),
    );
    expect(other.resolved).toBe(today.resolved);
  });

  test("still declares the root when a variant extends it", () => {
    const variant = "careshift: 1\nextends: scenario.yaml\nset: { services.reablement.capacity: 41 }\n";
    const scenario = parseScenario(
      "v.yaml",
      new Map([
        ["v.yaml", variant],
        ["scenario.yaml", more.resolved],
      ]),
    );
    expect(scenario.declared.services.map(({ name }) => name)).toEqual(more.declared.services.map(({ name }) => name));
    expect(
      share({ ...scenario, phases: [{ ...scenario.phases[0]!, ...scenario.declared }] }, "acute-ward", "bedded-care"),
    ).toBe(0.12);
  });
});

describe("settings", () => {
  test("set a path or a lever, from text or from plain data", () => {
    expect(service(withSettings(set("services.acute-ward.capacity", "110")), "acute-ward").capacity).toMatchObject({
      value: 110,
      source: null,
      place,
    });
    expect(service(withSettings(set("collins-house-beds", 12)), "collins-house").capacity!.value).toBe(12);
    const closure = withSettings(set("changes.Closure.set.services.out-of-borough.capacity", 12));
    expect(service(closure, "out-of-borough", closure.phases.length - 1).capacity!.value).toBe(12);
    const spec = { lognormal: { mean: "3 days", sd: "2 days" } };
    expect(
      service(withSettings(set("services.collins-house.length-of-stay", spec)), "collins-house").stay,
    ).toMatchObject({ form: "lognormal" });
    expect(
      service(
        withSettings(set("services.collins-house.length-of-stay", "{ exponential: { mean: 3 days } }")),
        "collins-house",
      ).stay,
    ).toMatchObject({ form: "exponential" });
  });

  test("of a lever may be in any unit of its kind, or without one in its own", () => {
    const mean = (value: unknown) => {
      const stay = service(withSettings(set("visit-time", value)), "reablement").stay as unknown as {
        parts: { of: { mean: Quantity } }[];
      };
      return stay.parts[0]!.of.mean.value;
    };
    expect(mean("21 days")).toBe(21 * DAY);
    expect(mean("3 weeks")).toBe(21 * DAY);
    expect(mean(3)).toBe(21 * DAY);
  });

  test("add and remove", () => {
    const add: Setting = { path: "services.reablement.routes", op: "add", value: { to: "died", share: "1%" }, place };
    const remove: Setting = { path: "services.out-of-borough.give-up", op: "remove", value: null, place };
    const scenario = withSettings(add, remove);
    expect(service(scenario, "reablement").routes.map(({ name }) => name)).toEqual(["at-home", "died"]);
    expect(service(scenario, "out-of-borough").giveUp).toEqual([]);
  });

  test("do not touch what is declared", () => {
    expect(
      share(
        {
          ...today,
          phases: [
            { ...today.phases[0]!, ...withSettings(set("services.acute-ward.routes.home.share", "50%")).declared },
          ],
        },
        "acute-ward",
        "home",
      ),
    ).toBe(0.62);
  });
});

describe("dated changes", () => {
  test("make one phase for each date, the first from the beginning", () => {
    expect(today.phases[0]!.from).toBe(Number.NEGATIVE_INFINITY);
    const froms = today.phases.map(({ from }) => from);
    expect([...froms].sort((a, b) => a - b)).toEqual(froms);
    for (const phase of today.phases)
      expect(phase.services.map(({ name }) => name)).toEqual(today.phases[0]!.services.map(({ name }) => name));
  });

  test("over some weeks close beds one by one, the last at the end", () => {
    const beds = today.phases.map((_, i) => service(today, "out-of-borough", i).capacity!.value);
    expect(beds.slice(0, 25)).toEqual(Array.from({ length: 25 }, (_, i) => 24 - i));
    expect(today.phases[1]!.from).toBe(DAY_OF_CLOSURE * DAY + Math.round((56 * DAY) / 24));
    expect(today.phases[24]!.from).toBe((DAY_OF_CLOSURE + 56) * DAY);
  });

  test("at once hold from their date", () => {
    const last = today.phases.length - 1;
    expect(today.phases[last]!.from).toBe(275 * DAY);
    expect(share(today, "acute-ward", "home", last)).toBe(0.65);
    expect(today.phases[last]!.cohorts[1]!.arrivals.total!.value).toBeCloseTo((250 * 12) / 365.25, 12);
    expect(service(today, "out-of-borough", last).capacity!.value).toBe(0);
  });

  const changed = (change: string) =>
    parseScenario(
      "a.yaml",
      new Map([["a.yaml", TODAY.replace(/\nchanges:[\s\S]*?\n\n/, `\nchanges: [${change}]\n\n`)]]),
    );

  test("of other figures go in eight equal steps, whatever their unit", () => {
    const scenario = changed(
      "{ on: 2016-10-01, over: 8 weeks, set: { services.reablement.length-of-stay.mixture.1.of.exponential.mean: 14 days } }",
    );
    const means = scenario.phases.map((_, i) => {
      const stay = service(scenario, "reablement", i).stay as unknown as { parts: { of: { mean: Quantity } }[] };
      return stay.parts[0]!.of.mean.value / DAY;
    });
    expect(means).toHaveLength(9);
    for (const [i, mean] of means.entries()) expect(mean).toBeCloseTo(28 - (14 * i) / 8, 9);
  });

  test("of large capacities take at most forty steps of whole places", () => {
    const scenario = changed("{ on: 2016-10-01, over: 8 weeks, set: { services.acute-ward.capacity: 20 } }");
    const beds = scenario.phases.map((_, i) => service(scenario, "acute-ward", i).capacity!.value);
    expect(beds).toHaveLength(41);
    expect(beds.every(Number.isInteger)).toBe(true);
    expect(beds.at(-1)).toBe(20);
  });

  test("of a whole distribution go step by step when its form stays", () => {
    const scenario = changed(
      "{ on: 2016-10-01, over: 8 days, set: { services.collins-house.length-of-stay: { triangular: { low: 7 days, mode: 13 days, high: 26 days } } } }",
    );
    expect(scenario.phases).toHaveLength(9);
    expect(service(scenario, "collins-house", 4).stay).toMatchObject({
      form: "triangular",
      mode: { value: 17 * DAY },
      high: { value: 34 * DAY },
    });
  });

  test("outside the run are warned of", () => {
    const early = changed("{ on: 2015-01-01, set: { services.acute-ward.capacity: 20 } }");
    expect(early.warnings.map(({ wrong }) => wrong)).toEqual([expect.stringContaining("before the warm-up")]);
    const late = changed("{ on: 2019-01-01, set: { services.acute-ward.capacity: 20 } }");
    expect(late.warnings[0]!.wrong).toContain("after the end");
    expect(late.phases).toHaveLength(1);
  });
});

describe("warnings", () => {
  const warned = (before: string, after: string) =>
    parseScenario("a.yaml", new Map([["a.yaml", TODAY.replace(before, () => after)]])).warnings.map(
      ({ wrong }) => wrong,
    );

  test("there are none in a sound scenario", () => {
    expect(today.warnings).toEqual([]);
    expect(more.warnings).toEqual([]);
  });

  test("a service to which nobody comes", () => {
    const closed =
      "services:\n  empty-ward: { kind: beds, capacity: 3, length-of-stay: 2 days, routes: [{ to: home, share: rest }] }";
    expect(warned("services:", closed)).toEqual(["nobody ever comes to empty-ward"]);
  });

  test("a service that nobody can ever leave", () => {
    const before =
      "      - { to: front-door, share: 15%, stay: { uniform: { from: 0 days, to: 30 days } } }\n      - { to: home, share: rest }";
    const wrong = warned(before, "      - { to: at-home, share: 100%, stay: 30 days }");
    expect(wrong).toContain("nobody who comes to at-home can ever leave the system");
  });
});

test("a variant of a file in a folder below is read from there", () => {
  const files = new Map([
    ["v.yaml", VARIANT.replace("today.yaml", "base/today.yaml")],
    ["base/today.yaml", TODAY],
  ]);
  expect(parseScenario("v.yaml", files).files).toEqual(["v.yaml", "base/today.yaml"]);
});
