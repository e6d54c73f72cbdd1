import type { Activity } from "./activity.ts";
import { type CountedModel, cutsOf } from "./activityCuts.ts";
import { Months } from "./months.ts";

/**
 * Seconds of the run at which prices of a model begin or end, and at which some activity was not cut: it cannot be said
 * what of it was before and what after. In order, none where the activity can be priced.
 */
export function uncutDates(model: CountedModel, activities: readonly Activity[]): number[] {
  const wanted = cutsOf(model, new Months(model.clock), []);
  const missing = activities.map(({ cells }) => {
    const ends = new Set(cells.map(({ to }) => to));
    const last = cells.at(-1)?.to ?? 0;
    return wanted.filter((cut) => cut < last && !ends.has(cut));
  });
  return [...new Set(missing.flat())].sort((a, b) => a - b);
}
