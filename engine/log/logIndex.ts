import { jsonBytes, jsonValue } from "./asciiJson.ts";
import { BLOCK, BLOCK_BYTES, type BlockHead, START_BYTES } from "./block.ts";

/** A block and the byte where its head begins. */
export interface BlockEntry extends BlockHead {
  readonly at: number;
}

/** What a whole log holds. */
export interface LogTotals {
  /** Number of the first fact: 0 but for a log that goes on from another. */
  readonly first: number;
  readonly facts: number;
  readonly arrivals: number;
  /** Time of the last fact in seconds; 0 when there is none. */
  readonly lastTime: number;
  /** Digest of all facts: see digest.ts. */
  readonly digest: string;
}

/** The content of an index block. */
export interface LogIndex {
  readonly totals: LogTotals;
  readonly blocks: readonly BlockEntry[];
}

const COLUMNS = ["type", "packed", "plain", "first", "count", "from", "to", "check", "at"] as const;

/** The index in bytes: totals, and the blocks in columns. */
export function indexBytes({ totals, blocks }: LogIndex): Uint8Array {
  const columns = Object.fromEntries(COLUMNS.map((name) => [name, blocks.map((block) => block[name])]));
  return jsonBytes({ totals, blocks: columns });
}

/** The index in these bytes; null when it does not fit a file whose index begins at byte `end`. */
export function readIndex(bytes: Uint8Array, end: number): LogIndex | null {
  let found: { totals?: Partial<LogTotals>; blocks?: Partial<Record<(typeof COLUMNS)[number], number[]>> } | null;
  try {
    found = jsonValue(bytes) as typeof found;
  } catch {
    return null;
  }
  const totals = found?.totals;
  const columns = COLUMNS.map((name) => found?.blocks?.[name]);
  if (!isTotals(totals) || !columns.every(isColumn)) return null;
  const length = columns[0]!.length;
  if (columns.some((column) => column.length !== length)) return null;
  const blocks = Array.from(
    { length },
    (_, i) => Object.fromEntries(COLUMNS.map((name, c) => [name, columns[c]![i]])) as unknown as BlockEntry,
  );
  return liesWithin(blocks, end) && isComplete(blocks, totals) ? { totals, blocks } : null;
}

function isColumn(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item));
}

function isTotals(value: Partial<LogTotals> | undefined): value is LogTotals {
  return (
    typeof value?.digest === "string" &&
    [value.first, value.facts, value.arrivals, value.lastTime].every((item) => Number.isSafeInteger(item))
  );
}

/** Blocks lie one after the other between the start of the file and its index. */
function liesWithin(blocks: readonly BlockEntry[], end: number): boolean {
  let from = START_BYTES;
  for (const { at, packed } of blocks) {
    if (at < from || packed < 0) return false;
    from = at + BLOCK_BYTES + packed;
  }
  return from <= end;
}

/** The blocks of facts follow one another and hold as many facts as the totals say. */
function isComplete(blocks: readonly BlockEntry[], totals: LogTotals): boolean {
  let next = totals.first;
  for (const { type, first, count } of blocks) {
    if (type !== BLOCK.facts) continue;
    if (first !== next || count < 1) return false;
    next += count;
  }
  return next === totals.first + totals.facts;
}
