import { describe, expect, test } from "vitest";
import { parseScenario } from "../../../engine/scenario/parse.ts";
import type { DistributionSpec, Scenario, ServiceSpec } from "../../../engine/scenario/scenario.ts";
import { FILES, TODAY } from "./examples.ts";

const DAY = 86_400;
const today = parseScenario("small/today.yaml", FILES);

const service = (name: string, scenario: Scenario = today, phase = 0): ServiceSpec =>
  scenario.phases[phase]!.services.find((one) => one.name === name)!;

const stay = (name: string): DistributionSpec => service(name).stay as DistributionSpec;

/** The small scenario with one piece replaced. */
function withPiece(before: string, after: string): Scenario {
  if (!TODAY.includes(before)) throw new Error(`"${before}" does not occur`);
  return parseScenario("a.yaml", new Map([["a.yaml", TODAY.replace(before, () => after)]]));
}

describe("distributions", () => {
  test("by attribute, with the provenance beside them passed on to their figures", () => {
    const by = service("acute-ward").stay as {
      by: string;
      levels: Record<string, DistributionSpec>;
      otherwise: DistributionSpec;
    };
    expect(by.by).toBe("frailty");
    expect(by.levels["mild"]).toMatchObject({
      form: "lognormal",
      mean: { value: 4.1 * DAY, source: null },
      median: null,
    });
    expect(by.levels["moderate"]).toMatchObject({
      form: "gamma",
      sd: { value: 6 * DAY, source: "audit", note: "from the audit" },
    });
    expect(by.otherwise).toMatchObject({
      form: "lognormal",
      median: { value: 9 * DAY },
      p90: { value: 30 * DAY },
      mean: null,
    });
  });

  test("with provenance inside their parameters", () => {
    const after = "{ gamma: { mean: 9 days, sd: { value: 3 days, low: 2 days, high: 5 days }, source: audit } }";
    const scenario = withPiece("{ triangular: { low: 7 days, mode: 21 nights, high: 6 weeks } }", after);
    const figures = scenario.figures.filter(({ path }) =>
      path.startsWith("services.collins-house.length-of-stay.gamma"),
    );
    expect(figures.map(({ source, high }) => [source, high])).toEqual([
      ["audit", null],
      ["audit", "5 days"],
    ]);
  });

  test("triangular, empirical, mixture", () => {
    expect(stay("collins-house")).toMatchObject({
      form: "triangular",
      low: { value: 7 * DAY },
      mode: { value: 21 * DAY },
      high: { value: 42 * DAY },
    });
    const listed = stay("out-of-borough") as Extract<DistributionSpec, { form: "empirical" }>;
    expect(listed.values.map(({ value }) => value / DAY)).toEqual([7, 21, 40]);
    expect(listed.shares[2]).toBeCloseTo(0.3, 12);
    const mixed = stay("reablement") as Extract<DistributionSpec, { form: "mixture" }>;
    expect(mixed.parts.map(({ share }) => share)).toEqual([0.9, 0.1]);
    expect(mixed.parts[1]!.of).toMatchObject({ form: "constant", value: { value: 84 * DAY } });
  });

  test("a constant may be written as a duration, with constant:, or as a quantity", () => {
    const before = "{ triangular: { low: 7 days, mode: 21 nights, high: 6 weeks } }";
    for (const after of [
      "3 days",
      "{ constant: 3 days }",
      "{ value: 3 days, low: 2 days, high: 5 days, source: audit }",
    ]) {
      expect(withPiece(before, after).phases[0]!.services[2]!.stay).toMatchObject({
        form: "constant",
        value: { value: 3 * DAY },
      });
    }
  });
});

describe("figures", () => {
  test("every quantity is listed as it is written, with its path and source", () => {
    const find = (path: string) => today.figures.find((figure) => figure.path === path);
    expect(find("cohorts.frail-emergency.arrivals.total")).toMatchObject({
      text: "11.2 per day",
      low: "10 per day",
      high: "12.5 per day",
      source: "plan-2016",
    });
    expect(find("services.collins-house.length-of-stay.triangular.mode")).toMatchObject({
      text: "21 nights",
      source: null,
    });
    expect(find("services.acute-ward.length-of-stay.levels.moderate.gamma.mean")).toMatchObject({ source: "audit" });
    expect(find("services.out-of-borough.length-of-stay.empirical.values")).toMatchObject({
      text: "3 values from 7 days to 40 days",
    });
    expect(find("costs.lines.team.price")).toMatchObject({ text: "£110,000 per year" });
  });

  test("a dated change gives its source to what it sets", () => {
    expect(today.figures.at(-3)).toMatchObject({
      path: "changes.Closure.set.services.out-of-borough.capacity",
      text: "0",
      source: "plan-2016",
    });
  });
});
