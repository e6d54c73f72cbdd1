import type { StageState } from "../log/stageState.ts";
import type { LogStore } from "../log/store.ts";
import type { Speed } from "./types.ts";

const DAY = 86_400;
const NOON = DAY / 2;

/** From this speed on the stage is renewed three times a second of watching, no more: nothing may flicker. */
const CALM_FROM = 7 * DAY;
const RENEWALS = 3;

/** True at speeds at which cells, rings and headlines show a sample and not the very moment. */
export function isCalm(speed: Speed): boolean {
  return speed >= CALM_FROM;
}

/**
 * The moment that cells, rings and headlines show at time `t`. At 7 days per second and above it is the last noon before
 * the last third of a second of watching, counted from time 0: at noon because such steps would otherwise show the same
 * hour of the night again and again. Below it is t itself.
 * @param weekOffset seconds from a Monday 00:00 to time 0: `clock.weekOffset` of the header
 */
export function sampledAt(t: number, speed: Speed, weekOffset: number): number {
  if (!isCalm(speed)) return t;
  const step = Math.floor(speed / RENEWALS);
  const tick = Math.floor(t / step) * step;
  return Math.max(0, Math.floor((tick + weekOffset - NOON) / DAY) * DAY + NOON - weekOffset);
}

const kept = new WeakMap<LogStore, StageState>();

/** The state at `at`: the one given when it is that, else one that is sought once and kept while the sample stands. */
export function stateFor(store: LogStore, given: StageState, at: number): StageState {
  if (given.time === at) return given;
  let state = kept.get(store);
  if (state?.time !== at || !state.known) {
    state = store.stateAt(at);
    kept.set(store, state);
  }
  return state;
}
