/** Settings of a run that parts from another: they hold from a date on, and the past stays what it was. */
import { isDated } from "./dated.ts";
import { applyEdit, type Edit, valueAt } from "./edit.ts";
import { canReach } from "./everyone.ts";
import * as say from "./messages/parting.ts";
import type { Report } from "./problem.ts";
import type { PartingSpec } from "./spec/parting.ts";
import { type Branch, branch, leaf, list, type Tree } from "./tree.ts";

/**
 * What the run goes by from the date on although no dated change can say it: nothing that has happened is told in its
 * terms, so that the state then can be taken up under other rules. Paths with * for a name; whatever stands below too.
 */
const TAKEN_UP: readonly string[] = [
  "title",
  "question",
  "services.*.label",
  "services.*.queue",
  "services.*.admit",
  "services.*.give-up",
  "services.*.leaving",
  "services.*.admission",
  "services.*.routes.*.prepare",
  "services.*.routes.*.transfer",
  "services.*.outcomes.*.prepare",
  "services.*.outcomes.*.transfer",
  "rules",
  "measures.targets",
];

/** What cannot change in a run that goes on, and why. The first that fits is said. */
const SETTLED: readonly (readonly [path: string, why: string])[] = [
  ["costs", "prices are put on the whole run, before the date as after it, and nothing happens otherwise for them"],
  ["contracts", "contracts are settled over the whole run, before the date as after it"],
  ["funds", "funds are settled over the whole run, before the date as after it"],
  ["providers", "contracts are settled over the whole run, before the date as after it"],
  ["services.*.provider", "contracts are settled over the whole run, before the date as after it"],
  ["payers", "prices are put on the whole run, before the date as after it"],
  ["time", "both runs have one calendar"],
  ["census", "who was there at the beginning is past"],
  ["changes", "what is dated before is past; a setting is a dated change of its own"],
  ["programmes", "which phases have begun is part of the past"],
  ["shocks", "which shocks have come is part of the past"],
  ["periods", "measures are compared over the same periods"],
  ["cohorts.*.arrivals", "of arrivals the total may change; how people come otherwise is settled as they do"],
  ["cohorts", "people who are there came as their cohort was then"],
  ["clocks", "of a clock its rate may change, or after what time it rings; people carry the others"],
  ["conditions", "of a condition the moves may change their rate; people stand in its stages"],
  ["memberships", "people belong to them already"],
  ["effects", "people carry them already"],
  ["pools", "of a pool the capacity may change; people hold what they took"],
  ["shared-places", "places are lent already"],
  ["services.*.kind", "people are there as the service was then"],
  ["services.*.units", "people there hold as many units as they took"],
  ["services.*.needs", "people there hold what was needed when they came"],
  ["services.*.while-waiting", "people who wait now chose where under the old rule"],
  [
    "services.*.routes",
    "of a way on the share may change, its preparation and its transfer; people are on their way by it",
  ],
  ["services.*.outcomes", "of an outcome the share and the stay may change; people are on their way to it"],
];

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(".", "\\.").replaceAll("*", "[^.]+")}(\\.|$)`);

const takenUp = TAKEN_UP.map(patternOf);
const settled = SETTLED.map(([path, why]) => ({ pattern: patternOf(path), why }));

/**
 * The tree after an edit that holds from a date on: as a dated change where that can say it, and where there is something
 * to change; else as it stands, for the state at the date to be taken up under it.
 */
export function applyFrom(tree: Branch, edit: Edit, { on, everyone }: PartingSpec, report: Report): Branch {
  const { path, spot } = edit;
  if (edit.op === "set" && isDated(path) && valueAt(tree, path) !== undefined)
    return applyEdit(tree, { op: "add", path: "changes", value: changeOf(edit, on, everyone), spot }, report);
  if (takenUp.some((pattern) => pattern.test(path))) return applyEdit(tree, edit, report);
  report(say.cannotPart(spot, path, settled.find(({ pattern }) => pattern.test(path))?.why ?? null));
  return tree;
}

function changeOf({ path, value, spot: { place } }: Edit, on: string, everyone: boolean): Tree {
  const entry = (key: string, of: Tree) => [key, { key: place, value: of }] as const;
  const set = branch(new Map([entry(path, value!)]), place);
  const reach = everyone && canReach(path) ? [entry("applies-to", leaf("everyone", place))] : [];
  return list([branch(new Map([entry("on", leaf(on, place)), entry("set", set), ...reach]), place)], place);
}
