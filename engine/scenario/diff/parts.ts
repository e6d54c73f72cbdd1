/** A variant taken apart: named groups of the settings that make it of its base, so that each can be tried without the others. */

import { valueAt } from "../edit.ts";
import * as say from "../messages/parts.ts";
import { type Report, ScenarioError } from "../problem.ts";
import { readTree } from "../readYaml.ts";
import type { Problem, Setting } from "../scenario.ts";
import { type Branch, child, entriesOf, itemName, itemsOf, type Leaf, type Tree, withoutEntry } from "../tree.ts";
import { oneLine } from "../write.ts";
import type { Difference } from "./difference.ts";
import { differencesOf } from "./differences.ts";

/** One part of a programme: its name, and what it changes. */
export interface Part {
  readonly name: string;
  /** Paths of what differs, in the order of the variant. */
  readonly paths: readonly string[];
  readonly settings: readonly Setting[];
}

/** How a variant is made of its base. */
export interface TakenApart {
  /** What both need to be read, and changes nothing: sources, names of payers, periods. */
  readonly before: readonly Setting[];
  readonly parts: readonly Part[];
}

/** Sections with things of their own, each of which is a part unless `parts:` says otherwise. */
const SECTIONS: readonly string[] = [
  ...["services", "cohorts", "pools", "rules", "shocks", "changes", "programmes", "shared-places"],
  ...["clocks", "conditions", "memberships", "effects", "contracts", "funds"],
];

/** Words, pictures and handles: no run depends on them. */
const WORDS = /^(careshift|title|question|layout|levers|sources|measures\.targets)(\.|$)/;

/** Lists of names that parts refer to: a name more changes nothing by itself. */
const NAMES: readonly string[] = ["payers", "providers"];

/**
 * Takes a variant apart. Each thing that differs belongs to the part whose `parts:` names the longest beginning of its
 * path; what none names is a part of its own, called by its path.
 * @param base the document of the base
 * @param variant the document of the variant
 * @param entry the variant's file, which may declare `parts:`
 * @throws ScenarioError when `parts:` names what the variant does not change, or one thing twice
 */
export function partsOf(base: Branch, variant: Branch, entry: string, files: ReadonlyMap<string, string>): TakenApart {
  const problems: Problem[] = [];
  const edits = editsBetween(base, variant);
  const declared = declaredParts(entry, files, (problem) => problems.push(problem));
  const parts = groups(
    edits.filter(({ isBefore }) => !isBefore),
    declared,
    (problem) => problems.push(problem),
  );
  if (problems.length > 0) throw new ScenarioError(problems);
  return { before: edits.filter(({ isBefore }) => isBefore).map(({ setting }) => setting), parts };
}

/** True where two documents differ in nothing that a run depends on. */
export function sameButForWords(a: Branch, b: Branch): boolean {
  return editsBetween(a, b).every(({ isBefore }) => isBefore);
}

interface EditBetween {
  /** Path of the thing that differs. */
  readonly path: string;
  readonly setting: Setting;
  /** True for what is made in the base already. */
  readonly isBefore: boolean;
}

function editsBetween(base: Branch, variant: Branch): EditBetween[] {
  const [a, b] = [withoutEntry(base, "changes"), withoutEntry(variant, "changes")];
  const found = differencesOf(a, b).filter(({ op }) => op !== "evidence");
  const renamed = found.filter(({ op }) => op === "renamed").map(({ path }) => `${path}.`);
  const structural = found
    .filter(({ path }) => !renamed.some((outer) => path.startsWith(outer)))
    .flatMap((difference) => editsFor(difference, a, b));
  return [...structural, ...datedEdits(base, variant)];
}

function editsFor({ op, path, before }: Difference, a: Branch, b: Branch): EditBetween[] {
  if (WORDS.test(path)) return wordEdits(op, path, b);
  if (path === "measures" && [...entriesOf(valueAt(op === "removed" ? a : b, path)).keys()].join() === "targets")
    return wordEdits(op, path, b);
  if (NAMES.includes(path)) return nameEdits(path, a, b);
  const isBefore = path === "periods" || path.startsWith("periods.");
  const edit = (setting: Setting): EditBetween => ({ path, setting, isBefore });
  if (op === "removed") return [edit(setting("remove", path))];
  if (op === "added" && SECTIONS.includes(path)) return addedThings(path, valueAt(b, path)!);
  const value = dataOf(valueAt(b, path)!);
  if (op === "renamed") {
    const old = [...path.split(".").slice(0, -1), before!.text].join(".");
    return [edit(setting("remove", old)), edit(setting("add", path, value))];
  }
  if (op === "changed") return [edit(setting("set", path, value))];
  const parent = path.split(".").slice(0, -1).join(".");
  const isItem = parent !== "" && valueAt(a, parent)?.kind === "list";
  return [edit(isItem ? setting("add", parent, [value]) : setting("add", path, value))];
}

/** Things of a section that the base does not have at all, each by itself; where two have one name, all together. */
function addedThings(section: string, tree: Tree): EditBetween[] {
  const whole = { path: section, setting: setting("add", section, dataOf(tree)), isBefore: false };
  const named =
    tree.kind === "list" ? byName(tree) : new Map([...entriesOf(tree)].map(([name, { value }]) => [name, value]));
  if (named === null || named.size < 2) return [whole];
  const empty = { ...whole, setting: setting("add", section, tree.kind === "list" ? [] : {}), isBefore: true };
  const things = [...named].map(([name, thing]): EditBetween => {
    const path = `${section}.${name}`;
    const made = tree.kind === "list" ? setting("add", section, [dataOf(thing)]) : setting("add", path, dataOf(thing));
    return { path, setting: made, isBefore: false };
  });
  return [empty, ...things];
}

