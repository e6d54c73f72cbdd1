import type { StageState } from "../log/stageState.ts";
import type { LogStore } from "../log/store.ts";
import { sampledAt } from "../stage/sample.ts";
import { delayWords } from "../words/people.ts";
import { carryLane } from "./actions.ts";
import type { App } from "./app.ts";
import { isPlaying, moveTo, type Reading, readClock, stopAt } from "./clock.ts";
import type { Commands } from "./commands.ts";
import type { Scene } from "./scene.ts";

/** Makes the scenes: reads the clock, does what is due, and brings the log's state to that moment. */
export class Director {
  private readonly app: App;
  private readonly commands: Pick<Commands, "step">;
  private standing: { readonly store: LogStore; readonly state: StageState } | null = null;

  constructor(app: App, commands: Pick<Commands, "step">) {
    this.app = app;
    this.commands = commands;
  }

  /** The scene of this moment; null while there is nothing to show. */
  scene(): Scene | null {
    const { app } = this;
    const { store } = app;
    if (store === null) return null;
    const wall = app.now();
    this.doWhatIsDue(store, wall);
    const reading = readClock(app.state.clock, wall, app.limits);
    const last = app.limits.last;
    const t = sampledAt(Math.min(Math.floor(reading.t), last), reading.speed, store.header.clock.weekOffset);
    return {
      app: app.state,
      store,
      now: this.stateAt(store, t),
      t,
      reading: { ...reading, t: Math.min(reading.t, last) },
      wall,
      reducedMotion: app.reducedMotion,
      delay: delayWords(app.state.settings.delayWord),
    };
  }

  /** The next event when playing event by event, the end of the run, the lane that turns. */
  private doWhatIsDue(store: LogStore, wall: number): void {
    const { app } = this;
    if (!isPlaying(app.state.clock)) return;
    const reading = readClock(app.state.clock, wall, app.limits);
    if (reading.stepDue) this.commands.step(1);
    else if (reading.atEnd) this.stopOrWait(store, reading, wall);
    else app.change((state) => carryLane(state, reading.t));
  }

  /** The clock stops at the end of the run. At the end of what has been read so far it waits for more. */
  private stopOrWait(store: LogStore, { t }: Reading, wall: number): void {
    this.app.change((state) => ({
      ...state,
      clock: store.index === null ? moveTo(state.clock, t, wall) : stopAt(state.clock, t, wall),
    }));
  }

  private stateAt(store: LogStore, t: number): StageState {
    const { standing } = this;
    const state = standing?.store === store ? store.onward(standing.state, t) : store.stateAt(t);
    if (state !== standing?.state || standing.store !== store) this.standing = { store, state };
    return state;
  }
}
