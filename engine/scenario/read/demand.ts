/** Trees and shapes of `arrivals:` → what a cohort says of how its people come. */
import { DAY, MONTH, type Parsed, parseShare, YEAR } from "../../units.ts";
import * as sayDemand from "../messages/demand.ts";
import * as say from "../messages/structure.ts";
import { at } from "../problem.ts";
import type { Share } from "../scenario.ts";
import type { DemandSpec, ListedPerson } from "../spec/demand.ts";
import { itemsOf, type Tree, textOf } from "../tree.ts";
import { readDays } from "./hours.ts";
import { civilSeconds } from "./listed.ts";
import { inside, type Kind, type Reading, readShare } from "./quantity.ts";
import { shareOut } from "./shares.ts";

const MOST_FACTOR = 100;
/** People who come together. */
const MOST_TOGETHER = 100;

/** By what something is multiplied: "1.3" or "130%". */
export const FACTOR: Kind = {
  name: "a factor",
  example: "1.3",
  parse: parseFactor,
  most: MOST_FACTOR,
  mostText: String(MOST_FACTOR),
};

/** A relative standard deviation. */
export const SPREAD: Kind = { name: "a percentage", example: "20%", parse: parseShare, most: 1, mostText: "100%" };

/** "120 per 1000 per year": people per resident and day. */
export const RISK: Kind = {
  name: "a rate of residents",
  example: "120 per 1000 per year",
  parse: parseRisk,
  most: 1,
  mostText: "1 per person per day",
};

function parseRisk(text: string): Parsed<number> {
  const found = /^(\d+(?:\.\d+)?(?:,\d{3})*) per (person|[\d,]+) per (day|week|month|year)$/.exec(text.trim());
  const among = found === null ? 0 : found[2] === "person" ? 1 : Number(found[2]!.replaceAll(",", ""));
  if (found !== null && among > 0) {
    const days = { day: 1, week: 7, month: MONTH / DAY, year: YEAR / DAY }[found[3]!]!;
    return { ok: true, value: Number(found[1]!.replaceAll(",", "")) / among / days };
  }
  const wrong = `"${text.slice(0, 60)}" is not a rate of residents`;
  return {
    ok: false,
    problem: { wrong, expected: "people per residents per unit of time", try: "120 per 1000 per year" },
  };
}

function parseFactor(text: string): Parsed<number> {
  const found = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim());
  if (found !== null) return { ok: true, value: Number(found[1]) / (found[2] === "%" ? 100 : 1) };
  const wrong = `"${text.slice(0, 60)}" is not a factor`;
  return { ok: false, problem: { wrong, expected: "a number of 0 or more, such as 1.3 for 30% more", try: "1.3" } };
}

export const readWeekdays = (tree: Tree, reading: Reading): number[] | undefined => readDays(tree, reading);

/** `at:` a list of instants → civil seconds, in order. */
export function readMoments(tree: Tree, { report, path }: Reading): ListedPerson[] | undefined {
  if (tree.kind !== "list" || tree.items.length === 0) return undefined;
  const found = itemsOf(tree).map((item) => civilSeconds(textOf(item) ?? ""));
  for (const [i, seconds] of found.entries()) {
    const item = tree.items[i]!;
    if (seconds === null) report(say.noSuchDay(at(item.place, path), item));
  }
  if (found.includes(null)) return undefined;
  return found
    .map((seconds, i) => ({ at: seconds!, stay: null, levels: {}, place: tree.items[i]!.place }))
    .sort((a, b) => a.at - b.at);
}

/** `size:` 2, or { 1: 60%, 2: 30%, 3: 10% } → sizes, rising, with shares that add to 1. */
export function readBatchSizes(tree: Tree, reading: Reading): DemandSpec["batches"] | undefined {
  const { path, report } = reading;
  if (tree.kind === "leaf") {
    const size = sizeOf(tree.text);
    return size === null ? void report(sayDemand.batchSize(at(tree.place, path), tree.text)) : [{ size, share: 1 }];
  }
  if (tree.kind !== "map" || tree.entries.size === 0) return undefined;
  const sizes = [...tree.entries].map(([text, { key }]) => {
    const size = sizeOf(text);
    if (size === null) report(sayDemand.batchSize(at(key, path), text));
    return size;
  });
  const shares = [...tree.entries].map(([size, { value }]) => readShare(value, inside(reading, size)));
  if (sizes.includes(null) || shares.includes(undefined)) return undefined;
  const whole = shareOut(shares as Share[], at(tree.place, path), report);
  return whole?.map((share, i) => ({ size: sizes[i]!, share })).sort((a, b) => a.size - b.size);
}

const sizeOf = (text: string): number | null =>
  /^[1-9]\d*$/.test(text.trim()) && Number(text) <= MOST_TOGETHER ? Number(text) : null;
