import * as say from "../messages/structure.ts";
import { at } from "../problem.ts";
import type { Share } from "../scenario.ts";
import { branch, child, type Tree, textOf } from "../tree.ts";
import { type Reading, readShare } from "./quantity.ts";

/** A level of an attribute: its share of the cohort, and what it was called before. */
export interface Level {
  readonly share: Share;
  readonly was: string | null;
}

/** "62%", { value: 62%, …, was: old-name } or "rest". */
export function readLevel(tree: Tree, reading: Reading): Level | undefined {
  const was = child(tree, "was");
  if (tree.kind !== "map" || was === undefined) {
    const share = readShare(tree, reading);
    return share && { share, was: null };
  }
  const name = textOf(was)?.trim();
  if (!name) return void reading.report(say.notA(at(was.place, reading.path), was, "a name", "old-name"));
  const rest = new Map([...tree.entries].filter(([key]) => key !== "was"));
  const plain = textOf(child(tree, "value")) === "rest" ? child(tree, "value")! : branch(rest, tree.place);
  const share = readShare(plain, reading);
  return share && { share, was: name };
}
