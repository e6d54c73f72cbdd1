import type { Distribution } from "../random/distributions.ts";
import type { ModelAsked, Target } from "./model/asked.ts";
import type { CensusRow } from "./model/census.ts";
import type { ModelContracts } from "./model/contracts.ts";
import type { CostLine, MoneyRules } from "./model/costs.ts";
import type { CohortDemand } from "./model/demand.ts";
import type { ModelEnd } from "./model/ends.ts";
import type { DatedOpenings, ModelHours } from "./model/hours.ts";
import type { ModelMeasured, ModelPeople } from "./model/people.ts";
import type { Holding, ModelPool, PoolNeed } from "./model/places.ts";
import type { ModelProgrammes } from "./model/programmes.ts";
import type { ModelQueueing } from "./model/queues.ts";
import type { ModelRule } from "./model/rules.ts";
import type { ModelShock } from "./model/shocks.ts";
import type { ModelStays } from "./model/stays.ts";

/**
 * The Model: a scenario with names turned into indices, time into whole seconds and money into pence. Plain data:
 * it can be posted to a worker. Places are numbered services first (0 … S−1), then exits (S … S+E−1); −1 is outside.
 */

/** Exits in their fixed order: place number = services.length + position here. */
export const EXITS = ["home", "care-home", "died", "moved-away", "elsewhere"] as const;
export type ExitName = (typeof EXITS)[number];

export const OUTSIDE = -1;

export const SERVICE_KIND = { beds: 0, caseload: 1, team: 2, state: 3, decision: 4 } as const;
export type ServiceKind = keyof typeof SERVICE_KIND;

/** What kind of place a service is to the person in it; decides which measures count it. */
export type Setting = "hospital" | "rehabilitation" | "reablement" | "community" | "care-home" | "own-home" | "other";

/** Capacity without end. Exactly representable in 32 bits. */
export const UNLIMITED = 0x3fffffff;

/** Weekly opening: seconds from Monday 00:00, sorted, not overlapping. A moment has from = to. Both ends are open. */
export interface Opening {
  readonly from: number;
  readonly to: number;
}

export interface ModelService {
  readonly name: string;
  readonly label: string;
  readonly kind: ServiceKind;
  readonly setting: Setting;
  /** Discharge pathway out of hospital that it stands for, 0 to 3; left out for none. */
  readonly pathway?: number;
  /** True where a person lives at home while in the service. */
  readonly atHome: boolean;
  /** Luck key, from `was:` or the declared name. */
  readonly luck: number;
  /** Places or staff at time 0; UNLIMITED for state and decision. */
  readonly capacity: number;
  /** True when a person who is ready keeps this place until the next one is found. */
  readonly holdsWhileWaiting: boolean;
  /** Weekly times at which people may leave; empty = always. */
  readonly leaving: readonly Opening[];
  /** Weekly times at which people who have a place here may set out for it; empty = always. */
  readonly admission: readonly Opening[];
  /** What holds instead where bank holidays or dated changes alter the week; null where they do not. */
  readonly datedLeaving: DatedOpenings;
  readonly datedAdmission: DatedOpenings;
  /** Most people who may wait for this service, −1 = no limit. */
  readonly queueLimit: number;
  /** Where a person goes who finds the queue full: a place. */
  readonly refusedTo: number;
  /** What becomes of visits when their shift ends; left out where they are finished as overtime. */
  readonly atShiftEnd?: "hand-over" | "stop-and-resume";
  /** Places it may give out before the first renewal (see Model.hours); left out where there is no such limit. */
  readonly starts?: number;
  /** True where a place that is left is neither free nor occupied until it is ready again; left out where not. */
  readonly turnRound?: true;
  /** Most units of capacity that a person takes to start; left out where everyone takes one throughout. */
  readonly units?: number;
  /** What people need of pools to start; left out where nothing. */
  readonly needs?: readonly PoolNeed[];
  /** Units in one place or hour a week, as users read them: 60 where units are minutes a week; left out where 1. */
  readonly perPlace?: number;
  /** Response standards in seconds: measures `within`. */
  readonly within: readonly { readonly id: string; readonly seconds: number }[];
  /** Place on the grid of the picture, from 0: columns from left to right, rows from top to bottom. */
  readonly column: number;
  readonly row: number;
}

