/** A run at other prices: its activity with two lists of prices, without a new run. */
import type { Model } from "../compile/model.ts";
import type { Activity } from "../projections/money/activity.ts";
import { moneyMeasures } from "../projections/money/moneyMeasures.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Results } from "./contract.ts";
import { type Making, resultsOf, type Simulated } from "./results.ts";

/** A scenario with one list of prices. */
export interface PricedScenario {
  readonly scenario: Scenario;
  readonly model: Model;
  /** SHA-256 of the resolved scenario. */
  readonly digest: string;
}

/**
 * The measures of money of a run at its own prices and at others, as a comparison has them: the same replications, so that
 * differences are paired.
 * @param activities of each replication, in order
 * @throws RangeError where the activity was not cut at a date of the prices: see uncutDates
 */
export function repriced(
  own: PricedScenario,
  other: PricedScenario,
  activities: readonly Activity[],
  making: Making,
): Results {
  return resultsOf([valued(own, other, activities), valued(other, own, activities)], making);
}

function valued(
  { scenario, model, digest }: PricedScenario,
  beside: PricedScenario,
  activities: readonly Activity[],
): Simulated {
  const { definitions, of } = moneyMeasures(model, beside.model);
  const told = new Set(definitions.map(({ id }) => id));
  const targets = model.targets.filter(({ measure }) => told.has(measure));
  const replications = activities.map((activity, replication) => {
    return { replication, values: of(activity), digest: "", facts: 0, events: 0 };
  });
  return { scenario, model: { ...model, targets }, digest, definitions, replications, warnings: [] };
}
