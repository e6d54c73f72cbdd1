/** The figures of a base and a variant side by side, with their paired differences. */
import type { Difference, MeasureResult, Results, ScenarioResults } from "../experiments/contract.ts";
import { cell, clearness, differenceCell } from "./cells.ts";
import { everything, headlines, type Line } from "./headlines.ts";
import { columnsFor, groupedTable, isNarrow, type Layout, rowLabel } from "./layout.ts";
import { decimal } from "./numbers.ts";
import { rankInRun } from "./runTable.ts";
import type { Row } from "./table.ts";
import { shown, shownDifference } from "./units.ts";

/** One measure in both worlds. */
interface Pair {
  readonly from: MeasureResult;
  readonly to: MeasureResult;
  readonly difference: Difference;
}

type Pairs = ReadonlyMap<string, Pair>;

/**
 * Lines of a table with a row for each measure that base and variant share.
 * @param name title of the variant's column
 */
export function comparisonTable(results: Results, variant: ScenarioResults, name: string, layout: Layout): string[] {
  const pairs = pairsOf(results, variant);
  const rank = ({ id }: MeasureResult): number => rankOf(pairs.get(id));
  const groups = layout.all ? everything(results) : headlines(results, rank);
  const row = (line: Line): Row[] => (pairs.has(line.id) ? [pairRow(line, pairs, layout)] : []);
  return groupedTable(
    columnsFor(layout, ["Base", name, "Difference"]),
    groups.map((group) => [group, group.lines.flatMap(row)]),
  );
}

function pairsOf(results: Results, variant: ScenarioResults): Pairs {
  const before = new Map(results.measures.map((one) => [one.id, one]));
  const after = new Map(variant.measures.map((one) => [one.id, one]));
  const own = results.differences.filter((one) => one.variant === variant.scenario.id);
  return new Map(
    own.map((difference) => {
      const id = difference.measure;
      return [id, { from: before.get(id)!, to: after.get(id)!, difference }];
    }),
  );
}

/** What clearly changes comes first, by how much; then what is there at all. */
function rankOf(pair: Pair | undefined): number {
  if (pair === undefined) return 0;
  const { from, to, difference } = pair;
  if (from.measure.startsWith("within.")) return rankInRun(from);
  if (["more", "less"].includes(clearness(difference))) return 1 + Math.abs(difference.mean ?? 0);
  if (from.measure === "starts") return 0;
  return Math.min(0.999, Math.max(rankInRun(from), rankInRun(to)));
}

function pairRow({ id, label }: Line, pairs: Pairs, layout: Layout): Row {
  const { from, to, difference } = pairs.get(id)!;
  const style = shown(from.unit, Math.max(Math.abs(from.mean ?? 0), Math.abs(to.mean ?? 0)));
  const narrow = isNarrow(layout);
  return [
    rowLabel(label, style, layout) + (layout.all ? "" : placesChanged(from, pairs)),
    cell(from, style, narrow),
    cell(to, style, narrow),
    differenceCell(difference, shownDifference(from.unit, style, difference), narrow),
  ];
}

/** " (capacity 5 → 8)" beside the occupancy of a service whose mean number of places (of staff, in a team) differs. */
function placesChanged({ service, measure }: MeasureResult, pairs: Pairs): string {
  const places = measure === "occupancy" ? pairs.get(`${service}.capacity`) : undefined;
  if (places?.from.mean == null || places.to.mean == null) return "";
  const [from, to] = [places.from.mean, places.to.mean].map((mean) => decimal(mean, roundly(mean) ? 0 : 1));
  return from === to ? "" : ` (capacity ${from} → ${to})`;
}

/** A mean over a ramp or a roster is seldom whole; one that nearly is reads better so. */
function roundly(mean: number): boolean {
  return Math.abs(mean - Math.round(mean)) < 0.05;
}
