/** A name, or names and their shares, which add to 1. */
import * as say from "../messages/structure.ts";
import { at, type Report } from "../problem.ts";
import type { Parties } from "../spec/contracts.ts";
import type { Tree } from "../tree.ts";
import { inside, readShare, startReading } from "./quantity.ts";
import { shareOut } from "./shares.ts";

/** `ccg` or { ccg: 60%, council: rest }. Empty, with a problem reported, when it is neither or the shares do not add up. */
export function partiesOf(tree: Tree, path: string, what: string, report: Report): Parties {
  const spot = at(tree.place, path);
  if (tree.kind === "leaf" && tree.text !== "") return { [tree.text]: 1 };
  if (tree.kind !== "map" || tree.entries.size === 0) {
    report(say.notA(spot, tree, `${what}, or several and their shares`, "{ ccg: 60%, council: rest }"));
    return {};
  }
  const names = [...tree.entries.keys()];
  const read = [...tree.entries].map(([name, { value }]) => readShare(value, inside(startReading(report, path), name)));
  const shares = read.filter((share) => share !== undefined);
  const out = shares.length < read.length ? null : shareOut(shares, spot, report);
  return out === null ? {} : Object.fromEntries(names.map((name, i) => [name, out[i]!]));
}
