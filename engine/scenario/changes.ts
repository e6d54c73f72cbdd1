/** Dated changes → phases: the services and cohorts as they hold from each date on. */
import { addMonths, addSeconds, formatInstant, type Instant, parseInstant, secondsBetween } from "../calendar.ts";
import { isDated, whyFixed } from "./dated.ts";
import { type Calendar, type DatedEdit, editsOfChange } from "./datedEdit.ts";
import { applyEdit, type Edit, valueAt } from "./edit.ts";
import { reachOf } from "./everyone.ts";
import * as say from "./messages/editing.ts";
import { at, type Report, type Spot } from "./problem.ts";
import { programmeEdits } from "./programmes.ts";
import { partWay, ramp, type Step } from "./ramp.ts";
import { readPeople, withStages } from "./read/people.ts";
import { readPools } from "./read/pools.ts";
import type { Span } from "./read/small.ts";
import type { PhaseSpec } from "./scenario.ts";
import type { FrameShape } from "./schema/scenario.ts";
import type { OccupantsSpec } from "./spec/hours.ts";
import { type Branch, child, itemName, itemsOf, type Tree } from "./tree.ts";
import { readWorld, specsOf, type World } from "./world.ts";

export type { Calendar, DatedEdit };

const MAX_PHASES = 1000;

/** Civil years and months counted from the start, forward for the length and back for the warm-up. */
export function calendarOf(time: FrameShape["time"]): Calendar {
  const start = parseInstant(time.start)!;
  return { start, length: spanFrom(start, time.length, 1), warmUp: spanFrom(start, time["warm-up"], -1) };
}

function spanFrom(start: Instant, span: Span, direction: 1 | -1): number {
  if ("seconds" in span) return span.seconds;
  const end = addMonths(start.days, direction * span.months);
  return Math.abs(secondsBetween(start, { days: end, seconds: start.seconds }));
}

/** The edits of all dated changes and programmes, in the order of their dates. Changes out of the run's time are warned of. */
export function datedEdits(
  tree: Branch,
  { changes, programmes }: Pick<FrameShape, "changes" | "programmes">,
  calendar: Calendar,
  report: Report,
): DatedEdit[] {
  const items = itemsOf(child(tree, "changes"));
  const edits = (changes ?? []).flatMap((change, i) => {
    const item = items[i]!;
    const path = `changes.${itemName(item, i)}`;
    const from = secondsBetween(calendar.start, parseInstant(change.on)!);
    warnOutside(from, at(child(item, "on")!.place, path), calendar, report);
    return editsOfChange(
      change,
      change.set,
      { item, path, key: "set", from, label: change.label ?? change.on },
      calendar,
      report,
    );
  });
  const phased = programmeEdits(tree, programmes, calendar, report);
  return [...edits, ...phased].filter((edit) => mayChange(edit, report)).sort((a, b) => a.from - b.from);
}

function warnOutside(from: number, spot: Spot, { start, warmUp, length }: Calendar, report: Report): void {
  if (from < -warmUp) report(say.changeTooEarly(spot, formatInstant(addSeconds(start, -warmUp))));
  if (from >= length) report(say.changeTooLate(spot, formatInstant(addSeconds(start, length))));
}

/** False, with a problem reported, for a value that cannot change on a date. */
export function mayChange(edit: DatedEdit, report: Report): boolean {
  if (isDated(edit.path)) return true;
  report(say.notDated(edit.spot, edit.path, whyFixed(edit.path)));
  return false;
}

/** All phases, the first from −Infinity. Null when a change cannot be made. */
export function phasesOf(
  tree: Branch,
  base: World,
  edits: readonly DatedEdit[],
  calendar: Calendar,
  report: Report,
): { phases: PhaseSpec[]; worlds: World[] } | null {
  if (edits.length > MAX_PHASES) report(say.tooManySteps(edits[MAX_PHASES]!.spot, MAX_PHASES));
  const steps = edits.length > MAX_PHASES ? null : stepsOf(tree, edits, report);
  if (steps === null) return null;
  const due = steps.filter((step) => step.at < calendar.length).sort((a, b) => a.at - b.at);
  const worlds = [base];
  const phases = [phase(-Infinity, base, tree, {}, report)];
  let now = tree;
  for (let i = 0; i < due.length; ) {
    const when = due[i]!.at;
    const occupants: Record<string, OccupantsSpec> = {};
    const turned: Pick<DatedEdit, "path" | "everyone">[] = [];
    for (; i < due.length && due[i]!.at === when; i++) {
      now = applyEdit(now, due[i]!.edit, report);
      turned.push({ path: due[i]!.edit.path, everyone: due[i]!.everyone });
      if (due[i]!.occupants !== null) occupants[serviceIn(due[i]!.edit.path)] = due[i]!.occupants!;
    }
    const since = { date: formatInstant(addSeconds(calendar.start, when)), spot: due[i - 1]!.edit.spot };
    const cohorts = withStages(child(now, "cohorts"), child(now, "conditions"));
    const world = readWorld(child(now, "services"), cohorts, report, since);
    worlds.push(world);
    phases.push({ ...phase(when, world, now, occupants, report), ...reached(reachOf(turned)) });
    if (phases.length <= MAX_PHASES) continue;
    report(say.tooManySteps(due[i - 1]!.edit.spot, MAX_PHASES));
    return null;
  }
  return { phases, worlds };
}

