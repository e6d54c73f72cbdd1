import type { ModelPatience } from "../compile/model/queues.ts";
import type { Moment } from "../compile/model/stays.ts";
import { EXITS, everyPhase, type Model, type ModelRoute, type ModelService, UNLIMITED } from "../compile/model.ts";
import { type Distribution, sample } from "../random/distributions.ts";
import { purpose, USE } from "../random/purposes.ts";
import { lookUp } from "../random/quantileTable.ts";
import { prepareRace, type Race } from "../random/race.ts";
import { sampleAbove } from "../random/residual.ts";
import { NEVER } from "./eventList.ts";
import { type Admission, admissionOf } from "./queue/admission.ts";
import { looksBeside } from "./queue/besideBook.ts";
import { cyclicServices } from "./queue/cyclic.ts";

/** A choice ready to be raced: parallel to its routes. */
export interface RunChoice {
  readonly race: Race;
  readonly routes: Int32Array;
  /** Distribution of the stay given each route, −1 = the service's own. */
  readonly stays: Int32Array;
}

/** What the run looks up at every step, taken from the Model once. */
export interface Tables {
  readonly services: number;
  readonly classes: number;
  /** No limit of places and none of the queue: whoever comes starts. */
  readonly unlimited: Uint8Array;
  /** Keeps its place while waiting to move on. */
  readonly holds: Uint8Array;
  readonly team: Uint8Array;
  /** Teams whose visits do not become overtime when their shift ends. */
  readonly resumes: Uint8Array;
  /** A place at home that people return from. */
  readonly home: Uint8Array;
  /** In a ring of services whose people can wait for each other's places. */
  readonly cyclic: Uint8Array;
  readonly stayPurpose: Int32Array;
  readonly entryPurpose: Int32Array;
  readonly giveUpPurpose: Int32Array;
  readonly transferPurpose: Int32Array;
  /** By route: first choice, steps of preparation, distribution of the journey (−1 for none). */
  readonly firstOf: Int32Array;
  readonly steps: Int32Array;
  readonly transferOf: Int32Array;
  /** 1 when some people look for a place while something else goes on. */
  readonly beside: number;
  /** By route: seconds before ready at which people are referred, −1 for when ready; first step of preparation beside it. */
  readonly referBefore: Int32Array;
  readonly searchFrom: Int32Array;
  /** By route: seconds of waiting for the first choice after which the others will do, −1 where all do from the first. */
  readonly othersAfter: Int32Array;
  /** By route: those others; none where all do from the first. */
  readonly otherLists: readonly (readonly number[])[];
  /** 1 when some people in a second choice go on standing for their first. */
  readonly movesOn: number;
  /** 1 when a rule can send new referrals elsewhere. */
  readonly diverts: number;
  /** 1 when any queue has a limit, or a rule can give it one. */
  readonly limited: number;
  /** Classes of people at the doors of services; null when no service tells people apart. */
  readonly admission: Admission | null;
  /** By service: when people stop waiting; and 1 where some do not begin when the expected wait is too long. */
  readonly patience: readonly (readonly ModelPatience[])[];
  readonly baulks: Uint8Array;
  /** What becomes of rings. */
  readonly rings: "exchange" | "report" | "stop";
  /** By route: 1 when the place left is free when the journey begins. */
  readonly leavesFirst: Uint8Array;
  /** Routes to one place that admits at any time, without preparation or journey. */
  readonly plainRoute: Uint8Array;
  /** Services that people may leave at any time without more ado. */
  readonly plainPlace: Uint8Array;
  /** Services that people may leave at any time. */
  readonly alwaysOpen: Uint8Array;
  /** Services that admit at any time. */
  readonly alwaysAdmits: Uint8Array;
  /** Acceptable places by route, by class on entry, and each place alone. */
  readonly routeLists: readonly (readonly number[])[];
  readonly entryLists: readonly (readonly number[])[];
  readonly singles: readonly (readonly number[])[];
  /** 1 for routes to a service that may pass people on at its door. */
  readonly hasDoor: Uint8Array;
  /** The same for cohorts on entry. */
  readonly entryHasDoor: Uint8Array;
  readonly choices: readonly RunChoice[];
  /** Quantile tables by distribution; undefined for those that are not tables. */
  readonly quantiles: readonly (Float64Array | undefined)[];
  readonly distributions: readonly Distribution[];
  /** What decides between stays at their start, by the number that stands for them; 1 when there is any. */
  readonly moments: readonly (Moment | undefined)[];
  readonly hasMoments: number;
  /** The same for choices of a way on. */
  readonly choiceMoments: readonly (Moment | undefined)[];
  readonly hasChoiceMoments: number;
}

