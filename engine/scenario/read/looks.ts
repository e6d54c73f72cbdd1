/** How a gate is looked at again. */
import type { AgainSpec } from "../spec/programmes.ts";
import { leaf, type Tree, textOf } from "../tree.ts";
import type { Reading } from "./quantity.ts";
import { readSpan } from "./small.ts";

/** "monthly", "every 4 weeks", "every 3 months". */
export function readLooks(tree: Tree, reading: Reading): AgainSpec | undefined {
  const text = textOf(tree)?.trim();
  return text === "monthly" ? { months: 1 } : spanAfter("every ", tree, reading);
}

/** "stop", "delay 3 months". */
export function readElse(tree: Tree, reading: Reading): AgainSpec | "stop" | undefined {
  const text = textOf(tree)?.trim();
  return text === "stop" ? text : spanAfter("delay ", tree, reading);
}

/** The time that follows a word: a whole number of months, or a second at least. */
function spanAfter(word: string, tree: Tree, reading: Reading): AgainSpec | undefined {
  const text = textOf(tree)?.trim() ?? "";
  if (!text.startsWith(word)) return undefined;
  const span = readSpan(leaf(text.slice(word.length), tree.place), reading);
  if (span === undefined) return undefined;
  return ("months" in span ? span.months : span.seconds) >= 1 ? span : undefined;
}
