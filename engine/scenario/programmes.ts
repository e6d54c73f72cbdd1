/** `programmes:` phases whose changes hold from their dates on → dated edits. */
import { parseInstant, secondsBetween } from "../calendar.ts";
import { type Calendar, type DatedEdit, editsOfChange } from "./datedEdit.ts";
import * as say from "./messages/editing.ts";
import { waitsForNothing } from "./messages/programmes.ts";
import { at, type Report } from "./problem.ts";
import type { FrameShape } from "./schema/scenario.ts";
import { type Branch, child, descend, itemsOf } from "./tree.ts";

type Programme = NonNullable<FrameShape["programmes"]>[string];

/** The edits of all phases of programmes without gates: those with gates are opened by a run, see read/programmes.ts. */
export function programmeEdits(
  tree: Branch,
  programmes: FrameShape["programmes"],
  calendar: Calendar,
  report: Report,
): DatedEdit[] {
  return Object.entries(programmes ?? {}).flatMap(([name, programme]) =>
    isGated(programme) ? [] : editsOfProgramme(tree, name, programme, calendar, report),
  );
}

/** True when a phase waits for something that only a run can tell. */
export const isGated = ({ phases }: Programme): boolean => phases.some(({ gate }) => gate !== undefined);

function editsOfProgramme(
  tree: Branch,
  name: string,
  { label, phases }: Programme,
  calendar: Calendar,
  report: Report,
): DatedEdit[] {
  const items = itemsOf(descend(tree, "programmes", name, "phases"));
  const edits: DatedEdit[] = [];
  /** When the phase before is in force in full, in seconds after start. */
  let previous: number | null = null;
  for (const [i, phase] of phases.entries()) {
    const item = items[i]!;
    const path = `programmes.${name}.phases.${phase.name}`;
    if (phase.wait !== undefined && phase.after === undefined) report(waitsForNothing(at(item.place, path)));
    const after: number | null = previous === null ? null : previous + Math.round(phase.wait?.value ?? 0);
    const from: number | null =
      phase.on === undefined ? after : secondsBetween(calendar.start, parseInstant(phase.on)!);
    if (from === null || (phase.on === undefined) === (phase.after === undefined)) {
      report(say.phaseWhen(at(child(item, "on")?.place ?? item.place, path)));
      continue;
    }
    const written = { item, path, key: "changes", from, label: `${label ?? name}: ${phase.name}` };
    edits.push(...editsOfChange({ occupants: undefined, ...phase }, phase.changes, written, calendar, report));
    previous = from + Math.round(phase.over?.value ?? 0);
  }
  return edits;
}
