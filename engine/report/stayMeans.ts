import { type ImpliedMean, impliedMeans } from "../compile/stayMeans.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { decimal } from "./numbers.ts";
import { type Column, paragraph, type Row, table } from "./table.ts";

const WHY = { levers: "levers", truncation: "ends cut off", figures: "other figures" } as const;

/** What `check` says of stays whose mean does not stand in the scenario; nothing where all do. */
export function stayLines(scenario: Scenario, width: number): string[] {
  const rows = impliedMeans(scenario);
  if (rows.length === 0) return [];
  const columns: Column[] = [
    { title: "Stay", width: width - 46, align: "left" },
    { title: "Given by", width: 13, align: "left" },
    { title: "Mean before", width: 13, align: "right" },
    { title: "Mean", width: 13, align: "right" },
  ];
  return [
    "",
    ...paragraph("Means of stays that do not stand in the scenario but follow from it", width),
    ...table(columns, rows.map(rowOf)),
  ];
}

function rowOf({ service, where, mean, before, why }: ImpliedMean): Row {
  return [where === "" ? service : `${service}, ${where}`, WHY[why], before === null ? "" : time(before), time(mean)];
}

/** A time in the unit that suits it. */
function time(seconds: number): string {
  if (seconds >= 2 * 86_400) return `${decimal(seconds / 86_400, 2)} days`;
  return seconds >= 7200 ? `${decimal(seconds / 3600, 1)} hours` : `${decimal(seconds / 60, 1)} min`;
}
