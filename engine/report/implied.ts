import { type ImpliedStay, impliedStays } from "../compile/implied.ts";
import type { Model } from "../compile/model.ts";
import { formatDuration, formatShare } from "../format.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { listed } from "./numbers.ts";
import { type Column, paragraph, type Row, table } from "./table.ts";

/** What `check` says of stays that clocks cut short; nothing where no clock can. */
export function impliedLines(scenario: Scenario, model: Model, width: number): string[] {
  const all = impliedStays(scenario, model);
  if (all.length === 0) return [];
  const columns: Column[] = [
    { title: "Stay against clocks", width: width - 26, align: "left" },
    { title: "Declared", width: 12, align: "right" },
    { title: "Realised", width: 12, align: "right" },
  ];
  const near = all.filter(({ leavesOut }) => leavesOut.length > 0);
  const notes = near.map(({ service, leavesOut }) => `${service}: near, not exact. Left out: ${listed(leavesOut)}.`);
  return [
    "",
    ...paragraph(
      "What stays and ways on come to where clocks compete with them, until the stay or a clock ends it; delays are not in it",
      width,
    ),
    ...table(columns, all.flatMap(rowsOf)),
    ...notes.flatMap((note) => paragraph(note, width)),
  ];
}

function rowsOf({ service, declared, realised, ways, clocks }: ImpliedStay): Row[] {
  return [
    [`${service}: mean stay`, formatDuration(declared), formatDuration(realised)],
    ...ways.map((way) => [`  way on ${way.name}`, formatShare(way.declared), formatShare(way.realised)]),
    ...clocks.map((clock) => [`  clock ${clock.name}, to ${clock.to}`, "", formatShare(clock.realised)]),
  ];
}
