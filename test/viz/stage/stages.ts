import type fc from "fast-check";
import type { LogHeader } from "../../../engine/index.ts";
import type { StageState } from "../../../viz/log/stageState.ts";
import type { LogStore } from "../../../viz/log/store.ts";
import { arrange } from "../../../viz/stage/arrange.ts";
import { frameAt } from "../../../viz/stage/frame.ts";
import { planOf } from "../../../viz/stage/plan.ts";
import { sampledAt } from "../../../viz/stage/sample.ts";
import type { Arrangement, Frame, StageView } from "../../../viz/stage/types.ts";
import { modelOf, smallScenarios } from "../../laws/scenarios.ts";
import { run, storeOf, thurrock } from "../log/logs.ts";

export const DAY = 86_400;

/** A log on its stage. */
export interface Stage {
  readonly store: LogStore;
  readonly arrangement: Arrangement;
  readonly world: number;
}

const made = new Map<string, LogStore>();

/** The store of a run of Thurrock, made once. */
export function thurrockStore(file: "today.yaml" | "in-borough.yaml"): LogStore {
  const known = made.get(file);
  if (known !== undefined) return known;
  const { header, chunks } = thurrock(file);
  const store = storeOf(header, chunks);
  made.set(file, store);
  return store;
}

/** Headers of the two worlds of Thurrock. */
export function thurrockHeaders(): LogHeader[] {
  return [thurrockStore("today.yaml").header, thurrockStore("in-borough.yaml").header];
}

/** The second world of the pair on a stage 1,280 pixels wide: beds close and open in it. */
export function thurrockStage(width = 1280): Stage {
  return {
    store: thurrockStore("in-borough.yaml"),
    arrangement: arrange(planOf(thurrockHeaders()), width, 500),
    world: 1,
  };
}

/** Small scenarios that use the features of the language together, each on its stage. */
export const smallStages = (): fc.Arbitrary<Stage> =>
  smallScenarios().map((text) => {
    const { header, chunks } = run(modelOf(text));
    return { store: storeOf(header, chunks), arrangement: arrange(planOf([header]), 1000, 400), world: 0 };
  });

const VIEW: StageView = {
  world: 0,
  grouped: false,
  reducedMotion: false,
  selected: null,
  followed: [],
  longestTethers: false,
};

/** The moment that cells show. */
export function sampleOf({ store }: Stage, t: number, speed: number): number {
  return sampledAt(t, speed, store.header.clock.weekOffset);
}

/** The frame at a moment, its state sought. */
export function frameOf(stage: Stage, t: number, speed: number, view: Partial<StageView> = {}): Frame {
  const state = stage.store.stateAt(sampleOf(stage, t, speed));
  return frameFrom(stage, state, t, speed, view);
}

/** The frame at a moment, its state given. */
export function frameFrom(
  stage: Stage,
  state: StageState,
  t: number,
  speed: number,
  view: Partial<StageView> = {},
): Frame {
  return frameAt(stage.arrangement, stage.store, state, t, speed, { ...VIEW, world: stage.world, ...view });
}

/** Moments all over a log, the same each time, some with fractions of a second. */
export function moments({ store }: Stage, count: number): number[] {
  const { end } = store.header.clock;
  return Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * 0.618_034 * end * 4) % (end * 4)) / 4);
}
