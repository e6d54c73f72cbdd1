import { type LogCostLine, type LogMoneyRules, lineForHeader } from "./costLines.ts";
import { DIGEST_NAME } from "./digest.ts";
import { REASON_WORDS, VOCABULARY } from "./facts.ts";
import { mostPlaces, type PlacesModel } from "./mostPlaces.ts";

/** A service as a log names it; its place in the list is its number. */
export interface LogService {
  readonly name: string;
  readonly label: string;
  /** beds, caseload, team, state or decision. */
  readonly kind: string;
  /** hospital, rehabilitation, reablement, community, care-home, own-home or other. */
  readonly setting: string;
  /** True where a person lives at home while in the service. */
  readonly atHome: boolean;
  /** Places or staff at time 0. */
  readonly capacity: number;
  /** Most units that can be there or be taken at once; left out where dated changes say no less. See mostPlaces.ts. */
  readonly most?: number;
  /** True where a place that is left is free only when its turn-round is over; left out where not. */
  readonly turnRound?: boolean;
  /** What becomes of visits when their shift ends; left out where they are finished as overtime. */
  readonly atShiftEnd?: string;
  /** Places it may give out before its first StartsRenewed; left out where its starts are not limited. */
  readonly starts?: number;
  /** Most units that a person takes to start; left out where everyone takes one throughout. */
  readonly units?: number;
  /** Fewest and most units of pools that a person needs to start; left out where nothing. */
  readonly needs?: readonly { readonly pool: number; readonly least: number; readonly most: number }[];
  /** Units in one place or hour a week, as users read them; left out where 1. */
  readonly perPlace?: number;
  /** Place on the grid of the picture, from 0: columns from left to right, rows from top to bottom. */
  readonly column: number;
  readonly row: number;
}

interface Named {
  readonly name: string;
  readonly label: string;
}

/** Names of what people carry with them; facts name each by its place in its list. */
export interface LogCarried {
  readonly clocks: readonly Named[];
  readonly memberships: readonly Named[];
  readonly effects: readonly Named[];
}

/** Where a run parted from another, whose history it shares. */
export interface LogFork {
  /** SHA-256 of the parent's resolved scenario. */
  readonly parent: string;
  /** The last second of the shared history, from time 0: the facts up to and including it are the parent's. */
  readonly at: number;
  /** The instant from which the run goes its own way (ISO), a second later. */
  readonly date: string;
}

/** What a reader needs to understand a log without its scenario: the JSON at the start of a log file. */
export interface LogHeader {
  /** Version of the vocabulary: see facts.ts. */
  readonly vocabulary: number;
  /** Always true: nobody in this log is a real person. */
  readonly simulated: true;
  readonly title: string;
  /** Version of the engine that made the log. */
  readonly engine: string;
  /** Digest of the resolved scenario. */
  readonly scenario: string;
  /** Words of the seed. */
  readonly seed: string;
  readonly replication: number;
  /** How the digest at the end of the file is made. */
  readonly digest: string;
  readonly units: { readonly time: "second"; readonly capacity: "places or staff" };
  /** Start of measuring (ISO); seconds of warm-up before it; end; seconds from Monday 00:00 to time 0. */
  readonly clock: {
    readonly start: string;
    readonly warmUp: number;
    readonly end: number;
    readonly weekOffset: number;
    readonly snapshotAt: number;
  };
  /** Name of the place, "" for none. */
  readonly place: string;
  readonly services: readonly LogService[];
  /** Names of exits: their place numbers follow those of the services. */
  readonly exits: readonly string[];
  /** What services share, with the units at time 0; left out where nothing. PoolTaken names them by their place here. */
  readonly pools?: readonly { readonly name: string; readonly label: string; readonly capacity: number }[];
  /** Dated changes of capacity known before the run. Each is also a CapacityChanged in the log. */
  readonly capacityChanges: readonly { readonly at: number; readonly service: number; readonly capacity: number }[];
  readonly attributes: readonly { readonly name: string; readonly levels: readonly string[] }[];
  /** `enters`: acceptable first services in order of preference. */
  readonly cohorts: readonly { readonly name: string; readonly label: string; readonly enters: readonly number[] }[];
  readonly classes: readonly { readonly cohort: number; readonly levels: readonly number[]; readonly older: boolean }[];
  /** `fundedBy`: payer of the stays reached this way, −1 = the cost line's own. */
  readonly routes: readonly {
    readonly from: number;
    readonly name: string;
    readonly to: readonly number[];
    readonly fundedBy: number;
  }[];
  /** In order: RuleFired names them by their place in this list. */
  readonly rules: readonly { readonly name: string }[];
  readonly shocks: readonly { readonly name: string }[];
  /** PhaseOpened names phases by their place in `openings`, which say what programme of `list` they are of. */
  readonly programmes: {
    readonly list: readonly { readonly name: string }[];
    readonly openings: readonly { readonly name: string; readonly programme: number }[];
  };
  /** Left out where people carry nothing. */
  readonly carried?: LogCarried;
  readonly payers: readonly string[];
  readonly costs: readonly LogCostLine[];
  /** Left out where nothing of the kind is said. */
  readonly moneyRules?: LogMoneyRules;
  /** Words of the reasons of a delay, by number. */
  readonly reasons: readonly string[];
  /** Left out where the run began at time 0. */
  readonly fork?: LogFork;
}

