import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { StageState } from "../../../viz/log/stageState.ts";
import type { LogStore } from "../../../viz/log/store.ts";
import { paintCells, paintDots } from "../../../viz/pixels/paint.ts";
import { paletteOf } from "../../../viz/pixels/palette.ts";
import { surfaceOf } from "../../../viz/pixels/surface.ts";
import { arrange } from "../../../viz/stage/arrange.ts";
import { frameAt } from "../../../viz/stage/frame.ts";
import { planOf } from "../../../viz/stage/plan.ts";
import type { Arrangement, Frame, StageView } from "../../../viz/stage/types.ts";
import { storeOf } from "./inNode.ts";
import { million } from "./million.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
const VIEW: StageView = {
  world: 0,
  grouped: false,
  reducedMotion: false,
  selected: null,
  followed: [],
  longestTethers: true,
};
const palette = paletteOf("light");

let store: LogStore;
let arrangement: Arrangement;
beforeAll(async () => {
  store = storeOf(await million());
  arrangement = arrange(planOf([store.header]), 1280, 720);
});

/** A frame at a speed, from a state of the log at that time. */
const frame = (state: StageState, t: number, speed: number): Frame =>
  frameAt(arrangement, store, state, t, speed, VIEW);

/** One name for all the pixels of a frame. */
function hash(shown: Frame, before?: { readonly frame: Frame; readonly cells: ReturnType<typeof surfaceOf> }): string {
  const { width, height } = arrangement;
  const cells = before?.cells ?? surfaceOf(width, height, 1);
  const dots = surfaceOf(width, height, 1);
  paintCells(cells, arrangement, shown, palette, before?.frame);
  paintDots(dots, arrangement, shown, palette);
  return createHash("sha256").update(cells.pixels).update(dots.pixels).digest("hex");
}

const sought = (t: number, speed: number): string => hash(frame(store.stateAt(t), t, speed));

describe("a moment of a million facts gives the same pixels", () => {
  test.each([0, HOUR, DAY])("played to at %i seconds a second, as sought", (speed) => {
    const from = 100 * DAY + 7 * HOUR;
    let state = store.stateAt(from);
    const wrong: number[] = [];
    for (let n = 0; n < 40; n++) {
      const t = from + Math.floor((n * Math.max(speed, HOUR)) / 8);
      state = store.onward(state, t);
      if (hash(frame(state, t, speed)) !== sought(t, speed)) wrong.push(t);
    }
    expect(wrong).toEqual([]);
  });

  test("stepped to from fact to fact, as sought from far away", () => {
    const first = store.factsIn(0, 200 * DAY).end;
    let state = store.stateAt(store.fact(first).time);
    const seen = new Set<string>();
    for (let n = first; n < first + 200; n += 10) {
      const { time } = store.fact(n);
      state = store.onward(state, time);
      const stepped = hash(frame(state, time, 0));
      store.stateAt(n % 2 === 0 ? 0 : store.index!.lastTime);
      expect(stepped).toBe(sought(time, 0));
      seen.add(stepped);
    }
    // They are not all one picture.
    expect(seen.size).toBeGreaterThan(10);
  });

  test("painted over the frame before, as painted anew", () => {
    const cells = surfaceOf(arrangement.width, arrangement.height, 1);
    let before: { frame: Frame; cells: typeof cells } | undefined;
    for (let n = 0; n < 60; n++) {
      // On and back, near and far.
      const t = 150 * DAY + ((n * 7919) % 90) * (n % 3 === 0 ? DAY : HOUR);
      const shown = frame(store.stateAt(t), t, HOUR);
      if (before === undefined) paintCells(cells, arrangement, shown, palette);
      else expect(hash(shown, before)).toBe(hash(shown));
      before = { frame: shown, cells };
    }
  });
});
