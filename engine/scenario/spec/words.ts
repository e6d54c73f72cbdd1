/** The smallest words of a scenario: figures and where they were written, distributions, shares. */

/** Where a value was written, or the option that set it. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A figure: canonical value, 80% range unless said otherwise, provenance. `source` null = an assumption. */
export interface Quantity {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly source: string | null;
  readonly note: string | null;
  readonly place: Place;
}

/** A value that depends on an attribute of the person, or on the cohort (`by: cohort`). */
export type ByAttribute<T> =
  | T
  | { readonly by: string; readonly levels: Readonly<Record<string, T>>; readonly otherwise: T | null };

/** Times in seconds. */
export type DistributionSpec =
  | { readonly form: "constant"; readonly value: Quantity }
  | { readonly form: "exponential"; readonly mean: Quantity }
  | {
      readonly form: "lognormal";
      readonly mean: Quantity | null;
      readonly sd: Quantity | null;
      readonly median: Quantity | null;
      readonly p90: Quantity | null;
    }
  | { readonly form: "gamma"; readonly mean: Quantity; readonly sd: Quantity }
  | { readonly form: "triangular"; readonly low: Quantity; readonly mode: Quantity; readonly high: Quantity }
  | { readonly form: "uniform"; readonly from: Quantity; readonly to: Quantity }
  | { readonly form: "empirical"; readonly values: readonly Quantity[]; readonly shares: readonly number[] }
  | { readonly form: "mixture"; readonly parts: readonly { readonly share: number; readonly of: DistributionSpec }[] }
  | MoreForms;

export type FamilyName = "exponential" | "erlang" | "gamma" | "lognormal" | "weibull" | "normal" | "uniform";

/** What is given of a family. Times in seconds; a share is that of the people at or below the time. */
export type FamilyGiven =
  | { readonly by: "mean-sd"; readonly mean: Quantity; readonly sd: Quantity }
  | { readonly by: "percentiles"; readonly low: Percentile; readonly high: Percentile }
  | { readonly by: "percentile"; readonly at: Percentile }
  /** Own parameters; an erlang's shape is its number of stages. */
  | { readonly by: "shape-scale"; readonly shape: Quantity; readonly scale: Quantity }
  | { readonly by: "shape-mean"; readonly shape: Quantity; readonly mean: Quantity }
  /** Mean and sd of the logarithms of a time in units of `unit` seconds. */
  | { readonly by: "logs"; readonly mu: Quantity; readonly sigma: Quantity; readonly unit: number };

export interface Percentile {
  readonly share: number;
  readonly time: Quantity;
}

/** Forms of a distribution beyond the first eight. */
export type MoreForms =
  | { readonly form: "family"; readonly family: FamilyName; readonly given: FamilyGiven }
  /** A histogram: people are spread evenly within each bin. Shares add to 1. */
  | {
      readonly form: "bins";
      readonly bins: readonly { readonly from: Quantity; readonly to: Quantity; readonly share: number }[];
    }
  /** Rising, from share 0 to share 1. */
  | { readonly form: "quantiles"; readonly points: readonly Percentile[] }
  /** Stages one after the other; `to` holds the share that goes on to each stage, the rest going out. */
  | {
      readonly form: "phase-type";
      readonly stages: readonly { readonly mean: Quantity; readonly to: readonly number[] }[];
    }
  /** The shape of a distribution stretched to another mean. */
  | { readonly form: "rescaled"; readonly of: DistributionSpec; readonly mean: Quantity }
  /** Only times within the ends. `keeps` = the declared mean, which stretching restores; null = the mean changes. */
  | {
      readonly form: "truncated";
      readonly of: DistributionSpec;
      readonly least: Quantity | null;
      readonly most: Quantity | null;
      readonly keeps: Quantity | null;
    }
  | StayForms;

/** Forms that only a stay or visit may have: it depends on who comes and when, or stands under levers. */
export type StayForms =
  /** One for each level of an attribute, inside another `by:`. */
  | { readonly form: "by-attribute"; readonly of: Exclude<ByAttribute<DistributionSpec>, DistributionSpec> }
  /** One of the cases, by when the stay begins or how full a service then is. */
  | { readonly form: "by-moment"; readonly moment: MomentSpec; readonly cases: readonly DistributionSpec[] }
  /** Scaled, then trimmed, then a share of people moved to another stay; null = not. */
  | {
      readonly form: "levered";
      readonly of: DistributionSpec;
      readonly scale: Quantity | null;
      readonly trim: TrimSpec | null;
      readonly move: { readonly share: Quantity; readonly to: DistributionSpec } | null;
    };

/** Those above a time, or the longest share, have `to` instead (null = that time itself); `share` of them (null = all). */
export interface TrimSpec {
  readonly above: Quantity | null;
  readonly longest: Quantity | null;
  readonly to: Quantity | null;
  readonly share: Quantity | null;
}

/** A share for each case of when a stay begins; all routes of a service that have one decide by the same. */
export interface ShareByMoment {
  readonly moment: MomentSpec;
  readonly cases: readonly Quantity[];
}

/** What decides between cases at the start of a stay; numbers are positions among the cases. */
export type MomentSpec =
  /** Case of each day of the week, Monday first, and of bank holidays (null = as the day). */
  | { readonly by: "start-day"; readonly caseOf: readonly number[]; readonly bankHoliday: number | null }
  /** Case of each month, January first. */
  | { readonly by: "month"; readonly caseOf: readonly number[] }
  /**
   * Places occupied ÷ places, the person who starts among them, in a service (null = the one they start in): case i
   * holds below `upTo[i]`, the last above all.
   */
  | {
      readonly by: "occupancy";
      readonly service: string | null;
      readonly upTo: readonly number[];
      readonly caseOf: readonly number[];
      readonly place: Place;
    };

/** Share from 0 to 1, or what the others leave. */
export type Share = Quantity | "rest";
