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

/** What calendars do to services beside their openings and places. Plain data. */
export interface ModelHours {
  /** Renewals of limited starts after time 0, in order; at one instant in that of the services' luck. */
  readonly renewals: readonly StartRenewal[];
}

/** The plainest case: nothing of it. */
export const NO_HOURS: ModelHours = { renewals: [] };
