import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runReplication } from "../../engine/job.ts";
import { compile, parseScenario, type Scenario, type Setting } from "../../engine/language.ts";
import { standardMeasures } from "../../engine/projections/measures.ts";
import { casesOf } from "../../engine/statistics/estimate.ts";
import { pairedDifference } from "../../engine/statistics/paired.ts";
import { jackknife } from "../../engine/statistics/ratio.ts";

const FOLDER = new URL("../../scenarios/thurrock/", import.meta.url);
const FILES = [
  "today.yaml",
  "in-borough.yaml",
  "in-borough-posts-unfilled.yaml",
  "twelve-a-week-new-delays.yaml",
  "twelve-a-week-new-delays-in-borough.yaml",
] as const;
type File = (typeof FILES)[number];

/** Enough for a standard error of about 2% on the figure that varies most, the number of people delayed. */
const RUNS = 100;
const PAIRS = 20;
const MOST_EVENTS = 80_000;
const DAY = 86_400;

const readme = readFileSync(new URL("README.md", FOLDER), "utf8");
const texts = new Map(FILES.map((file) => [file, readFileSync(new URL(file, FOLDER), "utf8")]));
const parse = (file: File, settings: readonly Setting[] = []): Scenario => parseScenario(file, texts, settings);

/** What the replications of a scenario found, and how to ask for a figure. */
function simulate(scenario: Scenario, replications: number) {
  const model = compile(scenario);
  const { definitions } = standardMeasures(model);
  const runs = Array.from({ length: replications }, (_, replication) =>
    runReplication(model, { seed: "thurrock", replication, keepLog: false }),
  );
  const values = runs.map((run) => run.values);
  const numberOf = (id: string): number => {
    const number = definitions.findIndex((definition) => definition.id === id);
    expect(number, `there is a measure ${id}`).toBeGreaterThanOrEqual(0);
    return number;
  };
  /** Values are added up; ratios become the ratio of their totals. */
  const figure = (...ids: readonly string[]) => {
    const each = ids.map((id) => casesOf(values, numberOf(id)));
    const above = values.map((_, i) => each.reduce((sum, cases) => sum + cases.above[i]!, 0));
    const isValue = definitions[numberOf(ids[0]!)]!.kind === "value";
    const below = values.map((_, i) => (isValue ? 1 : each.reduce((sum, cases) => sum + cases.below[i]!, 0)));
    const { ratio, sd } = jackknife({ above, below });
    return { mean: ratio!, error: sd! / Math.sqrt(replications) };
  };
  const cases = (id: string, first = replications) => casesOf(values.slice(0, first), numberOf(id));
  return { runs, figure, cases, kindOf: (id: string) => definitions[numberOf(id)]!.kind };
}
type Simulated = ReturnType<typeof simulate>;

/** Each simulated once, by the first test that asks. */
const simulated = new Map<File, Simulated>();
function found(file: File): Simulated {
  const runs = file === "today.yaml" ? RUNS : PAIRS;
  if (!simulated.has(file)) simulated.set(file, simulate(parse(file), runs));
  return simulated.get(file)!;
}

/** Variant less base over the same people, with its interval. */
function difference(base: Simulated, variant: Simulated, id: string, pairs = PAIRS) {
  return pairedDifference(base.kindOf(id), base.cases(id, pairs), variant.cases(id, pairs)).interval!;
}

