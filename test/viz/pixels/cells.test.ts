import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CellShape, cellStamp } from "../../../viz/pixels/cellStamps.ts";
import { paintCells } from "../../../viz/pixels/paint.ts";
import { forcedPalette, type Palette, paletteOf } from "../../../viz/pixels/palette.ts";
import { ringStamp } from "../../../viz/pixels/ringStamps.ts";
import { type Surface, scaleFor, surfaceOf } from "../../../viz/pixels/surface.ts";
import { cellX, cellY } from "../../../viz/stage/geometry.ts";
import { ADDED, CELL, type Frame } from "../../../viz/stage/types.ts";
import { cases } from "../../effort.ts";
import { DAY, frameOf, thurrockStage } from "../stage/stages.ts";
import { differing, twoTones } from "./patterns.ts";

const PALETTES: readonly (readonly [string, Palette])[] = [
  ["light", paletteOf("light")],
  ["dark", paletteOf("dark")],
  ["light, more contrast", paletteOf("light", true)],
  ["dark, more contrast", paletteOf("dark", true)],
  ["forced colours", forcedPalette({ canvas: "#000000", canvasText: "#FFFFFF", highlight: "#1AEBFF" })],
];
const PLACES = [
  CELL.none,
  CELL.empty,
  CELL.care,
  CELL.delayed,
  CELL.closed,
  CELL.arriving,
  CELL.taken,
  CELL.empty | ADDED,
  CELL.care | ADDED,
  CELL.delayed | ADDED,
  CELL.taken | ADDED,
];
const STAFF = [CELL.empty, CELL.care, CELL.off, CELL.overtime, CELL.taken, CELL.arriving];
const SIZES = [14, 10, 8] as const;

/** Share of its pixels by which each state must differ from each other one: two pixels of the smallest cell. */
const LEAST_DIFFERENCE = 0.03;

/** Every pair of a list. */
const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((one, i) => list.slice(i + 1).map((two) => [one, two] as [T, T]));

describe.each(PALETTES)("%s", (_, palette) => {
  test.each(SIZES.flatMap((size) => [1, 1.25, 1.5, 2, 3].map((scale) => [size, scale] as const)))(
    "the states of a place of %i pixels at scale %f differ without colour",
    (size, scale) => {
      for (const shape of ["bed", "place"] satisfies CellShape[]) {
        const tones = PLACES.map((state) =>
          twoTones(cellStamp({ shape, size, state, ticks: 0 }, scale, palette), palette.page),
        );
        for (const [one, two] of pairs(tones)) expect(differing(one, two)).toBeGreaterThan(LEAST_DIFFERENCE);
      }
    },
  );

  test("so do those of staff, and a ring from one that is still arriving", () => {
    for (const scale of [1, 1.5, 2]) {
      const tones = STAFF.map((state) =>
        twoTones(cellStamp({ shape: "staff", size: 14, state, ticks: 0 }, scale, palette), palette.page),
      );
      for (const [one, two] of pairs(tones)) expect(differing(one, two)).toBeGreaterThan(LEAST_DIFFERENCE);
      const rings = [true, false].map((arriving) => twoTones(ringStamp(arriving, scale, palette), palette.page));
      expect(differing(rings[0]!, rings[1]!)).toBeGreaterThan(LEAST_DIFFERENCE);
    }
  });

  test("a place of a caseload is rounded where a bed is square", () => {
    const [bed, place] = (["bed", "place"] as const).map((shape) =>
      twoTones(cellStamp({ shape, size: 10, state: CELL.care, ticks: 0 }, 2, palette), palette.page),
    );
    expect([bed![0], place![0]]).toEqual([1, 0]);
    expect(bed![10 * 20 + 10]).toBe(place![10 * 20 + 10]);
  });

  test("each age has as many ticks under the cell, at the size that has room", () => {
    const strokes = (ticks: number) => {
      const { width, pixels } = cellStamp({ shape: "bed", size: 14, state: CELL.delayed, ticks }, 1, palette);
      const row = pixels.subarray(15 * width, 16 * width);
      return row.reduce((sum, pixel, i) => sum + (pixel !== 0 && (row[i - 1] ?? 0) === 0 ? 1 : 0), 0);
    };
    expect([0, 1, 2, 3, 4].map(strokes)).toEqual([0, 1, 2, 3, 4]);
    const small = cellStamp({ shape: "bed", size: 10, state: CELL.delayed, ticks: 4 }, 1, palette);
    expect(small.height).toBe(10);
  });
});

