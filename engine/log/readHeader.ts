/** The header of a log file: checked, and told in today's vocabulary. */
import { jsonValue } from "./asciiJson.ts";
import { CHARGED } from "./costLines.ts";
import { VOCABULARY } from "./facts.ts";
import type { LogHeader } from "./header.ts";
import { LogFileError } from "./logFileError.ts";
import { upcastFrom } from "./upcast/upcast.ts";

/** What the header's block says. */
export interface ReadHeader {
  /** Told in today's vocabulary. */
  readonly header: LogHeader;
  /** Version of the vocabulary that the log was written in. */
  readonly written: number;
}

/**
 * The header in the bytes of a file. Fields that this version does not know are let through; one of an older version
 * of the vocabulary is told in today's (see upcast/).
 * @throws LogFileError naming the first field that is missing or wrong.
 */
export function readHeader(bytes: Uint8Array): ReadHeader {
  let found: unknown;
  try {
    found = jsonValue(bytes);
  } catch {
    throw wrongHeader("the header is not JSON");
  }
  if (!isRecord(found)) throw wrongHeader("the header is not a JSON object");
  const written = versionOf(found);
  if (found.simulated !== true) throw wrongHeader('the header does not say "simulated": true');
  const told = upcastFrom(written).header(found);
  for (const [field, isRight] of Object.entries(FIELDS)) {
    if (!isRight(told[field])) throw wrongHeader(`the header's "${field}" is missing or not of the right form`);
  }
  const header = told as unknown as LogHeader;
  if (!header.costs.every((line) => pointsAtItsOwn(line, header))) {
    throw wrongHeader('the header\'s "costs" names a service or a payer that the log does not have');
  }
  return { header, written };
}

function versionOf({ vocabulary, engine }: Record<string, unknown>): number {
  if (!isWhole(vocabulary) || vocabulary === 0) {
    throw wrongHeader('the header\'s "vocabulary" is missing or not of the right form');
  }
  const version = vocabulary as number;
  if (version <= VOCABULARY) return version;
  throw new LogFileError(
    `the log uses version ${version} of the vocabulary; this Careshift knows up to ${VOCABULARY}`,
    "header, vocabulary",
    `read it with the Careshift that made it${typeof engine === "string" ? ` (${engine})` : ""} or newer`,
  );
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
      column: isWhole,
      row: isWhole,
    }),
  ),
  exits: listOf(isText),
  pools: later(listOf(recordOf({ name: isText, label: isText, capacity: isWhole }))),
  capacityChanges: listOf(recordOf({ at: isNumber, service: isNumber, capacity: isNumber })),
  attributes: listOf(recordOf({ name: isText, levels: listOf(isText) })),
  cohorts: listOf(recordOf({ name: isText, label: isText, enters: listOf(isNumber) })),
  classes: listOf(recordOf({ cohort: isNumber, levels: listOf(isNumber) })),
  routes: listOf(recordOf({ from: isNumber, name: isText, to: listOf(isNumber), fundedBy: isNumber })),
  rules: listOf(recordOf({ name: isText })),
  shocks: listOf(recordOf({ name: isText })),
  programmes: recordOf({
    list: listOf(recordOf({ name: isText })),
    openings: listOf(recordOf({ name: isText, programme: isWhole })),
  }),
  carried: later(recordOf({ clocks: NAMED, memberships: NAMED, effects: NAMED })),
  payers: listOf(isText),
  costs: listOf(
    recordOf({
      name: isText,
      services: listOf(isWhole),
      per: (value) => CHARGED.some((per) => per === value),
      price: isNumber,
      paidBy: listOf(recordOf({ payer: isWhole, share: isNumber })),
      additional: isTruth,
      from: later(isWhole),
      until: later(isWhole),
      on: later(isNumber),
      behaves: later(
        recordOf({ at: isNumber, fixed: isNumber, semiVariable: isNumber, variable: isNumber, lag: isWhole }),
      ),
      perStep: later(recordOf({ of: isNumber, lag: isWhole })),
      block: later(recordOf({ places: isWhole, price: isNumber })),
    }),
  ),
  moneyRules: later(
    recordOf({
      discount: isNumber,
      doubleRunning: (value) =>
        value === null || recordOf({ closing: listOf(isWhole), opening: listOf(isWhole) })(value),
    }),
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
