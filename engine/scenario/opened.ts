/** What programmes with gates make of a scenario: one world for each way in which they can stand together. */
import { type Calendar, type DatedEdit, phasesOf, touches } from "./changes.ts";
import { applyEdit, valueAt } from "./edit.ts";
import * as say from "./messages/programmes.ts";
import type { Report } from "./problem.ts";
import { withStages } from "./read/people.ts";
import type { PhaseSpec } from "./scenario.ts";
import { type Branch, child } from "./tree.ts";
import { readWorld, type World } from "./world.ts";

const MOST_WORLDS = 64;

/** What the phases of one programme set, phase by phase. */
type Phases = readonly (readonly DatedEdit[])[];

/** All worlds after the first, in which nothing has opened; see compile/model/programmes.ts for their order. */
export interface Opened {
  readonly phases: readonly (readonly PhaseSpec[])[];
  readonly worlds: readonly World[];
}

/** Null when a phase cannot set what it says. */
export function openedWorlds(
  tree: Branch,
  programmes: readonly Phases[],
  dated: readonly DatedEdit[],
  calendar: Calendar,
  report: Report,
): Opened | null {
  if (programmes.length === 0) return { phases: [], worlds: [] };
  if (!areApart(tree, programmes, dated, report)) return null;
  const phases: (readonly PhaseSpec[])[] = [];
  const worlds: World[] = [];
  const count = programmes.reduce((product, own) => product * (own.length + 1), 1);
  if (count > MOST_WORLDS) {
    report(say.tooManyWorlds(programmes[0]![0]![0]!.spot, count, MOST_WORLDS));
    return null;
  }
  for (let number = 1; number < count; number++) {
    const edits = openedIn(number, programmes);
    const now = edits.reduce(
      (before, { path, value, spot }) => applyEdit(before, { op: "set", path, value, spot }, report),
      tree,
    );
    const since = { date: edits.at(-1)!.label, spot: edits.at(-1)!.spot };
    const cohorts = withStages(child(now, "cohorts"), child(now, "conditions"));
    const base = readWorld(child(now, "services"), cohorts, report, since);
    const made = base.whole ? phasesOf(now, base, dated, calendar, report) : null;
    if (made === null) return null;
    phases.push(made.phases);
    worlds.push(...made.worlds);
  }
  return { phases, worlds };
}

/** What the phases set that are open in a world: its number in mixed radix, the first programme changing fastest. */
function openedIn(number: number, programmes: readonly Phases[]): DatedEdit[] {
  let rest = number;
  return programmes.flatMap((phases) => {
    const open = rest % (phases.length + 1);
    rest = Math.floor(rest / (phases.length + 1));
    return phases.slice(0, open).flat();
  });
}

/** True when what each phase sets is there, and nothing but phases of its own programme sets it too. */
function areApart(tree: Branch, programmes: readonly Phases[], dated: readonly DatedEdit[], report: Report): boolean {
  let good = true;
  const all = programmes.map((own) => own.flat());
  for (const [p, edits] of all.entries()) {
    const others = [...dated, ...all.slice(0, p).flat()];
    for (const edit of edits) {
      const other = others.find(({ path }) => touches(path, edit.path));
      if (other !== undefined) report(say.changesBeside(edit.spot, edit.path, other.label));
      const isThere = valueAt(tree, edit.path) !== undefined;
      if (!isThere) applyEdit(tree, { op: "remove", path: edit.path, value: null, spot: edit.spot }, report);
      good &&= isThere && other === undefined;
    }
  }
  return good;
}
