import { partingOf, partingWords } from "../words/parting.ts";
import { SPEEDS } from "../words/time.ts";
import {
  closeTop,
  followLane,
  goTo,
  openPanel,
  say,
  scaleLane,
  select,
  show,
  showWorld,
  toggleFollow,
  togglePanel,
  unsay,
  visitDelay,
} from "./actions.ts";
import type { App } from "./app.ts";
import { changeSpeed, hold, isPlaying, letGo, moveTo, pause, play } from "./clock.ts";
import { type Selection, selectedPerson } from "./state.ts";
import { AFTER_THE_FACT, delayBeside, nextEvent, previousEvent } from "./steps.ts";

/** What a command needs of the page beside its state. */
export interface Surroundings {
  /** Runs a jump so that Back returns to where the reader was. */
  jump(go: () => void): void;
  focusNarration(): void;
  /** Brings the panel into view once it is shown. */
  revealPanel(): void;
  /** Does so, and focuses its heading. */
  focusPanel(): void;
  /** A panel is about to close: where the focus was in it, it goes back to where the panel was opened from. */
  giveBackFocus(): void;
  /** Focuses the n-th service in pathway order, from 0. */
  focusService(index: number): void;
}

/** Everything a reader can do, whichever way they do it: keys, buttons and links all end here. */
export class Commands {
  private readonly app: App;
  private readonly around: Surroundings;

  constructor(app: App, around: Surroundings) {
    this.app = app;
    this.around = around;
  }

  togglePlay(): void {
    const { app } = this;
    const now = app.now();
    if (app.store === null) return;
    app.change((state) => ({
      ...unsay(state, "end"),
      landed: null,
      clock: isPlaying(state.clock)
        ? pause(state.clock, now, app.limits)
        : play(state.clock, now, app.limits, state.first),
    }));
  }

  pause(): void {
    if (this.app.playing) this.togglePlay();
  }

  /** One event forward (1) or back (−1); the clock stops there. */
  step(direction: 1 | -1): void {
    const { store, t, limits, state } = this.app;
    if (store === null) return;
    const to = direction > 0 ? nextEvent(store, t, limits.last) : previousEvent(store, t);
    if (to === null) this.end(direction > 0 ? "There is no later event." : "There is no earlier event.");
    else this.move(to, direction > 0);
    // Playing event by event goes on from the new place.
    if (to !== null && isPlaying(state.clock) && state.clock.perSecond === 0) this.goOn();
  }

  /** So many seconds on or back; a clock that runs runs on from there. */
  hop(seconds: number): void {
    const { app } = this;
    const to = Math.min(app.limits.last, Math.max(0, app.t + seconds));
    app.change((state) => ({ ...unsay(state, "end"), landed: null, clock: moveTo(state.clock, to, app.now()) }));
    this.carryLane();
  }

  toStart(): void {
    this.move(this.app.t > this.app.state.first ? this.app.state.first : 0);
  }

  toEnd(): void {
    this.move(this.app.limits.last);
  }

  /** Jumps to a moment, so that Back comes back. */
  jumpTo(t: number): void {
    this.around.jump(() => this.move(t));
  }

  private move(t: number, hopping = false): void {
    const now = this.app.now();
    const to = Math.min(t, this.app.limits.last);
    this.app.change((state) => unsay(goTo(state, to, now, hopping && !this.app.reducedMotion), "end"));
  }

  private goOn(): void {
    const { app } = this;
    const now = app.now();
    app.change((state) => ({ ...state, clock: { ...state.clock, since: now, settling: null } }));
  }

  /** The next delayed transfer after this moment, or the previous: paused, selected, told. */
  delay(direction: 1 | -1): void {
    const { app } = this;
    const delays = app.store?.index?.delays;
    const row = delays === undefined ? -1 : delayBeside(delays, app.state.landed, app.t, direction);
    if (delays === undefined) this.end("Delays can be looked up once the whole log has been read.");
    else if (row < 0) this.end(direction > 0 ? "There is no later delay." : "There is no earlier delay.");
    else this.visit(delays.person[row]!, delays.fact[row]!, delays.time[row]!);
  }

  private visit(person: number, fact: number, time: number): void {
    const { app } = this;
    const t = Math.min(app.limits.last, time + AFTER_THE_FACT);
    this.around.jump(() => app.change((state) => unsay(visitDelay(state, { person, fact }, t, app.now()), "end")));
    this.around.focusNarration();
  }

