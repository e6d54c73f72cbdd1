import type { Model, ModelCohort } from "../../compile/model.ts";
import { sample } from "../../random/distributions.ts";
import { ARRIVAL_USE, purpose } from "../../random/purposes.ts";
import { threefry } from "../../random/threefry.ts";

const WEEK = 604_800;

/** The rate of one cohort over the run: rate(t) = perSlot[slot of the week] × perDay[day]. */
export interface Plane {
  readonly cohort: number;
  /** First word of the identity of its people, and key of its points. */
  readonly luck: number;
  readonly perSlot: Float64Array;
  /** Seconds of a slot. */
  readonly slot: number;
  readonly perDay: Float64Array;
  /** Level of each attribute of the cohort where the plane gives it, −1 = drawn; empty where all are drawn. */
  readonly given: readonly number[];
}

/** The planes of a model's cohorts in one replication, in an order that does not depend on the order of the cohorts. */
export function planesOf(model: Model, luck0: number, luck1: number): Plane[] {
  return model.cohorts
    .flatMap((cohort, index): Plane[] => {
      const { demand, perHourOfWeek: perSlot } = cohort;
      if (demand !== null && demand.coming !== null) return [];
      const same = { cohort: index, perSlot, slot: WEEK / perSlot.length };
      const factor = factorsOf(model, cohort, luck0, luck1);
      const days = (perDay: Float64Array) =>
        factor === null ? perDay : perDay.map((rate, day) => rate * factor[day]!);
      if (demand === null || demand.bands.length === 0)
        return [{ ...same, luck: cohort.luck, perDay: days(cohort.perDay), given: [] }];
      return demand.bands.map(({ luck, level, perDay }) => {
        const given = cohort.attributes.map((_, a) => (a === demand.bandAttribute ? level : -1));
        return { ...same, luck, perDay: days(perDay), given };
      });
    })
    .sort((a, b) => a.luck - b.luck);
}

/** Where days differ beyond chance: the factor of each, by its own luck; else null. */
function factorsOf(
  model: Model,
  { luck, perDay, demand }: ModelCohort,
  luck0: number,
  luck1: number,
): Float64Array | null {
  if (demand === null || demand.dayFactor < 0) return null;
  const factor = model.distributions[demand.dayFactor]!;
  const asks = purpose(luck, ARRIVAL_USE.dayFactor);
  const words = new Int32Array(2);
  return perDay.map((_, day) => {
    threefry(words, luck0, luck1, asks, demand.firstDay + day);
    return sample(factor, words[0]!);
  });
}

/** The highest rate that can be met: no point above it is a person. */
export function peakOf({ perSlot, perDay }: Plane): number {
  return largest(perSlot) * largest(perDay);
}

function largest(list: Float64Array): number {
  let most = 0;
  for (const x of list) if (x > most) most = x;
  return most;
}