describe("painting", () => {
  const stage = thurrockStage();
  const { arrangement } = stage;
  const palette = paletteOf("light");
  const frames = [100, 100.2, 101, 300, 300.04, 640].flatMap((day) =>
    [0, 3600, DAY].map((speed) => frameOf(stage, day * DAY, speed)),
  );

  const painted = (frame: Frame, scale: number, before?: Frame, on?: Surface): Surface => {
    const surface = on ?? surfaceOf(arrangement.width, arrangement.height, scale);
    paintCells(surface, arrangement, frame, palette, before);
    return surface;
  };
  const isSame = (one: Surface, two: Surface): boolean => one.pixels.every((pixel, i) => pixel === two.pixels[i]);

  test("only what changed gives the same picture as painting all", () => {
    const index = fc.integer({ min: 0, max: frames.length - 1 });
    fc.assert(
      fc.property(index, index, index, fc.constantFrom(1, 1.25, 0.6, 2), (a, b, c, scale) => {
        const surface = painted(frames[a]!, scale);
        painted(frames[b]!, scale, frames[a], surface);
        painted(frames[c]!, scale, frames[b], surface);
        expect(isSame(surface, painted(frames[c]!, scale))).toBe(true);
      }),
      { numRuns: cases(20) },
    );
  });

  test("says how much changed: nothing for the same frame, a few cells for the next one", () => {
    const surface = painted(frames[0]!, 1);
    expect(paintCells(surface, arrangement, frames[0]!, palette, frames[0])).toBe(0);
    const next = paintCells(surface, arrangement, frameOf(stage, 100 * DAY + 1800, 0), palette, frames[0]);
    expect(next).toBeLessThan(20);
    expect(paintCells(surface, arrangement, frames[0]!, palette)).toBeGreaterThan(200);
  });

  test("shows the state of each cell in its middle, at any scale", () => {
    const frame = frames[0]!;
    for (const scale of [0.6, 1, 1.3, 2]) {
      const surface = painted(frame, scale);
      arrangement.nodes.forEach((box, n) => {
        if (arrangement.plan.nodes[n]!.glyph === "team") return;
        frame.nodes[n]?.cells.forEach((state, cell) => {
          const at =
            Math.floor(cellY(box, cell) * scale) * surface.width +
            Math.floor((cellX(box, cell) - box.cellSize / 4) * scale);
          const pixel = surface.pixels[at]!;
          if (state === CELL.care) expect(pixel).toBe(palette.care);
          if (state === CELL.empty || state === CELL.none) expect(pixel).toBe(0);
        });
      });
    }
  });

  test("paints nothing outside the room of cells and rings", () => {
    const surface = painted(frames.at(-1)!, 1);
    const isRoom = (x: number, y: number): boolean =>
      arrangement.nodes.some(
        (box) => x >= box.x && x < box.x + box.width && y >= box.cellsAt.y - 1 && y < box.y + box.height,
      );
    const stray = surface.pixels.findIndex((pixel, i) => {
      return pixel !== 0 && !isRoom(i % surface.width, Math.floor(i / surface.width));
    });
    expect(stray).toBe(-1);
  });

  test("a world without a service shows none of its cells", () => {
    const frame = frames[0]!;
    const empty: Frame = { ...frame, nodes: frame.nodes.map(() => null) };
    expect(painted(empty, 1).pixels.some((pixel) => pixel !== 0)).toBe(false);
    expect(isSame(painted(empty, 1, frame, painted(frame, 1)), painted(empty, 1))).toBe(true);
  });

  test("a surface has no more pixels than the budget, and never more than the screen", () => {
    expect(scaleFor(1000, 700, 2)).toBeCloseTo(Math.sqrt(2_100_000 / 700_000), 9);
    expect(scaleFor(1000, 700, 1)).toBe(1);
    const { width, height, pixels } = surfaceOf(1000.4, 700, 1.5);
    expect([width, height, pixels.length]).toEqual([1501, 1050, 1501 * 1050]);
  });
});
