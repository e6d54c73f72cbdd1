/** Tables (CSV) that stand beside a scenario: finding where they are named, and putting their rows into the tree. */
import { readCsv } from "./csv.ts";
import { besideFile } from "./files.ts";
import * as say from "./messages/tables.ts";
import type { Report } from "./problem.ts";
import type { Place } from "./scenario.ts";
import { branch, child, type Entry, type Leaf, leaf, list, type Tree, textOf } from "./tree.ts";

/** Keys under which a table may be named; also as the end of a path in `set:` and `add:`. */
const TABLE_KEYS = /(?:^|\.)(?:list|records|csv)$/;

/** The tables that a tree names, as written. */
export function tablesNamed(tree: Tree): Leaf[] {
  if (tree.kind === "list") return tree.items.flatMap(tablesNamed);
  if (tree.kind === "leaf") return [];
  return [...tree.entries].flatMap(([key, { value }]) => {
    const named = TABLE_KEYS.test(key) ? nameIn(value) : null;
    return named === null ? tablesNamed(value) : [named];
  });
}

/** The leaf that names a table: `arrivals.csv` or { file: arrivals.csv, … }. */
function nameIn(tree: Tree): Leaf | null {
  const named = tree.kind === "map" ? child(tree, "file") : tree;
  return named?.kind === "leaf" && /\.csv$/i.test(named.text.trim()) ? named : null;
}

/**
 * The tree with the rows of every table it names: the name becomes { file, digest, rows }. Tables that are not there, lie
 * outside the scenario's folder or are no tables are reported, and have no rows.
 */
export function withTables<T extends Tree>(tree: T, files: ReadonlyMap<string, string>, report: Report): T {
  if (tablesNamed(tree).length === 0) return tree;
  return put(tree, files, report) as T;
}

function put(tree: Tree, files: ReadonlyMap<string, string>, report: Report): Tree {
  if (tree.kind === "leaf") return tree;
  if (tree.kind === "list")
    return list(
      tree.items.map((item) => put(item, files, report)),
      tree.place,
    );
  const entries = [...tree.entries].map(([key, { key: place, value }]): [string, Entry] => {
    const named = TABLE_KEYS.test(key) ? nameIn(value) : null;
    const filled = named === null ? put(value, files, report) : tableOf(value, named, files, report);
    return [key, { key: place, value: filled }];
  });
  return branch(new Map(entries), tree.place);
}

function tableOf(written: Tree, named: Leaf, files: ReadonlyMap<string, string>, report: Report): Tree {
  const name = named.text.trim();
  const file = besideFile(named.place.file, name);
  const text = file === null ? undefined : files.get(file);
  if (file === null) report(say.tableOutside(named.place, name));
  else if (text === undefined) report(say.missingTable(named.place, file, [...files.keys()]));
  if (file === null || text === undefined) return filled(name, "", list([], named.place), named.place);
  const digest = digestOf(text);
  const before = textOf(child(written, "digest"));
  if (before !== null && before !== digest) report(say.changedTable(named.place, name));
  const rows = readCsv(file, text, report);
  return filled(name, digest, rows ?? list([], named.place), named.place);
}

function filled(name: string, digest: string, rows: Tree, place: Place): Tree {
  const parts: [string, Entry][] = [
    ["file", { key: place, value: leaf(name, place) }],
    ["digest", { key: place, value: leaf(digest, place) }],
    ["rows", { key: place, value: rows }],
  ];
  return branch(new Map(parts), place);
}

/** The tree as it can be shown and kept: tables by name and digest, without their rows. */
export function withoutRows<T extends Tree>(tree: T): T {
  return tablesNamed(tree).length === 0 ? tree : (strip(tree) as T);
}

function strip(tree: Tree): Tree {
  if (tree.kind === "leaf") return tree;
  if (tree.kind === "list") return list(tree.items.map(strip), tree.place);
  const kept = [...tree.entries].filter(([key]) => key !== "rows" || child(tree, "digest") === undefined);
  return branch(new Map(kept.map(([key, entry]) => [key, { key: entry.key, value: strip(entry.value) }])), tree.place);
}

/** 16 hexadecimal digits that differ when the text does: for equality, not security. Line ends do not count. */
function digestOf(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  const plain = text.replaceAll("\r\n", "\n");
  for (let i = 0; i < plain.length; i++) {
    const code = plain.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code ^ (b >>> 15), 0x735a2d97);
  }
  const hex = (word: number): string => ((word ^ (word >>> 16)) >>> 0).toString(16).padStart(8, "0");
  return hex(a) + hex(b);
}