describe.each(FILES)("%s", (file) => {
  const scenario = parse(file);

  test("says nothing that calls for a warning", () => {
    expect(scenario.warnings).toEqual([]);
  });

  test("gives every figure a source, or a range", () => {
    const bare = scenario.figures.filter(({ source, low, high }) => source === null && (low === null || high === null));
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  test("names no source that was only recalled, and says of each where it was read", () => {
    expect(scenario.sources.filter(({ grade, where }) => grade === null || grade === "C" || where === null)).toEqual(
      [],
    );
  });
});

describe("today", () => {
  const facts: readonly [string, (today: Simulated) => { mean: number; error: number }, number, number][] = [
    ["200 referrals a month to rapid response", referrals, 200, 0.02 * 200],
    ["84% seen within two hours", (t) => t.figure("rapid-response.within.2-hours"), 0.84, 0.01],
    ["30% of those seen are seen again in a further crisis", seenAgain, 0.3, 0.01],
    ["73 people a year at Collins House", (t) => t.figure("collins-house.starts"), 73, 0.02 * 73],
    ["21 nights at Collins House", (t) => t.figure("collins-house.stay"), 21, 0.02 * 21],
    ["12 people delayed on a day", (t) => t.figure("system.delayed.snapshot"), 12, 0.02 * 12],
    ["3 days from referral to an intermediate care bed", daysToBed, 3, 0.02 * 3],
    ["11.9 days in hospital", (t) => t.figure("acute-ward.stay"), 11.9, 0.02 * 11.9],
    ["3,757 admissions a year", (t) => t.figure("acute-ward.starts"), 3757, 0.02 * 3757],
  ];

  test.each(facts)("matches %s", (_, measure, fact, tolerance) => {
    const { mean, error } = measure(found("today.yaml"));
    expect(error).toBeLessThan(0.05 * fact);
    expect(Math.abs(mean - fact)).toBeLessThan(tolerance + 2 * error);
  });

  test("gives GPs 18% of the referrals", () => {
    const { cohorts } = parse("today.yaml").phases[0]!;
    const gp = cohorts.find(({ name }) => name === "rapid-gp")!;
    expect((gp.arrivals.total!.value * 365.25) / 12 / 200).toBeCloseTo(0.18, 6);
  });

  const checks: readonly [string, string, number, number][] = [
    ["79% to 82.9% of older people at home after 91 days, as in England", "system.at-home-91", 0.79, 0.829],
    ["the beds that the NAO's bed-days for older people give, 124", "acute-ward.census", 124 * 0.97, 124 * 1.03],
  ];

  test.each(checks)("finds %s, which was not fitted", (_, id, low, high) => {
    const { mean, error } = found("today.yaml").figure(id);
    expect(mean).toBeGreaterThan(low - 2 * error);
    expect(mean).toBeLessThan(high + 2 * error);
  });

  test("has 24 beds outside the borough, in four of six places", () => {
    const beds = capacities(parse("today.yaml"), 0);
    expect(beds.outside).toEqual([6, 6, 6, 6]);
    expect(beds.borough).toHaveLength(2);
  });

  test("keeps a run under 80,000 events", () => {
    expect(Math.max(...found("today.yaml").runs.map((run) => run.events))).toBeLessThan(MOST_EVENTS);
  });
});

describe("in the borough", () => {
  const scenario = parse("in-borough.yaml");

  test("24 beds close and five open", () => {
    const before = capacities(scenario, 0);
    const after = capacities(scenario, scenario.phases.length - 1);
    expect(sum(before.outside) - sum(after.outside)).toBe(24);
    expect(after.collins - before.collins).toBe(5);
    expect(after.borough).toEqual(before.borough);
  });

  test("nothing changes before the posts of June 2016, and no bed before October 2016", () => {
    const dates = scenario.phases.slice(1).map(({ from }) => from / DAY);
    expect(dates[0]).toBe(90);
    const firstWithFewerBeds = scenario.phases.findIndex((_, i) => sum(capacities(scenario, i).outside) < 24);
    expect(dates[firstWithFewerBeds - 1]).toBeGreaterThanOrEqual(183);
  });

  test("the same people come to both", () => {
    const [base, variant] = [found("today.yaml"), found("in-borough.yaml")];
    expect(variant.cases("system.arrivals").above).toEqual(base.cases("system.arrivals", PAIRS).above);
  });

  test("fewer people are delayed, and more of those who need support are at home after 91 days", () => {
    const [base, variant] = [found("today.yaml"), found("in-borough.yaml")];
    expect(difference(base, variant, "system.delayed.snapshot").high).toBeLessThan(0);
    expect(difference(base, variant, "system.at-home-91").low).toBeGreaterThan(0);
  });

  test("without more carers in reablement more people are delayed than with them", () => {
    const [base, variant] = [found("in-borough.yaml"), found("in-borough-posts-unfilled.yaml")];
    expect(difference(base, variant, "system.delayed.snapshot").low).toBeGreaterThan(0);
  });

  test("if everyone needs a bed, more people are delayed than today", () => {
    const place = { file: "--set", line: 1, column: 1 };
    const lever: Setting = { path: "people-who-need-a-bed", op: "set", value: "100", place };
    const few = 8;
    const variant = simulate(parse("in-borough.yaml", [lever]), few);
    expect(difference(found("today.yaml"), variant, "system.delayed.snapshot", few).low).toBeGreaterThan(0);
  });

  test("keeps a run under 80,000 events", () => {
    expect(Math.max(...found("in-borough.yaml").runs.map((run) => run.events))).toBeLessThan(MOST_EVENTS);
  });
});

describe("twelve new delays a week", () => {
  test("is what this reading finds, where today finds twice as many", () => {
    const { mean, error } = found("twelve-a-week-new-delays.yaml").figure("system.delayed.new-per-week");
    expect(Math.abs(mean - 12)).toBeLessThan(0.02 * 12 + 2 * error);
    expect(found("today.yaml").figure("system.delayed.new-per-week").mean).toBeGreaterThan(1.5 * 12);
  });

  test("leads to the same answer", () => {
    const files = ["twelve-a-week-new-delays.yaml", "twelve-a-week-new-delays-in-borough.yaml"] as const;
    const [base, variant] = [found(files[0]), found(files[1])];
    expect(difference(base, variant, "system.delayed.snapshot").high).toBeLessThan(0);
  });
});

describe("the account of the calibration in README.md", () => {
  const rows = (heading: string): string[] => {
    const text = readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
    return text
      .split("\n")
      .filter((line) => /^\| /.test(line))
      .slice(1);
  };

  test("has no more fitted unknowns than facts matched, and keeps at least two facts as checks", () => {
    const unknowns = rows("What was fitted");
    expect(unknowns.length).toBeGreaterThan(0);
    expect(unknowns.length).toBeLessThanOrEqual(rows("Facts matched").length);
    expect(rows("Facts kept as checks").length).toBeGreaterThanOrEqual(2);
  });

  test("lists every figure of today.yaml that says it was fitted", () => {
    const paths = parse("today.yaml")
      .figures.filter(({ note }) => note?.startsWith("Fitted") ?? false)
      .map(({ path }) => path);
    const listed = rows("What was fitted").join("\n");
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !listed.includes(`\`${path}\``))).toEqual([]);
  });
});

