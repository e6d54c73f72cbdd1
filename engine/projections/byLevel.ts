/** Measures by the levels of attributes: the same figures, of the people of each level alone. */
import type { Model } from "../compile/model.ts";
import type { Measure, MeasureDefinition } from "./definition.ts";
import { noMoney } from "./money/money.ts";
import type { Fold, Window } from "./projection.ts";
import { Split } from "./split.ts";
import { type Happened, type Totals, totalsOfSome } from "./totals.ts";

/** The definitions of measures by each level of each attribute that is asked for, attribute by attribute. */
export function definitionsByLevel({ asked }: Model, measures: readonly Measure[]): MeasureDefinition[] {
  return (asked?.by ?? []).flatMap(({ attribute, levels }) =>
    levels.flatMap((level) =>
      measures.map(({ definition }) => {
        const more = `.by.${attribute}.${level}`;
        const words = `${definition.words} Of people whose ${attribute} is ${level}.`;
        return { ...definition, id: definition.id + more, measure: definition.measure + more, words };
      }),
    ),
  );
}

/**
 * Totals by level, attribute by attribute, over windows: the people of each level by themselves. Who goes from one level
 * to another does so in the middle of what they are in. What a person began in one level and ends in another (a stay, a
 * wait) counts as begun there and as ended here.
 */
export function totalsByLevel(model: Model, windows: readonly Window[]): Fold<Totals[][]> {
  const splits = (model.asked?.by ?? []).map((by) => {
    const projections = windows.map(() => totalsOfSome());
    const folds = by.levels.map(() => windows.map((window, w) => projections[w]!.begin(model, window)));
    const takes = folds.map((own) => (chunk: Parameters<Split["take"]>[0]) => {
      for (const fold of own) fold.take(chunk);
    });
    return { split: new Split(by, takes), folds };
  });
  return {
    take(chunk) {
      for (const { split } of splits) split.take(chunk);
    },
    end: () => splits.flatMap(({ folds }) => folds.map((own) => own.map((fold) => withoutMoney(fold.end())))),
  };
}

/** Prices are put on what services did, and are not parted by whom they did it for. */
function withoutMoney(happened: Happened): Totals {
  return { ...happened, ...noMoney(happened.window) };
}
