/** What `layout:` states: read from a scenario, kept with its services, and written into the resolved one. */
import * as say from "../messages/meaning.ts";
import { at, type Report } from "../problem.ts";
import type { Cell, ServiceSpec } from "../scenario.ts";
import type { FrameShape } from "../schema/scenario.ts";
import { type Branch, branch, child, type Entry, entriesOf, leaf, withEntry, withoutEntry } from "../tree.ts";

/** The cell that the scenario gives each service; null where it gives none. */
export function cellsGiven({ layout = {} }: FrameShape, services: readonly ServiceSpec[]): (Cell | null)[] {
  return services.map(({ name }) => (Object.hasOwn(layout, name) ? layout[name]! : null));
}

/** The tree with the cells of all services, as the scenario will be read again. */
export function withLayout(tree: Branch, services: readonly ServiceSpec[], layout: readonly Cell[]): Branch {
  const place = child(tree, "layout")?.place ?? tree.place;
  const entry = (value: Entry["value"]): Entry => ({ key: place, value });
  const cells = services.map(({ name }, i): [string, Entry] => {
    const { column, row } = layout[i]!;
    const keys = new Map([
      ["column", entry(leaf(column, place))],
      ["row", entry(leaf(row, place))],
    ]);
    return [name, entry(branch(keys, place))];
  });
  return withEntry(tree, "layout", branch(new Map(cells), place));
}

/** Says which services stand where the scenario does not say, when it says so of others. */
export function warnOfPartial(
  { layout = {} }: FrameShape,
  tree: Branch,
  services: readonly ServiceSpec[],
  cells: readonly Cell[],
  report: Report,
): void {
  const others = services.flatMap(({ name }, i) => (Object.hasOwn(layout, name) ? [] : [{ name, ...cells[i]! }]));
  const stated = tree.entries.get("layout");
  if (stated === undefined || others.length === 0 || others.length === services.length) return;
  report(say.layoutLeavesOut(at(stated.key, "layout"), others));
}

/** Services that an edit has taken away take their cells with them. */
export function withoutLost(before: Branch, after: Branch): Branch {
  const layout = child(after, "layout");
  const services = entriesOf(child(after, "services"));
  const lost = [...entriesOf(child(before, "services")).keys()].filter((name) => !services.has(name));
  const there = lost.filter((name) => entriesOf(layout).has(name));
  if (layout?.kind !== "map" || there.length === 0) return after;
  return withEntry(after, "layout", there.reduce(withoutEntry, layout));
}
