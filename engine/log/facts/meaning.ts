import type { Kind, KindName } from "../kinds.ts";

/** What a kind of fact means, column by column. */
export interface FactMeaning {
  readonly number: Kind;
  /** What happened, in one sentence. */
  readonly says: string;
  readonly service: string;
  readonly other: string;
  readonly value: string;
  readonly cause: string;
  /** Kinds of the same person that may stand directly before this one; "first" opens a person's facts. */
  readonly follows: readonly (KindName | "first" | "none")[];
}

/** Facts after which a person is in a place. */
export const INSIDE = [
  "Started",
  "VisitResumed",
  "Displaced",
  "DischargedEarly",
  "Visited",
  "ReadyToLeave",
  "Delayed",
  "Withdrawn",
  "MovedOn",
] as const;

/** Facts after which a stay goes on: a person may be referred, and have a place found, before it is over. */
export const STAYING = ["Started", "VisitResumed", "Before", "Referred", "Assigned"] as const;

/** Facts after which a person may wait for one. */
export const WAITING = ["Referred", "Delayed", "ReadyToLeave"] as const;

/** Facts by which a clock calls a person away. */
export const CALLED = ["ClockRang", "ReservationEnded"] as const;
