/** Shocks as a run meets them: plain data. Times in seconds of run time. */
export interface ModelShock {
  readonly name: string;
  readonly luck: number;
  /** The service that loses places, −1 for a surge of demand. */
  readonly service: number;
  /** What it loses: all its places, so many, or a share of those that dates and shifts give when it begins. */
  readonly closes: { readonly of: "all" | "places" | "share"; readonly value: number };
  /** What becomes of the people above the places left: index into Model.hours.occupants; left out where they stay. */
  readonly occupants?: number;
  /** The cohort that comes in greater or smaller numbers, −1 for none, and how many times as many. */
  readonly cohort: number;
  readonly factor: number;
  /** When it begins, once; −1 when `every` says. */
  readonly on: number;
  /** Distribution of the time from the end of one to the beginning of the next, and from time 0 to the first; −1 = once. */
  readonly every: number;
  /** Distribution of how long it lasts. */
  readonly lasts: number;
}