/** Sources must be there for those who name them; levers and targets must be gone with what they point at. */
function wordEdits(op: Difference["op"], path: string, b: Branch): EditBetween[] {
  const isSource = /^sources(\.|$)/.test(path);
  if (op === "removed" && !isSource && !/^(title|question)/.test(path))
    return [{ path, setting: setting("remove", path), isBefore: true }];
  if (op === "removed" || !isSource) return [];
  const made = setting(op === "added" ? "add" : "set", path, dataOf(valueAt(b, path)!));
  return [{ path, setting: made, isBefore: true }];
}

function nameEdits(path: string, a: Branch, b: Branch): EditBetween[] {
  const names = [a, b].flatMap((tree) => itemsOf(child(tree, path)).map((item) => (item as Leaf).text));
  const op = child(a, path) === undefined ? "add" : "set";
  return [{ path, setting: setting(op, path, [...new Set(names)]), isBefore: true }];
}

/** Dated changes by their names; where two have one name, all together. */
function datedEdits(base: Branch, variant: Branch): EditBetween[] {
  const [a, b] = [child(base, "changes"), child(variant, "changes")];
  const [before, after] = [byName(a), byName(b)];
  const edit = (path: string, made: Setting): EditBetween => ({ path, setting: made, isBefore: false });
  if (before === null || after === null) {
    const isSame = a !== undefined && b !== undefined && oneLine(a) === oneLine(b);
    if (isSame) return [];
    const path = "changes";
    const made = b === undefined ? setting("remove", path) : setting(a === undefined ? "add" : "set", path, dataOf(b));
    return [edit(path, made)];
  }
  const gone = [...before.keys()].filter((name) => !after.has(name));
  const there = [...after].filter(([name, item]) => !before.has(name) || oneLine(before.get(name)!) !== oneLine(item));
  return [
    ...gone.map((name) => edit(`changes.${name}`, setting("remove", `changes.${name}`))),
    ...there.map(([name, item]) => {
      const path = `changes.${name}`;
      return edit(
        path,
        before.has(name) ? setting("set", path, dataOf(item)) : setting("add", "changes", [dataOf(item)]),
      );
    }),
  ];
}

/** Items of a list by their names; null where two have one name. */
function byName(tree: Tree | undefined): ReadonlyMap<string, Tree> | null {
  const named = new Map(itemsOf(tree).map((item, i) => [itemName(item, i), item]));
  return named.size === itemsOf(tree).length ? named : null;
}

const PLACE = { file: "parts", line: 1, column: 1 };

function setting(op: Setting["op"], path: string, value: unknown = null): Setting {
  return { op, path, value, place: PLACE };
}

/** A tree as the value of a setting: a scalar as it would be typed, anything else as plain data. */
function dataOf(tree: Tree): unknown {
  return tree.kind === "leaf" ? oneLine(tree) : plain(tree);
}

function plain(tree: Tree): unknown {
  if (tree.kind === "leaf") return tree.value;
  if (tree.kind === "list") return tree.items.map(plain);
  return Object.fromEntries([...tree.entries].map(([key, { value }]) => [key, plain(value)]));
}

/** A path that `parts:` names, with its part. */
interface Claim {
  readonly part: string;
  readonly path: Leaf;
}

/** What the variant's own file declares; its shape is checked when it is merged. */
function declaredParts(entry: string, files: ReadonlyMap<string, string>, report: Report): Claim[] {
  const tree = readTree(entry, files.get(entry) ?? "", report);
  return [...entriesOf(child(tree ?? undefined, "parts"))].flatMap(([part, { value }]) =>
    itemsOf(value).flatMap((path) => (path.kind === "leaf" ? [{ part, path }] : [])),
  );
}

function groups(edits: readonly EditBetween[], claims: readonly Claim[], report: Report): Part[] {
  const parts = new Map<string, EditBetween[]>([...new Set(claims.map(({ part }) => part))].map((name) => [name, []]));
  const used = new Set<Claim>();
  for (const edit of edits) {
    const holding = claims.filter(({ path }) => edit.path === path.text || edit.path.startsWith(`${path.text}.`));
    const longest = Math.max(0, ...holding.map(({ path }) => path.text.length));
    const [claim, other] = holding.filter(({ path }) => path.text.length === longest);
    for (const one of holding) used.add(one);
    if (claim !== undefined && other !== undefined && claim.part !== other.part)
      report(say.twoParts(other.path.place, other.path.text, claim.part, other.part));
    const name = claim?.part ?? thingOf(edit.path);
    parts.set(name, [...(parts.get(name) ?? []), edit]);
  }
  const changed = [...new Set(edits.map(({ path }) => thingOf(path)))];
  for (const claim of claims) {
    if (!used.has(claim)) report(say.changesNothing(claim.path.place, claim.part, claim.path.text, changed));
  }
  return [...parts].map(([name, own]) => ({
    name,
    paths: [...new Set(own.map(({ path }) => path))],
    settings: own.map((edit) => edit.setting),
  }));
}

/** The top-level thing that a path lies in: a section, or one of the things of a section that has some. */
function thingOf(path: string): string {
  const [section, thing] = path.split(".");
  return SECTIONS.includes(section!) && thing !== undefined ? `${section}.${thing}` : section!;
}
