import { type Draft, draftOf } from "./boxes.ts";
import { COLUMN_GAP, type Column, columnsOf, MARGIN, ROW_GAP } from "./columns.ts";
import { across } from "./paths.ts";
import type { Arrangement, LinkCurve, NodeBox, Point, StagePlan, Wire } from "./types.ts";
import { type Ground, groundOf, wireBetween } from "./wires.ts";

/** Boxes of a column that is lower than the stage move apart, but no further than this. */
const WIDEST_GAP = 52;

/**
 * Where everything stands on a stage of this width: boxes in columns, text in lines, cells, ports and the fixed curves
 * between them. As wide as asked; at least `height`, higher where the boxes need it. The same plan and size give the
 * same arrangement, so both worlds of a pair look alike.
 */
export function arrange(plan: StagePlan, width: number, height: number): Arrangement {
  const columns = columnsOf(plan.nodes, width);
  const drafts = draftsOf(plan, columns);
  const needed = Math.max(0, ...columns.map((column) => stacked(column, drafts, ROW_GAP))) + 2 * MARGIN;
  const full = Math.max(height, needed);
  const boxes = placed(columns, drafts, width, full);
  const ground = groundOf(boxes, full);
  const wires = wiresOf(plan, boxes, ground);
  const links = plan.links.map((link): LinkCurve => {
    const stops = [link.from, ...link.via, link.to];
    const points = stops.slice(1).flatMap((to, i) => {
      const wire = wires.get(`${stops[i]} ${to}`)!.points;
      if (i === 0) return wire;
      // People pass through a state that they do not stay in; the wires of a decision begin at its door already.
      const box = boxes[stops[i]!]!;
      return plan.nodes[stops[i]!]!.glyph === "decision" ? wire.slice(1) : [...across(box), ...wire.slice(1)];
    });
    return { points };
  });
  return { plan, width, height: full, nodes: boxes, links, wires: [...wires.values()] };
}

function draftsOf(plan: StagePlan, columns: readonly Column[]): Draft[] {
  const drafts: Draft[] = [];
  for (const { nodes, width } of columns) for (const node of nodes) drafts[node] = draftOf(plan.nodes[node]!, width);
  return drafts;
}

function stacked({ nodes }: Column, drafts: readonly Draft[], gap: number): number {
  return nodes.reduce((sum, node) => sum + drafts[node]!.height + gap, -gap);
}

/** Columns from left to right over the whole width, boxes from top to bottom. */
function placed(columns: readonly Column[], drafts: readonly Draft[], width: number, height: number): NodeBox[] {
  const boxes: NodeBox[] = [];
  const used = columns.reduce((sum, column) => sum + column.width, 0);
  const spare = (width - 2 * MARGIN - used) / Math.max(1, columns.length - 1);
  const between = columns.length > 1 ? Math.max(COLUMN_GAP, Math.floor(spare)) : 0;
  let x = MARGIN;
  for (const column of columns) {
    const free = height - 2 * MARGIN - stacked(column, drafts, 0);
    const gap = Math.min(WIDEST_GAP, Math.max(ROW_GAP, Math.floor(free / Math.max(1, column.nodes.length - 1))));
    let y = MARGIN;
    for (const node of column.nodes) {
      boxes[node] = moved(drafts[node]!, x, y);
      y += drafts[node]!.height + gap;
    }
    x += column.width + between;
  }
  return boxes;
}

function moved(draft: Draft, x: number, y: number): NodeBox {
  const by = (point: Point): Point => ({ x: point.x + x, y: point.y + y });
  return {
    ...draft,
    x,
    y,
    textAt: by(draft.textAt),
    cellsAt: by(draft.cellsAt),
    ringsAt: by(draft.ringsAt),
    overflowAt: by(draft.overflowAt),
    door: by(draft.door),
    exit: by(draft.exit),
  };
}

/** Each stretch between two nodes that a link uses, once. */
function wiresOf(plan: StagePlan, boxes: readonly NodeBox[], ground: Ground): Map<string, Wire> {
  const wires = new Map<string, Wire>();
  for (const link of plan.links) {
    const stops = [link.from, ...link.via, link.to];
    for (let i = 1; i < stops.length; i++) {
      const [from, to] = [stops[i - 1]!, stops[i]!];
      const key = `${from} ${to}`;
      if (wires.has(key)) continue;
      const points = wireBetween(ground, boxes[from]!, boxes[to]!);
      const isPassed = plan.nodes[from]!.glyph === "decision";
      wires.set(key, { from, to, points: isPassed ? passing(boxes[from]!, points) : points });
    }
  }
  return wires;
}

/** Out of a decision: from its door, below its text, then on. */
function passing(box: NodeBox, points: readonly Point[]): Point[] {
  return [box.door, ...across(box), ...points.slice(1)];
}
