import type { KindName } from "../kinds.ts";

/** What a number in the columns `other` and `value` is, so that a reader can put it into words or add it up. */
export const ROLES = {
  none: "says nothing: −1 in other, 0 in value",
  place: "a service or an exit, by its number; −1 is outside",
  cohort: "a cohort, by its number",
  class: "the cohort and the attribute levels of a person, as one number",
  attribute: "an attribute whose levels are the stages of a condition, by its number",
  route: "a route, by its number; −1 on arrival, −2 after giving up or a full queue",
  reason: "a reason of delay",
  clock: "a clock, by its number",
  membership: "a membership, by its number",
  effect: "an effect, by its number",
  pool: "a pool, by its number",
  rule: "a rule, by its number",
  shock: "a shock, by its number",
  phase: "a phase of a programme, by its number",
  task: "a task, by its place in the list of the service's tasks",
  code: "one of a few cases, each with its word",
  count: "a number of people, or of times",
  units: "places, staff, or units of a pool",
  thousandths: "thousandths of the whole",
  seconds: "seconds",
} as const;

export type RoleName = keyof typeof ROLES;

/** The role of a column in one kind of fact. */
export interface Role {
  readonly is: RoleName;
  /** Place: how it stands to the fact. */
  readonly as?: "from" | "to" | "at" | "lender";
  /** Code: the word of each case. */
  readonly words?: Readonly<Record<number, string>>;
}

export interface FactRoles {
  readonly other: Role;
  readonly value: Role;
}

const none: Role = { is: "none" };
const from: Role = { is: "place", as: "from" };
const to: Role = { is: "place", as: "to" };
const at: Role = { is: "place", as: "at" };
const lender: Role = { is: "place", as: "lender" };
const is = (name: RoleName): Role => ({ is: name });
const code = (words: Readonly<Record<number, string>>): Role => ({ is: "code", words });
const [route, seconds, count, units] = [is("route"), is("seconds"), is("count"), is("units")];

/**
 * The role of `other` and `value` in each kind of fact: what facts.ts says in words, for machines. `service` is a place
 * in every kind, and `cause` the number of a fact; −1 is none.
 */
export const FACT_ROLES: { readonly [K in KindName]: FactRoles } = {
  Arrived: { other: is("cohort"), value: is("class") },
  Referred: { other: at, value: route },
  Assigned: { other: at, value: route },
  Started: { other: from, value: route },
  Visited: { other: none, value: code({ 0: "in the shift", 1: "overtime" }) },
  ReadyToLeave: { other: to, value: route },
  Delayed: { other: to, value: is("reason") },
  TransferStarted: { other: from, value: route },
  Left: { other: to, value: route },
  Exited: { other: to, value: none },
  Diverted: { other: to, value: count },
  GaveUp: { other: to, value: seconds },
  Refused: { other: to, value: count },
  Returned: { other: from, value: count },
  DischargedEarly: { other: none, value: seconds },
  RingExchanged: { other: to, value: count },
  RingFormed: { other: to, value: count },
  ClockRang: { other: to, value: is("clock") },
  ReservationEnded: { other: at, value: none },
  Displaced: { other: to, value: route },
  Withdrawn: { other: none, value: none },
  MovedOn: { other: to, value: seconds },
  StoodSince: { other: none, value: seconds },
  VisitStopped: { other: none, value: none },
  VisitResumed: { other: none, value: seconds },
  TasksDone: { other: is("task"), value: seconds },
  PoolTaken: { other: is("pool"), value: units },
  PoolFreed: { other: is("pool"), value: units },
  Joined: { other: is("membership"), value: code({ 0: "refused", 1: "begun", 2: "goes on" }) },
  Released: { other: is("membership"), value: code({ 0: "ended", 1: "suspended" }) },
  ConditionChanged: { other: is("attribute"), value: is("class") },
  EffectChanged: { other: is("effect"), value: is("thousandths") },
  UnitsTaken: { other: code({ 1: "reserved place", [-1]: "place they are in" }), value: units },
  PlaceLent: { other: lender, value: none },
  PlaceReturned: {
    other: lender,
    value: code({ 0: "left", 1: "moved", 2: "reservation over", 3: "reservation moved" }),
  },
  CapacityChanged: { other: code({ 1: "a shift ended", [-1]: "no shift ended" }), value: units },
  RuleFired: { other: is("rule"), value: code({ 0: "over", 1: "in force", 2: "done at once" }) },
  ShockStarted: { other: is("shock"), value: units },
  ShockEnded: { other: is("shock"), value: units },
  PhaseOpened: { other: is("phase"), value: none },
  StaysChanged: { other: code({ 1: "how long", 2: "where to", 3: "how long and where to" }), value: count },
  Census: { other: none, value: count },
  Before: { other: none, value: seconds },
  Ended: { other: none, value: seconds },
  PlaceReady: { other: units, value: seconds },
  StartsRenewed: { other: none, value: units },
  PoolChanged: { other: is("pool"), value: units },
};
