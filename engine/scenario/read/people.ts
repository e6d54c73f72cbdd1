/** Trees → clocks and conditions. Each tree is read once, however many phases it holds in. */
import * as say from "../messages/people.ts";
import { at, type Report } from "../problem.ts";
import type { Place } from "../scenario.ts";
import { Effect } from "../schema/effects.ts";
import { read } from "../schema/issues.ts";
import { Membership } from "../schema/memberships.ts";
import { Clock, type ClockShape, Condition, type ConditionShape } from "../schema/people.ts";
import type {
  ClockSpec,
  ConditionSpec,
  EffectSpec,
  HazardSpec,
  MembershipSpec,
  MoveSpec,
  PeopleSpec,
} from "../spec/people.ts";
import { type Branch, branch, child, type Entry, entriesOf, itemsOf, leaf, type Tree, textOf } from "../tree.ts";
import { effectSpec } from "./effects.ts";
import { membershipSpec } from "./memberships.ts";

const clocks = new WeakMap<Tree, ClockSpec | null>();
const memberships = new WeakMap<Tree, MembershipSpec | null>();
const effects = new WeakMap<Tree, EffectSpec | null>();
const conditions = new WeakMap<Tree, ConditionSpec | null>();

/** Clocks and conditions of a scenario as it stands; problems go to the report, once for each tree. */
export function readPeople(tree: Tree, report: Report): PeopleSpec {
  return {
    clocks: each(child(tree, "clocks"), clocks, (name, value, key) => {
      const shape = read(Clock, value, `clocks.${name}`, key);
      shape.problems.forEach(report);
      return shape.value === undefined ? null : clockSpec(name, shape.value, key, report);
    }),
    memberships: each(child(tree, "memberships"), memberships, (name, value, key) => {
      const shape = read(Membership, value, `memberships.${name}`, key);
      shape.problems.forEach(report);
      return shape.value === undefined ? null : membershipSpec(name, shape.value, key);
    }),
    effects: each(child(tree, "effects"), effects, (name, value, key) => {
      const shape = read(Effect, value, `effects.${name}`, key);
      shape.problems.forEach(report);
      return shape.value === undefined ? null : effectSpec(name, shape.value, key, report);
    }),
    conditions: each(child(tree, "conditions"), conditions, (name, value, key) => {
      const shape = read(Condition, value, `conditions.${name}`, key);
      shape.problems.forEach(report);
      return shape.value === undefined ? null : conditionSpec(name, shape.value, value, key, report);
    }),
  };
}

function each<T extends { readonly name: string }>(
  section: Tree | undefined,
  known: WeakMap<Tree, T | null>,
  make: (name: string, value: Tree, key: Place) => T | null,
): T[] {
  return [...entriesOf(section)].flatMap(([name, { key, value }]) => {
    let spec = known.get(value);
    if (spec === undefined || (spec !== null && spec.name !== name)) {
      spec = make(name, value, key);
      known.set(value, spec);
    }
    return spec === null ? [] : [spec];
  });
}

function clockSpec(name: string, shape: ClockShape, place: Place, report: Report): ClockSpec | null {
  const from = shape.from ?? "arrival";
  const hazard = hazardSpec(shape, `clocks.${name}`, place, report);
  if (hazard === null) return null;
  const never = shape.never === "rest" ? undefined : shape.never;
  return {
    name,
    label: shape.label ?? null,
    was: shape.was ?? null,
    ...hazard,
    from,
    services: shape.services ?? [],
    condition: shape.condition ?? null,
    stages: shape.stages ?? [],
    scope: shape.scope ?? (from === "stay" ? "this-stay" : from === "discharge" ? "until-admission" : "for-life"),
    to: shape.to,
    whileWaiting: shape["while-waiting"] ?? "runs",
    never: never ?? null,
    place,
  };
}

function conditionSpec(
  name: string,
  shape: ConditionShape,
  tree: Tree,
  place: Place,
  report: Report,
): ConditionSpec | null {
  const items = itemsOf(child(tree, "moves"));
  const moves = (shape.moves ?? []).map((move, i): MoveSpec | null => {
    const item = items[i]!;
    const hazard = hazardSpec(move, `conditions.${name}.moves.${move.from}-${move.to}`, item.place, report);
    return hazard && { ...hazard, from: move.from, to: move.to, place: item.place };
  });
  if (moves.includes(null)) return null;
  return { name, was: shape.was ?? null, stages: shape.stages, moves: moves as MoveSpec[], place };
}

/** A rate or a distribution, and not both. Null, with a problem reported, otherwise. */
function hazardSpec(
  shape: Partial<Pick<ClockShape, "rate" | "grows" | "after">>,
  path: string,
  place: Place,
  report: Report,
): HazardSpec | null {
  const { rate = null, grows = null, after = null } = shape;
  const spot = at(place, path);
  if ((rate === null) === (after === null)) report(say.rateOrAfter(spot, rate !== null));
  else if (grows !== null && rate === null) report(say.growsWithoutRate(spot));
  else return { rate, grows, after };
  return null;
}

const injected = new WeakMap<Tree, { readonly conditions: Tree; readonly cohorts: Branch }>();

/**
 * The cohorts with one more attribute for each condition: its stages, with the shares of `starts` unless the cohort says
 * its own. A stage is an attribute that can change, so that whatever goes by an attribute goes by a stage.
 */
export function withStages(cohorts: Tree | undefined, all: Tree | undefined): Tree | undefined {
  if (cohorts?.kind !== "map" || all?.kind !== "map" || all.entries.size === 0) return cohorts;
  const known = injected.get(cohorts);
  if (known?.conditions === all) return known.cohorts;
  const entries = new Map<string, Entry>();
  for (const [name, { key, value }] of cohorts.entries) entries.set(name, { key, value: withAttributes(value, all) });
  const made = branch(entries, cohorts.place);
  injected.set(cohorts, { conditions: all, cohorts: made });
  return made;
}

/** Nobody comes with a stage that is not named, but may reach it. */
function everyStage(starts: Branch, stages: Tree | undefined): Branch {
  const named = itemsOf(stages).flatMap((stage) => textOf(stage) ?? []);
  const entries = new Map<string, Entry>();
  for (const stage of named)
    entries.set(stage, starts.entries.get(stage) ?? { key: starts.place, value: leaf("0%", starts.place) });
  for (const [stage, entry] of starts.entries) entries.set(stage, entry);
  return branch(entries, starts.place);
}

function withAttributes(cohort: Tree, all: Branch): Tree {
  if (cohort.kind !== "map") return cohort;
  const own = child(cohort, "attributes");
  if (own !== undefined && own.kind !== "map") return cohort;
  const attributes = new Map(own?.entries);
  for (const [name, { key, value }] of all.entries) {
    const starts = attributes.get(name)?.value ?? child(value, "starts");
    if (starts?.kind === "map") attributes.set(name, { key, value: everyStage(starts, child(value, "stages")) });
  }
  const place = cohort.entries.get("attributes")?.key ?? cohort.place;
  const entries = new Map(cohort.entries);
  entries.set("attributes", { key: place, value: branch(attributes, own?.place ?? place) });
  return branch(entries, cohort.place);
}
