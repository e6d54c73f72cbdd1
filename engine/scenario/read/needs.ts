/** Trees → what people need of pools: { therapists: 1 } or { therapists: { by, levels, otherwise } }. */
import * as say from "../messages/structure.ts";
import { at } from "../problem.ts";
import type { ByAttribute, Quantity } from "../scenario.ts";
import type { NeedSpec } from "../spec/places.ts";
import { child, type Tree, textOf } from "../tree.ts";
import { COUNT, inside, type Reading, readQuantity, withProvenance } from "./quantity.ts";

/** Reads a map from names of pools to units of them. */
export function readNeeds(tree: Tree, reading: Reading): NeedSpec[] | undefined {
  if (tree.kind !== "map" || tree.entries.size === 0) return undefined;
  const needs = [...tree.entries].map(([pool, { key, value }]): NeedSpec | undefined => {
    const units = readNeed(value, inside(reading, pool));
    return units && { pool, units, place: key };
  });
  return needs.includes(undefined) ? undefined : (needs as NeedSpec[]);
}

function readNeed(tree: Tree, outer: Reading): ByAttribute<Quantity> | undefined {
  const by = child(tree, "by");
  if (tree.kind !== "map" || by === undefined) return readQuantity(COUNT, tree, outer);
  const reading = withProvenance(outer, tree);
  say.checkKeys(tree, ["by", "levels", "otherwise", "source", "note"], reading.path, reading.report);
  const name = textOf(by);
  if (name === null) reading.report(say.notA(at(by.place, reading.path), by, "the name of an attribute", "frailty"));
  const written = child(tree, "levels");
  if (written?.kind !== "map") {
    return void reading.report(say.missing(at(tree.place, reading.path), "levels", "levels: { mild: 1, severe: 2 }"));
  }
  const levels = [...written.entries].map(
    ([level, { value }]) => [level, readQuantity(COUNT, value, inside(reading, `levels.${level}`))] as const,
  );
  const last = child(tree, "otherwise");
  const otherwise = last === undefined ? null : readQuantity(COUNT, last, inside(reading, "otherwise"));
  if (name === null || otherwise === undefined || levels.some(([, level]) => level === undefined)) return undefined;
  return { by: name, levels: Object.fromEntries(levels) as Record<string, Quantity>, otherwise };
}
