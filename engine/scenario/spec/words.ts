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
  | { readonly form: "mixture"; readonly parts: readonly { readonly share: number; readonly of: DistributionSpec }[] };

/** Share from 0 to 1, or what the others leave. */
export type Share = Quantity | "rest";
