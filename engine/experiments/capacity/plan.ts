/** A capacity and demand plan: month by month, by pathway, service and referral source, with intervals. */
import type { Model } from "../../compile/model.ts";
import { capacityPlan, type PlanCounts, type PlanMonth } from "../../projections/capacityPlan.ts";
import { windowUntilEnd } from "../../projections/ended.ts";
import { measuredWindow } from "../../projections/projection.ts";
import type { Figures } from "../contract.ts";
import type { Log } from "../explore.ts";
import { sampleFigures } from "../sampleFigures.ts";
import { type Sources, type Subject, subjectsOf } from "./subjects.ts";
import { startsPossible } from "./supply.ts";

const DAY = 86_400;

/** One line of the plan: a subject in a month, for some sources of referrals or for all. */
export interface PlanRow extends Omit<Subject, "places" | "sources">, Omit<Sources, "of"> {
  /** "2016-04", or "all" for the whole time. */
  readonly month: string;
  /** Days of it that were measured. */
  readonly days: number;
  /** People for whom it was wanted first, and people who started. */
  readonly demand: Figures;
  readonly starts: Figures;
  /** Days that people waited for it: delayed in a place, and in none. */
  readonly delay: Figures;
  readonly waiting: Figures;
  /**
   * Of all sources: mean places (of one service), the starts these can give, and by how much demand for what has a limit
   * is more. Null where there is no limit, or where nobody left, so that what a person takes is not known.
   */
  readonly places: Figures | null;
  readonly capacity: Figures | null;
  readonly gap: Figures | null;
}

export interface CapacityPlan {
  readonly months: readonly PlanRow[];
  /** The same lines for the whole measured time: the sums of the months, and mean places. */
  readonly whole: readonly PlanRow[];
}

/** The counts of one log over the measured part of its run; none where it ended before that began. */
export function planCountsOf(model: Model, log: Log): PlanCounts | null {
  const window = windowUntilEnd(measuredWindow(model), log);
  if (window === null) return null;
  const fold = capacityPlan.begin(model, window);
  for (const chunk of log) fold.take(chunk);
  return fold.end();
}

/**
 * The plan from the counts of each replication: of a month, those of the replications that came to it.
 * @param limits numbers of the services that have a limit of places, staff or starts
 */
export function planOf(model: Model, limits: readonly number[], counts: readonly PlanCounts[]): CapacityPlan {
  const whole = counts.map(overall);
  const limited = new Set(limits);
  const subjects = subjectsOf(model, limited, whole);
  const rowsOf = (m: number, those: readonly PlanCounts[]): PlanRow[] =>
    subjects.flatMap((subject) => subject.sources.map((sources) => rowOf(model, limited, subject, sources, m, those)));
  const longest = Math.max(0, ...counts.map(({ months }) => months.length));
  const reached = (m: number): PlanCounts[] => counts.filter(({ months }) => months.length > m);
  return {
    months: Array.from({ length: longest }, (_, m) => rowsOf(m, reached(m))).flat(),
    whole: counts.length === 0 ? [] : rowsOf(0, whole),
  };
}

/** All months in one. */
function overall(counts: PlanCounts): PlanCounts {
  const { months } = counts;
  const sum = (read: (month: PlanMonth) => Float64Array): Float64Array =>
    read(months[0]!).map((_, cell) => months.reduce((total, month) => total + read(month)[cell]!, 0));
  const all: PlanMonth = {
    month: "all",
    from: months[0]!.from,
    to: months.at(-1)!.to,
    demand: sum(({ demand }) => demand),
    starts: sum(({ starts }) => starts),
    delayed: sum(({ delayed }) => delayed),
    outside: sum(({ outside }) => outside),
    places: sum(({ places }) => places),
  };
  return { ...counts, months: [all] };
}

function rowOf(
  model: Model,
  limited: ReadonlySet<number>,
  { service, label, pathway, places }: Subject,
  { from, source, of }: Sources,
  m: number,
  counts: readonly PlanCounts[],
): PlanRow {
  const longest = Math.max(...counts.map(({ months }) => months[m]!.to - months[m]!.from));
  const sum = (read: (month: PlanMonth) => Float64Array, unit: number): Figures =>
    sampleFigures(counts.map((one) => peopleOf(one, read(one.months[m]!), places, of) / unit));
  const bounded = source === "all" ? places.filter((place) => limited.has(place)) : [];
  return {
    month: counts[0]!.months[m]!.month,
    days: longest / DAY,
    pathway,
    service,
    label,
    from,
    source,
    demand: sum(({ demand }) => demand, 1),
    starts: sum(({ starts }) => starts, 1),
    delay: sum(({ delayed }) => delayed, DAY),
    waiting: sum(({ outside }) => outside, DAY),
    ...(bounded.length === 0 ? NO_LIMIT : supply(model, bounded, of, m, counts)),
  };
}

const NO_LIMIT = { places: null, capacity: null, gap: null } as const;

const peopleOf = (
  { sources }: PlanCounts,
  column: Float64Array,
  places: readonly number[],
  of: readonly number[],
): number => places.reduce((all, place) => of.reduce((sum, source) => sum + column[place * sources + source]!, all), 0);

/** Places, the starts they can give, and the gap, replication by replication: demand for services with a limit, less capacity. */
function supply(
  model: Model,
  services: readonly number[],
  of: readonly number[],
  m: number,
  counts: readonly PlanCounts[],
): Pick<PlanRow, "places" | "capacity" | "gap"> {
  const places = counts.map(({ months }) => {
    const { places: seconds, from, to } = months[m]!;
    return services.reduce((sum, s) => sum + seconds[s]! / (model.services[s]!.perPlace ?? 1) / (to - from), 0);
  });
  const possible = services.map((s) => startsPossible(model, s, counts, m));
  const starts = counts.map((_, i) => possible.reduce((sum, own) => sum + (own?.[i] ?? Number.NaN), 0));
  const isKnown = !possible.includes(null);
  const wanted = counts.map((one) => peopleOf(one, one.months[m]!.demand, services, of));
  return {
    places: services.length === 1 ? sampleFigures(places) : null,
    capacity: isKnown ? sampleFigures(starts) : null,
    gap: isKnown ? sampleFigures(wanted.map((people, i) => people - starts[i]!)) : null,
  };
}
