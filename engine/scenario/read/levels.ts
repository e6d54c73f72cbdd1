/** What conditions and rules are written with: levels, times of looking, amounts of money. */
import { parseDuration, takeApart } from "../../units.ts";
import { type Tree, textOf } from "../tree.ts";
import { type Reading, remember } from "./quantity.ts";

/** A level as it was written: a share from 0 to 1, seconds, or a plain number. */
export interface Level {
  readonly of: "share" | "seconds" | "people";
  readonly value: number;
  readonly text: string;
}

/** "96%", "4 hours" or "10"; undefined when it is none of these, or below 0. */
export function readLevel(tree: Tree, reading: Reading): Level | undefined {
  const level = levelIn(tree);
  if (level !== undefined) remember(tree, tree.place, reading);
  return level;
}

function levelIn(tree: Tree): Level | undefined {
  const text = textOf(tree);
  const figure = text === null ? null : takeApart(text);
  if (text === null || figure === null || figure.before !== "" || figure.number < 0) return undefined;
  if (figure.after === "%") return { of: "share", value: figure.number / 100, text };
  if (figure.after === "") return { of: "people", value: figure.number, text };
  const time = parseDuration(text);
  return time.ok ? { of: "seconds", value: Math.round(time.value), text } : undefined;
}

/** How a rule looks: at every change, every so many seconds, or at a second of the day. */
export type Checked = "continuously" | { readonly every: number } | { readonly at: number };

/** "continuously", "every 1 hours", "at 08:00". */
export function readChecked(tree: Tree): Checked | undefined {
  const text = textOf(tree)?.trim();
  if (text === "continuously") return text;
  const time = /^at (\d{1,2}):(\d{2})$/.exec(text ?? "");
  if (time !== null) {
    const at = Number(time[1]) * 3600 + Number(time[2]) * 60;
    return Number(time[2]) < 60 && at < 86_400 ? { at } : undefined;
  }
  const every = parseDuration(/^every (.+)$/.exec(text ?? "")?.[1] ?? "");
  return every.ok && every.value >= 1 ? { every: Math.round(every.value) } : undefined;
}

/** "£500" → pence. */
export function readMoney(tree: Tree, reading: Reading): number | undefined {
  const figure = takeApart(textOf(tree) ?? "");
  if (figure === null || figure.before !== "£" || figure.after !== "" || figure.number < 0) return undefined;
  remember(tree, tree.place, reading);
  return Math.round(figure.number * 100);
}

/** What a shock closes: all places, so many, or a share of them. */
export interface Closing {
  readonly of: "all" | "places" | "share";
  readonly value: number;
}

/** "all", "8" or "30%". */
export function readClosing(tree: Tree, reading: Reading): Closing | undefined {
  if (textOf(tree) === "all") return { of: "all", value: 1 };
  const level = readLevel(tree, reading);
  if (level?.of === "share" && level.value <= 1) return { of: "share", value: level.value };
  return level?.of === "people" && Number.isInteger(level.value) ? { of: "places", value: level.value } : undefined;
}

/** The largest factor of a surge: more would be another scenario. */
const MOST_FACTOR = 100;

/** "1.5" → 1.5, as text too: a lever writes it so. */
export function readFactor(tree: Tree, reading: Reading): number | undefined {
  const factor = tree.kind === "leaf" ? Number(tree.text) : 0;
  if (!(factor > 0) || factor > MOST_FACTOR) return undefined;
  remember(tree, tree.place, reading);
  return factor;
}
