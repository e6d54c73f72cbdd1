import { ADDED, CELL } from "../stage/types.ts";
import type { Palette } from "./palette.ts";
import { Drawing, type Stamp } from "./stamp.ts";

/** Shape of a cell: a bed is square, a place of a caseload rounded, a member of staff a segment of a meter. */
export type CellShape = "bed" | "place" | "staff";

/** Room under a cell for the ticks of its delay, in CSS pixels, and only at the size that has it. */
const TICK_ROOM = 4;
const SIZE_WITH_TICKS = 14;

/** Radius of the corners of a rounded cell, as a share of its side. */
const ROUNDING = 0.36;

/** What a stamp is made of. `size`: side of the cell in CSS pixels. */
export interface CellLook {
  readonly shape: CellShape;
  readonly size: number;
  /** CELL, perhaps with ADDED. */
  readonly state: number;
  readonly ticks: number;
}

/**
 * The picture of one cell, ticks included. Each state has its own pattern of light and dark, so that none needs its
 * colour to be told from the others.
 */
export function cellStamp(look: CellLook, scale: number, palette: Palette): Stamp {
  const side = Math.max(3, Math.round(look.size * scale));
  const hasTicks = look.size >= SIZE_WITH_TICKS && look.shape !== "staff";
  const drawing = new Drawing(side, side + (hasTicks ? Math.round(TICK_ROOM * scale) : 0));
  // Bold lines would fill the smaller cells.
  const line = Math.max(1, Math.round(scale * (look.size >= SIZE_WITH_TICKS ? palette.weight : 1)));
  const top = look.shape === "staff" ? Math.round(side * 0.2) : 0;
  const cell = { drawing, palette, line, side, scale, top, height: side - 2 * top };
  paintState(look, cell);
  if (look.shape === "place") drawing.round(0, 0, side, side, side * ROUNDING);
  if (hasTicks) paintTicks(look.ticks, cell);
  return drawing;
}

interface Canvas {
  readonly drawing: Drawing;
  readonly palette: Palette;
  readonly line: number;
  readonly side: number;
  readonly scale: number;
  /** Where the cell begins, and how high it is: staff segments are lower than beds. */
  readonly top: number;
  readonly height: number;
}

function paintState(look: CellLook, cell: Canvas): void {
  const state = look.state & ~ADDED;
  if (state === CELL.none) return;
  if (look.state & ADDED) {
    // A frame in ink, a gap, and the cell in little: of an empty one its edge, which makes the frame double.
    const thin = Math.max(1, Math.floor(cell.scale));
    outline(look.shape, cell, 0, cell.palette.ink, thin);
    paintPlain({ ...look, state }, cell, 2 * thin, cell.palette.ink, thin);
  } else paintPlain(look, cell, 0, cell.palette.rule, cell.line);
}

/** A cell that was always there, or the inner part of one that was added. */
function paintPlain(look: CellLook, cell: Canvas, inset: number, edge: number, line: number): void {
  const { drawing, palette, side, top, height } = cell;
  const fill = (pixel: number): void => drawing.fill(inset, top + inset, side - 2 * inset, height - 2 * inset, pixel);
  switch (look.state) {
    case CELL.care:
      fill(palette.care);
      return;
    case CELL.delayed:
      fill(palette.delayed);
      hatch(look, cell, inset);
      return;
    case CELL.empty:
      outline(look.shape, cell, inset, edge, line);
      return;
    case CELL.closed:
      outline(look.shape, cell, inset, edge, line);
      cross(cell);
      return;
    case CELL.arriving:
      dashes(cell, inset);
      return;
    case CELL.off:
      dots(cell);
      return;
    case CELL.taken:
      // The frame of one that was added is edge enough: a second one would fill the smallest.
      if (inset === 0) outline(look.shape, cell, 0, palette.care, line);
      corner(cell, inset);
      return;
    case CELL.overtime:
      outline(look.shape, cell, inset, palette.care, line);
      drawing.fill(0, top + Math.ceil(height / 2), side, Math.floor(height / 2), palette.care);
  }
}

