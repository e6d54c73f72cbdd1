import type { Model } from "../compile/model.ts";
import { costMeasures } from "./costMeasures.ts";
import type { MeasureDefinition } from "./definition.ts";
import { outcomeMeasures } from "./outcomeMeasures.ts";
import { placeMeasures, systemDelayMeasures } from "./placeMeasures.ts";
import { poolMeasures } from "./poolMeasures.ts";
import { type Fold, measuredWindow, type Window } from "./projection.ts";
import { ringMeasures } from "./ringMeasures.ts";
import { ruleMeasures } from "./ruleMeasures.ts";
import { totals } from "./totals.ts";
import { waitMeasures } from "./waitMeasures.ts";

/** The figures of a model: what they are, and a fold that works them out from one log. */
export interface MeasureSet {
  readonly definitions: readonly MeasureDefinition[];
  /**
   * Folds one log. The answer has two numbers for each definition, in order: numerator and denominator of a ratio;
   * the figure and 1 of a value. The window is the measured part of the run unless given.
   */
  begin(window?: Window): Fold<Float64Array>;
}

/** All the standard measures of a model: the same, in the same order, whatever happens in a run. */
export function standardMeasures(model: Model): MeasureSet {
  const measures = [
    ...placeMeasures(model),
    ...poolMeasures(model),
    ...waitMeasures(model),
    ...systemDelayMeasures(model),
    ...ruleMeasures(model),
    ...outcomeMeasures(model),
    ...costMeasures(model),
    ...ringMeasures(model),
  ];
  const definitions = measures.map((measure) => measure.definition);
  return {
    definitions: [
      ...definitions,
      ...model.periods.flatMap(({ name }) => definitions.map((one) => ofPeriod(one, name))),
    ],
    begin(window = measuredWindow(model)) {
      // Each period is a fold of its own: what a delay or a wait counts for in it hangs on where it begins and ends.
      const folds = [window, ...model.periods].map((each) => totals.begin(model, each));
      return {
        take(chunk) {
          for (const fold of folds) fold.take(chunk);
        },
        end() {
          const found = folds.map((fold) => fold.end());
          return Float64Array.from(
            found.flatMap((totals) => measures.flatMap((measure) => [measure.above(totals), measure.below(totals)])),
          );
        },
      };
    },
  };
}

/** The same measure, of a named period alone. */
function ofPeriod(definition: MeasureDefinition, period: string): MeasureDefinition {
  return { ...definition, id: `${definition.id}@${period}`, period };
}
