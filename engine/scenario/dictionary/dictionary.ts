import { scenarioJsonSchema } from "../jsonSchema.ts";
import { readTree } from "../readYaml.ts";
import type { Place } from "../scenario.ts";
import { type DictionaryEntry, entriesOf, type Node } from "./entries.ts";
import { usedKeys } from "./used.ts";

/** A key with the first example that shows it; null where none does. */
export interface Shown extends DictionaryEntry {
  readonly seen: Place | null;
}

/**
 * The data dictionary: every key of a scenario, of a variant and of the values that many keys share (quantities,
 * distributions), in the order of the language.
 * @param examples scenarios by path, which show the keys in use
 */
export function dictionary(examples: ReadonlyMap<string, string>): Shown[] {
  const schema = scenarioJsonSchema();
  const definitions = schema.definitions as Readonly<Record<string, Node>>;
  const parts: readonly [Node, string][] = [
    ...schema.anyOf.map((node): [Node, string] => [node, ""]),
    ...Object.entries(definitions).map(([name, node]): [Node, string] => [node, `<${name}>`]),
  ];
  const trees = [...examples].flatMap(([file, text]) => readTree(file, text, () => {}) ?? []);
  const used = schema.anyOf.flatMap((node) => trees.map((tree) => usedKeys(node, definitions, tree)));
  const entries = parts.flatMap(([node, path]) => entriesOf(node, path));
  const paths = new Set<string>();
  return entries
    .filter(({ path }) => (paths.has(path) ? false : paths.add(path)))
    .filter(({ path }) => !isAlsoOfRoutes(path, paths) && !isProvenance(path))
    .map((entry) => ({ ...entry, seen: used.find((keys) => keys.has(entry.path))?.get(entry.path) ?? null }));
}

/** An outcome has all keys of a route; the dictionary names them once. */
function isAlsoOfRoutes(path: string, paths: ReadonlySet<string>): boolean {
  return path.includes(".outcomes[].") && paths.has(path.replace(".outcomes[].", ".routes[]."));
}

/** Every part of a distribution may name its source: said once, of quantities. */
const isProvenance = (path: string): boolean => /^<distribution>.*\.(source|note)$/.test(path);