/** services.<name>.capacity → name. */
const serviceIn = (path: string): string => path.split(".")[1]!;

const phase = (
  from: number,
  world: World,
  tree: Tree,
  occupants: Readonly<Record<string, OccupantsSpec>>,
  report: Report,
): PhaseSpec => ({
  from,
  people: readPeople(tree, report),
  pools: readPools(tree, report),
  services: specsOf(world.services),
  cohorts: specsOf(world.cohorts),
  ...(Object.keys(occupants).length > 0 ? { occupants } : {}),
});

type DueStep = Step & Pick<DatedEdit, "occupants" | "everyone">;

const reached = (reach: Record<string, number>): Pick<PhaseSpec, "reach"> =>
  Object.keys(reach).length > 0 ? { reach } : {};

/** Every edit with the instant it is due, reversals included. Null when one cannot be made. */
function stepsOf(tree: Branch, edits: readonly DatedEdit[], report: Report): DueStep[] | null {
  let good = true;
  let scratch = tree;
  const tell: Report = (problem) => {
    good = false;
    report(problem);
  };
  const before = new Map<DatedEdit, Tree | undefined>();
  const steps = turnsOf(edits).flatMap(({ at, dated, ends }): DueStep[] => {
    const { path, spot, occupants, everyone } = dated;
    const was = ends ? before.get(dated) : valueAt(scratch, path);
    if (!ends) {
      tellOverlap(edits, dated, tell);
      before.set(dated, was);
    }
    const edit: Edit = { op: "set", path, value: ends ? was! : aimOf(dated, was, tell), spot };
    if (was === undefined) applyStrictly(scratch, edit, tell);
    else scratch = applyEdit(scratch, edit, tell);
    if (ends || dated.over === 0 || was === undefined)
      return was === undefined && ends ? [] : [{ at, edit, occupants, everyone }];
    return ramp(edit, was, dated, tell).map((step) => ({ ...step, occupants, everyone }));
  });
  return good ? steps : null;
}

/** When edits begin and when they are taken back, in order. */
function turnsOf(edits: readonly DatedEdit[]): { at: number; dated: DatedEdit; ends: boolean }[] {
  const begin = edits.map((dated) => ({ at: dated.from, dated, ends: false }));
  const end = edits.flatMap((dated) => (dated.until === null ? [] : [{ at: dated.until, dated, ends: true }]));
  return [...end, ...begin].sort((a, b) => a.at - b.at);
}

/** What a value is to be in the end: the value written, or only a share of the way to it. */
function aimOf(dated: DatedEdit, before: Tree | undefined, report: Report): Tree {
  if (dated.realised === 1 || before === undefined) return dated.value;
  const part = partWay(before, dated.value, dated.realised, dated.path, dated.spot.place);
  if (part === null) report(say.cannotRealise(dated.spot, dated.path));
  return part ?? dated.value;
}

function tellOverlap(edits: readonly DatedEdit[], dated: DatedEdit, report: Report): void {
  const busy = edits
    .slice(0, edits.indexOf(dated))
    .find((other) => touches(other.path, dated.path) && (other.until ?? other.from + other.over) > dated.from);
  if (busy !== undefined) report(say.changesOverlap(dated.spot, dated.path, busy.label));
}

/** A dated change never makes something new: what it sets must be there from the start. */
function applyStrictly(tree: Branch, edit: Edit, report: Report): void {
  applyEdit(tree, { ...edit, op: "remove", value: null }, report);
}

/** True when one of two paths is, or lies below, the other. */
export const touches = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
