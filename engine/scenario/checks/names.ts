/** Names: how they are written, which are taken, and that no two share their luck. */
import * as meaning from "../messages/meaning.ts";
import * as say from "../messages/structure.ts";
import { at, joined, type Report } from "../problem.ts";
import { TOP_KEYS } from "../schema/keys.ts";
import { type Branch, child, descend, entriesOf, itemsOf, type Tree } from "../tree.ts";
import { specsOf, type World } from "../world.ts";
import { EXITS } from "./known.ts";

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LEVEL = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const RESERVED = new Set([...EXITS, "outside", "rest", "cohort", "system", "same"]);
/** What `by:` means by itself, so that no attribute may be called so. */
const MOMENTS = ["start-day", "month", "occupancy"];
const TOP = new Set(TOP_KEYS);

export function checkNames(tree: Branch, world: World, report: Report): void {
  checkKeys(child(tree, "services"), "services", NAME, report, RESERVED);
  checkKeys(child(tree, "cohorts"), "cohorts", NAME, report, RESERVED);
  checkKeys(child(tree, "clocks"), "clocks", NAME, report);
  checkKeys(child(tree, "conditions"), "conditions", NAME, report, RESERVED);
  checkKeys(child(tree, "memberships"), "memberships", NAME, report, RESERVED);
  checkKeys(child(tree, "shared-places"), "shared-places", NAME, report);
  checkKeys(child(tree, "effects"), "effects", NAME, report);
  checkKeys(child(tree, "levers"), "levers", NAME, report, TOP);
  checkKeys(child(tree, "sources"), "sources", LEVEL, report);
  checkKeys(descend(tree, "costs", "lines"), "costs.lines", NAME, report);
  checkKeys(child(tree, "contracts"), "contracts", NAME, report);
  checkKeys(child(tree, "funds"), "funds", NAME, report);
  for (const [cohort, { value }] of entriesOf(child(tree, "cohorts"))) {
    const path = `cohorts.${cohort}.attributes`;
    checkKeys(child(value, "attributes"), path, NAME, report, new Set([...RESERVED, ...MOMENTS]));
    for (const [attribute, levels] of entriesOf(child(value, "attributes")))
      checkKeys(levels.value, `${path}.${attribute}`, LEVEL, report, RESERVED);
    const taken = new Set([...RESERVED, ...MOMENTS]);
    checkKeys(child(value, "measured"), `cohorts.${cohort}.measured`, NAME, report, taken);
  }
  for (const [service, { value }] of entriesOf(child(tree, "services")))
    checkKeys(child(value, "within"), `services.${service}.within`, LEVEL, report);
  for (const key of ["payers", "providers"]) {
    const named = child(tree, key);
    for (const item of named?.kind === "list" ? named.items : named === undefined ? [] : [named]) {
      if (item.kind === "leaf" && !NAME.test(item.text))
        report(say.badName(at(item.place, key), item.text, likeName(item.text)));
    }
  }
  checkRouteNames(world, report);
  checkLuck(specsOf(world.services), "services", report);
  checkLuck(specsOf(world.cohorts), "cohorts", report);
}

function checkKeys(
  tree: Tree | undefined,
  path: string,
  rule: RegExp,
  report: Report,
  reserved: ReadonlySet<string> = new Set(),
): void {
  for (const [name, { key }] of entriesOf(tree)) {
    const spot = at(key, joined(path, name));
    if (!rule.test(name)) report((rule === NAME ? say.badName : say.badLevel)(spot, name, likeName(name)));
    else if (reserved.has(name)) report(say.reservedName(spot, name));
  }
}

/** The name nearest to what was written. */
function likeName(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "");
  return name === "" ? "acute-ward" : name.slice(0, 40);
}

function checkRouteNames(world: World, report: Report): void {
  for (const { name: service, spec, tree } of world.services) {
    const names = new Set<string>();
    const key = spec?.form === "outcomes" ? "outcomes" : "routes";
    for (const [i, route] of (spec?.routes ?? []).entries()) {
      const spot = at(itemsOf(child(tree, key))[i]?.place ?? route.place, `services.${service}.${key}.${route.name}`);
      if (!NAME.test(route.name)) report(say.badName(spot, route.name, likeName(route.name)));
      if (names.has(route.name)) report(meaning.routesShareName(spot, route.name));
      names.add(route.name);
    }
    checkLuck(spec?.routes ?? [], `services.${service}.${key}`, report);
  }
}

interface Lucky {
  readonly name: string;
  readonly was: string | null;
  readonly place: { file: string; line: number; column: number };
}

function checkLuck(all: readonly Lucky[], path: string, report: Report): void {
  const claimed = new Map<string, string>();
  for (const { name, was, place } of all) {
    const other = claimed.get(was ?? name);
    if (other !== undefined && other !== name) report(meaning.sharedLuck(at(place, `${path}.${name}`), name, other));
    claimed.set(was ?? name, name);
  }
}
