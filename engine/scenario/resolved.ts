/** The scenario as one document, from which the same scenario can be read again. */
import type { Merged } from "./merge.ts";
import { TOP_KEYS } from "./schema/keys.ts";
import { withoutRows } from "./tables.ts";
import { type Branch, branch, child, type Entry, entriesOf, leaf, type Tree } from "./tree.ts";
import { writeYaml } from "./write.ts";

/**
 * Canonical YAML of the merged document. When services or cohorts differ from those of the root, on whose shares luck is
 * settled, a section `declared:` names the root's in order: "same", or written out where they differ.
 */
export function resolvedText(tree: Branch, declared: Merged["declared"]): string {
  const sections = (["services", "cohorts"] as const).flatMap((key) => {
    const section = declaredSection(declared[key], child(tree, key));
    return section === null ? [] : [[key, { key: section.place, value: section }] as const];
  });
  const entries = new Map<string, Entry>();
  for (const key of TOP_KEYS) if (tree.entries.has(key)) entries.set(key, tree.entries.get(key)!);
  if (sections.length > 0) entries.set("declared", { key: tree.place, value: branch(new Map(sections), tree.place) });
  return writeYaml(withoutRows(branch(entries, tree.place)));
}

/** Null when nothing differs. */
function declaredSection(declared: Tree | undefined, own: Tree | undefined): Branch | null {
  if (declared?.kind !== "map" || declared === own) return null;
  const names = [...declared.entries.keys()];
  const inOrder = names.join() === [...entriesOf(own).keys()].join();
  const section = new Map(names.map((name) => [name, sameOr(declared.entries.get(name)!, child(own, name))]));
  const same = [...section.values()].every(({ value }) => value.kind === "leaf");
  return inOrder && same ? null : branch(section, declared.place);
}

function sameOr(entry: Entry, own: Tree | undefined): Entry {
  const same = entry.value === own || (own !== undefined && text(entry.value) === text(own));
  return same ? { key: entry.key, value: leaf("same", entry.key) } : entry;
}

const text = (tree: Tree): string => (tree.kind === "map" ? writeYaml(withoutRows(tree)) : "");
