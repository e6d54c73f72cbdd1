/** The files of a scenario → one tree: the root of the `extends` chain, changed by each variant in turn. */
import { applyEdit, type Edit } from "./edit.ts";
import { extendedFile } from "./files.ts";
import { withoutLost } from "./layout/stated.ts";
import * as editing from "./messages/editing.ts";
import { partsShape } from "./messages/parts.ts";
import * as reading from "./messages/reading.ts";
import { checkKeys, missing, notA, unknownKey } from "./messages/structure.ts";
import { at, type Report } from "./problem.ts";
import { readTree } from "./readYaml.ts";
import { TOP_KEYS, VARIANT_KEYS } from "./schema/keys.ts";
import { withTables } from "./tables.ts";
import {
  type Branch,
  branch,
  child,
  descend,
  type Entry,
  entriesOf,
  itemsOf,
  list,
  type Tree,
  textOf,
  withEntry,
  withoutEntry,
} from "./tree.ts";

const MAX_CHAIN = 20;
const MAX_EDITS = 2000;

export interface Merged {
  /** Everything but extends, set, add, remove and declared. */
  readonly tree: Branch;
  /** The root's services and cohorts, on which luck is settled. */
  readonly declared: { readonly services: Tree | undefined; readonly cohorts: Tree | undefined };
  /** Entry first. */
  readonly files: readonly string[];
}

/** Reads the chain of files from the entry to its root and applies the variants. Null when a file of it cannot be read. */
export function merge(entry: string, files: ReadonlyMap<string, string>, report: Report): Merged | null {
  const chain = readChain(entry, files, report);
  if (chain === null) return null;
  const root = chain.at(-1)!.tree;
  const variants = chain.slice(0, -1).reverse();
  const tree = variants.reduce(
    (base, variant) => applyVariant(base, variant.tree, report),
    withoutEntry(root, "declared"),
  );
  return { tree, declared: declaredBy(root, report), files: chain.map(({ file }) => file) };
}

interface Link {
  readonly file: string;
  readonly tree: Branch;
}

function readChain(entry: string, files: ReadonlyMap<string, string>, report: Report): Link[] | null {
  const chain: Link[] = [];
  let next: string | null = entry;
  let place = { file: entry, line: 1, column: 1 };
  while (next !== null) {
    const file: string = next;
    const text = files.get(file);
    if (text === undefined) {
      const known = [...files.keys()].filter((name) => !chain.some((link) => link.file === name));
      report(chain.length === 0 ? reading.noSuchEntry(place, file, known) : reading.missingFile(place, file, known));
      return null;
    }
    if (chain.some((link) => link.file === file))
      report(reading.extendsItself(place, [...chain.map((link) => link.file), file]));
    else if (chain.length === MAX_CHAIN) report(reading.chainTooLong(place, MAX_CHAIN));
    else {
      const read = readTree(file, text, report);
      if (read === null) return null;
      const tree = withTables(read, files, report);
      chain.push({ file, tree });
      place = child(tree, "extends")?.place ?? tree.place;
      next = extendedFile(file, tree, report);
      if (next === null && child(tree, "extends") !== undefined) return null;
      continue;
    }
    return null;
  }
  return chain;
}

/** The root's own services and cohorts, or those its `declared:` section names ("same" = as they are here). */
function declaredBy(root: Branch, report: Report): Merged["declared"] {
  const section = root.entries.get("declared");
  if (section !== undefined && section.value.kind !== "map") {
    report(
      notA(
        at(section.key, "declared"),
        section.value,
        "a map of services and cohorts",
        "{ services: { acute-ward: same } }",
      ),
    );
  } else if (section?.value.kind === "map") checkKeys(section.value, ["services", "cohorts"], "declared", report);
  return { services: declaredPart(root, "services"), cohorts: declaredPart(root, "cohorts") };
}

function declaredPart(root: Branch, key: "services" | "cohorts"): Tree | undefined {
  const own = child(root, key);
  const declared = descend(root, "declared", key);
  if (declared?.kind !== "map") return own;
  const entries = [...declared.entries].map(([name, entry]): [string, Entry] => {
    const same = textOf(entry.value) === "same" ? entriesOf(own).get(name) : undefined;
    return [name, same ?? entry];
  });
  return branch(new Map(entries), declared.place);
}

