/** Edits of a tree by dotted path: set, add, remove. The path of a list item is its name, e.g. services.acute-ward.routes.home.share. */
import * as say from "./messages/editing.ts";
import type { Report, Spot } from "./problem.ts";
import { type Branch, branch, type Entry, itemName, type List, list, type Tree } from "./tree.ts";

export interface Edit {
  readonly op: "set" | "add" | "remove";
  readonly path: string;
  /** Null only for "remove". */
  readonly value: Tree | null;
  readonly spot: Spot;
}

/** Maps whose keys are names of the scenario's own: `set` does not make new ones by accident. */
const COLLECTIONS =
  /^(services|cohorts|pools|levers|sources|contracts|funds|costs\.lines|services\.[^.]+\.(routes|outcomes))$/;

/** The value at a path; undefined when there is none. A name two items share finds nothing. */
export function valueAt(tree: Tree | undefined, path: string): Tree | undefined {
  return keysOf(tree, path).reduce<Tree | undefined>((at, key) => at && step(at, key), tree);
}

/** The names along a path. A name may have dots of its own: the changes of a date are a map of paths. */
function keysOf(tree: Tree | undefined, path: string): string[] {
  const parts = path.split(".");
  const keys: string[] = [];
  for (let at = tree, from = 0; from < parts.length; ) {
    const ends = parts.map((_, i) => i + 1).filter((end) => end > from);
    const end = ends.find((one) => at?.kind === "map" && at.entries.has(parts.slice(from, one).join("."))) ?? from + 1;
    const key = parts.slice(from, end).join(".");
    keys.push(key);
    at = at && step(at, key);
    from = end;
  }
  return keys;
}

function step(tree: Tree, key: string): Tree | undefined {
  if (tree.kind === "map") return tree.entries.get(key)?.value;
  if (tree.kind === "leaf") return undefined;
  const index = indexOf(tree, key);
  return typeof index === "number" ? tree.items[index] : undefined;
}

/** Position of the item so named (or so numbered, from 1) in a list. */
function indexOf(tree: List, key: string): number | "none" | "several" {
  const found = tree.items.flatMap((item, i) => (itemName(item, i) === key ? [i] : []));
  if (found.length > 1) return "several";
  if (found.length === 1) return found[0]!;
  return /^[1-9]\d{0,5}$/.test(key) && Number(key) <= tree.items.length ? Number(key) - 1 : "none";
}

/** The names a path may go on with from here. */
export const namesIn = (tree: Tree): string[] =>
  tree.kind === "map" ? [...tree.entries.keys()] : tree.kind === "list" ? [...new Set(tree.items.map(itemName))] : [];

/** The tree after an edit; the same tree, with a problem reported, when the edit cannot be made. */
export function applyEdit(tree: Branch, edit: Edit, report: Report): Branch {
  const keys = keysOf(tree, edit.path);
  if (edit.path === "" || keys.some((key) => key === "" || key === "__proto__" || key === "constructor")) {
    report(say.badPath(edit.spot, edit.path));
    return tree;
  }
  const changed = change(tree, keys, 0, edit, report);
  return changed?.kind === "map" ? changed : tree;
}

/** The changed tree, or null when something was reported. */
function change(tree: Tree, keys: readonly string[], depth: number, edit: Edit, report: Report): Tree | null {
  const key = keys[depth]!;
  const last = depth === keys.length - 1;
  const before = keys.slice(0, depth).join(".");
  if (tree.kind === "leaf") return refuse(say.pathGoesThroughValue(edit.spot, before, tree), report);
  if (tree.kind === "list") return changeItem(tree, keys, depth, edit, report);
  const entry = tree.entries.get(key);
  if (!last) {
    if (entry === undefined) return refuse(say.noSuchPath(edit.spot, before, key, namesIn(tree)), report);
    const value = change(entry.value, keys, depth + 1, edit, report);
    return value && withKey(tree, key, { key: entry.key, value });
  }
  if (edit.op === "remove") {
    if (entry === undefined) return refuse(say.noSuchPath(edit.spot, before, key, namesIn(tree)), report);
    const entries = new Map(tree.entries);
    entries.delete(key);
    return branch(entries, tree.place);
  }
  if (edit.op === "set") {
    if (entry === undefined && COLLECTIONS.test(before))
      return refuse(say.setMakesNothingNew(edit.spot, before, key, namesIn(tree)), report);
    return withKey(tree, key, { key: entry?.key ?? edit.spot.place, value: edit.value! });
  }
  if (entry === undefined) return withKey(tree, key, { key: edit.spot.place, value: edit.value! });
  if (entry.value.kind !== "list") return refuse(say.alreadyThere(edit.spot, edit.path), report);
  return withKey(tree, key, { key: entry.key, value: append(entry.value, edit.value!) });
}

function changeItem(tree: List, keys: readonly string[], depth: number, edit: Edit, report: Report): Tree | null {
  const key = keys[depth]!;
  const before = keys.slice(0, depth).join(".");
  const index = indexOf(tree, key);
  if (index === "several") return refuse(say.severalSoNamed(edit.spot, before, key), report);
  if (index === "none") return refuse(say.noSuchPath(edit.spot, before, key, namesIn(tree)), report);
  const item = tree.items[index]!;
  if (depth < keys.length - 1) {
    const value = change(item, keys, depth + 1, edit, report);
    return value && list(tree.items.with(index, value), tree.place);
  }
  if (edit.op === "remove") return list(tree.items.toSpliced(index, 1), tree.place);
  if (edit.op === "set") return list(tree.items.with(index, edit.value!), tree.place);
  if (item.kind !== "list") return refuse(say.alreadyThere(edit.spot, edit.path), report);
  return list(tree.items.with(index, append(item, edit.value!)), tree.place);
}

const append = (tree: List, value: Tree): List =>
  list([...tree.items, ...(value.kind === "list" ? value.items : [value])], tree.place);

const withKey = (tree: Branch, key: string, entry: Entry): Branch =>
  branch(new Map(tree.entries).set(key, entry), tree.place);

function refuse(problem: Parameters<Report>[0], report: Report): null {
  report(problem);
  return null;
}
