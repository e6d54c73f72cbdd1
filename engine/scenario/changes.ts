/** Dated changes → phases: the services and cohorts as they hold from each date on. */
import { addMonths, addSeconds, formatInstant, type Instant, parseInstant, secondsBetween } from "../calendar.ts";
import { isDated, whyFixed } from "./dated.ts";
import { applyEdit, type Edit, valueAt } from "./edit.ts";
import * as say from "./messages/editing.ts";
import { at, type Report, type Spot } from "./problem.ts";
import { ramp, type Step, withSource } from "./ramp.ts";
import { readPeople, withStages } from "./read/people.ts";
import type { Span } from "./read/small.ts";
import type { PhaseSpec } from "./scenario.ts";
import type { FrameShape } from "./schema/scenario.ts";
import type { PeopleSpec } from "./spec/people.ts";
import { type Branch, child, itemName, itemsOf, type Tree } from "./tree.ts";
import { readWorld, specsOf, type World } from "./world.ts";

const MAX_PHASES = 1000;

/** The calendar of a run. */
export interface Calendar {
  readonly start: Instant;
  /** Seconds. */
  readonly warmUp: number;
  readonly length: number;
}

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

/** One value that changes, with all it needs to be applied. */
export interface DatedEdit {
  readonly path: string;
  readonly value: Tree;
  readonly label: string;
  /** Seconds after start. */
  readonly from: number;
  readonly over: number;
  readonly spot: Spot;
}

/** The edits of all dated changes, in the order of their dates. Changes out of the run's time are warned of. */
export function datedEdits(
  tree: Branch,
  changes: FrameShape["changes"],
  calendar: Calendar,
  report: Report,
): DatedEdit[] {
  const items = itemsOf(child(tree, "changes"));
  const edits = (changes ?? []).flatMap((change, i) => {
    const item = items[i]!;
    const path = `changes.${itemName(item, i)}`;
    const from = secondsBetween(calendar.start, parseInstant(change.on)!);
    warnOutside(from, at(child(item, "on")!.place, path), calendar, report);
    const source = child(item, "source");
    return [...change.set].map(
      ([target, { key, value }]): DatedEdit => ({
        path: target,
        value: source === undefined ? value : withSource(value, source),
        label: change.label ?? change.on,
        from,
        over: Math.round(change.over?.value ?? 0),
        spot: { place: key, path: `${path}.set.${target}` },
      }),
    );
  });
  return edits.filter((edit) => mayChange(edit, report)).sort((a, b) => a.from - b.from);
}

function warnOutside(from: number, spot: Spot, { start, warmUp, length }: Calendar, report: Report): void {
  if (from < -warmUp) report(say.changeTooEarly(spot, formatInstant(addSeconds(start, -warmUp))));
  if (from >= length) report(say.changeTooLate(spot, formatInstant(addSeconds(start, length))));
}

function mayChange(edit: DatedEdit, report: Report): boolean {
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
  const phases = [phase(-Infinity, base, readPeople(tree, report))];
  let now = tree;
  for (let i = 0; i < due.length; ) {
    const when = due[i]!.at;
    for (; i < due.length && due[i]!.at === when; i++) now = applyEdit(now, due[i]!.edit, report);
    const since = { date: formatInstant(addSeconds(calendar.start, when)), spot: due[i - 1]!.edit.spot };
    const cohorts = withStages(child(now, "cohorts"), child(now, "conditions"));
    const world = readWorld(child(now, "services"), cohorts, report, since);
    worlds.push(world);
    phases.push(phase(when, world, readPeople(now, report)));
    if (phases.length <= MAX_PHASES) continue;
    report(say.tooManySteps(due[i - 1]!.edit.spot, MAX_PHASES));
    return null;
  }
  return { phases, worlds };
}

const phase = (from: number, world: World, people: PeopleSpec): PhaseSpec => ({
  from,
  people,
  services: specsOf(world.services),
  cohorts: specsOf(world.cohorts),
});

function stepsOf(tree: Branch, edits: readonly DatedEdit[], report: Report): Step[] | null {
  let good = true;
  let scratch = tree;
  const tell: Report = (problem) => {
    good = false;
    report(problem);
  };
  const steps = edits.flatMap((dated, i) => {
    const busy = edits
      .slice(0, i)
      .find((other) => touches(other.path, dated.path) && other.from + other.over > dated.from);
    if (busy !== undefined) tell(say.changesOverlap(dated.spot, dated.path, busy.label));
    const before = valueAt(scratch, dated.path);
    const edit: Edit = { op: "set", path: dated.path, value: dated.value, spot: dated.spot };
    if (before === undefined) applyStrictly(scratch, edit, tell);
    scratch = before === undefined ? scratch : applyEdit(scratch, edit, tell);
    return dated.over === 0 || before === undefined ? [{ at: dated.from, edit }] : ramp(edit, before, dated, tell);
  });
  return good ? steps : null;
}

/** A dated change never makes something new: what it sets must be there from the start. */
function applyStrictly(tree: Branch, edit: Edit, report: Report): void {
  applyEdit(tree, { ...edit, op: "remove", value: null }, report);
}

const touches = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
