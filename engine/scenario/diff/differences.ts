/** Two documents → what differs, in the order of the second. */
import { type Figured, takeApart } from "../../units.ts";
import { valueAt } from "../edit.ts";
import { joined } from "../problem.ts";
import { convert } from "../read/rest.ts";
import {
  type Branch,
  child,
  entriesOf,
  itemName,
  itemsOf,
  type List,
  type Tree,
  textOf,
  withoutEntry,
} from "../tree.ts";
import { oneLine, yamlOf } from "../write.ts";
import type { Difference, Side } from "./difference.ts";

/** Where people may give a thing a new name and say what it was called. */
const NAMED = /^(services|cohorts|services\.[^.]+\.(routes|outcomes))$/;
const BESIDE = ["low", "high", "source", "note"];

interface At {
  readonly path: string;
  /** Source written in a map around the value, on each side. */
  readonly sourceA: string | null;
  readonly sourceB: string | null;
}

/** What differs between two documents. Figures that are equal in other units ("3 weeks", "21 days") do not differ. */
export function differencesOf(a: Branch, b: Branch): Difference[] {
  const at = { path: "", sourceA: null, sourceB: null };
  return [...compare(withoutEntry(a, "changes"), withoutEntry(b, "changes"), at), ...datedDifferences(a, b, at)];
}

/** Dated changes by their names: those that both have are compared, those of the second alone say what they change. */
function datedDifferences(a: Branch, b: Branch, outer: At): Difference[] {
  const at = { ...outer, path: "changes" };
  const [listA, listB] = [child(a, "changes"), child(b, "changes")];
  const isList = (tree: Tree | undefined): boolean => tree === undefined || tree.kind === "list";
  if (!isList(listA) || !isList(listB)) return compare(listA, listB, at);
  const known = new Map(itemsOf(listA).map((item, i) => [itemName(item, i), item]));
  const names = itemsOf(listB).map(itemName);
  if (new Set(names).size < names.length || known.size < itemsOf(listA).length) return compare(listA, listB, at);
  const found = itemsOf(listB).flatMap((item, i) => {
    const before = known.get(names[i]!);
    return before === undefined ? dated(item, b) : compare(before, item, { ...at, path: joined("changes", names[i]!) });
  });
  const gone = [...known].filter(([name]) => !names.includes(name));
  return [
    ...found,
    ...gone.map(([name, item]) => one("removed", { ...at, path: joined("changes", name) }, sideOf(item, null), null)),
  ];
}

/** One difference for each path that a dated change sets. */
function dated(change: Tree, document: Branch): Difference[] {
  const [on, over, label] = ["on", "over", "label"].map((key) => textOf(child(change, key)));
  const when = `${on ?? ""}${over ? ` over ${over}` : ""}${label ? `: ${label}` : ""}`;
  return [...entriesOf(child(change, "set"))].map(([path, { value }]) => {
    const until = valueAt(document, path);
    const at = { path, sourceA: null, sourceB: ownSource(change) };
    const found = until === undefined ? [] : compare(until, value, at);
    const after = sideOf(value, at.sourceB);
    return {
      ...(found.length === 1 ? found[0]! : one("dated", at, until ? sideOf(until, null) : null, after)),
      op: "dated",
      path,
      when,
    };
  });
}

function compare(a: Tree | undefined, b: Tree | undefined, at: At): Difference[] {
  if (a === b || (a === undefined && b === undefined)) return [];
  if (a === undefined) return [one("added", at, null, sideOf(b!, at.sourceB))];
  if (b === undefined) return [one("removed", at, sideOf(a, at.sourceA), null)];
  const inner = { ...at, sourceA: ownSource(a) ?? at.sourceA, sourceB: ownSource(b) ?? at.sourceB };
  if (figureOf(a) !== null && figureOf(b) !== null) return compareFigures(a, b, inner);
  if (a.kind === "map" && b.kind === "map") return compareMaps(a, b, inner);
  if (a.kind === "list" && b.kind === "list" && isNamed(a) && isNamed(b)) return compareLists(a, b, inner);
  return oneLine(a) === oneLine(b) ? [] : [one("changed", at, sideOf(a, at.sourceA), sideOf(b, at.sourceB))];
}

