/** What people carry with them wherever they are: clocks, and conditions with stages. */
import type { ByAttribute, DistributionSpec, Place, Quantity } from "./words.ts";

/** How fast a latent time runs out: a hazard per person and day, or a distribution of the clock's own age in seconds. */
export interface HazardSpec {
  /** Events per person and day. */
  readonly rate: ByAttribute<Quantity> | null;
  /** Relative growth of the rate per year of the clock's age (Gompertz); null = constant. */
  readonly grows: Quantity | null;
  readonly after: ByAttribute<DistributionSpec> | null;
}

export interface ClockSpec extends HazardSpec {
  readonly name: string;
  readonly label: string | null;
  readonly was: string | null;
  readonly from: "arrival" | "stay" | "discharge" | "condition";
  /** For stays and discharges: the services meant; empty = any. */
  readonly services: readonly string[];
  readonly condition: string | null;
  readonly stages: readonly string[];
  readonly scope: "this-stay" | "until-admission" | "for-life";
  readonly to: string;
  readonly whileWaiting: "runs" | "stops";
  /** Share of people for whom it never rings. */
  readonly never: Quantity | null;
  readonly place: Place;
}

export interface MoveSpec extends HazardSpec {
  readonly from: string;
  readonly to: string;
  readonly place: Place;
}

export interface ConditionSpec {
  readonly name: string;
  readonly was: string | null;
  readonly stages: readonly string[];
  readonly moves: readonly MoveSpec[];
  readonly place: Place;
}

/** attribute → levels; `cohort` may be used as an attribute. */
export type Who = Readonly<Record<string, readonly string[]>>;

/** What an effect multiplies: the rate of a clock or of a move between stages, the stays of a service, a share. */
export type EffectTarget =
  | { readonly of: "clock"; readonly clock: string }
  | { readonly of: "move"; readonly condition: string; readonly move: string }
  | { readonly of: "stay"; readonly service: string }
  | { readonly of: "share"; readonly service: string; readonly route: string };

export interface EffectSpec {
  readonly name: string;
  readonly label: string | null;
  readonly was: string | null;
  /** The service or membership in which it reaches people; null for a dated one. */
  readonly while: string | null;
  /** Dates, or dates and times, as written: from when a dated one reaches people; the end of either kind. */
  readonly from: string | null;
  readonly until: string | null;
  /** Attributes and levels of those whom it can reach; null = everyone. */
  readonly who: Who | null;
  readonly on: EffectTarget;
  readonly factor: Quantity;
  readonly lag: Quantity | null;
  readonly decay: Quantity | null;
  readonly worksFor: Quantity | null;
  readonly place: Place;
}

/** Something people belong to beside the place they are in: a caseload of case management, a virtual ward. */
export interface MembershipSpec {
  readonly name: string;
  readonly label: string | null;
  readonly was: string | null;
  /** Most members at a time; null = any number. */
  readonly capacity: Quantity | null;
  readonly who: Who | null;
  readonly joins: {
    readonly on: "arrival" | "start" | "discharge";
    /** For starts and discharges: the services meant; empty = any. */
    readonly services: readonly string[];
    readonly share: Quantity | null;
  };
  /** Null = until the person goes out of the model. */
  readonly lasts: DistributionSpec | null;
  readonly whenAdmitted: "keep" | "suspend" | "release";
  readonly place: Place;
}

export interface PeopleSpec {
  readonly clocks: readonly ClockSpec[];
  readonly memberships: readonly MembershipSpec[];
  readonly effects: readonly EffectSpec[];
  readonly conditions: readonly ConditionSpec[];
}

/** What a tool says of people: flagged or not, right as often as its sensitivity and specificity say. */
export interface MeasuredSpec {
  readonly name: string;
  readonly was: string | null;
  /** The attribute it measures, and the levels of it that it is to find. */
  readonly of: string;
  readonly finds: readonly string[];
  /** Share of those with these levels who are flagged, and of all others who are not. */
  readonly sensitivity: Quantity;
  readonly specificity: Quantity;
  readonly place: Place;
}

/** The levels of a measured attribute. */
export const FLAGGED = "flagged";
export const NOT_FLAGGED = "not-flagged";

/** Share of people with a level of what is measured whom the tool flags. */
export const shareFlagged = ({ finds, sensitivity, specificity }: MeasuredSpec, level: string): number =>
  finds.includes(level) ? sensitivity.value : 1 - specificity.value;

/** The attribute that says whether a person is referred at two doors, and its levels. */
export const SECOND_DOOR = "second-door";
export const BOTH_DOORS = "yes";
export const ONE_DOOR = "no";
