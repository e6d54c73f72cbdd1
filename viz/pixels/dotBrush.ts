import type { DotStamps } from "./dotStamps.ts";
import type { Stamp } from "./stamp.ts";
import type { Surface } from "./surface.ts";

/** The least pixel that hides what is under it. */
const OPAQUE = 0xff000000;

/** A stamp as the pixels it sets: how far each is from the first one of the stamp on a surface of some width. */
interface Strokes {
  readonly solidAt: Int32Array;
  readonly solid: Uint32Array;
  readonly softAt: Int32Array;
  readonly soft: Uint32Array;
}

/**
 * Stamps dots of one shape onto surfaces of one width. Twenty thousand dots a frame are two million pixels, so the clear
 * ones are left out beforehand and the solid ones written without a look at what is there.
 */
export class DotBrush {
  private readonly stamps: DotStamps;
  private readonly strokes: readonly Strokes[];

  constructor(stamps: DotStamps, width: number) {
    this.stamps = stamps;
    this.strokes = stamps.stamps.map((stamp) => strokesOf(stamp, width));
  }

  /** Stamps a dot with its middle at device pixel (x, y), fractions counting. */
  stamp({ width, height, pixels }: Surface, x: number, y: number): void {
    const { reach, steps, stamps } = this.stamps;
    const column = Math.floor(x);
    const row = Math.floor(y);
    const which = Math.floor((y - row) * steps) * steps + Math.floor((x - column) * steps);
    const left = column - reach;
    const top = row - reach;
    const side = 2 * reach + 1;
    if (left < 0 || top < 0 || left + side > width || top + side > height) {
      clipped(stamps[which]!, left, top, width, height, pixels);
      return;
    }
    const { solidAt, solid, softAt, soft } = this.strokes[which]!;
    const first = top * width + left;
    for (let i = 0; i < solid.length; i++) pixels[first + solidAt[i]!] = solid[i]!;
    for (let i = 0; i < soft.length; i++) {
      const at = first + softAt[i]!;
      // Where dots overlap the denser pixel stays: mixing would cost more than it shows.
      if (soft[i]! >>> 24 >= pixels[at]! >>> 24) pixels[at] = soft[i]!;
    }
  }
}

function strokesOf(stamp: Stamp, width: number): Strokes {
  const at = (isWanted: (pixel: number) => boolean): number[] =>
    Array.from(stamp.pixels.keys()).filter((i) => isWanted(stamp.pixels[i]!));
  const solid = at((pixel) => pixel >= OPAQUE);
  const soft = at((pixel) => pixel !== 0 && pixel < OPAQUE);
  const shifts = (list: number[]) =>
    Int32Array.from(list, (i) => Math.floor(i / stamp.width) * width + (i % stamp.width));
  const colours = (list: number[]) => Uint32Array.from(list, (i) => stamp.pixels[i]!);
  return { solidAt: shifts(solid), solid: colours(solid), softAt: shifts(soft), soft: colours(soft) };
}

/** The part of a stamp that is on the surface. */
function clipped(stamp: Stamp, left: number, top: number, width: number, height: number, pixels: Uint32Array): void {
  for (let v = Math.max(0, -top); v < Math.min(stamp.height, height - top); v++) {
    for (let u = Math.max(0, -left); u < Math.min(stamp.width, width - left); u++) {
      const pixel = stamp.pixels[v * stamp.width + u]!;
      const at = (top + v) * width + left + u;
      if (pixel >= OPAQUE || (pixel !== 0 && pixel >>> 24 >= pixels[at]! >>> 24)) pixels[at] = pixel;
    }
  }
}
