import { KIND, type KindName } from "../log/facts.ts";
import { keyWords } from "../tables/facts.ts";
import type { RawFact } from "./collect.ts";
import { cellAt, FormatError } from "./formatError.ts";

/** The columns of the table facts that make the log again, in the order of a row's cells here. */
export const RAW_COLUMNS = [
  "fact",
  "seconds",
  "kind",
  "person",
  "key",
  "service_number",
  "other_number",
  "value",
  "cause",
] as const;

/** A cell as a format gives it: a number may be a text, or a large one. Nothing is null or undefined. */
export type Found = unknown;

const INT16 = 32_767;
const INT32 = 2_147_483_647;

/**
 * Places of the raw columns among those of a file.
 * @throws FormatError naming the columns that are missing
 */
export function rawColumns(names: readonly unknown[]): number[] {
  const missing = RAW_COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new FormatError(
      `${missing.length === 1 ? "the column" : "the columns"} ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing; a log needs ${RAW_COLUMNS.join(", ")}`,
      "line of names",
      "export the table facts again, with all its columns",
    );
  }
  return RAW_COLUMNS.map((name) => names.indexOf(name));
}

/**
 * The fact of one row.
 * @param cells in the order of RAW_COLUMNS
 * @param row from 1
 * @throws FormatError naming row and column of the first cell that is wrong
 */
export function rawFact(cells: readonly Found[], row: number): RawFact {
  const whole = (column: number, most: number, empty?: number): number =>
    wholeIn(cells[column], row, RAW_COLUMNS[column]!, most, empty);
  const kind = kindOf(cells[2], row);
  return {
    fact: whole(0, INT32),
    seconds: whole(1, INT32),
    kind,
    person: whole(3, INT32, -1),
    key: keyOf(cells[4], kind, row),
    service: whole(5, INT16),
    other: whole(6, INT32),
    value: whole(7, INT32),
    cause: whole(8, INT32, -1),
  };
}

function wholeIn(cell: Found, row: number, column: string, most: number, empty?: number): number {
  if (cell === null || cell === undefined) {
    if (empty !== undefined) return empty;
    throw new FormatError("it is empty; expected a whole number", cellAt(row, column), "export the table again");
  }
  const number = typeof cell === "string" && /^-?\d{1,12}$/.test(cell) ? Number(cell) : asNumber(cell);
  if (Number.isInteger(number) && Math.abs(number) <= most) return number;
  throw new FormatError(
    `${quoted(cell)} is not a whole number from −${most} to ${most}`,
    cellAt(row, column),
    "export the table again",
  );
}

const asNumber = (cell: Found): number =>
  typeof cell === "number" || typeof cell === "bigint" ? Number(cell) : Number.NaN;

function kindOf(cell: Found, row: number): number {
  if (typeof cell === "string" && Object.hasOwn(KIND, cell)) return KIND[cell as KindName];
  throw new FormatError(
    `${quoted(cell)} is not a kind of fact`,
    cellAt(row, "kind"),
    "export the table again, or use the Careshift that made it",
  );
}

function keyOf(cell: Found, kind: number, row: number): readonly [number, number] | null {
  if (kind !== KIND.Arrived) return null;
  const words = typeof cell === "string" ? keyWords(cell) : null;
  if (words !== null) return words;
  throw new FormatError(
    `${quoted(cell)} is not the key of a person, such as 0a1b2c3d:17`,
    cellAt(row, "key"),
    "export the table again",
  );
}

const MOST_QUOTED = 40;

function quoted(cell: Found): string {
  if (cell === null || cell === undefined) return "nothing";
  const text = typeof cell === "string" ? cell : typeof cell === "object" ? JSON.stringify(cell) : String(cell);
  return `"${text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text}"`;
}
