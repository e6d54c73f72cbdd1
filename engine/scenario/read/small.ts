/** Spans of civil time and values of targets. */
import { parseDuration, parseRate, takeApart } from "../../units.ts";
import * as say from "../messages/structure.ts";
import { at } from "../problem.ts";
import { type Tree, textOf } from "../tree.ts";
import type { Reading } from "./quantity.ts";

/** Whole months on the calendar, or seconds. */
export type Span = { readonly months: number } | { readonly seconds: number };

/** "2 years", "18 months", "26 weeks", "none". */
export function readSpan(tree: Tree, { path, report }: Reading): Span | undefined {
  const text = textOf(tree);
  if (text === null) return undefined;
  if (text === "none") return { seconds: 0 };
  const parsed = parseDuration(text);
  if (!parsed.ok) return void report(say.unit(at(tree.place, path), parsed.problem));
  const { number, after } = takeApart(text)!;
  const months = /^ years?$/.test(after) ? 12 * number : /^ months?$/.test(after) ? number : null;
  if (months === null) return { seconds: Math.round(parsed.value) };
  if (Number.isInteger(months)) return { months };
  const days = Math.round(parsed.value / 86_400);
  return void report({ ...say.notA(at(tree.place, path), tree, "a whole number of months", ""), try: `${days} days` });
}

/** A target's value: "90.9%" → 0.909, "4 days" → seconds, "3 per day" → per day, "£312" → pence, a plain number as it is. */
export function readTarget(tree: Tree): number | undefined {
  const text = textOf(tree);
  const figure = text === null ? null : takeApart(text);
  if (figure === null) return undefined;
  if (figure.after === "%") return figure.number / 100;
  if (figure.before === "£") return figure.number * 100;
  const read = [parseDuration(text!), parseRate(text!)].find((parsed) => parsed.ok);
  return read?.ok ? read.value : figure.number;
}