function compareMaps(a: Branch, b: Branch, at: At): Difference[] {
  const entries = (tree: Branch): [string, Tree][] => [...tree.entries].map(([key, { value }]) => [key, value]);
  return compareNamed(new Map(entries(a)), new Map(entries(b)), at);
}

function compareLists(a: List, b: List, at: At): Difference[] {
  const entries = (list: List): [string, Tree][] => list.items.map((item, i) => [itemName(item, i), item]);
  return compareNamed(new Map(entries(a)), new Map(entries(b)), at);
}

function compareNamed(a: ReadonlyMap<string, Tree>, b: ReadonlyMap<string, Tree>, at: At): Difference[] {
  const renamed = NAMED.test(at.path) ? namesBefore(a, b) : new Map<string, string>();
  const found = [...b].flatMap(([key, after]) => {
    const inner = { ...at, path: joined(at.path, key) };
    const old = renamed.get(key);
    const before = a.get(old ?? key);
    const rest = compare(before, after, inner).filter(({ path }) => old === undefined || path !== `${inner.path}.was`);
    if (old === undefined || before === undefined) return rest;
    return [
      one("renamed", inner, { ...sideOf(before, null), text: old }, { ...sideOf(after, null), text: key }),
      ...rest,
    ];
  });
  const gone = [...a].flatMap(([key, before]) =>
    b.has(key) || [...renamed.values()].includes(key)
      ? []
      : compare(before, undefined, { ...at, path: joined(at.path, key) }),
  );
  return [...found, ...gone];
}

/** New name → old name, for those that say so and whose old name is no longer there. */
function namesBefore(a: ReadonlyMap<string, Tree>, b: ReadonlyMap<string, Tree>): Map<string, string> {
  return new Map(
    [...b].flatMap(([key, tree]) => {
      const was = textOf(child(tree, "was"));
      return was !== null && a.has(was) && !a.has(key) && !b.has(was) ? [[key, was]] : [];
    }),
  );
}

function compareFigures(a: Tree, b: Tree, at: At): Difference[] {
  const [before, after] = [sideOf(a, at.sourceA), sideOf(b, at.sourceB)];
  const [figureA, figureB] = [takeApart(before.text), takeApart(after.text)];
  const number = figureA && figureB && convert(figureA, figureB);
  const same = number === null ? before.text === after.text : number === figureB!.number;
  if (!same) return [{ ...one("changed", at, before, after), change: number === null ? null : by(number, figureB!) }];
  const alike =
    BESIDE.every((key) => textOf(child(a, key)) === textOf(child(b, key))) && before.source === after.source;
  return alike ? [] : [one("evidence", at, before, after)];
}

function by(before: number, after: Figured): Difference["change"] {
  const unit = after.before + after.after.trim();
  return {
    by: after.number - before,
    unit,
    relative: before === 0 ? null : (after.number - before) / Math.abs(before),
  };
}

const one = (op: Difference["op"], { path }: At, before: Side | null, after: Side | null): Difference => ({
  op,
  path,
  when: null,
  before,
  after,
  change: null,
});

function sideOf(tree: Tree, outer: string | null): Side {
  const [low, high] = [textOf(child(tree, "low")), textOf(child(tree, "high"))];
  return {
    text: figureOf(tree) ?? yamlOf(tree),
    range: low === null && high === null ? null : `${low ?? "…"} to ${high ?? "…"}`,
    source: ownSource(tree) ?? outer,
    place: (child(tree, "value") ?? tree).place,
  };
}

/** A scalar's text, or that of `{ value: … }`; null for any other map and for lists. */
const figureOf = (tree: Tree): string | null => (tree.kind === "leaf" ? tree.text : textOf(child(tree, "value")));

const ownSource = (tree: Tree): string | null => textOf(child(tree, "source"));

/** True when every item has a name of its own, other than its number. */
function isNamed(list: List): boolean {
  const names = list.items.map(itemName);
  return new Set(names).size === names.length && names.every((name, i) => name !== String(i + 1));
}