/** What a header tells of the model: a Model will do. */
export type HeaderModel = Pick<
  LogHeader,
  | "title"
  | "clock"
  | "services"
  | "pools"
  | "capacityChanges"
  | "attributes"
  | "cohorts"
  | "classes"
  | "routes"
  | "shocks"
  | "programmes"
  | "payers"
  | "costs"
  | "moneyRules"
> &
  Omit<PlacesModel, "rules" | "people"> & {
    readonly place: { readonly name: string };
    readonly rules: readonly (PlacesModel["rules"][number] & { readonly name: string })[];
    readonly people: (LogCarried & PlacesModel["people"]) | null;
  };

/** What a header says of its run, beside the model. */
export interface RunNames {
  readonly engine: string;
  readonly scenario: string;
  readonly seed: string;
  readonly replication: number;
  readonly fork?: LogFork;
}

/** The exits in their fixed order. The list of compile/model.ts, which the log may not import; a test compares them. */
export const LOG_EXITS = ["home", "care-home", "died", "moved-away", "elsewhere"] as const;

/** The header for the log of one run. */
export function logHeader(model: HeaderModel, run: RunNames): LogHeader {
  const { start, warmUp, end, weekOffset, snapshotAt } = model.clock;
  const most = mostPlaces(model);
  return {
    vocabulary: VOCABULARY,
    simulated: true,
    title: model.title,
    engine: run.engine,
    scenario: run.scenario,
    seed: run.seed,
    replication: run.replication,
    digest: DIGEST_NAME,
    units: { time: "second", capacity: "places or staff" },
    clock: { start, warmUp, end, weekOffset, snapshotAt },
    place: model.place.name,
    services: model.services.map((service, s) => serviceOf(service, most[s]! > mostDated(model, s) ? most[s]! : null)),
    exits: LOG_EXITS,
    ...(model.pools === undefined
      ? {}
      : { pools: model.pools.map(({ name, label, capacity }) => ({ name, label, capacity })) }),
    capacityChanges: model.capacityChanges.map(({ at, service, capacity }) => ({ at, service, capacity })),
    attributes: model.attributes.map(({ name, levels }) => ({ name, levels })),
    cohorts: model.cohorts.map(({ name, label, enters }) => ({ name, label, enters })),
    classes: model.classes.map(({ cohort, levels, older }) => ({ cohort, levels, older })),
    routes: model.routes.map(({ from, name, to, fundedBy }) => ({ from, name, to, fundedBy })),
    rules: model.rules.map(({ name }) => ({ name })),
    shocks: model.shocks.map(({ name }) => ({ name })),
    programmes: {
      list: model.programmes.list.map(({ name }) => ({ name })),
      openings: model.programmes.openings.map(({ name, programme }) => ({ name, programme })),
    },
    ...(model.people ? { carried: carriedOf(model.people) } : {}),
    payers: model.payers,
    costs: model.costs.map(lineForHeader),
    ...(model.moneyRules === undefined ? {} : { moneyRules: model.moneyRules }),
    reasons: REASON_WORDS,
    ...(run.fork && { fork: run.fork }),
  };
}

function carriedOf({ clocks, memberships, effects }: LogCarried): LogCarried {
  const names = (list: readonly Named[]) => list.map(({ name, label }) => ({ name, label }));
  return { clocks: names(clocks), memberships: names(memberships), effects: names(effects) };
}

/** The most places that the header tells of by its dates. */
function mostDated({ services, capacityChanges }: HeaderModel, service: number): number {
  const changed = capacityChanges.filter((change) => change.service === service);
  return changed.reduce((most, { capacity }) => Math.max(most, capacity), services[service]!.capacity);
}

function serviceOf(service: LogService, most: number | null): LogService {
  const {
    name,
    label,
    kind,
    setting,
    atHome,
    capacity,
    turnRound,
    starts,
    units,
    needs,
    perPlace,
    column,
    row,
    atShiftEnd,
  } = service;
  return {
    name,
    label,
    kind,
    setting,
    atHome,
    capacity,
    ...(most === null ? {} : { most }),
    ...(turnRound ? { turnRound } : {}),
    ...(atShiftEnd === undefined ? {} : { atShiftEnd }),
    ...(starts === undefined ? {} : { starts }),
    ...(units === undefined ? {} : { units }),
    ...(needs === undefined ? {} : { needs: needs.map(({ pool, least, most }) => ({ pool, least, most })) }),
    ...(perPlace === undefined ? {} : { perPlace }),
    column,
    row,
  };
}
