/** Trees → weekly hours: "mon-fri", "09:00-18:00", { hours, days }, { at, days }, rows of staff or places. */
import { nearest } from "../../units/nearest.ts";
import * as say from "../messages/structure.ts";
import { at, joined } from "../problem.ts";
import type { HoursRow, HoursSpec, OnBankHolidays, Quantity } from "../scenario.ts";
import { type Branch, child, itemsOf, type Tree } from "../tree.ts";
import { readOnBankHolidays } from "./bankHolidays.ts";
import { COUNT, inside, type Reading, readQuantity } from "./quantity.ts";
import { CAPACITY } from "./units.ts";

const DAY_NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const DAY = 86_400;
const TIME = /^(\d{1,2}):(\d{2})$/;

/** "mon-fri", "sat-sun", "fri-mon", "wed" or "daily" → days from 0 = Monday; null when it is none of these. */
export function parseDays(text: string): number[] | null {
  if (text === "daily") return [0, 1, 2, 3, 4, 5, 6];
  const [from, to = from, ...more] = text.split("-").map((name) => DAY_NAMES.indexOf(name.trim() as "mon"));
  if (from === undefined || to === undefined || from < 0 || to < 0 || more.length > 0) return null;
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => (from + i) % 7).sort((a, b) => a - b);
}

/** "09:30" → seconds of the day; "24:00" is its end. Null when there is no such time. */
export function parseTime(text: string): number | null {
  const found = TIME.exec(text.trim());
  if (found === null) return null;
  const seconds = Number(found[1]) * 3600 + Number(found[2]) * 60;
  return Number(found[2]) > 59 || seconds > DAY ? null : seconds;
}

/** Hours on days; hours over midnight become two pieces, the second on the day after. */
function weekly(days: readonly number[], from: number, to: number, bankHolidays: OnBankHolidays): HoursSpec[] {
  if (from < to) return [{ days, from, to, bankHolidays }];
  const after = days.map((day) => (day + 1) % 7).sort((a, b) => a - b);
  return [{ days, from, to: DAY, bankHolidays }, ...(to > 0 ? [{ days: after, from: 0, to, bankHolidays }] : [])];
}

/** "09:00-18:00" → [from, to] in seconds; null when it is not that, or no time lies between. */
export function parseHours(text: string): [number, number] | null {
  const [from, to, ...more] = text.split(/[-–]/).map(parseTime);
  if (from === undefined || to === undefined || from === null || to === null || more.length > 0) return null;
  return from === to || from === DAY ? null : [from, to];
}

/** `leaving:` and `admission:`: one of { hours, days } or { at, days }, or a list of such. */
export function readWindows(tree: Tree, reading: Reading): HoursSpec[] | undefined {
  const items = tree.kind === "list" ? itemsOf(tree) : [tree];
  const read = items.map((item, i) =>
    readWindow(item, tree.kind === "list" ? inside(reading, String(i + 1)) : reading),
  );
  return read.includes(undefined) ? undefined : read.flatMap((hours) => hours!);
}

function readWindow(tree: Tree, reading: Reading): HoursSpec[] | undefined {
  const { path, report } = reading;
  const spot = at(tree.place, path);
  if (tree.kind !== "map")
    return void report(say.notA(spot, tree, "hours or at, and days", "{ hours: 09:00-18:00, days: mon-sat }"));
  say.checkKeys(tree, ["hours", "at", "days", "bank-holidays"], path, report);
  const holidays = readOnBankHolidays(child(tree, "bank-holidays"), reading);
  const days = readDays(child(tree, "days"), inside(reading, "days"));
  const [hours, moment] = [child(tree, "hours"), child(tree, "at")];
  if ((hours === undefined) === (moment === undefined))
    return void report(say.missing(spot, "hours (or at, but not both)", "{ hours: 09:00-18:00, days: mon-sat }"));
  const written = (hours ?? moment)!;
  const text = written.kind === "leaf" ? written.text : "";
  if (hours !== undefined) {
    const range = parseHours(text);
    if (range === null) report(say.badHours(at(written.place, joined(path, "hours")), text));
    return range === null || days === undefined || holidays === undefined
      ? undefined
      : weekly(days, ...range, holidays);
  }
  const time = parseTime(text);
  if (time === null || time === DAY) report(say.badTime(at(written.place, joined(path, "at")), text));
  if (time === null || time === DAY || days === undefined || holidays === undefined) return undefined;
  return [{ days, from: time, to: time, bankHolidays: holidays }];
}

