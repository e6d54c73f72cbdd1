/** A document as it was written: values with their places. Trees are never changed; an edit makes a new one that shares the rest. */
import type { Place } from "./scenario.ts";

export interface Leaf {
  readonly kind: "leaf";
  readonly value: string | number | boolean | null;
  /** As written, without quotes. */
  readonly text: string;
  readonly place: Place;
}

export interface List {
  readonly kind: "list";
  readonly items: readonly Tree[];
  readonly place: Place;
}

export interface Branch {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, Entry>;
  readonly place: Place;
}

export interface Entry {
  readonly key: Place;
  readonly value: Tree;
}

export type Tree = Leaf | List | Branch;

export const leaf = (value: Leaf["value"], place: Place, text = String(value)): Leaf => ({
  kind: "leaf",
  value,
  text,
  place,
});
export const list = (items: readonly Tree[], place: Place): List => ({ kind: "list", items, place });
export const branch = (entries: ReadonlyMap<string, Entry>, place: Place): Branch => ({ kind: "map", entries, place });

/** The value under a key of a map; undefined when the tree is no map or has no such key. */
export const child = (tree: Tree | undefined, key: string): Tree | undefined =>
  tree?.kind === "map" ? tree.entries.get(key)?.value : undefined;

/** The value under a chain of keys. */
export const descend = (tree: Tree | undefined, ...keys: readonly string[]): Tree | undefined =>
  keys.reduce(child, tree);

export const entriesOf = (tree: Tree | undefined): ReadonlyMap<string, Entry> =>
  tree?.kind === "map" ? tree.entries : new Map();

export const itemsOf = (tree: Tree | undefined): readonly Tree[] => (tree?.kind === "list" ? tree.items : []);

export const textOf = (tree: Tree | undefined): string | null => (tree?.kind === "leaf" ? tree.text : null);

/** A map with one key set, in its old position or at the end. */
export function withEntry(tree: Branch, key: string, value: Tree, place: Place = value.place): Branch {
  const entries = new Map(tree.entries);
  entries.set(key, { key: tree.entries.get(key)?.key ?? place, value });
  return branch(entries, tree.place);
}

export function withoutEntry(tree: Branch, key: string): Branch {
  const entries = new Map(tree.entries);
  entries.delete(key);
  return branch(entries, tree.place);
}

/** The name by which an item of a list is addressed: `name:`, the first of `to:`, a label, a measure, a date; else its number from 1. */
export function itemName(item: Tree, index: number): string {
  for (const key of ["name", "to", "label", "measure", "on"]) {
    const value = child(item, key);
    const text = textOf(value?.kind === "list" ? value.items[0] : value);
    if (text !== null) return text;
  }
  return String(index + 1);
}

/** What a tree is, for a message: "the text "abc"", "a list of 3". */
export function describe(tree: Tree): string {
  if (tree.kind === "map")
    return tree.entries.size === 0
      ? "an empty map"
      : `a map of ${[...tree.entries.keys()].slice(0, 3).join(", ")}${tree.entries.size > 3 ? "…" : ""}`;
  if (tree.kind === "list")
    return tree.items.length === 0
      ? "an empty list"
      : tree.items.length === 1
        ? "a list of 1 item"
        : `a list of ${tree.items.length} items`;
  if (tree.text.trim() === "" || tree.value === null) return "nothing";
  return `"${tree.text.length > 60 ? `${tree.text.slice(0, 57)}…` : tree.text}"`;
}

const plainOf = new WeakMap<Tree, unknown>();
const treesOf = new WeakMap<object, Tree>();

/**
 * The tree as plain data for zod: maps become objects without prototype and lists arrays. A scalar becomes a function
 * that returns its leaf: zod cannot take that for a map, and whoever reads the value finds its place.
 */
export function toPlain(tree: Tree): unknown {
  const known = plainOf.get(tree);
  if (known !== undefined) return known;
  const plain = plainFrom(tree);
  plainOf.set(tree, plain);
  treesOf.set(plain, tree);
  return plain;
}

function plainFrom(tree: Tree): object {
  if (tree.kind === "leaf") return () => tree;
  if (tree.kind === "list") return tree.items.map(toPlain);
  const plain: Record<string, unknown> = Object.create(null);
  for (const [key, { value }] of tree.entries) plain[key] = toPlain(value);
  return plain;
}

/** The tree that a value met by zod stands for. */
export const treeOf = (plain: unknown): Tree | undefined =>
  (typeof plain === "object" && plain !== null) || typeof plain === "function" ? treesOf.get(plain) : undefined;
