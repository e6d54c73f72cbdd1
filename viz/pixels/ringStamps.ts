import type { Palette } from "./palette.ts";
import { withAlpha } from "./palette.ts";
import { Drawing, type Stamp } from "./stamp.ts";

/** Radius of a ring to the middle of its line, and width of the line, in CSS pixels. */
const RADIUS = 4;
const LINE = 2;
/** Parts into which the ring of a person who is still on the way is broken. */
const DASHES = 5;

/** Side of the square that a ring is drawn in, in CSS pixels. */
export const RING_SIDE = 12;

/** A person who waits to enter: a ring, broken while they are on the way to it. */
export function ringStamp(isArriving: boolean, scale: number, palette: Palette): Stamp {
  const side = Math.max(3, Math.round(RING_SIDE * scale));
  const drawing = new Drawing(side, side);
  const middle = side / 2;
  const half = (LINE * scale * (palette.weight > 1 ? 1.3 : 1)) / 2;
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [dx, dy] = [x + 0.5 - middle, y + 0.5 - middle];
      const cover = Math.min(1, Math.max(0, half + 0.5 - Math.abs(Math.hypot(dx, dy) - RADIUS * scale)));
      const turn = ((Math.atan2(dy, dx) / (2 * Math.PI) + 1) * DASHES) % 1;
      if (cover > 0 && (!isArriving || turn < 0.55)) drawing.set(x, y, withAlpha(palette.waiting, cover));
    }
  }
  return drawing;
}
