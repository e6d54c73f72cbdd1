import { jsonValue } from "./asciiJson.ts";
import { DIGEST_NAME } from "./digest.ts";
import { REASON_WORDS, VOCABULARY } from "./facts.ts";
import { LogFileError } from "./logFileError.ts";

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
  /** Dated changes of capacity known before the run. Each is also a CapacityChanged in the log. */
  readonly capacityChanges: readonly { readonly at: number; readonly service: number; readonly capacity: number }[];
  readonly attributes: readonly { readonly name: string; readonly levels: readonly string[] }[];
  readonly cohorts: readonly { readonly name: string; readonly label: string }[];
  readonly classes: readonly { readonly cohort: number; readonly levels: readonly number[]; readonly older: boolean }[];
  readonly routes: readonly { readonly from: number; readonly name: string; readonly to: readonly number[] }[];
  /** Words of the reasons of a delay, by number. */
  readonly reasons: readonly string[];
}

/** What a header tells of the model: a Model will do. */
export type HeaderModel = Pick<
  LogHeader,
  "title" | "clock" | "services" | "capacityChanges" | "attributes" | "cohorts" | "classes" | "routes"
> & { readonly place: { readonly name: string } };

/** What a header says of its run, beside the model. */
export interface RunNames {
  readonly engine: string;
  readonly scenario: string;
  readonly seed: string;
  readonly replication: number;
}

/** The exits in their fixed order. The list of compile/model.ts, which the log may not import; a test compares them. */
export const LOG_EXITS = ["home", "care-home", "died", "moved-away", "elsewhere"] as const;

/** The header for the log of one run. */
export function logHeader(model: HeaderModel, run: RunNames): LogHeader {
  const { start, warmUp, end, weekOffset, snapshotAt } = model.clock;
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
    services: model.services.map(({ name, label, kind, setting, atHome, capacity }) => ({
      name,
      label,
      kind,
      setting,
      atHome,
      capacity,
    })),
    exits: LOG_EXITS,
    capacityChanges: model.capacityChanges.map(({ at, service, capacity }) => ({ at, service, capacity })),
    attributes: model.attributes.map(({ name, levels }) => ({ name, levels })),
    cohorts: model.cohorts.map(({ name, label }) => ({ name, label })),
    classes: model.classes.map(({ cohort, levels, older }) => ({ cohort, levels, older })),
    routes: model.routes.map(({ from, name, to }) => ({ from, name, to })),
    reasons: REASON_WORDS,
  };
}

/**
 * The header in the bytes of a file. Fields that this version does not know are let through.
 * @throws LogFileError naming the first field that is missing or wrong.
 */
export function readHeader(bytes: Uint8Array): LogHeader {
  let found: unknown;
  try {
    found = jsonValue(bytes);
  } catch {
    throw wrongHeader("the header is not JSON");
  }
  if (!isRecord(found)) throw wrongHeader("the header is not a JSON object");
  const version = found.vocabulary;
  if (typeof version === "number" && version > VOCABULARY) {
    throw new LogFileError(
      `the log uses version ${version} of the vocabulary; this Careshift knows up to ${VOCABULARY}`,
      "header, vocabulary",
      `read it with the Careshift that made it${typeof found.engine === "string" ? ` (${found.engine})` : ""} or newer`,
    );
  }
  if (found.simulated !== true) throw wrongHeader('the header does not say "simulated": true');
  for (const [field, isRight] of Object.entries(FIELDS)) {
    if (!isRight(found[field])) throw wrongHeader(`the header's "${field}" is missing or not of the right form`);
  }
  return found as unknown as LogHeader;
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => typeof value === "number" && Number.isFinite(value);
const listOf =
  (item: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(item);
const recordOf =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([field, isRight]) => isRight(value[field]));

const FIELDS: { readonly [K in keyof LogHeader]: Check } = {
  vocabulary: isNumber,
  simulated: (value) => value === true,
  title: isText,
  engine: isText,
  scenario: isText,
  seed: isText,
  replication: isNumber,
  digest: isText,
  units: recordOf({ time: isText, capacity: isText }),
  clock: recordOf({ start: isText, warmUp: isNumber, end: isNumber, weekOffset: isNumber, snapshotAt: isNumber }),
  place: isText,
  services: listOf(recordOf({ name: isText, label: isText, kind: isText, capacity: isNumber })),
  exits: listOf(isText),
  capacityChanges: listOf(recordOf({ at: isNumber, service: isNumber, capacity: isNumber })),
  attributes: listOf(recordOf({ name: isText, levels: listOf(isText) })),
  cohorts: listOf(recordOf({ name: isText, label: isText })),
  classes: listOf(recordOf({ cohort: isNumber, levels: listOf(isNumber) })),
  routes: listOf(recordOf({ from: isNumber, name: isText, to: listOf(isNumber) })),
  reasons: listOf(isText),
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrongHeader(wrong: string): LogFileError {
  return new LogFileError(wrong, "header", "make the log again from its scenario and seed");
}
