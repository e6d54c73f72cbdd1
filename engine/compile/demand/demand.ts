/** How people come, beside or instead of by chance at a rate: words → numbers. */
import type { DistributionSpec, Quantity, Scenario } from "../../scenario/scenario.ts";
import type { DemandSpec } from "../../scenario/spec/demand.ts";
import { firstDay, startSeconds } from "../clock.ts";
import type { DistributionPool } from "../distributionPool.ts";
import type { CohortDemand, Coming } from "../model/demand.ts";
import type { Clock } from "../model.ts";
import { luckOf } from "../names.ts";
import { atInstants, onSchedule } from "./listed.ts";

/**
 * The ways in which the people of a cohort come; null when they simply come by chance at its rate.
 * @throws RangeError when people would come too often to be counted.
 */
export function compileDemand(
  scenario: Scenario,
  cohort: number,
  pool: DistributionPool,
  clock: Clock,
): CohortDemand | null {
  const { coming, batches, dayToDay } = scenario.phases[0]!.cohorts[cohort]!.arrivals.demand;
  if (coming.form === "rate" && batches.length === 0 && dayToDay === null) return null;
  return {
    coming: comingOf(scenario, cohort, pool, clock),
    batchSizes: batches.map(({ size }) => size),
    batchUpTo: batches.map((_, i) =>
      i === batches.length - 1 ? 1 : batches.slice(0, i + 1).reduce((sum, { share }) => sum + share, 0),
    ),
    dayFactor: dayToDay === null ? -1 : pool.add(factor(dayToDay)),
    firstDay: firstDay(clock),
  };
}

function comingOf(scenario: Scenario, cohort: number, pool: DistributionPool, clock: Clock): Coming | null {
  const spec = scenario.phases[0]!.cohorts[cohort]!;
  const { coming } = spec.arrivals.demand;
  switch (coming.form) {
    case "rate":
      return null;
    case "every": {
      const interval = coming.interval.value;
      const zero = startSeconds(clock.start) - clock.warmUp;
      return { form: "every", first: coming.first === null ? interval : startSeconds(coming.first) - zero, interval };
    }
    case "renewal": {
      const gap = pool.add(coming.gap);
      if (pool.all[gap]!.mean < 1) throw new RangeError(`people of ${spec.name} come more often than once a second`);
      return { form: "renewal", gap };
    }
    case "schedule":
      return onSchedule(scenario, cohort, luckOf(spec), clock);
    case "listed":
      return atInstants(coming.people, spec, clock);
  }
}

/** A gamma of mean 1: days that differ more than chance alone would have it. */
function factor(sd: Quantity): DistributionSpec {
  return { form: "gamma", mean: { ...sd, value: 1 }, sd };
}

/** People in a group, on average. */
export function meanBatch({ batches }: DemandSpec): number {
  return batches.length === 0 ? 1 : batches.reduce((sum, { size, share }) => sum + size * share, 0);
}

/** By what the surges multiply the rate of a day (from 1970-01-01). */
export function surgeFactor({ surges }: DemandSpec, day: number): number {
  return surges.reduce(
    (product, { from, to, factor: by }) => (day >= from && day <= to ? product * by.value : product),
    1,
  );
}
