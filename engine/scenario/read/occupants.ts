/** `occupants:` of a dated change: stay, leave, or { move-to: […], first: … }. */
import * as hours from "../messages/hours.ts";
import * as say from "../messages/structure.ts";
import { at } from "../problem.ts";
import type { OccupantsSpec } from "../spec/hours.ts";
import { child, itemsOf, type Tree, textOf } from "../tree.ts";
import type { Reading } from "./quantity.ts";

/** Null for stay; undefined, with a problem reported, when it is none of these. */
export function readOccupants(tree: Tree, { path, report }: Reading): OccupantsSpec | null | undefined {
  const spot = at(tree.place, path);
  if (tree.kind === "leaf" && tree.text === "stay") return null;
  if (tree.kind === "leaf" && tree.text === "leave") return { moveTo: null, first: "longest-there" };
  const written = child(tree, "move-to");
  if (tree.kind !== "map" || written === undefined) return void report(hours.badOccupants(spot, tree));
  say.checkKeys(tree, ["move-to", "first"], path, report);
  const names = (written.kind === "list" ? itemsOf(written) : [written]).map((item) => textOf(item) ?? "");
  if (names.length === 0 || names.includes(""))
    return void report(hours.badOccupants(at(written.place, path), written));
  const first = child(tree, "first");
  const order = first === undefined ? "longest-there" : (textOf(first) ?? "");
  if (order === "longest-there" || order === "last-in") return { moveTo: names, first: order };
  return void report(hours.badFirst(at(first!.place, path), order));
}
