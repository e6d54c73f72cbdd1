/** What `measures:` asks for beside what is always measured. Times in seconds. */

/** To whom delay is attributed. */
export const PARTIES = ["nhs", "social-care", "both"] as const;
export type Party = (typeof PARTIES)[number];

/** Reasons of delay that may be attributed, as users name them. */
export const REASON_NAMES = ["assessment", "funding", "choice", "no-room", "out-of-hours", "transfer"] as const;

export const OUTCOMES = ["place-of-death", "readmission-91", "loss-of-home-91"] as const;
export type OutcomeName = (typeof OUTCOMES)[number];

export const AGE_GROUPS = ["18-plus", "65-plus", "75-plus", "85-plus"] as const;

export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

export interface ReportableSpec {
  readonly services: readonly string[];
  /** attribute → levels of those who count; empty = everyone. */
  readonly adults: Readonly<Record<string, readonly string[]>>;
  /** Seconds after being ready from which on a delay counts. */
  readonly grace: number;
  /** Day of the weekly snapshot, 0 for Monday. */
  readonly weekday: number;
  /** Whose delays these are, by reason or by the service waited for. */
  readonly attributed: Readonly<Record<string, Party>>;
  /** The group of people in `place.population` to which rates are. */
  readonly per: (typeof AGE_GROUPS)[number];
}

export interface ResponseSpec {
  readonly name: string;
  readonly service: string;
  readonly within: number;
  readonly clock: "always" | "opening-hours";
}

export interface WorkforceSpec {
  readonly service: string;
  /** Seconds a week of one whole-time equivalent, and the share of them spent on visits. */
  readonly week: number;
  readonly onVisits: number;
}

/** Lists are empty where a scenario asks for nothing of the kind. */
export interface AskedSpec {
  readonly by: readonly string[];
  readonly reportable: ReportableSpec | null;
  readonly outcomes: readonly OutcomeName[];
  readonly waits: readonly string[];
  readonly response: readonly ResponseSpec[];
  readonly workforce: readonly WorkforceSpec[];
  /** Services whose share in the area is measured, and those of them that lie outside it. */
  readonly inArea: readonly string[];
  readonly outOfArea: readonly string[];
  readonly hoursOfWeek: readonly string[];
  readonly midnight: readonly string[];
  /** `on`: ISO date, or date and time. */
  readonly at: readonly { readonly name: string; readonly service: string; readonly on: string }[];
  readonly joint: readonly (readonly [string, string])[];
  readonly reaching: readonly { readonly service: string; readonly level: number }[];
  readonly placesNeeded: readonly { readonly service: string; readonly delay: number }[];
}
