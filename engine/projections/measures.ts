import type { Model } from "../compile/model.ts";
import { askedMeasures } from "./asked/askedMeasures.ts";
import { definitionsByLevel, totalsByLevel } from "./byLevel.ts";
import { carriedMeasures } from "./carriedMeasures.ts";
import { agreedMeasures } from "./contracts/agreedMeasures.ts";
import { type MeasureDefinition, undivided } from "./definition.ts";
import { whenEnded } from "./ended.ts";
import { endMeasures } from "./endMeasures.ts";
import { lentMeasures } from "./lentMeasures.ts";
import type { Activity } from "./money/activity.ts";
import { beginActivity } from "./money/activityFold.ts";
import { costMeasures } from "./money/costMeasures.ts";
import { isPriced, type MoneyTotals, moneyOf, noMoney } from "./money/money.ts";
import { numbers, ofPeriod } from "./numbers.ts";
import { outcomeMeasures } from "./outcomeMeasures.ts";
import { placeMeasures, systemDelayMeasures } from "./placeMeasures.ts";
import { poolMeasures } from "./poolMeasures.ts";
import { type Fold, measuredWindow, type Window } from "./projection.ts";
import { ringMeasures } from "./ringMeasures.ts";
import { ruleMeasures } from "./ruleMeasures.ts";
import { type Happened, type Totals, totals } from "./totals.ts";
import { waitMeasures } from "./waitMeasures.ts";

/** The figures of a model: what they are, and a fold that works them out from one log. */
export interface MeasureSet {
  readonly definitions: readonly MeasureDefinition[];
  /**
   * Folds one log. The answer has two numbers for each definition, in order: numerator and denominator of a ratio;
   * the figure and 1 of a value; 0 and 0 of a period that a run did not reach. The window is the measured part of the
   * run, up to its Ended where it has one, unless given.
   */
  begin(window?: Window): MeasureFold;
}

/** A fold of one log into its figures. */
export interface MeasureFold extends Fold<Float64Array> {
  /** What prices were put on, once the fold has ended; null of a model without prices. */
  readonly activity: Activity | null;
}

/** All the standard measures of a model: the same, in the same order, whatever happens in a run. */
export function standardMeasures(model: Model): MeasureSet {
  const measures = [
    ...placeMeasures(model),
    ...poolMeasures(model),
    ...undivided(lentMeasures(model)),
    ...waitMeasures(model),
    ...systemDelayMeasures(model),
    ...undivided(ruleMeasures(model)),
    ...carriedMeasures(model),
    ...outcomeMeasures(model),
    ...undivided(costMeasures(model)),
    ...undivided(agreedMeasures(model)),
    ...undivided(ringMeasures(model)),
    ...askedMeasures(model),
  ];
  const split = measures.filter((measure) => measure.undivided !== true);
  const byLevel = definitionsByLevel(model, split);
  const definitions = [...measures.map((measure) => measure.definition), ...byLevel];
  const ofWhole = [...measures, ...endMeasures(model)];
  const periods = model.periods.map(({ stretches }) => stretches);
  /** The numbers of the whole window and of each period, which has none if it never came. */
  const fold = (
    whole: Window,
    parts: readonly (readonly Window[])[],
    money: (window: Window) => MoneyTotals,
  ): Fold<Float64Array> => {
    // Each stretch is a fold of its own: what a delay or a wait counts for in it hangs on where it begins and ends.
    const windows = [[whole], ...parts];
    const folds = windows.map((stretches) => stretches.map((each) => totals.begin(model, each)));
    const levels = byLevel.length === 0 ? null : totalsByLevel(model, windows.flat());
    return {
      take(chunk) {
        for (const one of folds.flat()) one.take(chunk);
        levels?.take(chunk);
      },
      end() {
        const found = folds.map((stretches) => stretches.map((one) => withMoney(one.end(), money)));
        const ofLevels = (levels?.end() ?? []).map((all) => inParts(all, windows));
        return Float64Array.from(
          found.flatMap((one, i) => [
            ...numbers(i === 0 ? ofWhole : measures, one),
            ...ofLevels.flatMap((level) => numbers(split, level[i]!)),
          ]),
        );
      },
    };
  };
  return {
    definitions: [
      ...ofWhole.map((measure) => measure.definition),
      ...byLevel,
      ...model.periods.flatMap(({ name }) => definitions.map((one) => ofPeriod(one, name))),
    ],
    begin(window) {
      const used = isPriced(model) ? beginActivity(model, window === undefined ? [] : [window]) : null;
      let activity: Activity | null = null;
      let money = noMoney;
      const begin = (whole: Window, parts: readonly (readonly Window[])[]) => fold(whole, parts, (each) => money(each));
      const whole = window ?? measuredWindow(model);
      const own = window !== undefined || model.end === null ? begin(whole, periods) : whenEnded(whole, periods, begin);
      return {
        take(chunk) {
          used?.take(chunk);
          own.take(chunk);
        },
        end() {
          activity = used?.end() ?? null;
          if (activity !== null) money = moneyOf(model, activity);
          return own.end();
        },
        get activity() {
          return activity;
        },
      };
    },
  };
}

/** What happened in a window, and what it cost. */
function withMoney(happened: Happened, money: (window: Window) => MoneyTotals): Totals {
  return { ...happened, ...money(happened.window) };
}

/** A list cut into parts as long as those of another. */
function inParts<T>(all: readonly T[], parts: readonly (readonly unknown[])[]): T[][] {
  const rest = [...all];
  return parts.map(({ length }) => rest.splice(0, length));
}