const known = new WeakMap<Model, Tables>();

/** The look-up tables of a model, made once for all its replications. */
export function tablesOf(model: Model): Tables {
  const tables = known.get(model) ?? makeTables(model);
  known.set(model, tables);
  return tables;
}

function makeTables(model: Model): Tables {
  const { services, routes } = model;
  const places = services.length + EXITS.length;
  const actions = model.rules.flatMap((rule) => rule.actions);
  // Nobody waits for what has no limit: there is nothing to look for beforehand.
  const isLimited = (place: number): boolean => place < services.length && !isUnlimited(services[place]!);
  const diverted = new Set(actions.flatMap((action) => (action.form === "divert" ? [action.from] : [])));
  return {
    services: services.length,
    classes: model.classes.length,
    unlimited: flags(services, isUnlimited),
    holds: flags(services, (s) => s.holdsWhileWaiting),
    team: flags(services, (s) => s.kind === "team"),
    resumes: flags(services, (s) => s.atShiftEnd !== undefined),
    home: flags(services, (s) => s.kind === "state" && s.setting === "own-home"),
    cyclic: cyclicServices(model),
    stayPurpose: Int32Array.from(services, (s) => purpose(s.luck, USE.stay)),
    entryPurpose: Int32Array.from(services, (s) => purpose(s.luck, USE.entry)),
    giveUpPurpose: Int32Array.from(services, (s) => purpose(s.luck, USE.giveUp)),
    transferPurpose: Int32Array.from(routes, (r) => purpose(r.luck, USE.transfer)),
    firstOf: Int32Array.from(routes, (r) => r.to[0]!),
    steps: Int32Array.from(routes, (r) => r.prepare.length),
    transferOf: Int32Array.from(routes, (r) => r.transfer),
    beside: Number(looksBeside(model)),
    referBefore: Int32Array.from(routes, (r) => (firstList(r).every(isLimited) ? (r.refer ?? -1) : -1)),
    searchFrom: Int32Array.from(routes, (r) => (firstList(r).every(isLimited) ? (r.searchFrom ?? NEVER) : NEVER)),
    othersAfter: Int32Array.from(routes, (r) => r.othersAfter ?? -1),
    otherLists: routes.map((r) => (r.othersAfter === undefined ? [] : r.to.slice(1))),
    movesOn: Number(routes.some((r) => r.movesOn === true)),
    diverts: Number(diverted.size > 0),
    limited: Number(
      services.some((s) => s.queueLimit >= 0) ||
        actions.some(({ form }) => form === "queue-limit") ||
        hasClassLimits(model) ||
        services.some((_, s) => baulksAt(model, s)),
    ),
    admission: admissionOf(model),
    patience: services.map((_, s) => model.queueing.patience[s] ?? []),
    rings: model.queueing.rings ?? "exchange",
    leavesFirst: flags(routes, (r) => r.leavesFirst === true),
    baulks: Uint8Array.from(services, (_, s) => Number(baulksAt(model, s))),
    plainRoute: flags(
      routes,
      (r) =>
        r.to.length === 1 &&
        r.prepare.length === 0 &&
        r.transfer < 0 &&
        r.refer === undefined &&
        isOpen(model, r.to[0]!) &&
        !diverted.has(r.to[0]!),
    ),
    plainPlace: flags(services, (s) => s.leaving.length === 0 && s.kind !== "team"),
    alwaysOpen: flags(services, (s) => s.leaving.length === 0),
    alwaysAdmits: flags(services, (s) => s.admission.length === 0),
    routeLists: routes.map(firstList),
    entryLists: entryListsOf(model),
    singles: Array.from({ length: places }, (_, place) => [place]),
    choices: model.choices.map((choice, i) => ({
      race: prepareRace(luckOfAlternatives(model, i), choice.declared, choice.shares),
      routes: Int32Array.from(choice.routes),
      stays: Int32Array.from(choice.stays),
    })),
    hasDoor: flags(routes, (r) => r.to.length === 1 && passesOn(model, r.to[0]!)),
    entryHasDoor: flags(model.cohorts, (c) => c.enters.length === 1 && passesOn(model, c.enters[0]!)),
    quantiles: model.distributions.map((d) => (d.form === "table" ? d.table : undefined)),
    distributions: model.distributions,
    moments: model.distributions.map((_, i) => model.stays.moments.find(({ stands }) => stands === i)),
    hasMoments: Number(model.stays.moments.length > 0),
    choiceMoments: model.choices.map((_, i) => model.stays.choices.find(({ stands }) => stands === i)),
    hasChoiceMoments: Number(model.stays.choices.length > 0),
  };
}

