import type {
  Difference,
  Figures,
  MeasureResult,
  Results,
  ScenarioResults,
} from "../../../engine/experiments/contract.ts";

/** A figure with a 95% interval of ± `half`; without one when `half` is null. */
export function figures(mean: number | null, half: number | null): Figures {
  if (mean === null || half === null) return { mean, sd: null, interval: null, n: 1 };
  return { mean, sd: half, interval: { of: "mean", level: 0.95, low: mean - half, high: mean + half }, n: 30 };
}

export function measure(id: string, unit: string, mean: number | null, half: number | null): MeasureResult {
  const [service, ...rest] = id.split(".") as [string, ...string[]];
  return {
    id,
    service: service === "system" ? null : service,
    measure: rest.join("."),
    unit,
    definition: `What ${id} means.`,
    ...figures(mean, half),
  };
}

export function scenario(id: string, measures: readonly MeasureResult[]): ScenarioResults {
  return {
    scenario: {
      id,
      title: id === "base" ? "As it is" : "With more beds",
      question: "Do more beds help?",
      digest: "0123456789abcdef".repeat(4),
      services: { ward: "Ward", unit: "Step-down unit" },
    },
    warnings: [],
    figures: {
      total: 10,
      sourced: { A: 3, B: 0, C: 0, S: 2, ungraded: 0 },
      assumptions: 5,
      "assumptions-with-range": 1,
    },
    measures,
    targets: [],
  };
}

/** A run, or a comparison when `variant` and `differences` are given. */
export function results(
  base: readonly MeasureResult[],
  variant: readonly MeasureResult[] = [],
  differences: Readonly<Record<string, Figures>> = {},
): Results {
  const paired: Difference[] = Object.entries(differences).map(([id, difference]) => ({
    measure: id,
    base: "base",
    variant: "variant-1",
    ...difference,
  }));
  return {
    schema: 1,
    engine: "0.1.0",
    seed: "luck",
    replications: 30,
    window: { start: "2020-01-06", days: 120, "warm-up-days": 30 },
    ...scenario("base", base),
    variants: variant.length === 0 ? [] : [scenario("variant-1", variant)],
    differences: paired,
  };
}