/** One way on from a service. */
export interface ModelRoute {
  readonly from: number;
  readonly name: string;
  /** Acceptable places in order of preference; a single exit, or one or more services. */
  readonly to: readonly number[];
  readonly luck: number;
  /** Payer who funds stays reached by this route, −1 = the cost line's own. */
  readonly fundedBy: number;
  /** Non-capacity work before a place is sought: reason and distribution. Steps follow one another. */
  readonly prepare: readonly {
    readonly reason: "assessment" | "funding" | "choice";
    readonly takes: number;
    readonly luck: number;
  }[];
  /** Seconds before ready at which the next place is sought, as early as the stay begins at most; left out for when ready. */
  readonly refer?: number;
  /** The first step of preparation that goes on beside the search for a place; left out where all come before it. */
  readonly searchFrom?: number;
  /** Seconds of waiting for the first of `to` after which the others will do; left out where all do from the first. */
  readonly othersAfter?: number;
  /** True where people who come to another than the first of `to` go on standing for those before it; left out where not. */
  readonly movesOn?: true;
  /** Distribution of the journey time, −1 = none. The destination is held during it; so is the origin, unless `leavesFirst`. */
  readonly transfer: number;
  /** True where the origin is free when the journey begins; left out where not. */
  readonly leavesFirst?: true;
  /**
   * For a route to a service that passes people on at its door: the whole way by each route of that service, by its
   * number, so that what must be prepared before the door is not lost. Empty for all other routes.
   */
  readonly onward: Readonly<Record<number, number>>;
}

/** The routes open to a class of person in a service: parallel lists. Shares are relative; they add to 1. */
export interface Choice {
  readonly routes: readonly number[];
  /** Shares as the root scenario declares them: the luck is settled on these (see random/race.ts). */
  readonly declared: readonly number[];
  /** Shares now. */
  readonly shares: readonly number[];
  /** Distribution of the stay given this route, −1 = the service's own stay. */
  readonly stays: readonly number[];
}

/** Tables that hold from `from` (seconds) until the next phase. */
export interface Phase {
  readonly from: number;
  /** Index into `choices` for the way on after a stay: choiceOf[service * classes + class], −1 where there is none. */
  readonly choiceOf: Int32Array;
  /** Index into `distributions` for the stay or visit: stayOf[service * classes + class], −1 = none. */
  readonly stayOf: Int32Array;
  /**
   * Index into `choices` for what a person does at the door: entryOf[service * classes + class], −1 = starts here.
   * A decision passes everyone on; a state with `outcomes` passes on those whose outcome has no stay. In such a
   * choice the route −1 means "starts here".
   */
  readonly entryOf: Int32Array;
}

export interface ModelCohort {
  readonly name: string;
  readonly label: string;
  readonly luck: number;
  /** Acceptable first services in order of preference. */
  readonly enters: readonly number[];
  /** How many of these come before a second door, and the level of an attribute of those whom it is for; left out without one. */
  readonly secondDoor?: { readonly firstDoors: number; readonly attribute: number; readonly level: number };
  /** First class number of this cohort and how many classes it has. */
  readonly firstClass: number;
  readonly classes: number;
  /** Attributes of this cohort in mixed-radix order: class = firstClass + Σ level × stride. */
  readonly attributes: readonly {
    readonly attribute: number;
    readonly luck: number;
    readonly stride: number;
    readonly declared: readonly number[];
    readonly shares: readonly number[];
    /** Level index into Model.attributes[attribute].levels, and luck of each level. */
    readonly levels: readonly number[];
    readonly levelLuck: readonly number[];
  }[];
  /** Those of them that are measured, which stand last; left out where none is. */
  readonly measured?: readonly ModelMeasured[];
  /**
   * First arrivals per day: rate(t) = perHourOfWeek[hour of the week] × perDay[civil day, counted from that of time 0].
   * perHourOfWeek has 168 entries from Monday 00:00 (336 by the half-hour), in people per day; perDay carries month,
   * growth, surges and dated changes. Where people come in groups these are groups.
   */
  readonly perHourOfWeek: Float64Array;
  readonly perDay: Float64Array;
  /** Second of the run from which on nobody comes; left out where people go on coming. */
  readonly arrivalsStop?: number;
  /** How people come beside or instead of by chance at that rate; null = plainly so. */
  readonly demand: CohortDemand | null;
}

