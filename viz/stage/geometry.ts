import type { NodeBox, Point } from "./types.ts";

/** Middle of a cell, from left; cells follow one another to the right, then down. */
export function cellX(box: NodeBox, cell: number): number {
  return box.cellsAt.x + (cell % box.cellsPerRow) * box.cellPitch + box.cellSize / 2;
}

/** Middle of a cell, from the top. */
export function cellY(box: NodeBox, cell: number): number {
  return box.cellsAt.y + Math.floor(cell / box.cellsPerRow) * box.cellPitch + box.cellSize / 2;
}

/** Middle of a ring, from left; of one that does not fit, where "+n" stands. */
export function ringX(box: NodeBox, ring: number): number {
  if (ring >= box.ringsFit) return box.overflowAt.x;
  return box.ringsAt.x + (ring % box.ringsPerRow) * box.ringPitch + box.ringPitch / 2;
}

/** Middle of a ring, from the top. */
export function ringY(box: NodeBox, ring: number): number {
  if (ring >= box.ringsFit) return box.overflowAt.y;
  return box.ringsAt.y + Math.floor(ring / box.ringsPerRow) * box.ringPitch + box.ringPitch / 2;
}

export function cellCentre(box: NodeBox, cell: number): Point {
  return { x: cellX(box, cell), y: cellY(box, cell) };
}

export function ringCentre(box: NodeBox, ring: number): Point {
  return { x: ringX(box, ring), y: ringY(box, ring) };
}

/** True when a point is in a box or on its edge. */
export function isInside({ x, y, width, height }: NodeBox, at: Point): boolean {
  return at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;
}
