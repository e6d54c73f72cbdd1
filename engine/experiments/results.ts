/** From the figures of each replication to the documented results. */
import type { Model } from "../compile/model.ts";
import type { JobResult } from "../job.ts";
import type { MeasureDefinition } from "../projections/definition.ts";
import { standardMeasures } from "../projections/measures.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { estimate } from "../statistics/estimate.ts";
import { differences } from "../statistics/paired.ts";
import { type Difference, type MeasureResult, type Results, SCHEMA, type ScenarioResults } from "./contract.ts";
import { countFigures } from "./figures.ts";
import type { World } from "./plan.ts";
import { type Sample, targetResults } from "./targets.ts";
import { unsettled } from "./unsettled.ts";

/** A scenario, its model, and what its replications found. */
export interface Simulated extends World {
  readonly scenario: Scenario;
  /** What was known before it ran: services that cannot cope. */
  readonly warnings: readonly string[];
  /** In order of replication, none missing. */
  readonly replications: readonly JobResult[];
  /** What the values are; left out for the standard measures of the model. */
  readonly definitions?: readonly MeasureDefinition[];
}

export interface Making {
  /** Version of Careshift. */
  readonly engine: string;
  readonly seed: string;
}

const DAY = 86_400;

/**
 * Results of a run (one scenario) or of a comparison (the base first).
 * @throws RangeError when the scenarios have different numbers of replications
 */
export function resultsOf(simulated: readonly Simulated[], { engine, seed }: Making): Results {
  const [base, ...variants] = simulated;
  const baseSample = sampleOf(base!);
  const own = scenarioResults(base!, "base", null);
  return {
    schema: SCHEMA,
    engine,
    seed,
    replications: base!.replications.length,
    window: windowOf(base!.model),
    ...own,
    variants: variants.map((variant, number) => scenarioResults(variant, variantId(number), baseSample)),
    differences: variants.flatMap((variant, number) => differencesOf(baseSample, sampleOf(variant), variantId(number))),
  };
}

/** "variant-1" for the first. */
function variantId(number: number): string {
  return `variant-${number + 1}`;
}

function scenarioResults(simulated: Simulated, id: string, base: Sample | null): ScenarioResults {
  const { scenario, model, digest, fork } = simulated;
  const sample = sampleOf(simulated);
  const measures = measuresOf(sample);
  return {
    scenario: {
      id,
      title: scenario.title,
      question: scenario.question,
      digest,
      services: Object.fromEntries(model.services.map(({ name, label }) => [name, label])),
      ...(fork && { fork: { parent: fork.parent, at: fork.at, date: fork.date } }),
    },
    warnings: [...simulated.warnings, ...unsettled(model, measures)],
    figures: countFigures(scenario),
    measures,
    targets: targetResults(model.targets, measures, sample, base),
  };
}

function measuresOf({ definitions, replications }: Sample): MeasureResult[] {
  return estimate(definitions, replications).map(({ id, service, measure, unit, ...figures }, number) => ({
    id,
    service,
    measure,
    unit,
    ...(definitions[number]!.period === undefined ? {} : { period: definitions[number]!.period }),
    definition: definitions[number]!.words,
    ...figures,
  }));
}

function differencesOf(base: Sample, variant: Sample, name: string): Difference[] {
  return differences({ name: "base", ...base }, { name, ...variant });
}

function sampleOf({ model, replications, definitions }: Simulated): Sample {
  return {
    definitions: definitions ?? standardMeasures(model).definitions,
    replications: replications.map((result) => result.values),
  };
}

function windowOf({ clock }: Model): Results["window"] {
  return { start: clock.start, days: (clock.end - clock.warmUp) / DAY, "warm-up-days": clock.warmUp / DAY };
}

/** Canonical text of results: two spaces, a newline at the end. The same results give the same bytes. */
export function resultsText(results: Results): string {
  return `${JSON.stringify(results, null, 2)}\n`;
}
