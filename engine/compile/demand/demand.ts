/** How people come, beside or instead of by chance at a rate: words → numbers. */
import { luckKey } from "../../random/keys.ts";
import { purpose } from "../../random/purposes.ts";
import type { DistributionSpec, Quantity, Scenario } from "../../scenario/scenario.ts";
import { firstDay, startSeconds } from "../clock.ts";
import type { DistributionPool } from "../distributionPool.ts";
import type { Band, CohortDemand, Coming } from "../model/demand.ts";
import type { Clock } from "../model.ts";
import { luckOf } from "../names.ts";
import { jointOf } from "./joint.ts";
import { atInstants, atTheStart, onSchedule } from "./listed.ts";
import { ratePerDay } from "./perDay.ts";

/**
 * The ways in which the people of a cohort come; null when they simply come by chance at its rate.
 * @throws RangeError when people would come too often to be counted.
 */
export function compileDemand(
  scenario: Scenario,
  cohort: number,
  pool: DistributionPool,
  clock: Clock,
  firstShare: number,
): CohortDemand | null {
  const spec = scenario.phases[0]!.cohorts[cohort]!;
  const { coming, batches, dayToDay } = spec.arrivals.demand;
  const joint = jointOf(scenario, spec);
  if (
    (coming.form === "rate" || coming.form === "by-month") &&
    batches.length === 0 &&
    dayToDay === null &&
    joint === null
  )
    return null;
  return {
    joint,
    coming: comingOf(scenario, cohort, pool, clock),
    bands: coming.form === "at-risk" ? bandsOf(scenario, cohort, clock, firstShare) : [],
    bandAttribute: coming.form === "at-risk" ? Object.keys(spec.attributes).indexOf(coming.by) : -1,
    members: coming.form === "closed" ? coming.members.value : 0,
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
    case "by-month":
    case "at-risk":
      return null;
    case "inexhaustible":
      return { form: "inexhaustible" };
    case "closed":
      return atTheStart(coming.members.value, luckOf(spec));
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

/** Each band is a plane of its own, so that the split can change with time and nobody's band does. */
function bandsOf(scenario: Scenario, cohort: number, clock: Clock, firstShare: number): Band[] {
  const spec = scenario.phases[0]!.cohorts[cohort]!;
  const { coming } = spec.arrivals.demand;
  if (coming.form !== "at-risk") return [];
  const levels = Object.keys(spec.attributes[coming.by]!);
  return coming.bands.map(({ level }) => ({
    luck: purpose(luckOf(spec), luckKey(level)),
    level: levels.indexOf(level),
    perDay: ratePerDay(scenario, cohort, clock, firstShare, level),
  }));
}

/** A gamma of mean 1: days that differ more than chance alone would have it. */
function factor(sd: Quantity): DistributionSpec {
  return { form: "gamma", mean: { ...sd, value: 1 }, sd };
}