export interface ModelClass {
  readonly cohort: number;
  /** Level of each of Model.attributes for people of this class, −1 where the cohort does not have it. */
  readonly levels: readonly number[];
  /** True when the scenario counts this class among people aged 65 and over. */
  readonly older: boolean;
}

export interface CapacityChange {
  readonly at: number;
  readonly service: number;
  readonly capacity: number;
  /** True when a staff shift ends here: visits going on become overtime. */
  readonly shiftEnds: boolean;
  /** What becomes of the people above the new number: index into Model.hours.occupants; left out where they stay. */
  readonly occupants?: number;
}

export interface Clock {
  /** First measured instant, as the scenario gives it: ISO date or date-time. */
  readonly start: string;
  /** Seconds of warm-up: time 0 is start − warmUp. */
  readonly warmUp: number;
  /** End of the run in seconds from time 0. */
  readonly end: number;
  /** Seconds from Monday 00:00 to time 0: (t + weekOffset) mod 604800 is the second of the week. */
  readonly weekOffset: number;
  /** Second of the day at which snapshots are taken. */
  readonly snapshotAt: number;
}

/** What holds while programmes with gates have come so far, from the start of a run on. */
export interface ModelWorld {
  readonly phases: readonly Phase[];
  /** Places or staff at time 0, by service. */
  readonly capacity: readonly number[];
  readonly capacityChanges: readonly CapacityChange[];
}

export interface Model {
  readonly title: string;
  readonly clock: Clock;
  readonly place: { readonly name: string; readonly population: Readonly<Record<string, number>> };
  readonly attributes: readonly { readonly name: string; readonly levels: readonly string[] }[];
  readonly cohorts: readonly ModelCohort[];
  readonly classes: readonly ModelClass[];
  readonly services: readonly ModelService[];
  readonly routes: readonly ModelRoute[];
  readonly choices: readonly Choice[];
  readonly distributions: readonly Distribution[];
  /** Sorted by from; the first has from = 0. */
  readonly phases: readonly Phase[];
  /** Sorted by (at, luck of the service). */
  readonly capacityChanges: readonly CapacityChange[];
  /** What services share; left out where there is nothing of the kind. */
  readonly pools?: readonly ModelPool[];
  /** What people need of services and hold beside one place. */
  readonly holding: Holding;
  readonly stays: ModelStays;
  /** What calendars do to services beside openings and places. */
  readonly hours: ModelHours;
  /** Named parts of the measured time, each one or more stretches of it in seconds of the run, in order. */
  readonly periods: readonly {
    readonly name: string;
    readonly stretches: readonly { readonly from: number; readonly to: number }[];
  }[];
  /** What ends the run before the end of the clock; null for nothing. */
  readonly end: ModelEnd | null;
  /** People who are there at time 0, sorted by luck; empty for an empty start. */
  readonly census: readonly CensusRow[];
  /** In the order of the scenario: of two that act at one instant, the first acts first. */
  readonly rules: readonly ModelRule[];
  readonly shocks: readonly ModelShock[];
  readonly programmes: ModelProgrammes;
  /** By number: see ModelProgrammes. The first is what `phases` and `capacityChanges` say; empty without programmes. */
  readonly worlds: readonly ModelWorld[];
  readonly payers: readonly string[];
  readonly costs: readonly CostLine[];
  /** Who provides care, and how they are paid; left out where the scenario names no providers, contracts or funds. */
  readonly agreed?: ModelContracts;
  /** Left out where nothing of the kind is said. */
  readonly moneyRules?: MoneyRules;
  readonly targets: readonly Target[];
  /** Measures beside the standard ones; left out where none are asked for. */
  readonly asked?: ModelAsked;
  readonly queueing: ModelQueueing;
  /** Clocks and conditions that people carry with them; null where there are none. */
  readonly people: ModelPeople | null;
}

/** Name of a place by its number, as users see it. */
export function placeName(model: Model, place: number): string {
  if (place < 0) return "outside";
  return model.services[place]?.name ?? EXITS[place - model.services.length] ?? `place ${place}`;
}

/** The tables of all worlds: what may hold at one time or another of a run. */
export const everyPhase = ({ phases, worlds }: Model): readonly Phase[] =>
  worlds.length === 0 ? phases : worlds.flatMap((world) => world.phases);
