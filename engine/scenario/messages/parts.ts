/** What can be wrong with the parts that a variant declares. */
import { at, error, orList, quoted, suggest } from "../problem.ts";
import type { Place, Problem } from "../scenario.ts";
import { describe, type Tree } from "../tree.ts";

export const partsShape = (place: Place, path: string, tree: Tree): Problem =>
  error(
    at(place, path),
    `${path} is ${describe(tree)}`,
    "a map of names, each with a list of paths that this variant changes",
    "parts: { beds: [services.collins-house], demand: [cohorts.frail-emergency] }",
  );

export const changesNothing = (place: Place, part: string, path: string, changed: readonly string[]): Problem =>
  error(
    at(place, `parts.${part}`),
    `the variant changes nothing at ${quoted(path)}`,
    changed.length === 0 ? "a variant that changes something" : `one of ${orList(changed)}, or a path inside one`,
    suggest(path, changed),
  );

export const twoParts = (place: Place, path: string, one: string, other: string): Problem =>
  error(
    at(place, `parts.${other}`),
    `${quoted(path)} is in two parts, ${one} and ${other}`,
    "each path in one part",
    `leave it out of ${other}`,
  );
