import { ABOUT_NOBODY, KIND, KIND_NAMES, REASON_WORDS } from "./facts.ts";
import type { Fact, LawClock } from "./lawReport.ts";

/** What the laws must know of the model: a Model or the header of a log will do. */
export interface LawModel {
  readonly services: readonly {
    readonly name: string;
    readonly kind: string;
    readonly capacity: number;
    readonly queueLimit?: number;
    readonly turnRound?: boolean;
    readonly starts?: number;
    readonly units?: number;
    readonly atShiftEnd?: string;
    readonly needs?: readonly { readonly pool: number; readonly least: number; readonly most: number }[];
  }[];
  readonly pools?: readonly { readonly name: string; readonly capacity: number }[];
  readonly routes?: readonly unknown[];
  readonly classes?: readonly { readonly cohort: number }[];
  /** Classes of people at the doors of services, where the model has them (see compile/model/queues.ts). */
  readonly queueing?: {
    readonly admission: readonly ({
      readonly classes: readonly { readonly name: string; readonly keepFree: number; readonly limit: number }[];
      readonly classOf: readonly number[];
    } | null)[];
  };
  /** Services that lend each other places. */
  readonly holding?: {
    readonly sharing: readonly {
      readonly services: readonly number[];
      readonly ownFirst: boolean;
      readonly repack: boolean;
    }[];
  };
  /** What people belong to, and most members (−1 = any number), where the model has it. */
  readonly people?: { readonly memberships: readonly { readonly capacity: number }[] } | null;
  readonly clock?: LawClock & { readonly end: number };
  readonly programmes?: { readonly openings: readonly { readonly name: string }[] };
  readonly shocks?: readonly { readonly name: string }[];
  readonly rules?: readonly {
    readonly name: string;
    readonly actions?: readonly {
      readonly form: string;
      readonly service?: number;
      readonly limit?: number;
      readonly class?: number;
      readonly sets?: string;
      readonly to?: number;
    }[];
  }[];
}

const EXITS = 5;
/** Lowest route: none, and sent on after giving up or a full queue. */
const LOWEST_ROUTE = -2;

type Column = "service" | "exit" | "outside" | "no place";
type Rule = readonly [service: readonly Column[], other: readonly Column[]];

const SERVICE: readonly Column[] = ["service"];
const WHERE: readonly Column[] = ["service", "outside"];
const ONWARD: readonly Column[] = ["service", "exit"];

/** What may stand in the columns service and other. What is about nobody, and Arrived, have no place in other. */
const PLACES: { readonly [kind: number]: Rule } = {
  [KIND.Referred]: [SERVICE, WHERE],
  [KIND.Assigned]: [SERVICE, WHERE],
  [KIND.Started]: [SERVICE, WHERE],
  [KIND.Visited]: [SERVICE, ["outside"]],
  [KIND.ReadyToLeave]: [SERVICE, ONWARD],
  [KIND.Delayed]: [SERVICE, ONWARD],
  [KIND.TransferStarted]: [ONWARD, WHERE],
  [KIND.Left]: [SERVICE, ["service", "exit", "outside"]],
  [KIND.Diverted]: [SERVICE, SERVICE],
  [KIND.GaveUp]: [SERVICE, ONWARD],
  [KIND.Refused]: [SERVICE, ["exit"]],
  [KIND.Returned]: [SERVICE, SERVICE],
  [KIND.RingExchanged]: [SERVICE, SERVICE],
  [KIND.Census]: [["outside"], ["outside"]],
  [KIND.Ended]: [["outside"], ["outside"]],
  [KIND.Before]: [WHERE, ["outside"]],
  [KIND.Exited]: [WHERE, ["exit"]],
  [KIND.DischargedEarly]: [SERVICE, ["outside"]],
  [KIND.ShockStarted]: [WHERE, []],
  [KIND.ShockEnded]: [WHERE, []],
  [KIND.PhaseOpened]: [WHERE, []],
  [KIND.StartsRenewed]: [SERVICE, ["outside"]],
  [KIND.PlaceReady]: [SERVICE, []],
  [KIND.UnitsTaken]: [SERVICE, []],
  [KIND.TasksDone]: [SERVICE, []],
  [KIND.Withdrawn]: [SERVICE, ["outside"]],
  [KIND.StoodSince]: [SERVICE, ["outside"]],
  [KIND.MovedOn]: [SERVICE, SERVICE],
  [KIND.RingFormed]: [SERVICE, SERVICE],
  [KIND.PoolTaken]: [SERVICE, []],
  [KIND.PoolFreed]: [SERVICE, []],
  [KIND.PoolChanged]: [["outside"], []],
  [KIND.PlaceLent]: [SERVICE, SERVICE],
  [KIND.PlaceReturned]: [SERVICE, SERVICE],
  [KIND.ConditionChanged]: [WHERE, []],
  [KIND.Joined]: [WHERE, []],
  [KIND.Released]: [WHERE, []],
  [KIND.EffectChanged]: [WHERE, []],
  [KIND.ClockRang]: [WHERE, ["service", "exit", "outside"]],
  [KIND.ReservationEnded]: [SERVICE, WHERE],
  [KIND.Displaced]: [SERVICE, ONWARD],
  [KIND.VisitStopped]: [SERVICE, ["outside"]],
  [KIND.VisitResumed]: [SERVICE, ["outside"]],
};

