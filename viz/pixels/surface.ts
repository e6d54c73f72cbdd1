/** Pixels to paint on: what a canvas takes as ImageData, without the canvas. */
export interface Surface {
  /** Device pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels for one CSS pixel: any positive number. */
  readonly scale: number;
  /** Row by row; bytes are red, green, blue, alpha on the little-endian machines there are, so 0xAABBGGRR. */
  readonly pixels: Uint32Array;
}

/** A clear surface for a stage of this many CSS pixels. */
export function surfaceOf(width: number, height: number, scale: number): Surface {
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  return { width: w, height: h, scale, pixels: new Uint32Array(w * h) };
}

/** Most device pixels of a surface: cost follows them. */
const MOST_PIXELS = 2_100_000;

/** The scale to paint at: that of the screen, or less where the surface would have too many pixels. */
export function scaleFor(width: number, height: number, screen: number): number {
  return Math.min(screen, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
}
