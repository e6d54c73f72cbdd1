/** People who are there at time 0, in numbers. */
export interface CensusRow {
  readonly name: string;
  /** Luck of the row: its people are known by it and their number in the row. */
  readonly luck: number;
  /** Number of the first person. */
  readonly first: number;
  readonly people: number;
  readonly cohort: number;
  /** Classes they can be of, with the share of the cohort in each and a key of luck for each. */
  readonly classes: readonly number[];
  readonly shares: readonly number[];
  readonly classLuck: readonly number[];
  /** Where they are; −1 at home. */
  readonly service: number;
  readonly state: "in-treatment" | "ready" | "assigned" | "waiting";
  /** The service waited for or assigned; −1 when the way on says it, or none. */
  readonly wants: number;
  /** Ways on they may be on; empty for any. */
  readonly routes: readonly number[];
  /** A step of preparation under way, or no room. */
  readonly reason: "no-room" | "assessment" | "funding" | "choice";
  /** Distribution of the time since which they are ready, assigned or waiting; −1 for none. */
  readonly since: number;
  readonly elapsed: "known" | "unknown" | "uniform-on-drawn-stay";
  /** Distribution of the known time spent in the service; −1 for none. */
  readonly known: number;
}
