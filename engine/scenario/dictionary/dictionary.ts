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
  const each = entries.filter(({ path }) => !isProvenance(path) && (paths.has(path) ? false : paths.add(path)));
  const seen = new Map<string, Place>();
  for (const [path, place] of used.flatMap((keys) => [...keys])) {
    const name = nameOf(path, paths);
    if (!seen.has(name)) seen.set(name, place);
  }
  return each
    .filter(({ path }) => nameOf(path, paths) === path)
    .map((entry) => ({ ...entry, seen: seen.get(entry.path) ?? null }));
}

/** Keys that may stand in two places are named once: outcomes have those of routes, a list of something those of one. */
function nameOf(path: string, paths: ReadonlySet<string>): string {
  const twins = [path.replace(".outcomes[].", ".routes[]."), path.replace(/\[\]\.([^[\]]+)$/, ".$1")];
  return twins.find((twin) => twin !== path && paths.has(twin)) ?? path;
}

/** Every part of a shared value may name its source: said once, of quantities. */
const isProvenance = (path: string): boolean => /^<(?!quantity>).*\.(source|note)$/.test(path);