/** A tree changed by one variant: its own words, then remove, set and add, then what is appended. */
function applyVariant(base: Branch, variant: Branch, report: Report): Branch {
  checkVariantKeys(variant, report);
  checkParts(variant, report);
  let tree = base;
  for (const key of ["careshift", "title", "question"]) {
    const entry = variant.entries.get(key);
    if (entry !== undefined) tree = withEntry(tree, key, entry.value, entry.key);
  }
  for (const edit of editsOf(variant, report)) tree = applyEdit(tree, edit, report);
  tree = withoutLost(base, tree);
  for (const key of ["sources", "levers", "layout"]) tree = mergeMaps(tree, key, variant);
  tree = mergeMaps(tree, "measures", variant, ["targets"]);
  const targets = descend(variant, "measures", "targets");
  if (targets !== undefined) {
    const measures = child(tree, "measures");
    if (measures?.kind === "map") tree = withEntry(tree, "measures", appendList(measures, "targets", targets));
  }
  const changes = child(variant, "changes");
  return changes === undefined ? tree : appendList(tree, "changes", changes);
}

function checkVariantKeys(variant: Branch, report: Report): void {
  if (!variant.entries.has("careshift")) report(missing(at(variant.place), "careshift", "careshift: 1"));
  for (const [key, entry] of variant.entries) {
    if (VARIANT_KEYS.includes(key)) continue;
    if (TOP_KEYS.includes(key) || key === "declared") report(editing.wrongKeyInVariant(at(entry.key, key), key));
    else report(unknownKey(at(entry.key, key), key, VARIANT_KEYS));
  }
}

/** A map of names, each with paths: used when the variant is taken apart, and nowhere else. */
function checkParts(variant: Branch, report: Report): void {
  const parts = child(variant, "parts");
  if (parts === undefined) return;
  if (parts.kind !== "map") report(partsShape(parts.place, "parts", parts));
  for (const [name, { value }] of entriesOf(parts)) {
    const isList = value.kind === "list" && value.items.length > 0 && value.items.every(({ kind }) => kind === "leaf");
    if (!isList) report(partsShape(value.place, `parts.${name}`, value));
  }
}

function editsOf(variant: Branch, report: Report): Edit[] {
  const remove = child(variant, "remove");
  const paths = remove?.kind === "leaf" ? [remove] : itemsOf(remove);
  if (remove?.kind === "map") report(editing.setIsNoMap(at(remove.place, "remove"), "remove", remove));
  const removals = paths.flatMap((item): Edit[] => {
    if (item.kind === "leaf")
      return [{ op: "remove", path: item.text, value: null, spot: at(item.place, `remove.${item.text}`) }];
    report(editing.setIsNoMap(at(item.place, "remove"), "remove", item));
    return [];
  });
  const edits = [...removals, ...pairsOf(variant, "set", report), ...pairsOf(variant, "add", report)];
  if (edits.length > MAX_EDITS) report(editing.tooManyEdits(edits[MAX_EDITS]!.spot, MAX_EDITS));
  return edits.slice(0, MAX_EDITS);
}

function pairsOf(variant: Branch, op: "set" | "add", report: Report): Edit[] {
  const pairs = child(variant, op);
  if (pairs !== undefined && pairs.kind !== "map") report(editing.setIsNoMap(at(pairs.place, op), op, pairs));
  return [...entriesOf(pairs)].map(([path, { key, value }]) => ({ op, path, value, spot: at(key, `${op}.${path}`) }));
}

function mergeMaps(tree: Branch, key: string, variant: Branch, except: readonly string[] = []): Branch {
  const own = variant.entries.get(key);
  if (own === undefined) return tree;
  const base = child(tree, key);
  const value = own.value.kind === "map" ? except.reduce(withoutEntry, own.value) : own.value;
  if (base?.kind !== "map" || value.kind !== "map") return withEntry(tree, key, value, own.key);
  const merged = [...value.entries].reduce((map, [name, entry]) => withEntry(map, name, entry.value, entry.key), base);
  return withEntry(tree, key, merged);
}

function appendList(tree: Branch, key: string, more: Tree): Branch {
  const base = child(tree, key);
  if (base?.kind !== "list" || more.kind !== "list") return withEntry(tree, key, more);
  return withEntry(tree, key, list([...base.items, ...more.items], base.place));
}
