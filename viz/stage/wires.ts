import type { NodeBox, Point } from "./types.ts";

/** How far a curve that turns back reaches out of its column: three quarters of this. */
const TURN = 24;
/** Clearance from a passage to the boxes above and below it. */
const CLEAR = 6;
/** Ways to the right run this far above the line of a passage, ways back as far below. */
const APART = 2;
/** Where a passage is wide its line keeps this close to the box above, and no further from it. */
const WIDE = 16;

/** What stands in one column of the picture: its sides, and where one can pass between its boxes. */
export interface Passages {
  readonly left: number;
  readonly right: number;
  /** From top to bottom: above the first box, between boxes, below the last. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

/** The columns of a picture with their passages; `column[i]` is that of box i. */
export interface Ground {
  readonly columns: readonly Passages[];
  readonly column: readonly number[];
}

/** Reads columns and passages off the boxes: boxes with the same left side stand in one column. */
export function groundOf(boxes: readonly NodeBox[], height: number): Ground {
  const lefts = [...new Set(boxes.map(({ x }) => x))].sort((a, b) => a - b);
  const columns = lefts.map((left): Passages => {
    const own = boxes.filter(({ x }) => x === left).sort((a, b) => a.y - b.y);
    const tops = [...own.map(({ y }) => y), height];
    const bottoms = [0, ...own.map((box) => box.y + box.height)];
    return {
      left,
      right: left + Math.max(...own.map(({ width }) => width)),
      gaps: tops.map((top, i) => ({ from: bottoms[i]! + CLEAR, to: top - CLEAR })),
    };
  });
  return { columns, column: boxes.map(({ x }) => lefts.indexOf(x)) };
}

/**
 * The curve from a box to another, past all boxes between: smooth, level wherever it passes a column, and turned back
 * beside its own column where the way leads back. Start point first, then three points for each cubic Bézier.
 */
export function wireBetween(ground: Ground, from: NodeBox, to: NodeBox): Point[] {
  const first = ground.columns.findIndex(({ left }) => left === from.x);
  const last = ground.columns.findIndex(({ left }) => left === to.x);
  const pen = new Pen(from.exit);
  if (last > first) {
    for (let c = first + 1; c < last; c++) {
      const { left, right, gaps } = ground.columns[c]!;
      const share = (left - from.exit.x) / (to.door.x - from.exit.x);
      const y = passage(gaps, pen.y + (to.door.y - pen.y) * share, 1);
      pen.sweep(left, y);
      pen.straight(right, y);
    }
    pen.sweep(to.door.x, to.door.y);
    return pen.points;
  }
  for (let c = first; c >= last; c--) {
    const { left, right, gaps } = ground.columns[c]!;
    const y = passage(gaps, pen.y, -1, to.door.y);
    if (c === first) pen.turn(right, y, TURN);
    else pen.sweep(right, y);
    pen.straight(left, y);
  }
  pen.turn(to.door.x, to.door.y, -TURN);
  return pen.points;
}

/**
 * The height nearest to `wanted` at which one can pass; with an `end`, that by which the way to the end is shortest.
 * `way`: 1 to the right, −1 back. All ways of a passage share its line, so that many look like one and not like a net.
 */
function passage(gaps: Passages["gaps"], wanted: number, way: number, end = wanted): number {
  let best = wanted;
  let least = Infinity;
  for (const { from, to } of gaps) {
    const y = Math.min((from + to) / 2, from + WIDE) - way * APART;
    const length = Math.abs(y - wanted) + Math.abs(end - y);
    if (length < least) [best, least] = [y, length];
  }
  return best;
}

/** Draws a path piece by piece. */
class Pen {
  readonly points: Point[];
  private x: number;
  y: number;

  constructor(start: Point) {
    this.points = [start];
    this.x = start.x;
    this.y = start.y;
  }

  /** An S from here to there, level at both ends. */
  sweep(x: number, y: number): void {
    const bend = (x - this.x) / 2;
    this.to({ x: this.x + bend, y: this.y }, { x: x - bend, y }, { x, y });
  }

  straight(x: number, y: number): void {
    const third = (x - this.x) / 3;
    this.to({ x: this.x + third, y }, { x: x - third, y }, { x, y });
  }

  /** A turn back: out by `reach` (to the left where it is negative) and in again at another height. */
  turn(x: number, y: number, reach: number): void {
    this.to({ x: this.x + reach, y: this.y }, { x: x + reach, y }, { x, y });
  }

  /** Another path goes on from here. */
  private to(one: Point, two: Point, end: Point): void {
    this.points.push(one, two, end);
    this.x = end.x;
    this.y = end.y;
  }
}
