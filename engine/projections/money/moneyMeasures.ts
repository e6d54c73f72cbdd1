import type { Model } from "../../compile/model.ts";
import { agreedMeasures } from "../contracts/agreedMeasures.ts";
import type { Measure, MeasureDefinition } from "../definition.ts";
import { numbers, ofPeriod } from "../numbers.ts";
import { measuredWindow, type Window } from "../projection.ts";
import type { Activity } from "./activity.ts";
import { costMeasures, DISCOUNTED } from "./costMeasures.ts";
import { type MoneyTotals, moneyOf } from "./money.ts";

/** The measures of money of a model, which go by activity and prices alone. */
export interface MoneyMeasures {
  readonly definitions: readonly MeasureDefinition[];
  /**
   * Two numbers for each definition, as standard measures have them.
   * @throws RangeError where the activity was not cut at a date of the prices
   */
  of(activity: Activity): Float64Array;
}

/**
 * Costs, payments and funds: what a list of prices can change of the figures of a run.
 * @param beside the same services and payers at other prices, whose measures of cost are to be told too
 */
export function moneyMeasures(model: Model, beside?: Model): MoneyMeasures {
  const costs = costMeasures(model);
  const own = new Set(costs.map(({ definition }) => definition.id));
  // Without a rate of its own nothing can be discounted.
  const others =
    beside === undefined ? [] : costMeasures(beside).filter(({ definition: { measure } }) => measure !== DISCOUNTED);
  const measures: Measure<MoneyTotals>[] = [
    ...costs,
    ...others.filter(({ definition }) => !own.has(definition.id)),
    ...agreedMeasures(model),
  ];
  const definitions = measures.map(({ definition }) => definition);
  return {
    definitions: [
      ...definitions,
      ...model.periods.flatMap(({ name }) => definitions.map((one) => ofPeriod(one, name))),
    ],
    of(activity) {
      const whole = measuredWindow(model);
      const windows = [[untilEnd(whole, activity) ?? whole], ...periodsIn(model, activity)];
      const money = moneyOf(model, activity);
      return Float64Array.from(windows.flatMap((stretches) => numbers(measures, stretches.map(money))));
    },
  };
}

function periodsIn({ periods }: Model, activity: Activity): Window[][] {
  return periods.map(({ stretches }) => stretches.flatMap((each) => untilEnd(each, activity) ?? []));
}

/** The window up to what ended the run; null when it had not begun by then. */
function untilEnd(window: Window, { cells }: Activity): Window | null {
  const ended = cells.at(-1)?.to ?? 0;
  if (window.to <= ended) return window;
  return window.from < ended ? { from: window.from, to: ended, closed: true } : null;
}
