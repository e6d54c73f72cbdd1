/** What a cohort says of how its people come (semantics.md section 9), in words. */
import type { DistributionSpec, Place, Quantity } from "./words.ts";

/** How people come. Of these a cohort has exactly one. */
export type ComingSpec =
  /** By chance at a rate: `total`. */
  | { readonly form: "rate" }
  /** One after each interval; `first` null = one interval after the start of the warm-up. */
  | { readonly form: "every"; readonly interval: Quantity; readonly first: string | null }
  /** Independent intervals from a distribution. */
  | { readonly form: "renewal"; readonly gap: DistributionSpec }
  /** So many people at a time of day on days of the week. */
  | { readonly form: "schedule"; readonly rows: readonly ScheduleRow[] }
  /** People one by one, each at an instant. */
  | { readonly form: "listed"; readonly people: readonly ListedPerson[] }
  /** By chance at a rate that a table gives month by month. */
  | { readonly form: "by-month"; readonly months: readonly DemandMonth[] }
  /** From a population in bands, each with a rate of its own; the bands are levels of the attribute `by`. */
  | { readonly form: "at-risk"; readonly by: string; readonly bands: readonly RiskBand[] }
  /** A fixed number of people, all there when the run begins. */
  | { readonly form: "closed"; readonly members: Quantity }
  /** As soon as nobody waits for the first service, somebody comes. */
  | { readonly form: "inexhaustible" };

/** People a day in one month, which is counted from January of year 0. */
export interface DemandMonth {
  readonly month: number;
  readonly perDay: number;
}

export interface RiskBand {
  readonly level: string;
  /** Residents on days from 1970-01-01, rising; straight lines between, constant before the first and after the last. */
  readonly residents: readonly { readonly day: number; readonly people: Quantity }[];
  /** First occurrences per resident and day. */
  readonly rate: Quantity;
}

export interface ScheduleRow {
  /** 0 = Monday … 6 = Sunday. */
  readonly days: readonly number[];
  /** Second of the day. */
  readonly at: number;
  readonly people: Quantity;
}

export interface ListedPerson {
  /** Civil seconds from 1970-01-01T00:00. */
  readonly at: number;
  /** Seconds of their stay or visit in the first service; null = drawn as everybody's. */
  readonly stay: number | null;
  /** Attribute → level, where the list says it; others are drawn. */
  readonly levels: Readonly<Record<string, string>>;
  readonly place: Place;
}

/** More or fewer people between two days, both included. */
export interface SurgeSpec {
  /** Days from 1970-01-01. */
  readonly from: number;
  readonly to: number;
  readonly factor: Quantity;
  readonly label: string | null;
}

export interface DemandSpec {
  readonly coming: ComingSpec;
  /** Sizes of the groups in which people come, rising, with shares that add to 1; empty = one by one. */
  readonly batches: readonly { readonly size: number; readonly share: number }[];
  /** Standard deviation, relative, of the factor by which the days differ beyond chance; null = they do not. */
  readonly dayToDay: Quantity | null;
  readonly surges: readonly SurgeSpec[];
}

/** Attributes that hang together: kinds of people with their shares, which add to 1. */
export interface JointSpec {
  /** Sorted. */
  readonly attributes: readonly string[];
  /** Each combination once, sorted; levels in the order of the attributes. */
  readonly rows: readonly { readonly levels: readonly string[]; readonly share: number }[];
  readonly place: Place;
}
