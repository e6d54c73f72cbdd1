/**
 * A Scenario: what a commissioner wrote, checked and complete. Still words: services are names. Quantities carry their
 * canonical value (seconds, people per day, pence, shares from 0 to 1), their range and where they were written.
 */

import type { LeverSpec, TargetSpec } from "./spec/aims.ts";
import type { CensusSpec } from "./spec/census.ts";
import type { ContractSpec, FundSpec } from "./spec/contracts.ts";
import type { CostLineSpec, MoneySpec } from "./spec/costs.ts";
import type { DemandSpec, JointSpec } from "./spec/demand.ts";
import type { EndSpec } from "./spec/ends.ts";
import type { AtShiftEnd, BreakSpec, HoursSpec, OccupantsSpec, StaffStockSpec, StartsSpec } from "./spec/hours.ts";
import type { AskedSpec } from "./spec/measures.ts";
import type { PartingSpec } from "./spec/parting.ts";
import type { MeasuredSpec, PeopleSpec } from "./spec/people.ts";
import type { PeriodSpec } from "./spec/periods.ts";
import type { NeedSpec, PoolSpec, SharedPlacesSpec, UnitsSpec } from "./spec/places.ts";
import type { ProgrammeSpec } from "./spec/programmes.ts";
import type { GiveUpSpec, QueueingSpec, ReferSpec } from "./spec/queues.ts";
import type { RuleSpec } from "./spec/rules.ts";
import type { ShockSpec } from "./spec/shocks.ts";
import type { ByAttribute, DistributionSpec, Place, Quantity, Share, ShareByMoment } from "./spec/words.ts";

export type { LeverSpec, TargetSpec } from "./spec/aims.ts";
export type { BreakSpec, HoursSpec, OnBankHolidays } from "./spec/hours.ts";
export type { ByAttribute, DistributionSpec, Place, Quantity, Share };

/** Something wrong with a scenario: what, where, what was expected and what to try. */
export interface Problem {
  readonly place: Place;
  /** Dotted path of the value, "" for the whole file. */
  readonly path: string;
  readonly wrong: string;
  readonly expected: string;
  readonly try: string;
  readonly severity: "error" | "warning";
}

/** One edit of a scenario: a lever, `--set`, a variant's `set:`, a dated change, an edit in the page. */
export interface Setting {
  /** Dotted path. Items of a list are addressed by their name (a route by `name`, else by its first `to`). */
  readonly path: string;
  readonly op: "set" | "add" | "remove";
  readonly value: unknown;
  readonly place: Place;
  /** The instant from which it holds, in a run that parts from another then; left out for the whole run. */
  readonly parting?: PartingSpec;
}

export interface CohortSpec {
  readonly name: string;
  readonly label: string | null;
  readonly was: string | null;
  readonly arrivals: {
    /** People per day; null when they come in another way (see demand). */
    readonly total: Quantity | null;
    /** Null = not said, and then they are not counted. */
    readonly includesReturns: boolean | null;
    /** Relative; each list is scaled to mean 1 by the compiler. Null = flat. By the hour (24) or half-hour (48). */
    readonly hour: readonly number[] | null;
    readonly weekday: readonly number[] | null;
    readonly month: readonly number[] | null;
    /** Relative growth per year of 365.25 days, anchored at start; null = none. */
    readonly growth: Quantity | null;
    readonly demand: DemandSpec;
  };
  /** attribute → level → share; at most one level "rest". */
  readonly attributes: Readonly<Record<string, Readonly<Record<string, Share>>>>;
  /** attribute → level → what it was called when luck was settled; null for the same name. */
  readonly levelsWere: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** Attributes drawn together, which stand under attributes with the shares they come to; null = each by itself. */
  readonly jointly: JointSpec | null;
  /** Attributes by which people are known, which stand last under attributes with the shares they come to. */
  readonly measured: readonly MeasuredSpec[];
  /** ISO date, or date and time, from which on nobody comes; null = as time.arrivals-stop says. */
  readonly arrivalsStop: string | null;
  /** Acceptable first services in order of preference; at least one. Those of a second door stand last. */
  readonly enters: readonly string[];
  /** How many of these come before the second door; null where there is none. */
  readonly firstDoors: number | null;
  readonly place: Place;
}

