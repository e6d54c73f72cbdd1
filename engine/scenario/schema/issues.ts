/** zod's issues → problems in our words, at the place in the file. */
import type * as z from "zod";
import * as say from "../messages/structure.ts";
import { at, joined } from "../problem.ts";
import type { Place, Problem } from "../scenario.ts";
import { itemName, type Tree, toPlain } from "../tree.ts";
import type { Carried } from "./leaves.ts";

/** What a tree gives under a schema, with every problem in our words. `value` is undefined when there is any. */
export function read<S extends z.ZodType>(
  schema: S,
  tree: Tree,
  path: string,
  place: Place,
): { value: z.output<S> | undefined; problems: Problem[] } {
  const result = schema.safeParse(toPlain(tree));
  if (result.success) return { value: result.data, problems: [] };
  return { value: undefined, problems: result.error.issues.flatMap((issue) => translate(issue, tree, path, place)) };
}

function translate(issue: z.core.$ZodIssue, root: Tree, prefix: string, start: Place): Problem[] {
  const { tree, path, place, missing } = follow(root, issue.path, prefix, start);
  const carried = issue.code === "custom" ? (issue.params as Carried | undefined)?.problem : undefined;
  if (carried !== undefined) return [{ ...carried, path: joined(path, carried.path) }];
  const [noun, example = noun] = issue.message.split("\n") as [string, string?];
  if (missing !== null) return [say.missing(at(place, path), missing, `${missing}: ${example}`)];
  if (issue.code !== "unrecognized_keys" || tree.kind !== "map")
    return [say.notA(at(tree.place, path), tree, noun, example)];
  const known = issue.message.split(" ");
  return issue.keys.map((key) =>
    say.unknownKey(at(tree.entries.get(key)?.key ?? place, joined(path, key)), key, known),
  );
}

/** Goes down a path of keys and positions as far as the tree does; `missing` is the key that was not there. */
function follow(root: Tree, keys: readonly PropertyKey[], prefix: string, start: Place) {
  let [tree, path, place] = [root, prefix, start];
  for (const key of keys) {
    if (tree.kind === "map") {
      const entry = tree.entries.get(String(key));
      if (entry === undefined) return { tree, path, place, missing: String(key) };
      [tree, path, place] = [entry.value, joined(path, String(key)), entry.key];
    } else if (tree.kind === "list") {
      const item = tree.items[Number(key)]!;
      [tree, path, place] = [item, joined(path, itemName(item, Number(key))), item.place];
    }
  }
  return { tree, path, place, missing: null };
}
