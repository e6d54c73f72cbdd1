import type { StageState } from "../log/stageState.ts";
import type { LogStore } from "../log/store.ts";
import type { Reading } from "./clock.ts";
import type { AppState } from "./state.ts";

/** One moment of watching: what every part of the page is shown. */
export interface Scene {
  readonly app: AppState;
  /** The log on the stage. */
  readonly store: LogStore;
  /** The log's state at `t`. It moves on with the next scene: whoever wants to keep something copies it. */
  readonly now: StageState;
  /**
   * The moment that stage, panels and table all show, whole seconds: that of `reading`, or at high speed the last sample
   * before it (stage/sample.ts).
   */
  readonly t: number;
  readonly reading: Reading;
  /** Wall seconds. */
  readonly wall: number;
  /** What a delay is called. */
  readonly delay: string;
  /** No movement between moments. */
  readonly reducedMotion: boolean;
}
