/** The header of a log file: checked, and filled where an older log says less. */
import { jsonValue } from "./asciiJson.ts";
import { VOCABULARY } from "./facts.ts";
import { CHARGED, type LogHeader } from "./header.ts";
import { LogFileError } from "./logFileError.ts";

/**
 * The header in the bytes of a file. Fields that this version does not know are let through. Logs of version 0.1 know
 * neither layout nor costs: there services stand side by side, nothing has a price, and nobody is known to come in.
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
  const header = filled(found as unknown as WrittenHeader);
  if (!header.costs.every((line) => pointsAtItsOwn(line, header))) {
    throw wrongHeader('the header\'s "costs" names a service or a payer that the log does not have');
  }
  return header;
}

/** What headers did not say at first. */
type Added = "rules" | "shocks" | "programmes" | "payers" | "costs";

/** A header as version 0.1 wrote it: without what came later. */
type WrittenHeader = Omit<LogHeader, "services" | "cohorts" | "routes" | Added> &
  Partial<Pick<LogHeader, Added>> & {
    readonly services: readonly Later<LogHeader["services"][number], "column" | "row">[];
    readonly cohorts: readonly Later<LogHeader["cohorts"][number], "enters">[];
    readonly routes: readonly Later<LogHeader["routes"][number], "fundedBy">[];
  };

/** Without fields that may be missing. */
type Later<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

function filled(written: WrittenHeader): LogHeader {
  return {
    rules: [],
    shocks: [],
    programmes: { list: [], openings: [] },
    payers: [],
    costs: [],
    ...written,
    services: written.services.map((service, column) => ({ column, row: 0, ...service })),
    cohorts: written.cohorts.map((cohort) => ({ enters: [], ...cohort })),
    routes: written.routes.map((route) => ({ fundedBy: -1, ...route })),
  };
}

function pointsAtItsOwn({ services, paidBy }: LogHeader["costs"][number], header: LogHeader): boolean {
  const isOf = (list: readonly unknown[]) => (number: number) => number in list;
  return services.every(isOf(header.services)) && paidBy.every(({ payer }) => isOf(header.payers)(payer));
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => typeof value === "number" && Number.isFinite(value);
const isWhole: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isTruth: Check = (value) => typeof value === "boolean";
/** Right, or not there at all. */
const later =
  (isRight: Check): Check =>
  (value) =>
    value === undefined || isRight(value);
const listOf =
  (item: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(item);
const recordOf =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([field, isRight]) => isRight(value[field]));

const NAMED = listOf(recordOf({ name: isText, label: isText }));

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
  services: listOf(
    recordOf({
      name: isText,
      label: isText,
      kind: isText,
      capacity: isNumber,
      most: later(isWhole),
      turnRound: later(isTruth),
      atShiftEnd: later(isText),
      starts: later(isWhole),
      units: later(isWhole),
      needs: later(listOf(recordOf({ pool: isWhole, least: isWhole, most: isWhole }))),
      perPlace: later(isWhole),
      column: later(isWhole),
      row: later(isWhole),
    }),
  ),
  exits: listOf(isText),
  pools: later(listOf(recordOf({ name: isText, label: isText, capacity: isWhole }))),
  capacityChanges: listOf(recordOf({ at: isNumber, service: isNumber, capacity: isNumber })),
  attributes: listOf(recordOf({ name: isText, levels: listOf(isText) })),
  cohorts: listOf(recordOf({ name: isText, label: isText, enters: later(listOf(isNumber)) })),
  classes: listOf(recordOf({ cohort: isNumber, levels: listOf(isNumber) })),
  routes: listOf(recordOf({ from: isNumber, name: isText, to: listOf(isNumber), fundedBy: later(isNumber) })),
  rules: later(listOf(recordOf({ name: isText }))),
  shocks: later(listOf(recordOf({ name: isText }))),
  programmes: later(
    recordOf({
      list: listOf(recordOf({ name: isText })),
      openings: listOf(recordOf({ name: isText, programme: isWhole })),
    }),
  ),
  carried: later(recordOf({ clocks: NAMED, memberships: NAMED, effects: NAMED })),
  payers: later(listOf(isText)),
  costs: later(
    listOf(
      recordOf({
        name: isText,
        services: listOf(isWhole),
        per: (value) => CHARGED.some((per) => per === value),
        price: isNumber,
        paidBy: listOf(recordOf({ payer: isWhole, share: isNumber })),
        additional: isTruth,
      }),
    ),
  ),
  reasons: listOf(isText),
  fork: later(recordOf({ parent: isText, at: isWhole, date: isText })),
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrongHeader(wrong: string): LogFileError {
  return new LogFileError(wrong, "header", "make the log again from its scenario and seed");
}
