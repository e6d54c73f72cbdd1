/** Queues that grew through the measured time: their figures depend on how long one looks. */
import type { Model } from "../compile/model.ts";
import type { MeasureResult } from "./contract.ts";

/** People more in the queue, in the second half than in the first, from which a queue is said not to have settled. */
const GROWTH_PEOPLE = 1;
const GROWTH_SHARE = 0.25;

/** Services whose queue is clearly longer in the second half of the measured time than in the first. */
export function unsettled(model: Model, measures: readonly MeasureResult[]): string[] {
  return [null, ...model.periods].flatMap((period) => unsettledIn(model, measures, period?.name ?? null));
}

function unsettledIn(model: Model, measures: readonly MeasureResult[], period: string | null): string[] {
  const of = period === null ? "" : `@${period}`;
  const when = period === null ? "" : ` in ${period}`;
  const meanOf = (id: string): number => measures.find((one) => one.id === id)?.mean ?? 0;
  return model.services.flatMap(({ name, label }) => {
    const growth = measures.find((one) => one.id === `${name}.queue.growth${of}`);
    const by = growth?.mean ?? 0;
    const clear = growth?.interval != null && growth.interval.low > 0;
    if (!clear || by < GROWTH_PEOPLE || by < GROWTH_SHARE * meanOf(`${name}.queue${of}`)) return [];
    return [
      `${label} did not settle${when}: ${by.toFixed(1)} more people wait for it in the second half of the time than in the first. ` +
        "Its waits depend on how long one looks.",
    ];
  });
}
