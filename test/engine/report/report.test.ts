import { describe, expect, test } from "vitest";
import type { Figures, Results, TargetResult } from "../../../engine/experiments/contract.ts";
import { report } from "../../../engine/report/report.ts";
import { figures, measure, results } from "./sample.ts";

const world = (ward: number, places: number) => [
  measure("system.delayed", "people", ward, 0.3),
  measure("ward.delayed", "people", ward, 0.3),
  measure("unit.delayed", "people", 0, 0),
  measure("unit.occupancy", "share", 0.9, 0.02),
  measure("unit.capacity", "places", places, 0),
  measure("system.cost.total", "pence per year", 2.1e8, 5e6),
];
const compared = results(world(3, 10), world(1, 14), {
  "system.delayed": figures(-2, 0.5),
  "ward.delayed": figures(-2, 0.5),
  "unit.delayed": figures(0, 0),
  "unit.occupancy": figures(0.01, 0.03),
  "unit.capacity": figures(4, 0),
  "system.cost.total": figures(-1e5, 3e6),
});
const lineWith = (text: string, words: string): string => text.split("\n").find((line) => line.includes(words)) ?? "";

describe("the report of a comparison", () => {
  const text = report(compared, { width: 120, all: false });

  test("begins with the question and what the answer rests on", () => {
    expect(text.trimStart().startsWith("Do more beds help?")).toBe(true);
    expect(text).toContain("120 days from 2020-01-06 after a warm-up of 30 days; 30 replications, seed luck.");
    expect(text).toContain(
      "10 figures: 5 with a source (A, read: 3; S, source plan: 2); 5 assumptions, 1 of them with a range.",
    );
  });

  test("shows base, change and paired difference, each with its interval", () => {
    expect(lineWith(text, "All services together")).toMatch(
      /3\.0 \(2\.7 to 3\.3\) +1\.0 \(0\.7 to 1\.3\) +▼ −2\.0 \(−2\.5 to −1\.5\)/,
    );
  });

  test("marks only differences whose interval excludes zero", () => {
    expect(lineWith(text, "All payers")).toContain("· −");
    expect(lineWith(text, "Step-down unit (capacity 10 → 14)")).toContain("· +1.0 (−2.0 to +4.0)");
    expect(text).toContain("excludes zero");
  });

  test("leaves out services where nothing happens", () => {
    const delays = text.slice(text.indexOf("Delays:"), text.indexOf("Beds and caseloads:"));
    expect(delays).toContain("Ward");
    expect(delays).not.toContain("Step-down unit");
  });

  test("shows every measure under its own name when asked", () => {
    const all = report(compared, { width: 120, all: true });
    for (const { measure } of compared.measures) expect(all).toContain(`${measure}, `);
  });

  test.each([80, 100, 120])("keeps within %i characters", (width) => {
    for (const all of [true, false]) {
      const lines = report(compared, { width, all }).split("\n");
      expect(lines.filter((line) => line.length > width)).toEqual([]);
    }
  });

  test("has a table for each variant", () => {
    const [first] = compared.variants;
    const second = { ...first!, scenario: { ...first!.scenario, id: "variant-2", title: "With still more" } };
    const two: Results = {
      ...compared,
      variants: [first!, second],
      differences: [...compared.differences, ...compared.differences.map((one) => ({ ...one, variant: "variant-2" }))],
    };
    const both = report(two, { width: 120, all: false });
    expect(both.match(/Delays: people/g)).toHaveLength(2);
    expect(both).toContain("Change 2: With still more");
  });

  test("says what is missing when there is one replication", () => {
    const one: Results = {
      ...compared,
      replications: 1,
      measures: compared.measures.map((each) => ({ ...each, sd: null, interval: null })),
      differences: compared.differences.map((each) => ({ ...each, sd: null, interval: null })),
    };
    expect(report(one, { width: 120, all: false })).toContain("One replication gives no intervals");
  });
});

describe("targets", () => {
  const target = (value: number | null, change: number | null, model: Figures): TargetResult => ({
    label: "The target",
    measure: "system.at-home-91",
    unit: "share",
    target: value,
    change,
    source: "plan",
    model,
  });
  const withTarget = (one: TargetResult): string =>
    lineWith(report({ ...results([]), targets: [one] }, { width: 120, all: false }), "The target");

  test("stand beside what the model says, as they were written", () => {
    expect(withTarget(target(0.909, null, figures(0.852, 0.01)))).toMatch(/90\.9% +85\.2% \(84\.2% to 86\.2%\)/);
  });

  test("that are a change need a comparison", () => {
    expect(withTarget(target(null, -0.035, figures(null, null)))).toMatch(/−3\.5% change +needs a comparison/);
  });

  test("that name no figure of the model say so", () => {
    expect(withTarget(target(3, null, figures(null, null)))).toContain("no such figure");
  });
});

test("warnings say which scenario they are about, and what all share is said once", () => {
  const [variant] = compared.variants;
  const warned: Results = {
    ...compared,
    warnings: ["The ward overflows."],
    variants: [{ ...variant!, warnings: ["The ward overflows.", "The unit overflows."] }],
  };
  const text = report(warned, { width: 120, all: false });
  expect(text.match(/The ward overflows/g)).toHaveLength(1);
  expect(text).toContain("Change: Warning: The unit overflows.");
});

const ofRun = (measures: ReturnType<typeof measure>[]) => ({
  ...results(measures, measures, {}),
  variants: [],
  differences: [],
});

test("what costs consist of has a table of its own, where a scenario has it", () => {
  const costs = [
    measure("system.cost.total", "pence per year", 2e8, 5e6),
    measure("system.cost.nhs", "pence per year", 2e8, 5e6),
  ];
  const parts = [...costs, measure("system.cost.stranded", "pence per year", 3e7, 1e6)];
  const plain = report(ofRun(costs), { width: 120, all: false });
  expect(plain).not.toContain("What costs consist of");
  const text = report(ofRun(parts), { width: 120, all: false });
  const [byPayer, own] = text.slice(text.indexOf("Money by payer")).split("What costs consist of") as [string, string];
  expect(byPayer).toContain("nhs");
  expect(byPayer).not.toContain("tranded");
  expect(own).toContain("Stranded: what use does not carry");
});
