/** Every quantity of a scenario in the order it is written, with its provenance: the list of sources and assumptions. */
import type { DatedEdit } from "./changes.ts";
import { joined } from "./problem.ts";
import { quantityAt } from "./read/quantity.ts";
import type { Figure } from "./scenario.ts";
import { type Branch, child, entriesOf, itemName, itemsOf, type Tree, textOf } from "./tree.ts";

/** How a bill is split and how listed values are weighted belongs to the figure beside it; a response standard is a rule. */
const NOT_FIGURES = new Set(["paid-by", "shares", "within", "commissioner", "gain", "loss"]);

/** The figures of services, cohorts and costs, those of rules, shocks and gates, then those of dated changes. */
export function figuresOf(tree: Branch, changes: readonly DatedEdit[]): Figure[] {
  const figures: Figure[] = [];
  for (const key of ["cohorts", "services", "pools", "clocks", "conditions", "memberships", "effects", "costs"])
    collect(child(tree, key), key, figures);
  for (const key of ["contracts", "funds", "rules", "shocks"]) collect(child(tree, key), key, figures);
  for (const [name, { value }] of entriesOf(child(tree, "programmes"))) collectGates(value, name, figures);
  for (const { path, value, spot } of changes) collect(value, path, figures, spot.path);
  for (const [i, item] of itemsOf(child(tree, "changes")).entries()) {
    const path = `changes.${itemName(item, i)}.realised`;
    collect(child(item, "realised"), path, figures);
  }
  return figures;
}

/** What the phases of a programme wait for; what they set is listed as changes are. */
function collectGates(programme: Tree, name: string, figures: Figure[]): void {
  for (const [i, phase] of itemsOf(child(programme, "phases")).entries()) {
    const path = `programmes.${name}.phases.${itemName(phase, i)}`;
    for (const key of ["wait", "gate"]) collect(child(phase, key), joined(path, key), figures);
  }
}

function collect(tree: Tree | undefined, path: string, figures: Figure[], shown = path): void {
  if (tree === undefined) return;
  const quantity = quantityAt(tree);
  if (quantity !== undefined) {
    const text =
      tree.kind === "list"
        ? valuesText(tree.items)
        : (textOf(tree) ?? textOf(child(tree, "value")) ?? textOf(child(tree, "file")) ?? "");
    const { source, note, place } = quantity;
    figures.push({
      path: shown,
      text,
      low: textOf(child(tree, "low")),
      high: textOf(child(tree, "high")),
      source,
      note,
      place,
    });
    return;
  }
  if (tree.kind === "map")
    for (const [key, { value }] of tree.entries)
      if (!NOT_FIGURES.has(key)) collect(value, joined(path, key), figures, joined(shown, key));
  if (tree.kind === "list") {
    for (const [i, item] of tree.items.entries())
      collect(item, joined(path, itemName(item, i)), figures, joined(shown, itemName(item, i)));
  }
}

const valuesText = (items: readonly Tree[]): string =>
  `${items.length} values from ${textOf(items[0])} to ${textOf(items.at(-1))}`;
