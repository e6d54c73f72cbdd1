/** The parts of a scenario beside services and cohorts: sources, levers, targets. */
import { type Figured, putTogether, scaleOf, takeApart } from "../../units.ts";
import { namesIn, valueAt } from "../edit.ts";
import * as editing from "../messages/editing.ts";
import * as say from "../messages/structure.ts";
import { at, type Report, type Spot } from "../problem.ts";
import type { LeverSpec, SourceSpec, TargetSpec } from "../scenario.ts";
import type { FrameShape } from "../schema/scenario.ts";
import { type Branch, child, descend, entriesOf, itemsOf, type Leaf, textOf } from "../tree.ts";

export const sourcesOf = (frame: FrameShape): SourceSpec[] =>
  Object.entries(frame.sources ?? {}).map(([id, { title, where, grade }]) => ({
    id,
    title,
    where: where ?? null,
    grade: grade ?? null,
  }));

export function targetsOf(frame: FrameShape, tree: Branch, report: Report): TargetSpec[] {
  const items = itemsOf(descend(tree, "measures", "targets"));
  return (frame.measures?.targets ?? []).map((target, i) => {
    const item = items[i]!;
    const spot = at(item.place, `measures.targets.${target.label}`);
    if ((target.target === undefined) === (target.change === undefined))
      report(say.missing(spot, "target (or change, but not both)", "target: 90.9%"));
    if (!/^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$/.test(target.measure)) report(say.badMeasure(spot, target.measure));
    const change = child(item, "change");
    if (change !== undefined && !textOf(change)?.trim().endsWith("%"))
      report(say.notA(at(change.place, `${spot.path}.change`), change, "a relative change in per cent", "-3.5%"));
    const { label, measure, source } = target;
    return {
      label,
      measure,
      value: target.target ?? null,
      change: target.change ?? null,
      source: source ?? null,
      place: item.place,
    };
  });
}

/**
 * Levers that point at a number, with range and unit checked. `told` says whether something is known to be wrong at a path:
 * then nothing is said of a lever that sets it.
 */
export function leversOf(
  frame: FrameShape,
  tree: Branch,
  told: (path: string) => boolean,
  report: Report,
): LeverSpec[] {
  const written = entriesOf(child(tree, "levers"));
  return Object.entries(frame.levers ?? {}).flatMap(([name, lever]) => {
    const entry = written.get(name)!;
    if (told(lever.sets)) return [];
    const spot = { place: child(entry.value, "sets")!.place, path: `levers.${name}` };
    const figure = figureAt(tree, lever.sets, spot, report);
    if (figure === null) return [];
    const read = (key: "from" | "to" | "step") => inUnitOf(figure, key, lever[key], spot, report);
    const [from, to] = [read("from"), read("to")];
    const step = lever.step === undefined ? defaultStep(figure, from, to) : read("step");
    if (from === null || to === null || step === null) return [];
    const range = [from, to].map((n) => putTogether(n, figure)) as [string, string];
    if (from >= to) report(editing.leverOrder(at(lever.from.place, spot.path), ...range));
    else if (!(step > 0) || step > to - from) report(editing.leverStep(at(lever.step?.place ?? spot.place, spot.path)));
    const unit = `${figure.before}${figure.after}`.trim();
    return [{ name, sets: lever.sets, from, to, step, label: lever.label ?? name, unit, value: figure.number }];
  });
}

/** The number a lever sets, taken apart. Null, with a problem reported, when there is none. */
function figureAt(tree: Branch, path: string, spot: Spot, report: Report): Figured | null {
  const found = valueAt(tree, path);
  if (found === undefined) {
    const keys = path.split(".");
    const depth = keys.findIndex((_, i) => valueAt(tree, keys.slice(0, i + 1).join(".")) === undefined);
    const parent = depth === 0 ? tree : valueAt(tree, keys.slice(0, depth).join("."));
    report(editing.leverPointsNowhere(spot, path, keys[depth] ?? path, parent === undefined ? [] : namesIn(parent)));
    return null;
  }
  const figure = takeApart(textOf(found) ?? textOf(child(found, "value")) ?? "");
  if (figure === null) report(editing.leverSetsNoNumber(spot, path, found));
  return figure;
}

/** An end of a lever's range in the unit of the figure it sets; a bare number is in that unit. */
function inUnitOf(figure: Figured, key: string, end: Leaf | undefined, spot: Spot, report: Report): number | null {
  const given = end === undefined ? null : takeApart(end.text);
  const number = given && convert(given, figure);
  if (number !== null && end !== undefined) return number;
  report(
    editing.leverUnit(
      at(end?.place ?? spot.place, `${spot.path}.${key}`),
      key,
      `${figure.before}${figure.after}`.trim(),
      putTogether(10, figure),
    ),
  );
  return null;
}

/** A figure's number in the unit of another; null when they are of different kinds. */
export function convert(given: Figured, unit: Figured): number | null {
  if (given.before === "" && given.after === "") return given.number;
  if (given.before !== unit.before) return null;
  if (given.after === unit.after) return given.number;
  const [a, b] = [scaleOf(given), scaleOf(unit)];
  const alike = a !== 1 && b !== 1 && given.after.includes(" per ") === unit.after.includes(" per ");
  return alike ? Number(((given.number * a) / b).toPrecision(12)) : null;
}

/** Whole numbers go in ones; anything else in twentieths of the range. */
const defaultStep = (figure: Figured, from: number | null, to: number | null): number | null =>
  from === null || to === null
    ? null
    : figure.after === "" && figure.before === ""
      ? 1
      : Number(((to - from) / 20).toPrecision(12));