/** `days:` → days of the week, 0 = Monday; every day where it is left out. */
export function readDays(tree: Tree | undefined, { path, report }: Reading): number[] | undefined {
  if (tree === undefined) return parseDays("daily")!;
  const found = new Set<number>();
  for (const item of tree.kind === "list" ? tree.items : [tree]) {
    const days = item.kind === "leaf" ? parseDays(item.text) : null;
    if (days === null || (tree.kind === "list" && tree.items.length === 0)) return void report(badDays(item, path));
    for (const day of days) found.add(day);
  }
  return [...found].sort((a, b) => a - b);
}

function badDays(tree: Tree, path: string) {
  const text = tree.kind === "leaf" ? tree.text : "";
  const words = text.split("-").map((word) => nearest(word.toLowerCase().slice(0, 3), [...DAY_NAMES], 1));
  const guess = words.includes(null) ? "mon-fri" : words.join("-");
  return { ...say.badDays(at(tree.place, path), text), try: guess };
}

/** `staff:` { mon-fri 08:00-20:00: 4, bank-holidays: closed } → rows; a row over midnight becomes two. */
export function readStaff(tree: Tree, reading: Reading): HoursRow[] | undefined {
  return tree.kind === "map" && tree.entries.size > 0 ? readRows(tree, reading, []) : undefined;
}

/** The rows of a map from days and hours to numbers; keys in `beside` are no rows. */
function readRows(tree: Branch, reading: Reading, beside: readonly string[]): HoursRow[] | undefined {
  const rows: HoursRow[] = [];
  const holidays = readOnBankHolidays(child(tree, "bank-holidays"), reading);
  let good = holidays !== undefined;
  for (const [row, { key, value }] of tree.entries) {
    if (row === "bank-holidays" || beside.includes(row)) continue;
    const [days, hours] = splitRow(row);
    const staff = readQuantity(COUNT, value, inside(reading, row));
    if (days === null || hours === null) reading.report(say.badStaffRow(at(key, joined(reading.path, row)), row));
    if (days === null || hours === null || staff === undefined) good = false;
    else for (const hour of weekly(days, ...hours, holidays ?? "open")) rows.push({ hours: hour, staff, place: key });
  }
  return good ? rows : undefined;
}

/** Places: one number, or numbers at weekly hours and one for all others. */
export interface Places {
  readonly otherwise: Quantity;
  readonly rows: readonly HoursRow[] | null;
}

/** `capacity:` 24, { value: 24, … }, or { mon-sun 08:00-20:00: 6, otherwise: 3 }; without otherwise none. */
export function readPlaces(tree: Tree, reading: Reading): Places | undefined {
  if (tree.kind !== "map" || ["value", "low", "high"].some((key) => tree.entries.has(key))) {
    const otherwise = readQuantity(CAPACITY, tree, reading);
    return otherwise && { otherwise, rows: null };
  }
  const written = child(tree, "otherwise");
  const otherwise = written === undefined ? none(tree) : readQuantity(COUNT, written, inside(reading, "otherwise"));
  const rows = readRows(tree, reading, ["otherwise", "source", "note"]);
  return otherwise && rows && { otherwise, rows };
}

const none = ({ place }: Tree): Quantity => ({ value: 0, low: null, high: null, source: null, note: null, place });

function splitRow(row: string): [number[] | null, [number, number] | null] {
  const words = row.trim().split(/\s+/);
  if (words.length === 1 && /\d/.test(row)) return [parseDays("daily"), parseHours(row)];
  return words.length === 2 ? [parseDays(words[0]!), parseHours(words[1]!)] : [null, null];
}
