import { cellX, cellY, ringX, ringY } from "../stage/geometry.ts";
import type { Arrangement, Frame, Glyph, NodeBox, NodeFrame } from "../stage/types.ts";
import { type CellShape, cellStamp } from "./cellStamps.ts";
import { DotBrush } from "./dotBrush.ts";
import { dotStamps } from "./dotStamps.ts";
import type { Palette } from "./palette.ts";
import { RING_SIDE, ringStamp } from "./ringStamps.ts";
import type { Stamp } from "./stamp.ts";
import type { Surface } from "./surface.ts";

/** Up to so many dots have soft edges. */
export const MOST_SOFT = 20_000;

const SHAPES: Readonly<Partial<Record<Glyph, CellShape>>> = { beds: "bed", caseload: "place", team: "staff" };

/**
 * Paints cells and rings. With `before`, the frame that the surface shows, only what changed since: the result is the
 * same as painting all. Returns how many cells and rings were painted.
 */
export function paintCells(
  surface: Surface,
  arrangement: Arrangement,
  frame: Frame,
  palette: Palette,
  before?: Frame,
): number {
  if (before === undefined) surface.pixels.fill(0);
  const stamps = stampsFor(surface.scale, palette);
  let painted = 0;
  arrangement.nodes.forEach((box, n) => {
    const shown = frame.nodes[n];
    const old = before?.nodes[n];
    const shape = SHAPES[arrangement.plan.nodes[n]!.glyph];
    if (shape === undefined || (shown == null && old == null)) return;
    painted += paintNodeCells(surface, box, shape, shown ?? null, old ?? null, stamps);
    painted += paintRings(surface, box, shown ?? null, old ?? null, stamps);
  });
  return painted;
}

function paintNodeCells(
  surface: Surface,
  box: NodeBox,
  shape: CellShape,
  shown: NodeFrame | null,
  old: NodeFrame | null,
  stamps: Stamps,
): number {
  const { cells, ticks } = shown ?? NONE;
  const was = old ?? NONE;
  let painted = 0;
  for (let cell = 0; cell < Math.max(cells.length, was.cells.length); cell++) {
    const state = cells[cell] ?? 0;
    const age = ticks[cell] ?? 0;
    if (state === (was.cells[cell] ?? 0) && age === (was.ticks[cell] ?? 0)) continue;
    const stamp = stamps.cell(shape, box.cellSize, state, age);
    copy(surface, stamp, cellX(box, cell) - box.cellSize / 2, cellY(box, cell) - box.cellSize / 2);
    painted++;
  }
  return painted;
}

const NONE: Pick<NodeFrame, "cells" | "ticks" | "rings" | "ringsArriving"> = {
  cells: new Uint8Array(0),
  ticks: new Uint8Array(0),
  rings: new Int32Array(0),
  ringsArriving: new Uint8Array(0),
};

function paintRings(
  surface: Surface,
  box: NodeBox,
  shown: NodeFrame | null,
  old: NodeFrame | null,
  stamps: Stamps,
): number {
  const { rings, ringsArriving } = shown ?? NONE;
  const was = old ?? NONE;
  let painted = 0;
  for (let ring = 0; ring < Math.max(rings.length, was.rings.length); ring++) {
    const state = ring < rings.length ? 1 + ringsArriving[ring]! : 0;
    if (state === (ring < was.rings.length ? 1 + was.ringsArriving[ring]! : 0)) continue;
    copy(surface, stamps.ring[state]!, ringX(box, ring) - RING_SIDE / 2, ringY(box, ring) - RING_SIDE / 2);
    painted++;
  }
  return painted;
}

/** Clears the surface and paints the people in flight. Waiting people come last, so that they lie on top. */
export function paintDots(surface: Surface, _arrangement: Arrangement, frame: Frame, palette: Palette): void {
  surface.pixels.fill(0);
  const { count, x, y, shape } = frame.dots;
  const brushes = stampsFor(surface.scale, palette).brushes(count <= MOST_SOFT, surface.width);
  for (const wanted of [0, 1]) {
    const brush = brushes[wanted]!;
    for (let dot = 0; dot < count; dot++) {
      if (shape[dot] === wanted) brush.stamp(surface, x[dot]! * surface.scale, y[dot]! * surface.scale);
    }
  }
}

/** Copies a stamp, clear pixels included, with its top left corner at a CSS pixel. */
function copy(surface: Surface, stamp: Stamp, x: number, y: number): void {
  const left = Math.round(x * surface.scale);
  const top = Math.round(y * surface.scale);
  const from = Math.max(0, -left);
  const to = Math.min(stamp.width, surface.width - left);
  for (let row = Math.max(0, -top); row < Math.min(stamp.height, surface.height - top) && from < to; row++) {
    const line = stamp.pixels.subarray(row * stamp.width + from, row * stamp.width + to);
    surface.pixels.set(line, (top + row) * surface.width + left + from);
  }
}

/** The stamps of one palette at one scale, each made when first needed. */
class Stamps {
  readonly ring: readonly Stamp[];
  private readonly scale: number;
  private readonly palette: Palette;
  private readonly cells = new Map<string, Stamp>();
  private readonly made = new Map<string, readonly DotBrush[]>();

  constructor(scale: number, palette: Palette) {
    this.scale = scale;
    this.palette = palette;
    const [waiting, arriving] = [ringStamp(false, scale, palette), ringStamp(true, scale, palette)];
    this.ring = [{ ...waiting, pixels: new Uint32Array(waiting.pixels.length) }, waiting, arriving];
  }

  cell(shape: CellShape, size: number, state: number, ticks: number): Stamp {
    const key = `${shape} ${size} ${state} ${ticks}`;
    const known = this.cells.get(key);
    if (known !== undefined) return known;
    const made = cellStamp({ shape, size, state, ticks }, this.scale, this.palette);
    this.cells.set(key, made);
    return made;
  }

  /** Brushes for a disc and a diamond, on surfaces of this width. */
  brushes(isSoft: boolean, width: number): readonly DotBrush[] {
    const key = `${isSoft} ${width}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const made = [0, 1].map((shape) => new DotBrush(dotStamps(shape, isSoft, this.scale, this.palette), width));
    this.made.set(key, made);
    return made;
  }
}

/** Sets of stamps kept: a reader who zooms comes by many scales. */
const MOST_SCALES = 8;

const made = new WeakMap<Palette, Map<number, Stamps>>();

function stampsFor(scale: number, palette: Palette): Stamps {
  const scales = made.get(palette) ?? new Map<number, Stamps>();
  made.set(palette, scales);
  if (scales.size > MOST_SCALES) scales.clear();
  const known = scales.get(scale) ?? new Stamps(scale, palette);
  scales.set(scale, known);
  return known;
}
