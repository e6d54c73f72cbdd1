import type { DistributionSpec, Place, Quantity } from "./words.ts";

/** Where a person of the census stands when the run begins. */
export const CENSUS_STATES = ["in-treatment", "ready", "assigned", "waiting"] as const;
export type CensusState = (typeof CENSUS_STATES)[number];

/** What holds up someone who is ready: a step of preparation, or the lack of a place. */
export const CENSUS_REASONS = ["no-room", "assessment", "funding", "choice"] as const;
export type CensusReason = (typeof CENSUS_REASONS)[number];

/** How long the people of a row had been in their place: told, not known, or drawn as some other tools draw it. */
export type ElapsedSpec =
  | { readonly form: "known"; readonly of: DistributionSpec }
  | { readonly form: "unknown" }
  | { readonly form: "uniform-on-drawn-stay" };

/** People who are there when the run begins: semantics.md section 8. */
export interface CensusSpec {
  readonly name: string;
  /** Name that gives the row its luck. */
  readonly was: string | null;
  /** Number of the first person of the row among those who share its luck, from 0. */
  readonly first: number;
  /** Where they are; null = at home, waiting. */
  readonly service: string | null;
  readonly people: Quantity;
  readonly cohort: string;
  /** attribute → level, for those that are known. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly state: CensusState;
  /** The service waited for or assigned. */
  readonly wants: string | null;
  /** Name of the way on, when it is known. */
  readonly route: string | null;
  readonly reason: CensusReason;
  /** How long they have been ready, assigned or waiting. */
  readonly since: DistributionSpec | null;
  readonly elapsed: ElapsedSpec;
  readonly place: Place;
}
