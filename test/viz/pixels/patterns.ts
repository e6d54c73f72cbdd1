import type { Stamp } from "../../../viz/pixels/stamp.ts";

/** Relative luminance of an opaque pixel over the page; clear ones show the page. */
function lightOf(pixel: number, page: number): number {
  const shown = pixel >>> 24 === 0 ? page : pixel;
  const linear = (byte: number): number => {
    const c = byte / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(shown & 0xff) + 0.7152 * linear((shown >> 8) & 0xff) + 0.0722 * linear((shown >> 16) & 0xff);
}

/**
 * A picture in two tones, as somebody sees it who sees no colour: 1 where a pixel stands out from the page by a contrast
 * of 3 or more, 0 elsewhere.
 */
export function twoTones({ pixels }: Stamp, page: number): Uint8Array {
  const ground = lightOf(page, page);
  return Uint8Array.from(pixels, (pixel) => {
    const [low, high] = [lightOf(pixel, page), ground].sort((a, b) => a - b) as [number, number];
    return (high + 0.05) / (low + 0.05) >= 3 ? 1 : 0;
  });
}

/** Share of the pixels in which two pictures of one size differ. */
export function differing(one: Uint8Array, two: Uint8Array): number {
  return one.reduce((sum, tone, i) => sum + (tone === two[i] ? 0 : 1), 0) / one.length;
}
