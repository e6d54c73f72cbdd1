/** Stays that depend on when they begin, as the run uses them. Plain data. */

/** Decides between distributions, or choices of a way on, at the start of a stay. `stands` is the number for them all. */
export type Moment =
  | {
      readonly kind: "day";
      readonly stands: number;
      /** Number by civil day, counted from that of time 0. */
      readonly ofDay: Int32Array;
    }
  | {
      readonly kind: "occupancy";
      readonly stands: number;
      /** Position in `watched`. */
      readonly watched: number;
      /** Occupancy below which each number holds; the last is Infinity. */
      readonly upTo: Float64Array;
      readonly of: Int32Array;
    };

/** What of stays under way is worked out anew, as bits: their length, and the way on from them. */
export const REACHED = { stays: 1, ways: 2 } as const;

/** From `at` (seconds) on the tables of a service hold for stays under way as well; `what`: bits of REACHED. */
export interface Reach {
  readonly at: number;
  readonly service: number;
  readonly what: number;
}

export interface ModelStays {
  /** After time 0, in order; at one instant in that of the services' luck. */
  readonly reaches: readonly Reach[];
  /** Between distributions of stays. */
  readonly moments: readonly Moment[];
  /** Between choices of a way on. */
  readonly choices: readonly Moment[];
  /** Services whose occupancy somebody's stay depends on. */
  readonly watched: readonly number[];
  /** Services at whose starts it is noted. */
  readonly notedAt: readonly number[];
}

/** No stay depends on when it begins. */
export const NO_MOMENTS: ModelStays = { reaches: [], moments: [], choices: [], watched: [], notedAt: [] };
