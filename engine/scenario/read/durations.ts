/** Maps of named durations: the parameters of a distribution. */
import * as sayDistribution from "../messages/distributions.ts";
import * as say from "../messages/structure.ts";
import { at, joined } from "../problem.ts";
import type { DistributionSpec, Quantity } from "../scenario.ts";
import { child, type Tree } from "../tree.ts";
import { DURATION, inside, QUANTITY_KEYS, type Reading, readQuantity, withProvenance } from "./quantity.ts";

export type Reader = (tree: Tree, reading: Reading) => DistributionSpec | undefined;

/** Reads the named durations of a form; those left out are undefined. Null when something is wrong with one. */
function durations(tree: Tree, keys: readonly string[], outer: Reading): Record<string, Quantity | undefined> | null {
  if (tree.kind !== "map") {
    outer.report(sayDistribution.needsParameters(at(tree.place, outer.path), tree, keys));
    return null;
  }
  const reading = withProvenance(outer, tree);
  say.checkKeys(tree, [...keys, "source", "note"], reading.path, reading.report);
  const unknown = [...tree.entries.keys()].some((key) => !keys.includes(key) && !QUANTITY_KEYS.includes(key));
  const found = keys.map((key) => [key, child(tree, key)] as const).filter(([, value]) => value !== undefined);
  const read = found.map(([key, value]) => [key, readQuantity(DURATION, value!, inside(reading, key))] as const);
  return unknown || read.some(([, quantity]) => quantity === undefined) ? null : Object.fromEntries(read);
}

/** All the named durations, or null with the missing ones reported. */
export function all(tree: Tree, keys: readonly string[], reading: Reading): Quantity[] | null {
  const read = durations(tree, keys, reading);
  if (read === null) return null;
  const missing = keys.filter((key) => read[key] === undefined);
  for (const key of missing) reading.report(say.missing(at(tree.place, reading.path), key, `${key}: 3 days`));
  return missing.length > 0 ? null : keys.map((key) => read[key]!);
}

/** Reports every quantity that is 0; true when there is one. */
export function notAboveZero(read: Readonly<Record<string, Quantity | undefined>>, reading: Reading): boolean {
  const zero = Object.entries(read).filter(([, quantity]) => quantity?.value === 0);
  for (const [key, quantity] of zero) {
    reading.report(sayDistribution.mustBeAboveZero(at(quantity!.place, joined(reading.path, key)), key));
  }
  return zero.length > 0;
}
