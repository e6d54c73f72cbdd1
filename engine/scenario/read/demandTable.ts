/** `table:` a CSV of demand month by month, such as `careshift capacity --csv` writes → how many come in each month. */
import { daysInMonth } from "../../calendar.ts";
import * as sayDemand from "../messages/demandTable.ts";
import * as say from "../messages/tables.ts";
import { at, type Report } from "../problem.ts";
import type { DemandMonth } from "../spec/demand.ts";
import { type Branch, child, itemsOf, type Leaf, type Tree, textOf } from "../tree.ts";
import type { Reading } from "./quantity.ts";

/** What stands for all sources together, and for the system. */
const ALL = "all";
const KEYS = ["csv", "service", "source"];

/** The months of the rows that are meant, in order. */
export function readDemandTable(tree: Tree, { report, path }: Reading): readonly DemandMonth[] | undefined {
  const table = child(tree, "csv");
  if (tree.kind !== "map" || table === undefined) return undefined;
  const other = [...tree.entries].find(([key]) => !KEYS.includes(key));
  if (other !== undefined) return void report(sayDemand.unknownKey(at(other[1].key, path), other[0], KEYS));
  const rows = child(table, "rows");
  if (rows === undefined) return void report(say.notRead(table.place));
  const wanted = { service: child(tree, "service"), source: child(tree, "source") };
  if (itemsOf(rows).length === 0) {
    // What is wrong with a table that has not become rows was told where that is.
    if (rows.place.file !== table.place.file) report(sayDemand.noRows(at(rows.place)));
    return [];
  }
  if (Object.values(wanted).some((name) => name !== undefined && name.kind !== "leaf")) return undefined;
  const meant = chosen(itemsOf(rows) as Branch[], wanted, table, report);
  if (meant === undefined || hasTwice(meant, report)) return undefined;
  const months = meant.map((row) => readMonth(row, report));
  if (months.includes(null)) return undefined;
  return added(months as DemandMonth[]);
}

type Wanted = Readonly<Record<"service" | "source", Tree | undefined>>;

/** The rows of the service and the source; where no source is named those of all together, or else every one of them. */
function chosen(rows: readonly Branch[], wanted: Wanted, table: Tree, report: Report): Branch[] | undefined {
  const services = [...new Set(rows.flatMap((row) => textOf(child(row, "service")) ?? []))];
  const service = textOf(wanted.service);
  if (service === null && services.length > 1) return void report(sayDemand.whichService(at(table.place), services));
  if (service !== null && !services.includes(service))
    return void report(sayDemand.notThere(at(wanted.service!.place), "service", service, services));
  const own = rows.filter((row) => service === null || textOf(child(row, "service")) === service);
  const sources = [...new Set(own.flatMap((row) => textOf(child(row, "source")) ?? []))];
  const named = textOf(wanted.source) ?? ALL;
  const source = named === ALL && !sources.includes(ALL) ? null : named;
  if (source !== null && !sources.includes(source))
    return void report(sayDemand.notThere(at(wanted.source!.place), "source", source, sources));
  return own.filter((row) => source === null || textOf(child(row, "source")) === source);
}

/** Whether a month of one source has two rows: they would be added up. */
function hasTwice(rows: readonly Branch[], report: Report): boolean {
  const seen = new Set<string>();
  const twice = rows.find((row) => {
    const key = JSON.stringify(["month", "source"].map((column) => textOf(child(row, column))));
    return seen.size === seen.add(key).size;
  });
  if (twice !== undefined) report(sayDemand.monthTwice(at(twice.place), textOf(child(twice, "month")) ?? ""));
  return twice !== undefined;
}

function readMonth(row: Branch, report: Report): DemandMonth | null {
  const cells = ["month", "demand"].map((key) => child(row, key) as Leaf | undefined);
  for (const [i, key] of ["month", "demand"].entries())
    if (cells[i] === undefined) report(sayDemand.noColumn(at(row.place), key));
  const [month, demand] = cells;
  if (month === undefined || demand === undefined) return null;
  const civil = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month.text.trim());
  if (civil === null) report(say.badCell(month.place, "month", month.text, "a year and a month", "2016-04"));
  const people = numberOf(demand);
  if (people === null) report(say.badCell(demand.place, "demand", demand.text, "people, 0 or more", "132.5"));
  if (civil === null || people === null) return null;
  const [year, number] = [Number(civil[1]), Number(civil[2])];
  const cell = child(row, "days") as Leaf | undefined;
  const days = cell === undefined ? daysInMonth(year, number) : numberOf(cell);
  if (days === null || !(days > 0 && days <= 31)) {
    report(say.badCell(cell!.place, "days", cell!.text, "days of the month that were counted", "30"));
    return null;
  }
  return { month: year * 12 + number - 1, perDay: people / days };
}

function numberOf({ text }: Leaf): number | null {
  return /^\d{1,9}(\.\d+)?(e-?\d+)?$/.test(text.trim()) ? Number(text) : null;
}

/** Rows of one month together: those of several sources. */
function added(months: readonly DemandMonth[]): DemandMonth[] {
  const sums = new Map<number, number>();
  for (const { month, perDay } of months) sums.set(month, (sums.get(month) ?? 0) + perDay);
  return [...sums].map(([month, perDay]) => ({ month, perDay })).sort((a, b) => a.month - b.month);
}
