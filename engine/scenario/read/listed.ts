/** Rows of a table of arrivals → people who come. */
import { parseInstant } from "../../calendar.ts";
import { DAY, parseDuration } from "../../units.ts";
import * as say from "../messages/tables.ts";
import type { Report } from "../problem.ts";
import type { ListedPerson } from "../spec/demand.ts";
import { type Branch, child, entriesOf, itemsOf, type Leaf, type Tree, textOf } from "../tree.ts";
import type { Reading } from "./quantity.ts";

/** Columns with a meaning of their own; any other is an attribute. */
export const LIST_COLUMNS: readonly string[] = ["time", "at", "count", "stay"];
const MOST_TOGETHER = 1000;

/** `list:` a table read in with the scenario → people in the order in which they come. */
export function readList(tree: Tree, { report }: Reading): ListedPerson[] | undefined {
  const rows = child(tree, "rows");
  if (rows === undefined) return void report(say.notRead(tree.place));
  const people = itemsOf(rows).map((row) => readRow(row as Branch, report));
  return people.includes(null) ? undefined : people.flatMap((row) => row!).sort((a, b) => a.at - b.at);
}

function readRow(row: Branch, report: Report): ListedPerson[] | null {
  const time = child(row, "time") ?? child(row, "at");
  if (time === undefined) {
    report(say.noTime(row.place));
    return null;
  }
  const at = readCell(time as Leaf, "time", civilSeconds, "a date, or date and time", "2016-04-01T08:30", report);
  const count = cellOf(row, "count", wholeNumber, `a whole number from 0 to ${MOST_TOGETHER}`, "2", report);
  const stay = cellOf(row, "stay", seconds, "a duration of 0 or more", "26 hours", report);
  if (at === null || count === undefined || stay === undefined) return null;
  const levels = [...entriesOf(row)].filter(([column]) => !LIST_COLUMNS.includes(column));
  const person: ListedPerson = {
    at,
    stay,
    levels: Object.fromEntries(levels.map(([column, { value }]) => [column, textOf(value)!])),
    place: row.place,
  };
  return Array<ListedPerson>(count ?? 1).fill(person);
}

/** Null when the cell is empty; undefined, with a problem reported, when it cannot be read. */
function cellOf(
  row: Branch,
  column: string,
  read: (text: string) => number | null,
  expected: string,
  example: string,
  report: Report,
): number | null | undefined {
  const cell = child(row, column);
  if (cell === undefined) return null;
  return readCell(cell as Leaf, column, read, expected, example, report) ?? undefined;
}

function readCell(
  cell: Leaf,
  column: string,
  read: (text: string) => number | null,
  expected: string,
  example: string,
  report: Report,
): number | null {
  const found = read(cell.text);
  if (found === null) report(say.badCell(cell.place, column, cell.text, expected, example));
  return found;
}

/** Civil seconds from 1970-01-01T00:00 of a date, or date and time; null when the text is neither. */
export function civilSeconds(text: string): number | null {
  const instant = parseInstant(text.trim().replace(" ", "T"));
  return instant === null ? null : instant.days * DAY + instant.seconds;
}

const wholeNumber = (text: string): number | null =>
  /^\d{1,4}$/.test(text) && Number(text) <= MOST_TOGETHER ? Number(text) : null;

function seconds(text: string): number | null {
  const parsed = parseDuration(text);
  return parsed.ok ? Math.round(parsed.value) : null;
}