/** Rounded; what would not fit in 32 bits is as long as they hold, which no run outlasts. */
const wholeSeconds = (seconds: number): number => (seconds < NEVER ? (seconds + 0.5) | 0 : NEVER);

/** Whole seconds drawn from a distribution by one 32-bit word. */
export function duration(tables: Tables, distribution: number, word: number): number {
  if (distribution < 0) return 0;
  const table = tables.quantiles[distribution];
  if (table !== undefined) return wholeSeconds(lookUp(table, word));
  return wholeSeconds(sample(tables.distributions[distribution]!, word));
}

/** The places that will do from the first. */
const firstList = ({ to, othersAfter }: ModelRoute): readonly number[] =>
  othersAfter === undefined ? to : to.slice(0, 1);

const isUnlimited = (s: ModelService): boolean => s.capacity === UNLIMITED && s.queueLimit < 0 && s.kind !== "team";

/** By class: where people are referred as they come, at one door or at two. */
function entryListsOf({ cohorts, classes }: Model): (readonly number[])[] {
  const first = cohorts.map(({ enters, secondDoor }) => enters.slice(0, secondDoor?.firstDoors));
  return classes.map(({ cohort, levels }) => {
    const { enters, secondDoor } = cohorts[cohort]!;
    const both = secondDoor !== undefined && levels[secondDoor.attribute] === secondDoor.level;
    return both ? enters : first[cohort]!;
  });
}

/** Exits are always open. */
const isOpen = (model: Model, place: number): boolean => (model.services[place]?.admission.length ?? 0) === 0;

/** The same for what has lasted so many seconds already: the whole length of it, given that. */
export function lasting(tables: Tables, distribution: number, word: number, already: number): number {
  if (distribution < 0) return already;
  return Math.max(already, wholeSeconds(sampleAbove(tables.distributions[distribution]!, already, word)));
}

const baulksAt = (model: Model, service: number): boolean =>
  (model.queueing.patience[service] ?? []).some(({ expectedWait }) => expectedWait >= 0);

function hasClassLimits(model: Model): boolean {
  return model.queueing.admission.some((one) => one?.classes.some(({ limit }) => limit >= 0));
}

function passesOn(model: Model, place: number): boolean {
  const classes = model.classes.length;
  return everyPhase(model).some((phase) =>
    phase.entryOf.subarray(place * classes, (place + 1) * classes).some((c) => c >= 0),
  );
}

/** Luck key of each alternative of a choice. */
export function luckOfAlternatives(model: Model, choice: number): number[] {
  return model.choices[choice]!.routes.map((route) => (route < 0 ? 0 : model.routes[route]!.luck));
}

function flags<T>(list: readonly T[], test: (item: T) => boolean): Uint8Array {
  return Uint8Array.from(list, (item) => (test(item) ? 1 : 0));
}
