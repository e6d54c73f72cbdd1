/** The figures of one scenario. */
import type { MeasureResult, ScenarioResults } from "../experiments/contract.ts";
import { cell } from "./cells.ts";
import { everything, headlines } from "./headlines.ts";
import { columnsFor, groupedTable, type Layout, rowLabel } from "./layout.ts";
import type { Row } from "./table.ts";
import { shown } from "./units.ts";

/** Smallest mean worth a row: a twentieth of a person, a quarter of an hour, one in a thousand. */
const WORTH: Readonly<Record<string, number>> = { people: 0.05, days: 0.01, share: 0.001, "people per year": 0.5 };

/** Lines of a table with a row for each measure. */
export function runTable(results: ScenarioResults, layout: Layout): string[] {
  const groups = layout.all ? everything(results) : headlines(results, rankInRun);
  const measures = new Map(results.measures.map((one) => [one.id, one]));
  const columns = columnsFor(layout, ["Mean (95% interval)"]);
  return groupedTable(
    columns,
    groups.map((group) => [group, group.lines.map(({ id, label }) => row(measures.get(id)!, label, layout))]),
  );
}

function row(measure: MeasureResult, label: string, layout: Layout): Row {
  const style = shown(measure.unit, Math.abs(measure.mean ?? 0));
  return [rowLabel(label, style, layout), cell(measure, style, false)];
}

/** How much a measure has to show in the table of a run. */
export function rankInRun({ service, measure, unit, mean }: MeasureResult): number {
  if (service === null && measure !== "readmission-30") return mean === null ? 0 : 1;
  if (/^(within|response)\./.test(measure)) return mean === null ? 0 : Number.POSITIVE_INFINITY;
  const size = Math.abs(mean ?? 0);
  return size >= (WORTH[unit] ?? 0) ? size : 0;
}
