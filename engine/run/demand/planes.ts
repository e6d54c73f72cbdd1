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
}

/** The planes of a model's cohorts in one replication, in an order that does not depend on the order of the cohorts. */
export function planesOf(model: Model, luck0: number, luck1: number): Plane[] {
  return model.cohorts
    .flatMap((cohort, index): Plane[] => {
      if (cohort.demand !== null && cohort.demand.coming !== null) return [];
      const perSlot = cohort.perHourOfWeek;
      const perDay = daysOf(model, cohort, luck0, luck1);
      return [{ cohort: index, luck: cohort.luck, perSlot, slot: WEEK / perSlot.length, perDay }];
    })
    .sort((a, b) => a.luck - b.luck);
}

/** The rate of each day; where days differ beyond chance, each times a factor by its own luck. */
function daysOf(model: Model, { luck, perDay, demand }: ModelCohort, luck0: number, luck1: number): Float64Array {
  if (demand === null || demand.dayFactor < 0) return perDay;
  const factor = model.distributions[demand.dayFactor]!;
  const asks = purpose(luck, ARRIVAL_USE.dayFactor);
  const words = new Int32Array(2);
  return perDay.map((rate, day) => {
    threefry(words, luck0, luck1, asks, demand.firstDay + day);
    return rate * sample(factor, words[0]!);
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
