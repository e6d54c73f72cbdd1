/** Trees → units of capacity: "2", "2.5 hours per week", by attribute, or a profile over the stay. */
import { type Parsed, parseCount, takeApart } from "../../units.ts";
import * as say from "../messages/structure.ts";
import { at, error } from "../problem.ts";
import type { ByAttribute, Quantity } from "../scenario.ts";
import type { UnitsSpec } from "../spec/places.ts";
import { child, itemsOf, type Tree, textOf } from "../tree.ts";
import { COUNT, DURATION, inside, type Kind, type Reading, readQuantity, withProvenance } from "./quantity.ts";

const MINUTES = 60;
const HOURS_A_WEEK = /^ hours? (a|per) week$/;

/** Places, or hours a week in whole minutes. */
export const CAPACITY: Kind = { ...COUNT, parse: parsePlacesOrHours };

const UNITS: Kind = { ...CAPACITY, name: "a number of units", example: "2" };

function parsePlacesOrHours(text: string): Parsed<number> {
  const figure = takeApart(text);
  if (figure === null || figure.before !== "" || !HOURS_A_WEEK.test(figure.after)) return parseCount(text);
  const value = Math.round(figure.number * MINUTES);
  if (figure.number >= 0) return { ok: true, value };
  const problem = { wrong: `"${text}" is negative`, expected: "hours per week, 0 or more", try: "300 hours per week" };
  return { ok: false, problem };
}

/** True for a capacity, or a number of units, in hours a week. */
export function isInHours(tree: Tree | undefined): boolean {
  const figure = takeApart(textOf(tree) ?? textOf(child(tree, "value")) ?? "");
  return figure !== null && HOURS_A_WEEK.test(figure.after);
}

/** Reads units, or units for each level of an attribute: { by, levels, otherwise }. */
export function readUnits(tree: Tree, outer: Reading): ByAttribute<UnitsSpec> | undefined {
  const by = child(tree, "by");
  if (tree.kind !== "map" || by === undefined) return readSteps(tree, outer);
  const reading = withProvenance(outer, tree);
  say.checkKeys(tree, ["by", "levels", "otherwise", "source", "note"], reading.path, reading.report);
  const name = textOf(by);
  if (name === null) reading.report(say.notA(at(by.place, reading.path), by, "the name of an attribute", "handling"));
  const written = child(tree, "levels");
  if (written?.kind !== "map") {
    reading.report(say.missing(at(tree.place, reading.path), "levels", "levels: { single: 1, double: 2 }"));
    return undefined;
  }
  const levels = [...written.entries].map(
    ([level, { value }]) => [level, readSteps(value, inside(reading, `levels.${level}`))] as const,
  );
  const last = child(tree, "otherwise");
  const otherwise = last === undefined ? null : readSteps(last, inside(reading, "otherwise"));
  if (name === null || otherwise === undefined || levels.some(([, level]) => level === undefined)) return undefined;
  return { by: name, levels: Object.fromEntries(levels) as Record<string, UnitsSpec>, otherwise };
}

function readSteps(tree: Tree, outer: Reading): UnitsSpec | undefined {
  const profile = child(tree, "profile");
  if (profile === undefined) {
    const units = aboveZero(tree, outer);
    return units && { form: "units", steps: [{ lasts: null, units }] };
  }
  const reading = inside(withProvenance(outer, tree), "profile");
  if (tree.kind === "map") say.checkKeys(tree, ["profile", "source", "note"], outer.path, outer.report);
  const items = itemsOf(profile);
  if (items.length === 0) {
    return void reading.report(
      say.notA(at(profile.place, reading.path), profile, "a list of steps", "[{ for: 7 days, units: 4 }, { then: 1 }]"),
    );
  }
  const steps = items.map((item, i) => readStep(item, i === items.length - 1, inside(reading, String(i + 1))));
  return steps.includes(undefined) ? undefined : { form: "units", steps: steps.map((step) => step!) };
}

function readStep(item: Tree, last: boolean, reading: Reading): UnitsSpec["steps"][number] | undefined {
  const keys = last ? ["then"] : ["for", "units"];
  const example = last ? "{ then: 1 }" : "{ for: 7 days, units: 4 }";
  if (item.kind !== "map" || keys.some((key) => child(item, key) === undefined)) {
    const noun = last ? "a last step, which holds for the rest of the stay" : "a step, with for and units";
    return void reading.report(say.notA(at(item.place, reading.path), item, noun, example));
  }
  say.checkKeys(item, keys, reading.path, reading.report);
  if (last) {
    const units = aboveZero(child(item, "then")!, inside(reading, "then"));
    return units && { lasts: null, units };
  }
  const lasts = readQuantity(DURATION, child(item, "for")!, inside(reading, "for"));
  const units = aboveZero(child(item, "units")!, inside(reading, "units"));
  return lasts && units && { lasts, units };
}

/** Whoever is in a service takes some of it: a person who took nothing would be in none. */
function aboveZero(tree: Tree, reading: Reading): Quantity | undefined {
  const units = readQuantity(UNITS, tree, reading);
  if (units === undefined || units.value > 0) return units;
  const expected = "1 or more; who takes nothing of a service leaves it";
  return void reading.report(error(at(tree.place, reading.path), "nobody takes 0 units of a service", expected, "1"));
}
