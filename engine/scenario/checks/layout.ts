/** The layout: services that there are, each on a cell of its own. */
import * as meaning from "../messages/meaning.ts";
import * as say from "../messages/structure.ts";
import { at, type Report } from "../problem.ts";
import type { FrameShape } from "../schema/scenario.ts";
import { type Branch, child, entriesOf } from "../tree.ts";
import type { World } from "../world.ts";

/** As many columns and rows as there may be services. */
const MOST = 999;

export function checkLayout({ layout = {} }: FrameShape, tree: Branch, { services }: World, report: Report): void {
  const known = services.map(({ name }) => name);
  const taken = new Map<string, string>();
  for (const [name, { key, value }] of entriesOf(child(tree, "layout"))) {
    const path = `layout.${name}`;
    if (!known.includes(name)) report(meaning.unknownName(at(key, path), "service", name, known, "services"));
    const cell = Object.hasOwn(layout, name) ? layout[name] : undefined;
    if (cell === undefined) continue;
    for (const axis of ["column", "row"] as const) {
      const spot = at(child(value, axis)?.place ?? key, `${path}.${axis}`);
      if (cell[axis] > MOST) report(say.tooLarge(spot, String(cell[axis]), String(MOST)));
    }
    const where = `${cell.column} ${cell.row}`;
    const other = taken.get(where);
    if (other !== undefined) report(meaning.sharedCell(at(key, path), name, other, cell, freeRow(layout, cell)));
    taken.set(where, other ?? name);
  }
}

/** The first row of the column, from this cell down, on which nothing stands. */
function freeRow(layout: NonNullable<FrameShape["layout"]>, { column, row }: { column: number; row: number }): number {
  const rows = new Set(Object.values(layout).flatMap((cell) => (cell.column === column ? [cell.row] : [])));
  let free = row;
  while (rows.has(free)) free++;
  return free;
}