export interface PrepareSpec {
  readonly reason: "assessment" | "funding" | "choice";
  readonly takes: DistributionSpec;
  /** Whether a place is sought when it is done, or while it goes on. */
  readonly search: "before" | "beside";
}

export interface RouteSpec {
  /** `name:`, else the first of `to`. */
  readonly name: string;
  readonly was: string | null;
  readonly to: readonly string[];
  /** Where it depends on when the stay begins: the mean over days, months or bands. */
  readonly share: Share;
  readonly shareBy: ShareByMoment | null;
  /** attribute → levels for which the route is open; null = everyone. `cohort` may be used as an attribute. */
  readonly when: Readonly<Record<string, readonly string[]>> | null;
  readonly prepare: readonly PrepareSpec[];
  readonly refer: ReferSpec;
  /** Wait for the first of `to` after which the others will do; null = from the first. */
  readonly othersAfter: Quantity | null;
  /** True where people in a second choice go on standing for their first. */
  readonly movesOn: boolean;
  readonly transfer: DistributionSpec | null;
  /** Places held during the journey. */
  readonly transferHolds: "both" | "destination";
  readonly fundedBy: string | null;
  /** The stay given this route: only under `outcomes:`. "none" = passes on at once. */
  readonly stay: ByAttribute<DistributionSpec> | "none" | null;
  readonly place: Place;
}

/** A number of places or staff that holds at weekly hours. */
export interface HoursRow {
  readonly hours: HoursSpec;
  readonly staff: Quantity;
  readonly place: Place;
}

export interface ServiceSpec {
  readonly name: string;
  readonly label: string | null;
  readonly was: string | null;
  readonly kind: "beds" | "caseload" | "team" | "state" | "decision";
  readonly setting: "hospital" | "rehabilitation" | "reablement" | "community" | "care-home" | "own-home" | "other";
  /** Discharge pathway, 0 to 3; null = as the setting says. */
  readonly pathway: number | "none" | null;
  /** Who runs it; null = not said. */
  readonly provider: string | null;
  /** Places for beds and caseload; null = unlimited (state, decision) or by `staff` (team). */
  readonly capacity: Quantity | null;
  /** Places at weekly hours, not overlapping; outside them `capacity` holds. Null = `capacity` at all times. */
  readonly capacityHours: readonly HoursRow[] | null;
  /** Team: staff on duty by weekly hours, not overlapping; outside them nobody. */
  readonly staff: readonly HoursRow[] | null;
  /** Breaks within the hours of the staff; those with a person go on and take no break. */
  readonly breaks: readonly BreakSpec[];
  /** Visits going on when the shift of their staff ends. */
  readonly atShiftEnd: AtShiftEnd;
  /** Null = all posts are always filled. */
  readonly staffStock: StaffStockSpec | null;
  /** `length-of-stay:` or, for a team, `visit:`. Null for a decision or when `outcomes:` gives the stays. */
  readonly stay: ByAttribute<DistributionSpec> | null;
  /** `routes:` or `outcomes:`. */
  readonly routes: readonly RouteSpec[];
  readonly form: "clocks" | "outcomes";
  /** Empty = at any time. */
  readonly leaving: readonly HoursSpec[];
  /** When people who have a place may set out for it. Empty = at any time. */
  readonly admission: readonly HoursSpec[];
  /** Null = as many as there is room for. */
  readonly starts: StartsSpec | null;
  readonly whileWaiting: "in-place" | "at-home";
  /** Units of capacity that a person takes; null = one each. */
  readonly units: ByAttribute<UnitsSpec> | null;
  /** True where capacity and units are in minutes a week, written in hours. */
  readonly inHours: boolean;
  /** What else a person must have of pools to start; held until they leave. Empty = nothing. */
  readonly needs: readonly NeedSpec[];
  /** Pools whose units stay with people who bring them. */
  readonly keeps: readonly string[];
  /** When people stop waiting; empty = never. */
  readonly giveUp: readonly GiveUpSpec[];
  /** Time a place needs after it is left before it is free again; null = none. */
  readonly turnRound: DistributionSpec | null;
  /** `limit` null = none. */
  readonly queue: { readonly limit: number | null; readonly then: string } | null;
  readonly queueing: QueueingSpec;
  /** Response standards: seconds. Measures `<service>.within.<id>`. */
  readonly within: readonly { readonly id: string; readonly seconds: Quantity }[];
  readonly place: Place;
}

