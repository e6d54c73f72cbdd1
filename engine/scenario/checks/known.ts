/** What can be referred to. */

import type { Spot } from "../problem.ts";
import type { Made } from "../read/service.ts";
import type { Place } from "../scenario.ts";
import { child, entriesOf, type Tree } from "../tree.ts";
import { specsOf, type World } from "../world.ts";

/** Ways out of the system, in their fixed order. */
export const EXITS: readonly string[] = ["home", "care-home", "died", "moved-away", "elsewhere"];

export interface Known {
  readonly services: ReadonlySet<string>;
  readonly cohorts: ReadonlySet<string>;
  /** attribute → levels, over all cohorts. */
  readonly attributes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Null = not known, because that part of the scenario could not be read. */
  readonly payers: readonly string[] | null;
  /** Services where people may be passed on at once: decisions, and outcomes without a stay. */
  readonly passing: ReadonlySet<string>;
}

export function knownIn(world: World, payers: Known["payers"]): Known {
  const attributes = new Map<string, Set<string>>();
  // From the trees: a cohort with something else wrong still has its attributes.
  for (const { tree } of world.cohorts) {
    for (const [attribute, levels] of entriesOf(child(tree, "attributes"))) {
      const all = attributes.get(attribute) ?? new Set();
      attributes.set(attribute, all);
      for (const level of entriesOf(levels.value).keys()) all.add(level);
    }
  }
  for (const spec of specsOf(world.cohorts)) {
    for (const [attribute, levels] of Object.entries(spec.attributes))
      attributes.set(attribute, new Set([...(attributes.get(attribute) ?? []), ...Object.keys(levels)]));
  }
  const passing = specsOf(world.services).filter(
    ({ kind, routes }) => kind === "decision" || routes.some(({ stay }) => stay === "none"),
  );
  return {
    services: new Set(world.services.map(({ name }) => name)),
    cohorts: new Set(world.cohorts.map(({ name }) => name)),
    attributes,
    payers,
    passing: new Set(passing.map(({ name }) => name)),
  };
}

/** The levels of an attribute; of "cohort", the cohorts. Undefined when there is no such attribute. */
export const levelsOf = (known: Known, attribute: string): ReadonlySet<string> | undefined =>
  attribute === "cohort" ? known.cohorts : known.attributes.get(attribute);

/** Where a key of a service or cohort is written: a simple value's own place, else that of its name. */
export function spotIn(made: Made<unknown>, section: "services" | "cohorts", ...keys: readonly string[]): Spot {
  let [tree, place]: [Tree, Place] = [made.tree, made.key];
  for (const key of keys) {
    const entry = entriesOf(tree).get(key);
    if (entry === undefined) break;
    [tree, place] = [entry.value, entry.value.kind === "leaf" ? entry.value.place : entry.key];
  }
  return { place, path: [section, made.name, ...keys].join(".") };
}
