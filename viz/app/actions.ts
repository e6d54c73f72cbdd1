import { produce } from "immer";
import { windowAfter } from "../charts/timeWindow.ts";
import { stopAt } from "./clock.ts";
import {
  type AppState,
  LANE_LEAST,
  MOST_FOLLOWED,
  type Notice,
  type Panel,
  type Selection,
  type Settings,
} from "./state.ts";

/**
 * The transitions of the page's state: each takes a state and gives the next. Unknown worlds and people are let
 * through; what cannot be is clamped. Times are seconds of the run, `now` is wall seconds.
 */

/** Puts the clock at `t` and stops it there. `hopping`: those who moved in that second are seen to move. */
export const goTo = produce((state: Draft, t: number, now: number, hopping: boolean = false) => {
  state.clock = stopAt(state.clock, clampTime(state, t), now, hopping);
  state.landed = null;
  keepPlayheadInLane(state, state.clock.from);
});

/** A jump to a delay: the clock stands at `t`, and the person is selected and shown. */
export const visitDelay = produce((state: Draft, delay: Landing, t: number, now: number) => {
  const { person } = delay;
  state.clock = stopAt(state.clock, clampTime(state, t), now);
  state.landed = delay.fact;
  state.selection = { is: "person", person };
  if (state.panel.is !== "why") state.panel = { is: "person", person };
  else state.panel = { is: "why", person, at: state.clock.from };
  keepPlayheadInLane(state, state.clock.from);
});

/** Where a jump to a delay leads: the ReadyToLeave and whose it is. */
interface Landing {
  readonly person: number;
  readonly fact: number;
}

/** Selects a person or a service and opens its panel; null clears. */
export const select = produce((state: Draft, selection: Selection | null) => {
  state.selection = selection;
  if (selection === null) {
    if (state.panel.is !== "legend") state.panel = { is: "none" };
  } else if (selection.is === "person") state.panel = { is: "person", person: selection.person };
  else state.panel = { is: "list", service: selection.service };
});

/** Opens a panel, or closes it where it is open already. */
export const togglePanel = produce((state: Draft, panel: Panel) => {
  state.panel = state.panel.is === panel.is ? { is: "none" } : panel;
});

/** Opens a panel. */
export const openPanel = produce((state: Draft, panel: Panel) => {
  state.panel = panel;
});

/** Closes what lies on top: the table, then the panel, then the selection. */
export const closeTop = produce((state: Draft) => {
  if (state.table) state.table = false;
  else if (state.panel.is !== "none") state.panel = { is: "none" };
  else state.selection = null;
});

/** Follows a person, or stops. Over three, the one followed longest is let go. */
export const toggleFollow = produce((state: Draft, person: number) => {
  const at = state.followed.indexOf(person);
  if (at >= 0) state.followed.splice(at, 1);
  else state.followed = [...state.followed, person].slice(-MOST_FOLLOWED);
});

/**
 * Shows another world at the same moment. `twin` gives the number there of a person here, −1 for nobody: selection
 * and followed people go along where they live in both.
 */
export const showWorld = produce((state: Draft, shown: number, twin: (person: number) => number) => {
  if (shown === state.shown || state.worlds[shown] === undefined) return;
  state.shown = shown;
  state.landed = null;
  state.followed = state.followed.map(twin).filter((person) => person >= 0);
  if (state.selection?.is === "person") {
    const person = twin(state.selection.person);
    state.selection = person < 0 ? null : { is: "person", person };
  }
  state.panel = panelOfTwin(state.panel, twin);
});

function panelOfTwin(panel: Panel, twin: (person: number) => number): Panel {
  if (panel.is !== "person" && panel.is !== "why") return panel;
  const person = twin(panel.person);
  return person < 0 ? { is: "none" } : { ...panel, person };
}

/** Changes settings; those not named stay. */
export const set = produce((state: Draft, change: Partial<Settings>) => {
  Object.assign(state.settings, change);
});

/** Sets what has no rule of its own: grouping, tethers, table, zoom. Zoom is kept between 1 and 4. */
export const show = produce((state: Draft, change: Partial<Shown>) => {
  Object.assign(state, change);
  state.zoom = Math.min(4, Math.max(1, state.zoom));
});

type Shown = Pick<AppState, "grouped" | "longestTethers" | "table" | "zoom">;

/** Puts the zoomed lane on a stretch of time, kept inside the run and no narrower than six hours. */
export const zoomLane = produce((state: Draft, from: number, to: number) => {
  const width = Math.min(state.last, Math.max(LANE_LEAST, to - from));
  const start = Math.min(Math.max(0, from), state.last - width);
  state.lane.from = Math.round(start);
  state.lane.to = Math.round(start + width);
});

/** Widens (factor above 1) or narrows the zoomed lane about the time `about`. */
export function scaleLane(state: AppState, factor: number, about: number): AppState {
  const { from, to } = state.lane;
  const centre = Math.min(to, Math.max(from, about));
  return zoomLane(state, centre - (centre - from) * factor, centre + (to - centre) * factor);
}

/** The lane follows the playhead, or stays where it is. */
export const followLane = produce((state: Draft, follow: boolean, t: number) => {
  state.lane.follow = follow;
  keepPlayheadInLane(state, t);
});

/** Turns the zoomed lane when it follows and the playhead has left its middle part. */
export const carryLane = produce((state: Draft, t: number) => {
  keepPlayheadInLane(state, t);
});

/** Says a sentence above the stage; a second of the same id takes its place. */
export const say = produce((state: Draft, notice: Notice) => {
  state.notices = [...state.notices.filter(({ id }) => id !== notice.id), notice];
});

/** Takes a sentence back. */
export const unsay = produce((state: Draft, id: string) => {
  if (state.notices.some((notice) => notice.id === id)) state.notices = state.notices.filter((one) => one.id !== id);
});

/** A header is known: the run's first measured and last second. The clock is kept where it can be. */
export const knowTimes = produce((state: Draft, first: number, last: number) => {
  const fresh = state.last === 0;
  state.first = first;
  state.last = last;
  if (fresh && state.clock.from === 0) state.clock = { ...state.clock, from: first };
  state.clock = { ...state.clock, from: clampTime(state, state.clock.from) };
  if (!fresh) return;
  const width = Math.min(state.lane.to - state.lane.from, last);
  state.lane.from = Math.max(0, Math.min(state.clock.from - width / 4, last - width));
  state.lane.to = state.lane.from + width;
});

type Draft = { -readonly [K in keyof AppState]: AppState[K] } & {
  followed: number[];
  lane: { from: number; to: number; follow: boolean };
  settings: { -readonly [K in keyof Settings]: Settings[K] };
};

const clampTime = (state: Draft, t: number): number => Math.min(state.last, Math.max(0, Math.floor(t)));

function keepPlayheadInLane(state: Draft, t: number): void {
  if (state.last <= 0) return;
  const { from, to } = windowAfter({ window: state.lane, end: state.last }, t, state.lane.follow ? "follow" : "fixed");
  state.lane.from = from;
  state.lane.to = to;
}
