/**
 * Openings in seconds of run time, where no week is like the next: bank holidays or dated changes. From, to, from, to …,
 * rising; both ends are open. Null where the weekly openings hold all the time.
 */
export type DatedOpenings = Int32Array | null;

/** A service may give out so many places from `at` (seconds) until its next renewal. */
export interface StartRenewal {
  readonly at: number;
  readonly service: number;
  readonly starts: number;
}

/** What becomes of the people above the new number when places go. */
export interface OccupantRule {
  /** The way they take: a route; −1 = each their own way on, as drawn. */
  readonly route: number;
  readonly lastIn: boolean;
}

/** Posts of staff of a service that fall empty and are filled again. Numbers of Model.distributions. */
export interface StaffStock {
  readonly service: number;
  readonly posts: number;
  /** Time a post stays filled, and empty. */
  readonly filled: number;
  readonly empty: number;
  /** Places that a filled post provides; 0 for a team, whose staff on duty fall in proportion. */
  readonly perPost: number;
}

/** What calendars do to services beside their openings and places. Plain data. */
export interface ModelHours {
  /** Renewals of limited starts after time 0, in order; at one instant in that of the services' luck. */
  readonly renewals: readonly StartRenewal[];
  readonly occupants: readonly OccupantRule[];
  readonly stocks: readonly StaffStock[];
}

/** The plainest case: nothing of it. */
export const NO_HOURS: ModelHours = { renewals: [], occupants: [], stocks: [] };