function referrals(today: Simulated) {
  const { mean, error } = today.figure("rapid-response.starts", "rapid-response.gave-up");
  return { mean: mean / 12, error: error / 12 };
}

function seenAgain(today: Simulated) {
  const again = today.figure("rapid-response.to.further-crisis");
  const { mean } = today.figure("rapid-response.starts");
  return { mean: again.mean / mean, error: again.error / mean };
}

/** The assessment, then waiting for room in any of the six places. */
function daysToBed(today: Simulated) {
  const { routes } = parse("today.yaml").phases[0]!.services.find(({ name }) => name === "acute-ward")!;
  const assessment = routes.find(({ name }) => name === "intermediate-care")!.prepare[0]!.takes;
  const days = assessment.form === "exponential" ? assessment.mean.value / DAY : Number.NaN;
  const places = ["ic-borough-1", "ic-borough-2", "ic-outside-1", "ic-outside-2", "ic-outside-3", "ic-outside-4"];
  const { mean, error } = today.figure(...places.map((place) => `${place}.wait`));
  return { mean: days + mean, error };
}

function capacities(scenario: Scenario, phase: number) {
  const beds = (like: RegExp): number[] =>
    scenario.phases[phase]!.services.filter(({ name }) => like.test(name)).map(({ capacity }) => capacity!.value);
  return { outside: beds(/^ic-outside-/), borough: beds(/^ic-borough-/), collins: beds(/^collins-house$/)[0]! };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
