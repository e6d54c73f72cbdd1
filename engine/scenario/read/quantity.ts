/** Trees → quantities: "26 days" or { value, low, high, source, note }. */

import {
  type Parsed,
  parseCount,
  parseDuration,
  parseGrowth,
  parsePrice,
  parseRate,
  parseShare,
  YEAR,
} from "../../units.ts";
import * as say from "../messages/structure.ts";
import { at, joined, type Report } from "../problem.ts";
import type { Place, Quantity, Share } from "../scenario.ts";
import { type Branch, child, type Leaf, type Tree, textOf } from "../tree.ts";

/** Where reading has got to: the dotted path, whom to tell, and the provenance written beside an outer value. */
export interface Reading {
  readonly path: string;
  readonly report: Report;
  readonly source: string | null;
  readonly note: string | null;
}

export const startReading = (report: Report, path = ""): Reading => ({ path, report, source: null, note: null });

export const inside = (reading: Reading, key: string): Reading => ({ ...reading, path: joined(reading.path, key) });

/** The provenance written in a map becomes that of what is inside it. */
export const withProvenance = (reading: Reading, tree: Tree): Reading => ({
  ...reading,
  source: textOf(child(tree, "source")) ?? reading.source,
  note: textOf(child(tree, "note")) ?? reading.note,
});

/** A kind of quantity: its name in messages, an example, and how its text is read. */
export interface Kind {
  readonly name: string;
  readonly example: string;
  readonly parse: (text: string) => Parsed<number>;
  /** Nothing real is larger: the run's tables and clock are made for less. In canonical units, and in words. */
  readonly most: number;
  readonly mostText: string;
}

const priceInPence = (text: string): Parsed<number> => {
  const price = parsePrice(text);
  return price.ok ? { ok: true, value: price.value.pence } : price;
};

export const DURATION: Kind = {
  name: "a duration",
  example: "26 days",
  parse: parseDuration,
  most: 60 * YEAR,
  mostText: "60 years",
};
export const RATE: Kind = {
  name: "a rate",
  example: "11.2 per day",
  parse: parseRate,
  most: 1e6,
  mostText: "1,000,000 per day",
};
export const SHARE: Kind = { name: "a share", example: "62%", parse: parseShare, most: 1, mostText: "100%" };
export const COUNT: Kind = {
  name: "a whole number",
  example: "120",
  parse: parseCount,
  most: 1e6,
  mostText: "1,000,000",
};
const parseNumber = (text: string): Parsed<number> => {
  const value = /^[-+−]?[\d.]+(e[-+]?\d+)?$/i.test(text.trim()) ? Number(text.trim().replace("−", "-")) : Number.NaN;
  if (Number.isFinite(value)) return { ok: true, value };
  return { ok: false, problem: { wrong: `"${text}" is not a number`, expected: "a plain number", try: "1.15" } };
};
/** A parameter without a unit. */
export const NUMBER: Kind = {
  name: "a number",
  example: "1.15",
  parse: parseNumber,
  most: 1e6,
  mostText: "1,000,000",
};
const parseFactor = (text: string): Parsed<number> => {
  const found = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim());
  if (found !== null && Number(found[1]) > 0) return { ok: true, value: Number(found[1]) / 100 };
  const expected = "a percentage above 0%, such as 90%";
  return { ok: false, problem: { wrong: `"${text}" is not a factor`, expected, try: "90%" } };
};
/** What a value is multiplied by, as a percentage. */
export const FACTOR: Kind = { name: "a factor", example: "90%", parse: parseFactor, most: 100, mostText: "10,000%" };
export const GROWTH: Kind = {
  name: "growth",
  example: "1.7% per year",
  parse: parseGrowth,
  most: 10,
  mostText: "1,000% per year",
};
export const PRICE: Kind = {
  name: "a price",
  example: "£312 per bed-day",
  parse: priceInPence,
  most: 1e12,
  mostText: "£10,000,000,000",
};

export const QUANTITY_KEYS = ["value", "low", "high", "source", "note"];

/** What is known of a tree read as a quantity; kept so that figures can be listed in the order they are written. */
const quantities = new WeakMap<Tree, Quantity>();

export const quantityAt = (tree: Tree): Quantity | undefined => quantities.get(tree);

/** Reads a quantity of a kind; undefined, with problems reported, when it is none. */
export function readQuantity(kind: Kind, tree: Tree, reading: Reading): Quantity | undefined {
  const quantity =
    tree.kind === "leaf"
      ? fromLeaf(kind, tree, reading)
      : tree.kind === "map"
        ? fromMap(kind, tree, reading)
        : undefined;
  if (tree.kind === "list") reading.report(say.notA(at(tree.place, reading.path), tree, kind.name, kind.example));
  if (quantity !== undefined) quantities.set(tree, quantity);
  return quantity;
}

function fromLeaf(kind: Kind, tree: Leaf, reading: Reading): Quantity | undefined {
  const value = readNumber(kind, tree, reading);
  if (value === undefined) return undefined;
  return { value, low: null, high: null, source: reading.source, note: reading.note, place: tree.place };
}

function fromMap(kind: Kind, tree: Branch, outer: Reading): Quantity | undefined {
  const reading = withProvenance(outer, tree);
  say.checkKeys(tree, QUANTITY_KEYS, reading.path, reading.report);
  const written = child(tree, "value");
  if (written === undefined) {
    reading.report(say.missing(at(tree.place, reading.path), "value", `{ value: ${kind.example}, source: … }`));
    return undefined;
  }
  const value = readNumber(kind, written, inside(reading, "value"));
  const [low, high] = ["low", "high"].map((key) => {
    const end = child(tree, key);
    return end === undefined ? null : readNumber(kind, end, inside(reading, key));
  });
  if (value === undefined || low === undefined || high === undefined) return undefined;
  if ((low ?? value) > value || (high ?? value) < value) {
    const pair = [textOf(child(tree, "low")), textOf(written), textOf(child(tree, "high"))];
    reading.report(
      say.rangeOrder(
        at(written.place, reading.path),
        pair.map((text) => text ?? "…"),
      ),
    );
    return undefined;
  }
  return { value, low, high, source: reading.source, note: reading.note, place: written.place };
}

function readNumber(kind: Kind, tree: Tree, { path, report }: Reading): number | undefined {
  if (tree.kind !== "leaf" || tree.text.trim() === "") {
    report(say.notA(at(tree.place, path), tree, kind.name, kind.example));
    return undefined;
  }
  const parsed = kind.parse(tree.text);
  if (parsed.ok && parsed.value <= kind.most) return parsed.value;
  const spot = at(tree.place, path);
  report(parsed.ok ? say.tooLarge(spot, tree.text, kind.mostText) : say.unit(spot, parsed.problem));
  return undefined;
}

/** "62%", { value: 62%, … } or "rest". */
export function readShare(tree: Tree, reading: Reading): Share | undefined {
  return tree.kind === "leaf" && tree.text === "rest" ? "rest" : readQuantity(SHARE, tree, reading);
}

/** Keeps a quantity for the list of figures that was not read from one tree alone, e.g. a row of values. */
export function remember(tree: Tree, place: Place, { source, note }: Reading): void {
  quantities.set(tree, { value: Number.NaN, low: null, high: null, source, note, place });
}
