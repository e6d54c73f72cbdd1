/** How many people come on each civil day of the run, by chance at a rate. */
import { daysToCivil } from "../../calendar.ts";
import type { CohortSpec, Scenario } from "../../scenario/scenario.ts";
import type { DemandMonth, DemandSpec, RiskBand } from "../../scenario/spec/demand.ts";
import { DAY, firstDay, phaseByTime, startSeconds, YEAR } from "../clock.ts";
import type { Clock } from "../model.ts";

/**
 * First arrivals (or groups) a day, for every civil day of the run: total × month × growth × surges. Of a population at
 * risk those of one band; of all its bands where `level` is null.
 */
export function ratePerDay(
  scenario: Scenario,
  cohort: number,
  clock: Clock,
  firstShare: number,
  level: string | null,
): Float64Array {
  const zero = startSeconds(clock.start) - clock.warmUp;
  const day0 = firstDay(clock);
  const count = Math.floor((zero + clock.end) / DAY) - day0 + 1;
  const phase = phaseByTime(scenario, clock);
  const monthly = scenario.phases.map(({ cohorts }) => {
    const { month } = cohorts[cohort]!.arrivals;
    return month === null ? null : meanOne(month);
  });
  return Float64Array.from({ length: count }, (_, day) => {
    const noon = (day0 + day) * DAY + DAY / 2 - zero;
    const now = phase(noon);
    const { arrivals } = scenario.phases[now]!.cohorts[cohort]!;
    const month = monthly[now]?.[daysToCivil(day0 + day).month - 1] ?? 1;
    const growth = (1 + (arrivals.growth?.value ?? 0)) ** ((noon - clock.warmUp) / YEAR);
    const total = baseRate(arrivals, day0 + day, level) * firstShare * month * growth;
    return (total * surgeFactor(arrivals.demand, day0 + day)) / meanBatch(arrivals.demand);
  });
}

function baseRate({ total, demand }: CohortSpec["arrivals"], day: number, level: string | null): number {
  if (demand.coming.form === "by-month") return rateInMonth(demand.coming.months, day);
  if (demand.coming.form !== "at-risk") return total?.value ?? 0;
  const bands = demand.coming.bands.filter((band) => level === null || band.level === level);
  return bands.reduce((sum, band) => sum + residentsOn(band, day) * band.rate.value, 0);
}

/** The rate of a day's month; of a month the table does not have, that of the same month of the nearest year, or else of the nearest month. */
function rateInMonth(months: readonly DemandMonth[], day: number): number {
  const { year, month } = daysToCivil(day);
  const now = year * 12 + month - 1;
  const alike = months.filter((one) => (one.month - now) % 12 === 0);
  const known = alike.length > 0 ? alike : months;
  const away = (one: DemandMonth): number => Math.abs(one.month - now);
  return known.reduce((best, one) => (away(one) < away(best) ? one : best)).perDay;
}

/** Straight lines from count to count; constant before the first and after the last. */
function residentsOn({ residents }: RiskBand, day: number): number {
  const next = residents.findIndex((point) => point.day > day);
  if (next === 0) return residents[0]!.people.value;
  if (next < 0) return residents.at(-1)!.people.value;
  const [a, b] = [residents[next - 1]!, residents[next]!];
  return a.people.value + ((b.people.value - a.people.value) * (day - a.day)) / (b.day - a.day);
}

/** People in a group, on average. */
function meanBatch({ batches }: DemandSpec): number {
  return batches.length === 0 ? 1 : batches.reduce((sum, { size, share }) => sum + size * share, 0);
}

/** By what the surges multiply the rate of a day (from 1970-01-01). */
function surgeFactor({ surges }: DemandSpec, day: number): number {
  return surges.reduce(
    (product, { from, to, factor }) => (day >= from && day <= to ? product * factor.value : product),
    1,
  );
}

/** A relative list scaled to mean 1. */
export function meanOne(list: readonly number[]): number[] {
  const mean = list.reduce((sum, x) => sum + x, 0) / list.length;
  return list.map((x) => x / mean);
}
