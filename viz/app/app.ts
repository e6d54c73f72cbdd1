import { BehaviorSubject } from "rxjs";
import type { LogStore } from "../log/store.ts";
import { isPlaying, type Limits, readClock } from "./clock.ts";
import { type AppState, initialState } from "./state.ts";

/** What the clock can be read against while nothing is open. */
const NOTHING_OPEN = -1;

/**
 * The page's one state and its logs. Everybody changes the state through `change` and hears of it through `states`;
 * logs are put in and read by number of their world.
 */
export class App {
  readonly states = new BehaviorSubject<AppState>(initialState());
  /** By world: its log as far as it has been read; null before its header. */
  readonly stores: (LogStore | null)[] = [];
  private readonly wall: () => number;
  /** The reader's system asks for less movement. */
  systemReducesMotion = false;

  /** @param wall seconds of a clock that only goes forward */
  constructor(wall: () => number) {
    this.wall = wall;
  }

  get state(): AppState {
    return this.states.value;
  }

  /** Puts the next state in the place of the present one; the same state changes nothing and tells nobody. */
  change(next: (state: AppState) => AppState): void {
    const state = next(this.state);
    if (state !== this.state) this.states.next(state);
  }

  /** Has everything shown again though the state is the same: more of a log is there, or the window has another size. */
  refresh(): void {
    this.states.next(this.state);
  }

  /** Wall seconds. */
  now(): number {
    return this.wall();
  }

  /**
   * The log on the stage; null while there is none, or nothing of it yet. All worlds must have told their services
   * first: the stage is laid out for all of them, once.
   */
  get store(): LogStore | null {
    const { worlds, shown } = this.state;
    const store = this.stores[shown] ?? null;
    if (store === null || store.parts.length === 0) return null;
    return worlds.some(({ phase }, n) => phase === "loading" && this.stores[n] === null) ? null : store;
  }

  get reducedMotion(): boolean {
    const { motion } = this.state.settings;
    return motion === "reduced" || (motion === "system" && this.systemReducesMotion);
  }

  /** How far the clock can go at present: to the end of the run once its log is whole, else to what has been read. */
  get limits(): Limits {
    const { reducedMotion, store, state } = this;
    if (store === null) return { last: NOTHING_OPEN, reducedMotion };
    return { last: store.index === null ? Math.max(0, store.seenTo) : state.last, reducedMotion };
  }

  /** Simulated time at this moment, whole seconds. */
  get t(): number {
    return Math.floor(readClock(this.state.clock, this.now(), this.limits).t);
  }

  get playing(): boolean {
    return isPlaying(this.state.clock);
  }
}