/** A place on the grid of the picture: columns from left to right and rows from top to bottom, both from 0. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** Services and cohorts as they hold from a date on. The first phase holds from the start of the warm-up. */
export interface PhaseSpec {
  /** Seconds after `start` of the scenario (not of the warm-up); −Infinity for the first. */
  readonly from: number;
  readonly services: readonly ServiceSpec[];
  readonly cohorts: readonly CohortSpec[];
  readonly people: PeopleSpec;
  /** By service whose places change as the phase begins: what becomes of the people above the new number, unless they stay. */
  readonly occupants?: Readonly<Record<string, OccupantsSpec>>;
  /** By service: what of its stays under way is worked out anew as the phase begins (see everyone.ts). */
  readonly reach?: Readonly<Record<string, number>>;
  /** The same pools in each phase. */
  readonly pools: readonly PoolSpec[];
}

export interface SourceSpec {
  readonly id: string;
  readonly title: string;
  readonly where: string | null;
  readonly grade: "A" | "B" | "C" | "S" | null;
}

/** One figure of the scenario, for the list of sources and assumptions. */
export interface Figure {
  readonly path: string;
  /** As written, e.g. "21 nights". */
  readonly text: string;
  readonly low: string | null;
  readonly high: string | null;
  readonly source: string | null;
  readonly note: string | null;
  readonly place: Place;
}

export interface Scenario {
  readonly title: string;
  readonly question: string | null;
  readonly place: { readonly name: string; readonly population: Readonly<Record<string, number>> };
  /** What becomes of people who wait for each other's places in a ring; null = not said: they change places. */
  readonly rings: "exchange" | "report" | "stop" | null;
  readonly time: {
    /** ISO date or date and time, as written: first measured instant. */
    readonly start: string;
    /** Seconds. */
    readonly warmUp: number;
    /** Seconds; civil years and months counted on the calendar from start. */
    readonly length: number;
    readonly snapshotHour: number;
    /** ISO date, or date and time, from which on nobody comes; null where people go on coming. */
    readonly arrivalsStop: string | null;
  };
  /** Civil days from 1970-01-01, in order. */
  readonly bankHolidays: readonly number[];
  readonly sources: readonly SourceSpec[];
  /** Sorted by from. All phases name the same services and cohorts in the same order. */
  readonly phases: readonly PhaseSpec[];
  /** Named parts of the measured time, with figures of their own; empty for none. */
  readonly periods: readonly PeriodSpec[];
  /** What ends the run before its length is over; null for nothing. */
  readonly end: EndSpec | null;
  /** Groups of services that lend each other places. */
  readonly sharedPlaces: readonly SharedPlacesSpec[];
  /** Who is there when the run begins; empty for an empty start. */
  readonly census: readonly CensusSpec[];
  /** Where each service stands, in the order of the services: as `layout:` says, else worked out. */
  readonly layout: readonly Cell[];
  /** Services and cohorts of the root file of the `extends` chain before any setting: luck is settled on its shares. */
  readonly declared: { readonly services: readonly ServiceSpec[]; readonly cohorts: readonly CohortSpec[] };
  /** Levels of attributes counted as aged 65 and over: attribute → levels; empty = everyone. */
  readonly older: Readonly<Record<string, readonly string[]>>;
  readonly rules: readonly RuleSpec[];
  readonly shocks: readonly ShockSpec[];
  readonly programmes: readonly ProgrammeSpec[];
  /** The phases again for each way in which programmes with gates can stand but the first: see openedWorlds. */
  readonly opened: readonly (readonly PhaseSpec[])[];
  readonly payers: readonly string[];
  readonly priceYear: string | null;
  readonly costs: readonly CostLineSpec[];
  readonly money: MoneySpec;
  readonly providers: readonly string[];
  readonly contracts: readonly ContractSpec[];
  readonly funds: readonly FundSpec[];
  readonly targets: readonly TargetSpec[];
  readonly asked: AskedSpec;
  readonly levers: readonly LeverSpec[];
  readonly figures: readonly Figure[];
  /** The scenario as one document after extends and settings: canonical YAML, for `scenario.yaml` and the digest. */
  readonly resolved: string;
  /** Files read, entry first. */
  readonly files: readonly string[];
  /** Things that may be meant but are worth a look; sorted as the files are. */
  readonly warnings: readonly Problem[];
}
