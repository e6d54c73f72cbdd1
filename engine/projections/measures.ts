import type { Model } from "../compile/model.ts";
import { costMeasures } from "./costMeasures.ts";
import type { Measure, MeasureDefinition } from "./definition.ts";
import { whenEnded } from "./ended.ts";
import { endMeasures } from "./endMeasures.ts";
import { outcomeMeasures } from "./outcomeMeasures.ts";
import { placeMeasures, systemDelayMeasures } from "./placeMeasures.ts";
import { poolMeasures } from "./poolMeasures.ts";
import { type Fold, measuredWindow, type Window } from "./projection.ts";
import { ringMeasures } from "./ringMeasures.ts";
import { ruleMeasures } from "./ruleMeasures.ts";
import { type Totals, totals } from "./totals.ts";
import { waitMeasures } from "./waitMeasures.ts";

/** The figures of a model: what they are, and a fold that works them out from one log. */
export interface MeasureSet {
  readonly definitions: readonly MeasureDefinition[];
  /**
   * Folds one log. The answer has two numbers for each definition, in order: numerator and denominator of a ratio;
   * the figure and 1 of a value; 0 and 0 of a period that a run did not reach. The window is the measured part of the
   * run, up to its Ended where it has one, unless given.
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
  const ofWhole = [...measures, ...endMeasures(model)];
  /** The numbers of the whole window and of each period; a period that never came has none. */
  const fold = (whole: Window, periods: readonly (Window | null)[]): Fold<Float64Array> => {
    // Each period is a fold of its own: what a delay or a wait counts for in it hangs on where it begins and ends.
    const folds = [whole, ...periods].map((each) => each && totals.begin(model, each));
    return {
      take(chunk) {
        for (const one of folds) one?.take(chunk);
      },
      end() {
        const found = folds.map((one) => one?.end() ?? null);
        return Float64Array.from(found.flatMap((one, i) => numbers(i === 0 ? ofWhole : measures, one)));
      },
    };
  };
  return {
    definitions: [
      ...ofWhole.map((measure) => measure.definition),
      ...model.periods.flatMap(({ name }) => definitions.map((one) => ofPeriod(one, name))),
    ],
    begin(window) {
      if (window !== undefined) return fold(window, model.periods);
      const whole = measuredWindow(model);
      return model.end === null ? fold(whole, model.periods) : whenEnded(whole, model.periods, fold);
    },
  };
}

/** Numerator and denominator of each measure; both 0 where there was no time to measure. */
function numbers(measures: readonly Measure[], found: Totals | null): number[] {
  return measures.flatMap((measure) => (found === null ? [0, 0] : [measure.above(found), measure.below(found)]));
}

/** The same measure, of a named period alone. */
function ofPeriod(definition: MeasureDefinition, period: string): MeasureDefinition {
  return { ...definition, id: `${definition.id}@${period}`, period };
}
