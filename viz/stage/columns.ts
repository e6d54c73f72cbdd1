import { draftOf } from "./boxes.ts";
import { partition } from "./partition.ts";
import type { StageNode } from "./types.ts";

/** Between boxes of a column: people pass there. */
export const ROW_GAP = 22;
/** Between columns: links turn there. */
export const COLUMN_GAP = 28;
/** Round the whole stage. */
export const MARGIN = 20;

/** Narrowest column in which "99 waiting elsewhere" and long words still stand on one line. */
const NARROWEST = 165;
const WIDEST = 300;
const SLIM = 112;
const WIDENING = 12;

/** A column of the picture: which nodes, top to bottom, and how wide. */
export interface Column {
  readonly nodes: readonly number[];
  readonly width: number;
}

/**
 * Nodes in columns that fit the width. Nodes keep the order of the scenario's grid, by columns, then rows; where the
 * grid has more columns than fit, neighbours share one, and where a column is much higher than the others it is
 * continued in the next. Of all ways the lowest picture is taken.
 */
export function columnsOf(nodes: readonly StageNode[], width: number): Column[] {
  const order = nodes.map((_, node) => node).sort((a, b) => byGrid(nodes[a]!, nodes[b]!) || a - b);
  const measure = measurer(nodes);
  const most = Math.max(1, Math.floor((width - 2 * MARGIN + COLUMN_GAP) / (SLIM + COLUMN_GAP)));
  let best: Column[] | null = null;
  let least = Infinity;
  for (let count = 1; count <= Math.min(most, order.length); count++) {
    for (const first of [false, true]) {
      for (const last of [false, true]) {
        const columns = fitted(nodes, order, width, count, first, last, measure);
        if (columns === null) continue;
        const cost = heightOf(columns, measure) + penaltyOf(columns, nodes);
        if (cost < least) [best, least] = [columns, cost];
      }
    }
  }
  return best ?? [{ nodes: order, width: width - 2 * MARGIN }];
}

function byGrid(a: StageNode, b: StageNode): number {
  return a.column - b.column || a.row - b.row;
}

type Measure = (node: number, width: number) => number;

const heights = new WeakMap<StageNode, Map<number, number>>();

/** Heights of boxes by width; each is measured once, for a stage is arranged again and again while it is resized. */
function measurer(nodes: readonly StageNode[]): Measure {
  const known = nodes.map((node) => {
    const own = heights.get(node) ?? new Map<number, number>();
    heights.set(node, own);
    return own;
  });
  return (node, width) => {
    const own = known[node]!;
    const height = own.get(width) ?? draftOf(nodes[node]!, width).height;
    own.set(width, height);
    return height;
  };
}

/**
 * The lowest picture of `count` columns. `first`: arrivals have a slim column of their own; `last`: so have exits.
 * Null where that many do not fit.
 */
function fitted(
  nodes: readonly StageNode[],
  order: readonly number[],
  width: number,
  count: number,
  first: boolean,
  last: boolean,
  measure: Measure,
): Column[] | null {
  const isSlim = (node: number): boolean =>
    (first && nodes[node]!.glyph === "arrivals") || (last && nodes[node]!.glyph === "exit");
  const slim = Number(first) + Number(last);
  const room = width - 2 * MARGIN - (count - 1) * COLUMN_GAP - slim * SLIM;
  const wide = Math.min(WIDEST, Math.floor(room / (count - slim)));
  if (count <= slim || wide < NARROWEST) return null;
  const middle = order.filter((node) => !isSlim(node));
  const runs = partition(
    middle.map((node) => measure(node, wide) + ROW_GAP),
    count - slim,
  );
  if (runs === null) return null;
  const columns = widened(
    runs.map(({ first, end }) => ({ nodes: middle.slice(first, end), width: wide })),
    room,
    measure,
  );
  const before = order.filter((node) => first && nodes[node]!.glyph === "arrivals");
  const after = order.filter((node) => last && nodes[node]!.glyph === "exit");
  return [
    ...(before.length > 0 ? [{ nodes: before, width: SLIM }] : []),
    ...columns,
    ...(after.length > 0 ? [{ nodes: after, width: SLIM }] : []),
  ];
}

/** Gives width of the lowest column to the highest as long as the picture gets lower. */
function widened(columns: readonly Column[], room: number, measure: Measure): Column[] {
  let now = columns.map((column) => ({ ...column }));
  for (let step = 0; step < 60; step++) {
    const heights = now.map((column) => heightOf([column], measure));
    const highest = heights.indexOf(Math.max(...heights));
    const donors = now.map((_, i) => i).filter((i) => i !== highest && now[i]!.width - WIDENING >= NARROWEST);
    const spare = room - now.reduce((sum, { width }) => sum + width, 0);
    const better = donors
      .map((donor) =>
        now.map((c, i) => ({ ...c, width: c.width + (i === highest ? WIDENING : i === donor ? -WIDENING : 0) })),
      )
      .concat(spare >= WIDENING ? [now.map((c, i) => ({ ...c, width: c.width + (i === highest ? WIDENING : 0) }))] : [])
      .filter((tried) => tried[highest]!.width <= WIDEST * 2)
      .map((tried) => ({ tried, height: heightOf(tried, measure) }))
      .filter(({ height }) => height < Math.max(...heights))
      .sort((a, b) => a.height - b.height)[0];
    if (better === undefined) break;
    now = better.tried;
  }
  return now;
}

/** Height of the highest column. */
function heightOf(columns: readonly Column[], measure: Measure): number {
  return Math.max(
    ...columns.map(({ nodes, width }) => nodes.reduce((sum, node) => sum + measure(node, width) + ROW_GAP, -ROW_GAP)),
  );
}

/** What is worth some height: a grid column kept in one piece, and not put under another one. */
function penaltyOf(columns: readonly Column[], nodes: readonly StageNode[]): number {
  let penalty = 0;
  columns.forEach((column, i) => {
    const grid = column.nodes.map((node) => nodes[node]!.column);
    penalty += 12 * (new Set(grid).size - 1);
    if (i > 0 && nodes[columns[i - 1]!.nodes.at(-1)!]!.column === grid[0]) penalty += 24;
  });
  return penalty;
}
