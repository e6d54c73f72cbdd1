/** A number that changes step by step over a time. */
import { putTogether, scaleOf, takeApart } from "../units.ts";
import type { Edit } from "./edit.ts";
import * as say from "./messages/editing.ts";
import type { Report } from "./problem.ts";
import type { Place } from "./scenario.ts";
import { branch, child, type Entry, leaf, type Tree, textOf } from "./tree.ts";

const MOST_PLACE_STEPS = 40;
const STEPS = 8;

/** An edit and when it is due, in seconds after start. */
export interface Step {
  readonly at: number;
  readonly edit: Edit;
}

/** A value with the source of its change, unless it names its own. */
export function withSource(value: Tree, source: Tree): Tree {
  const entry = { key: source.place, value: source };
  if (value.kind === "leaf")
    return branch(
      new Map([
        ["value", { key: value.place, value }],
        ["source", entry],
      ]),
      value.place,
    );
  if (value.kind === "list" || value.entries.has("source")) return value;
  return branch(new Map(value.entries).set("source", entry), value.place);
}

/** A change over time as steps: whole places one by one (at most 40 steps), anything else in 8 equal steps. The last is the value written. */
export function ramp(edit: Edit, before: Tree, { from, over }: { from: number; over: number }, report: Report): Step[] {
  const { path, spot } = edit;
  const whole = isWhole(path);
  const after = edit.value!;
  const places = whole ? placesBetween(before, after) : STEPS;
  const steps: Step[] = [];
  for (let k = 1; k < places; k++) {
    const value = between(before, after, k / places, whole, spot.place);
    if (value === null) {
      report(say.cannotRamp(spot, path, before, after));
      return [];
    }
    steps.push({ at: from + Math.round((over * k) / places), edit: { ...edit, value } });
  }
  if (steps.length === 0 && between(before, after, 1, whole, spot.place) === null)
    report(say.cannotRamp(spot, path, before, after));
  return [...steps, { at: from + over, edit }];
}

/** The value a part of the way from one to another; null when it cannot be told. Places and staff are whole. */
export function partWay(before: Tree, after: Tree, part: number, path: string, place: Place): Tree | null {
  return between(before, after, part, isWhole(path), place);
}

const isWhole = (path: string): boolean => /\.(capacity|staff|starts)(\.|$)/.test(path);

function placesBetween(before: Tree, after: Tree): number {
  const [a, b] = [numberOf(before), numberOf(after)];
  if (a === null || b === null) return STEPS;
  return Math.min(MOST_PLACE_STEPS, Math.max(1, Math.abs(b - a)));
}

const numberOf = (tree: Tree): number | null =>
  takeApart(textOf(tree) ?? textOf(child(tree, "value")) ?? "")?.number ?? null;

/** The tree a part of the way between two of one shape; null when they are not. */
function between(before: Tree, after: Tree, part: number, whole: boolean, place: Place): Tree | null {
  const [from, to] = [child(before, "value") ?? before, child(after, "value") ?? after];
  if (from.kind === "leaf" && to.kind === "leaf") {
    const [a, b] = [takeApart(from.text), takeApart(to.text)];
    if (a === null || b === null) return from.text === to.text ? to : null;
    const [unitA, unitB] = [scaleOf(a), scaleOf(b)];
    if (a.before !== b.before || (unitA === 1) !== (unitB === 1)) return null;
    const start = (a.number * unitA) / unitB;
    const number = start + (b.number - start) * part;
    const written = putTogether(whole ? Math.round(number) : number, b);
    const value = leaf(written, place);
    return after.kind === "map" && child(after, "source") !== undefined
      ? withSource(value, child(after, "source")!)
      : value;
  }
  if (from.kind === "map" && to.kind === "map") {
    const entries = [...to.entries].map(([key, entry]) => {
      const start = child(from, key);
      const value =
        key === "source" || key === "note" ? entry.value : start && between(start, entry.value, part, whole, place);
      return [key, value ? { key: entry.key, value } : null] as const;
    });
    const numbers = [...from.entries.keys()].every((key) => to.entries.has(key) || key === "source" || key === "note");
    return numbers && entries.every(([, entry]) => entry !== null)
      ? branch(new Map(entries as [string, Entry][]), place)
      : null;
  }
  return null;
}
