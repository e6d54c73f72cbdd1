import { reservedLines } from "./headline.ts";
import { LINE_HEIGHT, wrap } from "./text.ts";
import type { Glyph, NodeBox, StageNode } from "./types.ts";

/** From the edge of a box to what is in it. */
const PADDING = 7;

/** Side of a cell and distance from one to the next, by how many cells there are. */
const SIZES = [
  { upTo: 60, size: 14, pitch: 18 },
  { upTo: 400, size: 10, pitch: 13 },
  { upTo: Infinity, size: 8, pitch: 10 },
] as const;

/** More cells than this are not drawn one by one. */
const MOST_CELLS = 1000;
const STEPS = [1, 5, 10, 50] as const;

const RING_PITCH = 14;
/** Room to the right of the last ring for "+999". */
const OVERFLOW_WIDTH = 38;
/** Between text and cells, and between cells and rings beside them. */
const AFTER_TEXT = 6;
const BESIDE = 10;
const FEWEST_RINGS = 2;

/** Under the text of a decision: the line on which people pass. */
const PASSAGE = 14;

/** A box before it has a place: lengths from its top left corner. */
export type Draft = Omit<NodeBox, "x" | "y">;

/** What a node needs at a given width: wrapped label, room for headlines, cells and rings. */
export function draftOf(node: StageNode, width: number): Draft {
  const inner = width - 2 * PADDING;
  const labelLines = wrap(node.label, inner, "bold");
  const grid = gridOf(node.cells, inner);
  const lines = reservedLines(node, grid.peoplePerCell, inner);
  const textHeight = (labelLines.length + lines) * LINE_HEIGHT;
  const top = PADDING + textHeight + (node.cells > 0 ? AFTER_TEXT : 0);
  const rings = ringsOf(node.glyph, grid, inner, top);
  const height = Math.max(top + grid.height, rings.bottom) + (node.glyph === "decision" ? PASSAGE : PADDING);
  const doorY = doorOf(node.glyph, height, top, grid.size);
  return {
    width,
    height,
    labelLines,
    headlineLines: lines,
    textAt: { x: PADDING, y: PADDING },
    cellsAt: { x: PADDING, y: top },
    cellSize: grid.size,
    cellPitch: grid.pitch,
    cellsPerRow: grid.perRow,
    peoplePerCell: grid.peoplePerCell,
    ringsAt: rings.at,
    ringPitch: RING_PITCH,
    ringsFit: rings.fit,
    ringsPerRow: rings.perRow,
    overflowAt: rings.overflowAt,
    door: { x: 0, y: doorY },
    exit: { x: width, y: doorY },
  };
}

interface Grid {
  readonly size: number;
  readonly pitch: number;
  readonly perRow: number;
  readonly peoplePerCell: number;
  readonly height: number;
  /** Where the last row ends, and its top: from the left, and from the top of the grid. */
  readonly lastRow: { readonly right: number; readonly top: number };
}

function gridOf(cells: number, inner: number): Grid {
  const peoplePerCell = STEPS.find((step) => cells <= step * MOST_CELLS) ?? STEPS.at(-1)!;
  const drawn = Math.ceil(cells / peoplePerCell);
  const { size, pitch } = SIZES.find(({ upTo }) => drawn <= upTo)!;
  const perRow = Math.max(1, Math.floor((inner + pitch - size) / pitch));
  const rows = Math.ceil(drawn / perRow);
  const inLast = drawn - (rows - 1) * perRow;
  return {
    size,
    pitch,
    perRow,
    peoplePerCell,
    height: rows * pitch,
    lastRow: { right: rows === 0 ? 0 : inLast * pitch, top: Math.max(0, rows - 1) * pitch },
  };
}

interface Rings {
  readonly at: { readonly x: number; readonly y: number };
  readonly fit: number;
  readonly perRow: number;
  readonly overflowAt: { readonly x: number; readonly y: number };
  readonly bottom: number;
}

/** Rings stand beside the last row of cells where a few fit there, else in a row of their own below. */
function ringsOf(glyph: Glyph, grid: Grid, inner: number, top: number): Rings {
  if (glyph !== "beds" && glyph !== "caseload" && glyph !== "team") {
    const at = { x: PADDING, y: top };
    return { at, fit: 0, perRow: 1, overflowAt: at, bottom: top };
  }
  const beside = roomFor(inner - grid.lastRow.right - BESIDE);
  const isBeside = grid.height > 0 && beside >= FEWEST_RINGS;
  const fit = isBeside ? beside : roomFor(inner);
  const x = PADDING + (isBeside ? grid.lastRow.right + BESIDE : 0);
  const y = isBeside ? top + grid.lastRow.top + (grid.size - RING_PITCH) / 2 : top + grid.height + 2;
  return {
    at: { x, y },
    fit,
    perRow: fit,
    overflowAt: { x: x + fit * RING_PITCH + 2, y: y + RING_PITCH / 2 },
    bottom: y + RING_PITCH,
  };
}

const roomFor = (width: number): number => Math.max(0, Math.floor((width - OVERFLOW_WIDTH) / RING_PITCH));

/** People go in and out at the height of the first cells; past a decision, and through a state, below its text. */
function doorOf(glyph: Glyph, height: number, top: number, size: number): number {
  if (glyph === "decision") return height - PASSAGE / 2;
  // The last line of a state is kept for what is seldom said.
  if (glyph === "state") return height - PADDING - LINE_HEIGHT / 2;
  if (glyph === "beds" || glyph === "caseload" || glyph === "team") return top + size / 2;
  return height / 2;
}
