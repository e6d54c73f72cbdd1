import type { Place } from "../scenario.ts";
import { child, itemsOf, type Tree } from "../tree.ts";
import type { Node } from "./entries.ts";

/** Where each key of the dictionary stands first in a document: by the path of its entry. */
export function usedKeys(node: Node, tree: Tree | undefined): Map<string, Place> {
  const found = new Map<string, Place>();
  follow(node, tree, "", found);
  return found;
}

function follow(node: Node, tree: Tree | undefined, path: string, found: Map<string, Place>): void {
  for (const branch of [node, ...(node.anyOf ?? []), ...(node.allOf ?? [])]) {
    const { properties = {}, additionalProperties: each, items } = branch;
    if (tree?.kind === "map") {
      for (const [key, { key: place, value }] of tree.entries) {
        const inner = properties[key];
        const at = path === "" ? key : `${path}.${key}`;
        if (inner !== undefined) {
          if (!found.has(at)) found.set(at, place);
          follow(inner, value, at, found);
        } else if (typeof each === "object") follow(each, child(tree, key), `${path}.<name>`, found);
      }
    }
    if (items !== undefined) for (const item of itemsOf(tree)) follow(items, item, `${path}[]`, found);
  }
}
