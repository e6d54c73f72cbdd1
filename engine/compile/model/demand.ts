/** How the people of a cohort come where that is not simply by chance at a rate. Plain data. */

/** People who come at instants known beforehand, in the order in which they come: parallel columns. */
export interface Listed {
  readonly form: "listed";
  /** Second of the run, not falling. */
  readonly at: Int32Array;
  /** Identity: the two words of the key. */
  readonly id0: Int32Array;
  readonly id1: Int32Array;
  /** Seconds of each one's stay in the first service, −1 = drawn; empty where all are. */
  readonly stay: Int32Array;
  /** Level of each one by attribute of the cohort (person × attributes), −1 = drawn; empty where all are. */
  readonly levels: Int16Array;
}

/** One person after each interval: the nth at first + (n − 1) × interval, in seconds of the run, not rounded. */
export interface Every {
  readonly form: "every";
  readonly first: number;
  readonly interval: number;
}

/** Independent intervals from a distribution; the first begins with the run. */
export interface Renewal {
  readonly form: "renewal";
  readonly gap: number;
}

/** Somebody comes whenever nobody waits for the first service. */
export interface Inexhaustible {
  readonly form: "inexhaustible";
}

export type Coming = Listed | Every | Renewal | Inexhaustible;

/** The people of one band of a population: a plane of time and rate of their own. */
export interface Band {
  /** First word of their identity. */
  readonly luck: number;
  /** Their level of the attribute that has the bands, counted within the cohort. */
  readonly level: number;
  readonly perDay: Float64Array;
}

/** Attributes drawn together: one race for a whole combination of levels. Parallel lists, one entry a combination. */
export interface Joint {
  /** Positions of the attributes among the cohort's. */
  readonly attributes: readonly number[];
  readonly luck: number;
  readonly rowLuck: readonly number[];
  readonly declared: readonly number[];
  readonly shares: readonly number[];
  /** Level of each of the attributes, counted within the cohort. */
  readonly levels: readonly (readonly number[])[];
}

export interface CohortDemand {
  /** Null where each attribute is drawn by itself. */
  readonly joint: Joint | null;
  /** Comes in place of the plane of time and rate; null where that is used. */
  readonly coming: Coming | null;
  /** One plane for each band in place of the cohort's, whose rate is their sum; empty where there are no bands. */
  readonly bands: readonly Band[];
  /** Position among the cohort's attributes of the one that has the bands; −1 without bands. */
  readonly bandAttribute: number;
  /** People of a closed population, who are in the first service when the run begins; 0 for any other. */
  readonly members: number;
  /** Sizes of groups, rising, and cumulative shares of the groups (the last is 1); empty = one by one. */
  readonly batchSizes: readonly number[];
  readonly batchUpTo: readonly number[];
  /** Distribution of the factor, of mean 1, by which the rate of each day is multiplied; −1 = none. */
  readonly dayFactor: number;
  /** Days from 1970-01-01 to the first entry of perDay: names the days, so that their luck does not hang on the warm-up. */
  readonly firstDay: number;
}
