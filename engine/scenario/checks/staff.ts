/** Rows of staff or places that overlap. */
import * as say from "../messages/meaning.ts";
import { at, type Report } from "../problem.ts";
import type { Made } from "../read/service.ts";
import type { HoursRow, HoursSpec, ServiceSpec } from "../scenario.ts";
import { child, entriesOf } from "../tree.ts";

export function checkStaff(made: Made<ServiceSpec>, report: Report): void {
  checkRows(made, "staff", made.spec?.staff ?? [], report);
  checkRows(made, "capacity", made.spec?.capacityHours ?? [], report);
}

function checkRows(made: Made<ServiceSpec>, key: string, rows: readonly HoursRow[], report: Report): void {
  const names = new Map([...entriesOf(child(made.tree, key))].map(([name, entry]) => [entry.key, name]));
  for (const [i, row] of rows.entries()) {
    const other = rows.slice(0, i).find((before) => before.place !== row.place && overlap(before.hours, row.hours));
    const path = `services.${made.name}.${key}.${names.get(row.place) ?? ""}`;
    if (other !== undefined) report(say.staffOverlap(at(row.place, path), names.get(other.place) ?? "another row"));
  }
}

const overlap = (a: HoursSpec, b: HoursSpec): boolean =>
  a.days.some((day) => b.days.includes(day)) && a.from < b.to && b.from < a.to;
