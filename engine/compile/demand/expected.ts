/** How many people are expected to come. */
import { DAY } from "../clock.ts";
import type { Coming } from "../model/demand.ts";
import type { Model, ModelCohort } from "../model.ts";

/**
 * First arrivals a day of a cohort: mean over the days from one second of the run to another. None for a closed population,
 * and for an inexhaustible one as many as there is room for: 0 here.
 */
export function expectedPerDay(model: Model, cohort: number, from: number, until: number): number {
  const { perDay, demand } = model.cohorts[cohort]!;
  const coming = demand?.coming ?? null;
  if (demand !== null && demand.members > 0) return 0;
  if (coming !== null) return otherwise(model, coming, from, until);
  const first = Math.floor(from / DAY);
  const last = Math.max(first + 1, Math.min(perDay.length, untilDay(model, until, perDay.length)));
  let sum = 0;
  for (let day = first; day < last; day++) sum += perDay[day] ?? 0;
  return (sum / (last - first)) * meanGroup(demand);
}

/** The last day counts whole when the run ends in it. */
const untilDay = (model: Model, until: number, days: number): number =>
  until >= model.clock.end ? days : Math.floor(until / DAY);

/** People in a group, on average. */
function meanGroup(demand: ModelCohort["demand"]): number {
  if (demand === null || demand.batchSizes.length === 0) return 1;
  const { batchSizes, batchUpTo } = demand;
  return batchSizes.reduce((sum, size, i) => sum + size * (batchUpTo[i]! - (batchUpTo[i - 1] ?? 0)), 0);
}

function otherwise(model: Model, coming: Coming, from: number, until: number): number {
  switch (coming.form) {
    case "every":
      return DAY / coming.interval;
    case "renewal":
      return DAY / model.distributions[coming.gap]!.mean;
    case "inexhaustible":
      return 0;
    case "listed":
      return (coming.at.filter((at) => at >= from && at < until).length / (until - from)) * DAY;
  }
}
