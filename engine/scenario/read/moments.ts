/** `by: start-day`, `by: month`, `by: occupancy` → what decides between cases when a stay begins. */
import { parseShare } from "../../units.ts";
import * as say from "../messages/stays.ts";
import { at, joined } from "../problem.ts";
import type { MomentSpec } from "../spec/words.ts";
import { type Branch, child, type Tree, textOf } from "../tree.ts";
import { parseDays } from "./hours.ts";
import { inside, type Reading } from "./quantity.ts";

/** A map with `by`, its levels or bands (under `key`), and perhaps otherwise. */
export interface CasesTree {
  readonly tree: Branch;
  readonly written: Branch;
  readonly key: string;
}

export type ReadCases<T> = (tree: Tree, reading: Reading) => T | undefined;

/** What decides, and what holds in each case. */
export interface ByMoment<T> {
  readonly moment: MomentSpec;
  readonly cases: readonly T[];
}

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const BANK_HOLIDAYS = "bank-holidays";

/** Null when `by` names no moment; `found` is undefined, with problems reported, when it is not written well. */
export function momentOf<T>(
  by: string,
  cases: CasesTree,
  read: ReadCases<T>,
  reading: Reading,
): { found: ByMoment<T> | undefined } | null {
  if (by === "start-day") return { found: together(cases, read, reading, (keys) => startDay(keys, cases, reading)) };
  if (by === "month") return { found: together(cases, read, reading, (keys) => month(keys, cases, reading)) };
  if (by === "occupancy") return { found: together(cases, read, reading, (keys) => occupancy(keys, cases, reading)) };
  return null;
}

/** The cases as they are written, then otherwise; and what decides between them. */
function together<T>(
  { tree, written, key }: CasesTree,
  read: ReadCases<T>,
  reading: Reading,
  decide: (keys: readonly string[]) => MomentSpec | undefined,
): ByMoment<T> | undefined {
  const cases = [...written.entries].map(([name, { value }]) => read(value, inside(reading, `${key}.${name}`)));
  const last = child(tree, "otherwise");
  if (last !== undefined) cases.push(read(last, inside(reading, "otherwise")));
  const moment = decide([...written.entries.keys()]);
  if (moment === undefined || cases.includes(undefined)) return undefined;
  return { moment, cases: cases as T[] };
}

function startDay(keys: readonly string[], cases: CasesTree, reading: Reading): MomentSpec | undefined {
  const caseOf = positions(keys, cases, reading, "day", DAYS, "mon-fri", (key) =>
    key === BANK_HOLIDAYS ? [] : parseDays(key),
  );
  const holiday = keys.indexOf(BANK_HOLIDAYS);
  return caseOf && { by: "start-day", caseOf, bankHoliday: holiday < 0 ? null : holiday };
}

function month(keys: readonly string[], cases: CasesTree, reading: Reading): MomentSpec | undefined {
  const caseOf = positions(keys, cases, reading, "month", MONTHS, "dec-feb", parseMonths);
  return caseOf && { by: "month", caseOf };
}

/** "dec-feb", "jul" → months from 0; null when it is neither. */
function parseMonths(text: string): number[] | null {
  const [from, to = from, ...more] = text.split("-").map((name) => MONTHS.indexOf(name));
  if (from === undefined || to === undefined || from < 0 || to < 0 || more.length > 0) return null;
  return Array.from({ length: ((to - from + 12) % 12) + 1 }, (_, i) => (from + i) % 12);
}

/** The case of each of the `names`, from what each key stands for; the last case is otherwise, if there is one. */
function positions(
  keys: readonly string[],
  { tree, written, key }: CasesTree,
  reading: Reading,
  what: string,
  names: readonly string[],
  example: string,
  parse: (key: string) => readonly number[] | null,
): number[] | undefined {
  const rest = child(tree, "otherwise") === undefined ? -1 : keys.length;
  const caseOf = names.map(() => rest);
  const taken = new Set<number>();
  for (const [i, name] of keys.entries()) {
    const spot = at(written.entries.get(name)!.key, joined(reading.path, `${key}.${name}`));
    const found = parse(name);
    if (found === null) return void reading.report(say.notAMoment(spot, name, what, example));
    for (const position of found) {
      if (taken.has(position)) return void reading.report(say.momentTwice(spot, name, what));
      taken.add(position);
      caseOf[position] = i;
    }
  }
  const missing = names.filter((_, position) => caseOf[position]! < 0);
  if (missing.length === 0) return caseOf;
  return void reading.report(say.momentsMissing(at(written.place, reading.path), what, missing));
}

interface Band {
  readonly from: number;
  readonly to: number;
}

/** "below 85%", "85% to 95%", "above 95%": each band holds its lower end. Null when it is none of these. */
function parseBand(text: string): Band | null {
  const share = (part: string | undefined): number | null => {
    const parsed = part === undefined ? null : parseShare(part.trim());
    return parsed?.ok ? parsed.value : null;
  };
  const [first, second, ...more] = text.split(" to ");
  const [below, above] = [/^below (.+)$/.exec(text), /^above (.+)$/.exec(text)];
  const from = below === null ? share(above?.[1] ?? first) : 0;
  const to = below !== null ? share(below[1]) : above !== null ? Number.POSITIVE_INFINITY : share(second);
  return from === null || to === null || more.length > 0 || from >= to ? null : { from, to };
}

function occupancy(
  keys: readonly string[],
  { tree, written, key }: CasesTree,
  reading: Reading,
): MomentSpec | undefined {
  const rest = child(tree, "otherwise") === undefined ? -1 : keys.length;
  const bands: (Band & { i: number })[] = [];
  for (const [i, name] of keys.entries()) {
    const band = parseBand(name);
    const spot = at(written.entries.get(name)!.key, joined(reading.path, `${key}.${name}`));
    if (band === null) return void reading.report(say.notAMoment(spot, name, "band of occupancy", "above 95%"));
    bands.push({ ...band, i });
  }
  bands.sort((a, b) => a.from - b.from);
  const upTo: number[] = [];
  const caseOf: number[] = [];
  const reach = (end: number, i: number): void => {
    if (end < Number.POSITIVE_INFINITY) upTo.push(end);
    caseOf.push(i);
  };
  let end = 0;
  for (const band of bands) {
    if (band.from < end) return void reading.report(say.bandsOverlap(at(written.place, reading.path)));
    if (band.from > end) reach(band.from, rest);
    reach(band.to, band.i);
    end = band.to;
  }
  if (end < Number.POSITIVE_INFINITY) reach(Number.POSITIVE_INFINITY, rest);
  if (caseOf.includes(-1)) return void reading.report(say.bandsLeaveGap(at(written.place, reading.path)));
  const of = child(tree, "of");
  return { by: "occupancy", service: textOf(of), upTo, caseOf, place: of?.place ?? written.place };
}
