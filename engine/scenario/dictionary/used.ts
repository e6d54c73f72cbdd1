import type { Place } from "../scenario.ts";
import { child, itemsOf, type Tree } from "../tree.ts";
import type { Node } from "./entries.ts";

/** Where each key of the dictionary stands first in a document: by the path of its entry. */
export function usedKeys(node: Node, definitions: Readonly<Record<string, Node>>, tree: Tree): Map<string, Place> {
  const found = new Map<string, Place>();
  follow(node, tree, "", { found, definitions });
  return found;
}

interface Search {
  readonly found: Map<string, Place>;
  readonly definitions: Readonly<Record<string, Node>>;
}

function follow(node: Node, tree: Tree | undefined, path: string, search: Search): void {
  const { found, definitions } = search;
  for (const branch of [node, ...(node.anyOf ?? []), ...(node.allOf ?? [])]) {
    const { properties = {}, additionalProperties: each, items, $ref } = branch;
    const shared = $ref?.split("/").at(-1);
    if (shared !== undefined && tree !== undefined) follow(definitions[shared]!, tree, `<${shared}>`, search);
    if (tree?.kind === "map") {
      for (const [key, { key: place, value }] of tree.entries) {
        const inner = properties[key];
        const at = path === "" ? key : `${path}.${key}`;
        if (inner !== undefined) {
          if (!found.has(at)) found.set(at, place);
          follow(inner, value, at, search);
        } else if (typeof each === "object") follow(each, child(tree, key), `${path}.<name>`, search);
      }
    }
    if (items !== undefined) for (const item of itemsOf(tree)) follow(items, item, `${path}[]`, search);
  }
}