  private end(text: string): void {
    this.pause();
    this.app.change((state) => say(state, { id: "end", tone: "notice", text }));
    this.around.focusNarration();
  }

  setSpeed(perSecond: number): void {
    const { app } = this;
    app.change((state) => ({ ...state, clock: changeSpeed(state.clock, perSecond, app.now(), app.limits) }));
  }

  /** One speed faster (1) or slower (−1). */
  shiftSpeed(direction: 1 | -1): void {
    const { perSecond } = this.app.state.clock;
    const at = SPEEDS.findIndex((speed) => speed.perSecond === perSecond);
    const next = SPEEDS[at + direction];
    if (next !== undefined) this.setSpeed(next.perSecond);
  }

  /** The timeline is taken hold of, moved along, let go of. */
  scrub(t: number, phase: "start" | "move" | "end"): void {
    const { app } = this;
    const now = app.now();
    if (phase === "start") app.change((state) => ({ ...state, clock: hold(state.clock, now, app.limits) }));
    const to = Math.min(app.limits.last, Math.max(0, t));
    app.change((state) => ({ ...unsay(state, "end"), landed: null, clock: moveTo(state.clock, to, now) }));
    if (phase !== "end") return;
    app.change((state) => ({ ...state, clock: letGo(state.clock, now) }));
    this.carryLane();
  }

  private carryLane(): void {
    const { t, state } = this.app;
    this.app.change((s) => followLane(s, state.lane.follow, t));
  }

  scaleLane(factor: number): void {
    this.app.change((state) => scaleLane(state, factor, this.app.t));
  }

  setLaneFollow(follow: boolean): void {
    this.app.change((state) => followLane(state, follow, this.app.t));
  }

  select(selection: Selection | null): void {
    this.app.change((state) => select(state, selection));
    this.around.revealPanel();
  }

  /** Selects, and takes the reader to the panel: for keys and links. */
  open(selection: Selection): void {
    this.select(selection);
    this.around.focusPanel();
  }

  toggleFollow(person = selectedPerson(this.app.state)): void {
    if (person !== null) this.app.change((state) => toggleFollow(state, person));
  }

  /** Why does the person wait? Of the selected person when nobody is named. */
  why(person = selectedPerson(this.app.state)): void {
    if (person === null || person < 0) return;
    this.pause();
    const at = this.app.t;
    this.app.change((state) => openPanel(select(state, { is: "person", person }), { is: "why", person, at }));
    this.around.focusPanel();
  }

  toggleGrouped(): void {
    this.app.change((state) => show(state, { grouped: !state.grouped }));
  }

  toggleTable(): void {
    this.app.change((state) => show(state, { table: !state.table }));
  }

  toggleTethers(): void {
    this.app.change((state) => show(state, { longestTethers: !state.longestTethers }));
  }

  toggleLegend(): void {
    this.app.change((state) => togglePanel(state, { is: "legend" }));
    this.around.revealPanel();
  }

  zoom(factor: number): void {
    this.app.change((state) => show(state, { zoom: factor === 0 ? 1 : state.zoom * factor }));
  }

  /** Shows world A (0) or B (1) at the same moment, with the same person where they live in both. */
  showWorld(world: number): void {
    const { app } = this;
    const here = app.store;
    const there = app.stores[world] ?? null;
    const twin = (person: number): number => (here !== null && there !== null ? here.twinOf(person, there) : -1);
    this.around.jump(() => app.change((state) => showWorld(state, world, twin)));
    const time = this.parting;
    if (time === null || here === null || there === null || here === there) return;
    const text = partingWords(here.header, time, app.t).sentence.replace(" Go to where they part.", "");
    app.change((state) => (app.t < time ? say(state, { id: "same", tone: "notice", text }) : unsay(state, "same")));
  }

  /** Goes to where the worlds of a fork part. */
  toParting(): void {
    const time = this.parting;
    if (time === null) this.end("No world here goes on from the history of another.");
    else this.jumpTo(time);
  }

  private get parting(): number | null {
    return partingOf(this.app.stores.map((store) => store?.header));
  }

  swap(): void {
    if (this.app.state.worlds.length === 2) this.showWorld(1 - this.app.state.shown);
  }

  focusService(index: number): void {
    this.around.focusService(index);
  }

  close(): void {
    this.around.giveBackFocus();
    this.app.change(closeTop);
  }
}
