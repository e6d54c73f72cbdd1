import { describe, expect, test } from "vitest";
import { MOST_SOFT, paintDots } from "../../../viz/pixels/paint.ts";
import { colour, paletteOf } from "../../../viz/pixels/palette.ts";
import { type Surface, surfaceOf } from "../../../viz/pixels/surface.ts";
import type { Arrangement, Dots, Frame } from "../../../viz/stage/types.ts";
import { TOKENS } from "../../../viz/tokens.ts";

const palette = paletteOf("light");
const NO_ARRANGEMENT = {} as Arrangement;

function dotsAt(at: readonly (readonly [number, number, number])[]): Frame {
  const dots: Dots = {
    count: at.length,
    x: Float32Array.from(at, ([x]) => x),
    y: Float32Array.from(at, ([, y]) => y),
    shape: Uint8Array.from(at, ([, , shape]) => shape),
    person: Int32Array.from(at.keys()),
  };
  return { dots } as Frame;
}

function painted(frame: Frame, size = 60, scale = 1): Surface {
  const surface = surfaceOf(size, size, scale);
  paintDots(surface, NO_ARRANGEMENT, frame, palette);
  return surface;
}

/** Pixels and their weight: how much ink, and its centre, in CSS pixels. */
function weigh({ width, scale, pixels }: Surface, wanted: number): { ink: number; x: number; y: number } {
  let [ink, x, y] = [0, 0, 0];
  const page = palette.page & 0xff;
  pixels.forEach((pixel, i) => {
    // How far the red of a pixel is from the page's to the dot's: the share of the pixel that the dot covers.
    const share = ((pixel >>> 24) / 255) * Math.min(1, (page - (pixel & 0xff)) / (page - (wanted & 0xff)));
    if (pixel === 0) return;
    ink += share;
    x += share * ((i % width) + 0.5);
    y += share * (Math.floor(i / width) + 0.5);
  });
  return { ink: ink / scale ** 2, x: x / ink / scale, y: y / ink / scale };
}

describe("a dot", () => {
  test.each([
    [0, palette.care, Math.PI * 3.2 ** 2],
    [1, palette.waiting, 5.5 ** 2],
  ])("of shape %i has its middle where the person is, to an eighth of a pixel, and its area", (shape, pixel, area) => {
    for (const scale of [1, 1.5, 2]) {
      for (let i = 0; i < 40; i++) {
        const [x, y] = [30 + ((i * 0.618) % 1), 30 + ((i * 0.7548) % 1)];
        const { ink, x: cx, y: cy } = weigh(painted(dotsAt([[x, y, shape]]), 60, scale), pixel);
        // Parts of a quarter of a device pixel: an eighth either way, and rounding to 256 tones.
        expect(Math.abs(cx - x)).toBeLessThan(0.125 / scale + 0.03);
        expect(Math.abs(cy - y)).toBeLessThan(0.125 / scale + 0.03);
        expect(Math.abs(ink - area) / area).toBeLessThan(0.06);
      }
    }
  });

  test("is clipped at the edges, wherever it lies", () => {
    for (const at of [-20, -3, 0, 1, 59, 60, 63, 90]) {
      for (const other of [-20, -3, 0, 30, 60, 63]) expect(() => painted(dotsAt([[at, other, 0]]))).not.toThrow();
    }
    const corner = painted(dotsAt([[0, 0, 0]])).pixels.filter((pixel) => pixel !== 0).length;
    const whole = painted(dotsAt([[30, 30, 0]])).pixels.filter((pixel) => pixel !== 0).length;
    expect(corner).toBeLessThan(whole / 2);
    expect(painted(dotsAt([[-20, 30, 0]])).pixels.some((pixel) => pixel !== 0)).toBe(false);
    // A row must not run over into the next.
    const { pixels } = painted(dotsAt([[60, 30, 0]]));
    for (let y = 0; y < 60; y++) for (let x = 0; x < 30; x++) expect(pixels[y * 60 + x]).toBe(0);
  });

  test("that waits lies over one that does not", () => {
    const { pixels } = painted(
      dotsAt([
        [30.5, 30.5, 1],
        [30.5, 30.5, 0],
      ]),
    );
    expect(pixels[30 * 60 + 30]).toBe(palette.waiting);
  });

  test("leaves nothing behind when the next frame is painted", () => {
    const surface = painted(dotsAt([[10, 10, 0]]));
    paintDots(surface, NO_ARRANGEMENT, dotsAt([]), palette);
    expect(surface.pixels.some((pixel) => pixel !== 0)).toBe(false);
  });
});

test("up to 20,000 dots have soft edges, more have hard ones", () => {
  const tones = (count: number): number => {
    const { pixels } = painted(dotsAt(Array.from({ length: count }, () => [30.4, 30.4, 0] as const)));
    return new Set(pixels).size;
  };
  expect(tones(MOST_SOFT)).toBeGreaterThan(4);
  expect(tones(MOST_SOFT + 1)).toBe(2);
});

test("a colour is the bytes that a canvas takes", () => {
  const [r, g, b, a] = new Uint8Array(Uint32Array.of(colour("#4A8FC7")).buffer);
  expect([r, g, b, a]).toEqual([0x4a, 0x8f, 0xc7, 0xff]);
  expect(paletteOf("dark").care).toBe(colour(TOKENS.dark.care));
  expect(paletteOf("dark", true).rule).toBe(colour(TOKENS.dark.ink));
});
