/** A column of a CSV file beside the scenario → the times in it and how often each stands there. */
import { parseDuration } from "../../units.ts";
import * as sayDistribution from "../messages/distributions.ts";
import * as say from "../messages/structure.ts";
import * as sayTable from "../messages/tables.ts";
import { at, joined } from "../problem.ts";
import type { DistributionSpec, Quantity } from "../scenario.ts";
import { type Branch, child, entriesOf, itemsOf, type Tree, textOf } from "../tree.ts";
import { DURATION, type Reading, remember } from "./quantity.ts";

const MOST_TOLD = 20;

/** { csv: stays.csv, column: days, unit: days }: numbers in the unit, which is the column's name unless said. */
export function fromTable(tree: Branch, reading: Reading): DistributionSpec | undefined {
  say.checkKeys(tree, ["csv", "column", "unit", "source", "note"], reading.path, reading.report);
  const [table, column] = [child(tree, "csv")!, textOf(child(tree, "column"))];
  const spot = at(table.place, joined(reading.path, "csv"));
  if (child(table, "rows") === undefined) return void reading.report(sayDistribution.csvOutsideFile(spot));
  if (column === null) return void reading.report(say.missing(at(tree.place, reading.path), "column", "column: days"));
  const rows = itemsOf(child(table, "rows"));
  // A table that could not be read has been told of.
  if (rows.length === 0)
    return void (textOf(child(table, "digest")) !== "" && reading.report(sayTable.emptyTable(table.place)));
  const known = [...new Set(rows.flatMap((row) => [...entriesOf(row).keys()]))];
  if (!known.includes(column)) {
    const place = child(tree, "column")!.place;
    return void reading.report(sayDistribution.noSuchColumn(at(place, joined(reading.path, "column")), column, known));
  }
  const unit = textOf(child(tree, "unit")) ?? column;
  if (!parseDuration(`1 ${unit}`).ok)
    return void reading.report(sayDistribution.columnUnit(at(tree.place, reading.path), unit));
  remember(table, table.place, reading);
  return counted(rows, column, unit, reading);
}

/** Each time once, with its share of the rows. */
function counted(
  rows: readonly Tree[],
  column: string,
  unit: string,
  { report, source, note }: Reading,
): DistributionSpec | undefined {
  const count = new Map<number, number>();
  let wrong = 0;
  for (const row of rows) {
    const seconds = timeOf(child(row, column), unit);
    if (seconds !== null) count.set(seconds, (count.get(seconds) ?? 0) + 1);
    else if (++wrong <= MOST_TOLD) {
      const cell = child(row, column);
      report(sayDistribution.badTime(cell?.place ?? row.place, column, textOf(cell) ?? "", unit));
    }
  }
  if (wrong > 0) return undefined;
  const place = rows[0]!.place;
  const times = [...count.keys()].sort((a, b) => a - b);
  const values = times.map((value): Quantity => ({ value, low: null, high: null, source, note, place }));
  return { form: "empirical", values, shares: times.map((time) => count.get(time)! / rows.length) };
}

/** Seconds; null when it is no time of 0 or more. */
function timeOf(cell: Tree | undefined, unit: string): number | null {
  const parsed = parseDuration(`${textOf(cell) ?? ""} ${unit}`);
  return parsed.ok && parsed.value <= DURATION.most ? parsed.value : null;
}
