/** Settings from outside the files (`--set`, a slider, an edit in the page) → edits of the tree. */
import { putTogether, takeApart } from "../units.ts";
import { applyEdit, type Edit, valueAt } from "./edit.ts";
import { withoutLost } from "./layout/stated.ts";
import * as say from "./messages/editing.ts";
import { applyFrom } from "./parting.ts";
import type { Report, Spot } from "./problem.ts";
import { convert } from "./read/rest.ts";
import { readValue } from "./readYaml.ts";
import type { Place, Setting } from "./scenario.ts";
import { TOP_KEYS } from "./schema/keys.ts";
import {
  type Branch,
  branch,
  child,
  type Entry,
  entriesOf,
  leaf,
  list,
  type Tree,
  textOf,
  treeOf,
  withEntry,
} from "./tree.ts";

const MAX_DEPTH = 40;

/** The tree after the settings, in order. A setting's path may be the name of a lever; then its range and step hold. */
export function applySettings(tree: Branch, settings: readonly Setting[], report: Report): Branch {
  const changed = settings.reduce((now, setting) => applySetting(withMeasures(now, setting), setting, report), tree);
  return withoutLost(tree, changed);
}

/** A scenario may say nothing of measures, and yet be asked for some. */
function withMeasures(tree: Branch, { path, place }: Setting): Branch {
  const isAsked = path.startsWith("measures.") && !tree.entries.has("measures");
  return isAsked ? withEntry(tree, "measures", branch(new Map(), place)) : tree;
}

function applySetting(tree: Branch, setting: Setting, report: Report): Branch {
  const { path, op, value, place, parting } = setting;
  const apply = (edit: Edit): Branch =>
    parting === undefined ? applyEdit(tree, edit, report) : applyFrom(tree, edit, parting, report);
  const spot = { place, path };
  const given = op === "remove" ? null : treeFrom(value, place, report);
  if (op !== "remove" && given === null) {
    report(say.needsValue(spot, path));
    return tree;
  }
  const lever = child(child(tree, "levers"), path);
  const names = [...entriesOf(child(tree, "levers")).keys(), ...TOP_KEYS];
  if (op === "set" && !path.includes(".") && !names.includes(path)) {
    report(say.noSuchPath(spot, "", path, names));
    return tree;
  }
  if (lever === undefined || op !== "set") return apply({ op, path, value: given, spot });
  const sets = textOf(child(lever, "sets")) ?? "";
  const set = leverValue(tree, path, lever, given!, spot, report);
  return set === null ? tree : apply({ op, path: sets, value: set, spot: { place, path: sets } });
}

/** The value a lever is set to, in the unit of what it sets. Null, with a problem reported, when it is out of range or off its steps. */
function leverValue(tree: Branch, name: string, lever: Tree, given: Tree, spot: Spot, report: Report): Tree | null {
  const target = valueAt(tree, textOf(child(lever, "sets")) ?? "");
  const unit = takeApart(textOf(target) ?? textOf(child(target, "value")) ?? "");
  if (unit === null) return given; // a lever that points nowhere is reported with the levers
  const inUnit = (value: Tree | undefined) => {
    const figure = value?.kind === "leaf" ? takeApart(value.text) : null;
    return figure && convert(figure, unit);
  };
  const number = inUnit(given);
  const [from, to, step] = ["from", "to", "step"].map((key) => inUnit(child(lever, key)));
  const say1 = (n: number) => putTogether(n, unit);
  if (number === null) {
    report(say.leverValue(spot, name, given.kind === "leaf" ? given.text : "…", say1(unit.number)));
    return null;
  }
  if ((from ?? number) > number || (to ?? number) < number) {
    const near = from !== null && from !== undefined && number < from ? from : to!;
    report(say.outOfRange(spot, name, say1(number), say1(from ?? 0), say1(to ?? 0), say1(near)));
    return null;
  }
  const steps = step ? (number - (from ?? 0)) / step : 0;
  if (Math.abs(steps - Math.round(steps)) > 1e-6) {
    report(say.offStep(spot, name, say1(number), say1(step!), say1((from ?? 0) + Math.round(steps) * step!)));
    return null;
  }
  return leaf(say1(number), spot.place);
}

/** Text is read as YAML; plain data is taken as it is, and keeps its places where it is of a file. Null when there is nothing in it. */
function treeFrom(value: unknown, place: Place, report: Report): Tree | null {
  const known = treeOf(value);
  if (known !== undefined) return known;
  if (typeof value !== "string") return dataTree(value, place, 0);
  const read = value.trim() === "" ? null : readValue(place.file, value, report);
  return read && moved(read, place);
}

/** Every value of the tree at one place: that of the option that set it. */
function moved(tree: Tree, place: Place): Tree {
  if (tree.kind === "leaf") return { ...tree, place };
  if (tree.kind === "list")
    return list(
      tree.items.map((item) => moved(item, place)),
      place,
    );
  const entries = [...tree.entries].map(([key, { value }]): [string, Entry] => [
    key,
    { key: place, value: moved(value, place) },
  ]);
  return branch(new Map(entries), place);
}

function dataTree(value: unknown, place: Place, depth: number): Tree | null {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return leaf(value, place);
  if (typeof value !== "object" || value === null || depth > MAX_DEPTH) return null;
  if (Array.isArray(value))
    return list(
      value.map((item) => dataTree(item, place, depth + 1) ?? leaf(null, place, "")),
      place,
    );
  const entries = Object.entries(value).filter(([key]) => key !== "__proto__" && key !== "constructor");
  return branch(
    new Map(
      entries.map(([key, inner]): [string, Entry] => [
        key,
        { key: place, value: dataTree(inner, place, depth + 1) ?? leaf(null, place, "") },
      ]),
    ),
    place,
  );
}