const ROUTED: readonly number[] = [
  KIND.Referred,
  KIND.Assigned,
  KIND.Started,
  KIND.ReadyToLeave,
  KIND.Displaced,
  KIND.TransferStarted,
  KIND.Left,
];

/** What is wrong with the columns of a fact taken by itself; null when nothing is. */
export function wrongColumns(fact: Fact, model: LawModel): string | null {
  const name = KIND_NAMES[fact.kind];
  if (name === undefined) return `kind ${fact.kind} is not in the vocabulary`;
  if (ABOUT_NOBODY.has(fact.kind) !== fact.person < 0) {
    return fact.person < 0 ? "it is about nobody" : "a fact about a service is about no person";
  }
  return wrongPlaces(fact, model) ?? wrongValue(fact, model);
}

function wrongPlaces(fact: Fact, model: LawModel): string | null {
  const services = model.services.length;
  const rule = PLACES[fact.kind] ?? [SERVICE, []];
  if (!rule[0].includes(columnOf(fact.service, services)))
    return `service is ${fact.service}, expected ${rule[0].join(" or ")}`;
  if (rule[1].length > 0 && !rule[1].includes(columnOf(fact.other, services))) {
    return `other is ${fact.other}, expected ${rule[1].join(" or ")}`;
  }
  if (fact.kind === KIND.Started && model.services[fact.service]!.kind === "decision") {
    return "nobody stays in a decision";
  }
  return null;
}

function columnOf(place: number, services: number): Column {
  if (place === -1) return "outside";
  if (place < 0 || place >= services + EXITS) return "no place";
  return place < services ? "service" : "exit";
}

function wrongValue(
  { kind, other, value }: Fact,
  { routes, classes, rules, shocks, programmes, pools = [] }: LawModel,
): string | null {
  if (ROUTED.includes(kind)) {
    const known = routes === undefined || value < routes.length;
    return value >= LOWEST_ROUTE && known ? null : `there is no route ${value}`;
  }
  switch (kind) {
    case KIND.Arrived:
      if (classes === undefined) return null;
      if (classes[value] === undefined) return `there is no class ${value}`;
      return classes[value].cohort === other ? null : `class ${value} is not of cohort ${other}`;
    case KIND.Joined:
      return value >= 0 && value <= 2 ? null : `value is ${value}, expected 0, 1 or 2`;
    case KIND.Released:
      return value === 0 || value === 1 ? null : `value is ${value}, expected 0 or 1`;
    case KIND.EffectChanged:
      return value >= 0 && value <= 1000 ? null : `an effect holds by ${value} thousandths`;
    case KIND.ConditionChanged:
      return classes === undefined || classes[value] !== undefined ? null : `there is no class ${value}`;
    case KIND.Delayed:
      return value > 0 && value < REASON_WORDS.length ? null : `there is no reason ${value}`;
    case KIND.Visited:
      return value === 0 || value === 1 ? null : `value is ${value}, expected 0 or 1`;
    case KIND.StaysChanged:
      if (other < 1 || other > 3) return `other is ${other}, expected 1, 2 or 3`;
      return value >= 0 ? null : `the stays of ${value} people changed`;
    case KIND.CapacityChanged:
      if (other !== 1 && other !== -1) return `other is ${other}, expected 1 or −1`;
      return value >= 0 ? null : `a capacity of ${value} is below 0`;
    case KIND.PlaceReturned:
      return value >= 0 && value <= 3 ? null : `value is ${value}, expected 0 to 3`;
    case KIND.StoodSince:
      return value >= 1 ? null : `they stood there for ${value} seconds`;
    case KIND.Before:
      return value > 0 ? null : `it says ${value} seconds before time 0`;
    case KIND.RuleFired:
      if (other < 0 || (rules !== undefined && other >= rules.length)) return `there is no rule ${other}`;
      return value >= 0 && value <= 2 ? null : `value is ${value}, expected 0, 1 or 2`;
    case KIND.PhaseOpened:
      if (other < 0 || other >= (programmes?.openings.length ?? Infinity)) return `there is no phase ${other}`;
      return value === 0 ? null : `value is ${value}, expected 0`;
    case KIND.ShockStarted:
    case KIND.ShockEnded:
      if (other < 0 || (shocks !== undefined && other >= shocks.length)) return `there is no shock ${other}`;
      return value >= 0 ? null : `it takes ${value} places`;
    case KIND.RingFormed:
    case KIND.RingExchanged:
      return value >= 1 ? null : `a ring of ${value}`;
    case KIND.PlaceReady:
      if (other < 1) return `a place of ${other} units`;
      return value >= 1 ? null : `a turn-round of ${value} seconds`;
    case KIND.TasksDone:
      if (other < 0) return `there is no task ${other}`;
      return value >= 1 ? null : `${value} seconds after the stay`;
    case KIND.UnitsTaken:
      if (other !== 1 && other !== -1) return `other is ${other}, expected 1 or −1`;
      return value >= 1 ? null : `${value} units`;
    case KIND.PoolTaken:
    case KIND.PoolFreed:
    case KIND.PoolChanged:
      if (pools[other] === undefined) return `there is no pool ${other}`;
      return value >= 0 ? null : `${value} units`;
    case KIND.Exited:
    case KIND.Withdrawn:
    case KIND.VisitStopped:
    case KIND.ReservationEnded:
    case KIND.PlaceLent:
      return value === 0 ? null : `value is ${value}, expected 0`;
    default:
      return value >= 0 ? null : `value is ${value}, below 0`;
  }
}
