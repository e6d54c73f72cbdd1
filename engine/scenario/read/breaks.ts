/** `breaks:` { 12:00-12:30: all } → breaks of a team's staff. */
import * as hours from "../messages/hours.ts";
import * as say from "../messages/structure.ts";
import { at, joined } from "../problem.ts";
import type { BreakSpec } from "../scenario.ts";
import type { Tree } from "../tree.ts";
import { parseHours } from "./hours.ts";
import { COUNT, inside, type Reading, readQuantity } from "./quantity.ts";

/** Undefined, with problems reported, when it is no map of hours and staff. A break over midnight is written as two. */
export function readBreaks(tree: Tree, reading: Reading): BreakSpec[] | undefined {
  if (tree.kind !== "map" || tree.entries.size === 0) return undefined;
  const found: BreakSpec[] = [];
  for (const [row, { key, value }] of tree.entries) {
    const range = parseHours(row);
    const staff = staffOf(value, inside(reading, row));
    if (range === null || range[0] >= range[1]) reading.report(say.badHours(at(key, joined(reading.path, row)), row));
    else if (staff !== undefined) found.push({ from: range[0], to: range[1], staff });
  }
  return found.length === tree.entries.size ? found : undefined;
}

function staffOf(tree: Tree, reading: Reading): BreakSpec["staff"] | undefined {
  if (tree.kind === "leaf" && tree.text === "all") return "all";
  if (tree.kind === "list") return void reading.report(hours.badBreakStaff(at(tree.place, reading.path), tree));
  return readQuantity(COUNT, tree, reading);
}
