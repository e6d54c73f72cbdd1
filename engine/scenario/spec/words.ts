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
    };

/** Share from 0 to 1, or what the others leave. */
export type Share = Quantity | "rest";
