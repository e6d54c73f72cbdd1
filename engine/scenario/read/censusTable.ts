/** `records:` in a census: a table (CSV) of people → rows of the census as they could be written out. */
import { formatInstant, type Instant, parseInstant, secondsBetween } from "../../calendar.ts";
import * as say from "../messages/census.ts";
import { unknownColumn } from "../messages/tables.ts";
import { at, type Report } from "../problem.ts";
import { Census, type CensusShape } from "../schema/census.ts";
import { read } from "../schema/issues.ts";
import { type Branch, branch, child, type Entry, itemsOf, type Leaf, leaf, list, type Tree, textOf } from "../tree.ts";

/** The item that named a table, of each row that came from it. */
export interface Origin {
  readonly name: string;
  readonly was: string | null;
}

/** The census with the rows of its tables in their place. */
export interface CensusRead {
  readonly shape: CensusShape | undefined;
  /** The scenario with these rows under `census`. */
  readonly tree: Branch;
  readonly origins: ReadonlyMap<Tree, Origin>;
}

/** Columns that mean what the key of a row does. Any other is an attribute. */
const COLUMNS: readonly string[] = ["service", "state", "for", "route", "reason", "cohort", "people"];
/** Columns with a duration, or the instant at which it began. */
const SPANS: readonly string[] = ["since", "elapsed"];
/** Keys that may stand beside the table. */
const BESIDE: readonly string[] = ["records", "name", "was", "cohort"];

/**
 * Puts the rows of tables among those written out. `shape`: the census as it was read, tables not yet opened.
 * @param attributes all attributes of people
 * @param begins the instant at which the run begins
 */
export function censusWithTables(
  tree: Branch,
  shape: CensusShape | undefined,
  attributes: ReadonlySet<string>,
  begins: Instant,
  report: Report,
): CensusRead {
  const written = child(tree, "census");
  const items = itemsOf(written);
  const origins = new Map<Tree, Origin>();
  if (written === undefined || items.every((item) => child(item, "records") === undefined))
    return { shape, tree, origins };
  const rows = items.flatMap((item) => {
    const table = child(item, "records");
    if (table === undefined || item.kind !== "map") return [item];
    const origin = originOf(item, table);
    tellOthers(item, origin, report);
    const found = rowsOf(table, child(item, "cohort"), attributes, begins, report);
    for (const row of found) origins.set(row, origin);
    return found;
  });
  const all = list(rows, written.place);
  const made = read(Census, all, "census", written.place);
  made.problems.forEach(report);
  const entries = new Map(tree.entries).set("census", { key: written.place, value: all });
  return { shape: made.value ?? [], tree: branch(entries, tree.place), origins };
}

/** Named after the file unless it has a name. */
function originOf(item: Branch, table: Tree): Origin {
  const file = textOf(child(table, "file")) ?? "";
  const base = file.replace(/^.*\//, "").replace(/\.csv$/i, "");
  return { name: textOf(child(item, "name")) ?? base, was: textOf(child(item, "was")) };
}

function tellOthers(item: Branch, { name }: Origin, report: Report): void {
  for (const [key, { key: place }] of item.entries)
    if (!BESIDE.includes(key)) report(say.besideTable(at(place, `census.${name}.${key}`), key));
}

function rowsOf(
  table: Tree,
  cohort: Tree | undefined,
  attributes: ReadonlySet<string>,
  begins: Instant,
  report: Report,
): Branch[] {
  const strange = new Set<string>();
  return itemsOf(child(table, "rows")).map((row) => {
    const entries = new Map<string, Entry>();
    if (cohort !== undefined) entries.set("cohort", { key: row.place, value: cohort });
    const levels = new Map<string, Entry>();
    for (const [column, { key, value }] of (row as Branch).entries) {
      if (COLUMNS.includes(column)) entries.set(column, { key, value });
      else if (SPANS.includes(column))
        entries.set(column, { key, value: spanOf(column, value as Leaf, begins, report) });
      else if (attributes.has(column)) levels.set(column, { key, value });
      else if (!strange.has(column)) {
        strange.add(column);
        report(unknownColumn(key, column, [...COLUMNS, ...SPANS, ...attributes]));
      }
    }
    if (levels.size > 0) entries.set("attributes", { key: row.place, value: branch(levels, row.place) });
    return branch(entries, row.place);
  });
}

/** A duration; or an instant before the run begins, as the duration until then. */
function spanOf(column: string, cell: Leaf, begins: Instant, report: Report): Tree {
  const instant = parseInstant(cell.text.replace(" ", "T"));
  const seconds = instant === null ? null : secondsBetween(instant, begins);
  if (seconds !== null && seconds < 0)
    report(say.afterBeginning(at(cell.place), column, cell.text, formatInstant(begins)));
  const span = seconds === null ? cell : leaf(`${Math.max(0, seconds)} seconds`, cell.place);
  if (column === "since" || cell.text === "unknown") return span;
  return branch(new Map([["known", { key: cell.place, value: span }]]), cell.place);
}