/** The edge of a cell, so far from its side, following its corners. */
function outline(shape: CellShape, cell: Canvas, inset: number, pixel: number, line: number): void {
  const { drawing, side, top, height } = cell;
  drawing.frame(inset, top + inset, side - 2 * inset, height - 2 * inset, line, pixel);
  if (shape !== "place") return;
  const radius = side * ROUNDING - inset;
  drawing.where((x, y) => {
    const dx = Math.max(radius + inset - x, x - (side - inset - radius), 0);
    const dy = Math.max(radius + inset - y, y - (side - inset - radius), 0);
    const distance = Math.hypot(dx, dy);
    return dx > 0 && dy > 0 && distance <= radius && distance >= radius - line;
  }, pixel);
}

/** Delayed: stripes of the page's colour, several at the largest size, one bold one below. */
function hatch({ size }: CellLook, { drawing, palette, side, scale, top, height }: Canvas, inset: number): void {
  const bold = Math.max(1.5, 2 * scale) * Math.SQRT2 * (palette.weight > 1 ? 1.4 : 1);
  const fine = Math.max(1, 1.5 * scale) * Math.SQRT2 * (palette.weight > 1 ? 1.4 : 1);
  const isMany = size >= SIZE_WITH_TICKS;
  const period = side / 2;
  drawing.where((x, y) => {
    const isWithin = x > inset && x < side - inset && y > top + inset && y < top + height - inset;
    const across = x + y - side;
    if (!isMany) return isWithin && Math.abs(across) < bold / 2;
    const phase = (((across + period / 2) % period) + period) % period;
    return isWithin && Math.abs(phase - period / 2) < fine / 2;
  }, palette.page);
}

/** Taken without a person of its own: filled below the diagonal. */
function corner({ drawing, palette, side, top, height }: Canvas, inset: number): void {
  drawing.where((x, y) => {
    const v = ((y - top) / height) * side;
    return x > inset && v < side - inset && v > x;
  }, palette.care);
}

function cross({ drawing, palette, line, side, top, height }: Canvas): void {
  const half = (line * Math.SQRT2) / 2 + 0.2;
  drawing.where((x, y) => {
    const v = ((y - top) / height) * side;
    return v > 0 && v < side && (Math.abs(x - v) < half || Math.abs(x + v - side) < half);
  }, palette.rule);
}

/** Arriving: a broken edge in the colour of care. */
function dashes(cell: Canvas, inset: number): void {
  const { line, scale, palette } = cell;
  broken(cell, inset, line, Math.max(2, Math.round(3 * scale)), Math.max(1, Math.round(2 * scale)), palette.care);
}

/** Off duty: an edge of single dots. */
function dots(cell: Canvas): void {
  const { line, palette } = cell;
  broken(cell, 0, line, line, 2 * line, palette.rule);
}

/** An edge of which `on` pixels in every `on + off` are there, going round. */
function broken(cell: Canvas, inset: number, line: number, on: number, off: number, pixel: number): void {
  const { drawing, side, top, height } = cell;
  const [right, bottom] = [side - inset, top + height - inset];
  const isOn = (at: number): boolean => at % (on + off) < on;
  for (let x = inset; x < right; x++) {
    if (isOn(x - inset)) drawing.fill(x, top + inset, 1, line, pixel);
    if (isOn(right - 1 - x)) drawing.fill(x, bottom - line, 1, line, pixel);
  }
  for (let y = top + inset; y < bottom; y++) {
    if (isOn(bottom - 1 - y)) drawing.fill(inset, y, line, 1, pixel);
    if (isOn(y - top - inset)) drawing.fill(right - line, y, line, 1, pixel);
  }
}

/** Short strokes under the cell: 1 to 4 by the age of the delay. */
function paintTicks(ticks: number, { drawing, palette, side, scale }: Canvas): void {
  const width = Math.max(1, Math.round(2 * scale));
  const step = side / 4;
  const [y, height] = [side + Math.round(scale), Math.max(1, Math.round(2 * scale))];
  for (let tick = 0; tick < ticks; tick++) drawing.fill(Math.round(tick * step), y, width, height, palette.delayed);
}
