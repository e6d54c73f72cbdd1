import { type Palette, withAlpha } from "./palette.ts";
import { Drawing, type Stamp } from "./stamp.ts";

/** Radius of a disc, and side of a diamond that covers as much, in CSS pixels. */
const DISC = 3.2;
const DIAMOND = 5.5;
/** Rim in the colour of the page that parts a dot from what it flies over. */
const HALO = 1;

/** Parts of a pixel to which a dot is placed, across and down, where its edge is soft. */
const STEPS = 4;

/** Stamps of a dot of one shape: by row and column of the part of a pixel its middle is in; one where edges are hard. */
export interface DotStamps {
  /** Device pixels from the left or top edge of a stamp to the pixel that the middle is in. */
  readonly reach: number;
  readonly steps: number;
  readonly stamps: readonly Stamp[];
}

/** Stamps of a disc (0) or a diamond (1). Hard edges have no rim: the fewest pixels that show a dot. */
export function dotStamps(shape: number, isSoft: boolean, scale: number, palette: Palette): DotStamps {
  const radius = (shape === 0 ? DISC : DIAMOND / Math.SQRT2) * scale;
  const halo = isSoft ? HALO * scale : 0;
  const reach = Math.ceil(radius + halo + (isSoft ? 1 : 0));
  const steps = isSoft ? STEPS : 1;
  const pixel = shape === 0 ? palette.care : palette.waiting;
  const stamps: Stamp[] = [];
  for (let row = 0; row < steps; row++) {
    for (let column = 0; column < steps; column++) {
      const drawing = new Drawing(2 * reach + 1, 2 * reach + 1);
      const [cx, cy] = [reach + (column + 0.5) / steps, reach + (row + 0.5) / steps];
      stamps.push(dot(drawing, cx, cy, shape, radius, halo, isSoft, pixel, palette.page));
    }
  }
  return { reach, steps, stamps };
}

function dot(
  drawing: Drawing,
  cx: number,
  cy: number,
  shape: number,
  radius: number,
  halo: number,
  isSoft: boolean,
  pixel: number,
  page: number,
): Stamp {
  for (let y = 0; y < drawing.height; y++) {
    for (let x = 0; x < drawing.width; x++) {
      const [dx, dy] = [Math.abs(x + 0.5 - cx), Math.abs(y + 0.5 - cy)];
      // Distance beyond the edge of the disc; of the diamond, to the nearest side.
      const beyond = shape === 0 ? Math.hypot(dx, dy) - radius : (dx + dy - radius) / Math.SQRT2;
      if (!isSoft) {
        if (beyond <= 0) drawing.set(x, y, pixel);
        continue;
      }
      const core = clamp(0.5 - beyond);
      const whole = clamp(0.5 - (beyond - halo));
      if (whole > 0) drawing.set(x, y, withAlpha(mixed(page, pixel, core / whole), whole));
    }
  }
  return drawing;
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

/** A colour between two, by the share of the second. */
function mixed(one: number, two: number, share: number): number {
  let pixel = 0;
  for (const shift of [0, 8, 16]) {
    const [a, b] = [(one >>> shift) & 0xff, (two >>> shift) & 0xff];
    pixel |= Math.round(a + (b - a) * Math.min(1, share)) << shift;
  }
  return (pixel | 0xff000000) >>> 0;
}
