import { openLog } from "../../../engine/index.ts";
import { Layer } from "../../../viz/app/layer.ts";
import { PartBuilder } from "../../../viz/log/builder.ts";
import { LogStore } from "../../../viz/log/store.ts";
import { paintCells, paintDots } from "../../../viz/pixels/paint.ts";
import { paletteOf } from "../../../viz/pixels/palette.ts";
import { arrange } from "../../../viz/stage/arrange.ts";
import { frameAt } from "../../../viz/stage/frame.ts";
import { planOf } from "../../../viz/stage/plan.ts";
import type { Frame, StageView } from "../../../viz/stage/types.ts";
import { PACK } from "../../../viz/workers/pack.ts";
import { Crowd } from "./crowd.ts";
import { seekTimes } from "./seeks.ts";

/**
 * Runs in the browser, on a page of its own: the parts of the viewer that make pictures, driven directly, so that more
 * dots can be asked for than any log shows.
 */

/** Simulated seconds in a second of watching: fast enough that cells change in every frame. */
const A_DAY = 86_400;
const VIEW: StageView = {
  world: 0,
  grouped: false,
  reducedMotion: false,
  selected: null,
  followed: [],
  longestTethers: false,
};

/** The steps of drawing a frame, and all of it. */
export const STEPS = ["state", "frame", "cells", "dots", "upload", "script"] as const;

/** How a number of dots went, by frame: milliseconds since the frame before, and of script by step. */
export interface Frames {
  readonly gaps: number[];
  readonly spent: Readonly<Record<(typeof STEPS)[number], number[]>>;
}

/** Opens the log that the bench's server hands out. */
async function open(): Promise<LogStore> {
  const bytes = new Uint8Array(await (await fetch("million.log")).arrayBuffer());
  const reader = await openLog(bytes, PACK);
  const store = new LogStore(reader.header);
  const builder = new PartBuilder(reader.header);
  for await (const chunk of reader.facts()) store.add(builder.take(chunk));
  store.finish(builder.end());
  return store;
}

const opened = open();

/** Milliseconds of each of the 2,000 seeks. */
async function seeks(): Promise<number[]> {
  const store = await opened;
  return seekTimes(store.index!.lastTime).map((t) => {
    const begun = performance.now();
    store.stateAt(t);
    return performance.now() - begun;
  });
}

/**
 * Draws whole frames as the page does, cells on one layer and so many dots on another, one for each repaint, for some
 * seconds. Before each frame the dots are moved; that is not counted, for the page finds its dots while it makes the
 * frame.
 */
async function frames(dots: number, seconds: number): Promise<Frames> {
  const store = await opened;
  const { innerWidth, innerHeight } = window;
  const arrangement = arrange(planOf([store.header]), innerWidth, innerHeight);
  const layers = { cells: layer("cells"), dots: layer("dots") };
  const palette = paletteOf("light");
  const crowd = new Crowd(arrangement, dots);
  const from = Math.floor(store.index!.lastTime / 2);
  let state = store.stateAt(from);
  let before: Frame | undefined;
  const gaps: number[] = [];
  const spent: Record<(typeof STEPS)[number], number[]> = {
    ...{ state: [], frame: [], cells: [], dots: [], upload: [], script: [] },
  };

  const draw = (elapsed: number): void => {
    crowd.move(elapsed / 600);
    const marks = [performance.now()];
    const t = from + (elapsed / 1000) * A_DAY;
    state = store.onward(state, Math.floor(t));
    marks.push(performance.now());
    const frame = frameAt(arrangement, store, state, Math.floor(t), A_DAY, VIEW);
    marks.push(performance.now());
    const changed = paintCells(layers.cells.surface, arrangement, frame, palette, before);
    marks.push(performance.now());
    paintDots(layers.dots.surface, arrangement, { ...frame, dots: crowd.dots }, palette);
    marks.push(performance.now());
    if (changed > 0) layers.cells.upload();
    layers.dots.upload();
    marks.push(performance.now());
    before = frame;
    STEPS.forEach((step, i) => {
      spent[step].push(step === "script" ? marks.at(-1)! - marks[0]! : marks[i + 1]! - marks[i]!);
    });
  };

  const first = await repaint();
  for (let last = first; last - first < seconds * 1000; ) {
    draw(last - first);
    const next = await repaint();
    gaps.push(next - last);
    last = next;
  }
  for (const { canvas } of Object.values(layers)) canvas.remove();
  return { gaps, spent };
}

/** A layer of the stage over the whole window. */
function layer(name: string): Layer {
  const made = new Layer(name);
  made.resize(window.innerWidth, window.innerHeight, 1);
  made.canvas.style.position = "absolute";
  document.body.append(made.canvas);
  return made;
}

const repaint = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));

/** What the bench calls. */
export interface DrawingPage {
  readonly seeks: typeof seeks;
  readonly frames: typeof frames;
}

(globalThis as unknown as { bench: DrawingPage }).bench = { seeks, frames };
