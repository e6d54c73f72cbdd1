import { Lanes } from "../charts/lanes.ts";
import { gapsBetween, type LanesView, type LaneView, mostBeds } from "../charts/lanesView.ts";
import { laneOf } from "../log/lanes.ts";
import type { LogStore } from "../log/store.ts";
import type { LaneKind } from "../log/types.ts";
import { timelineMarks } from "../panels/marks.ts";
import type { TimelineMark } from "../panels/types.ts";
import { partingOf } from "../words/parting.ts";
import { opening, READY_WAITING } from "../words/people.ts";
import { sliderWords } from "../words/time.ts";
import type { App } from "./app.ts";
import type { Commands } from "./commands.ts";
import { attribute, button, el } from "./dom.ts";
import { icon } from "./icons.ts";
import type { Scene } from "./scene.ts";
import type { AppState } from "./state.ts";
import type { View } from "./view.ts";

/** One step of the lane's zoom. */
const ZOOM = 2;
/** In a window of fewer pixels in height the stage needs the room of the second lane. */
const LOW_WINDOW = 800;
/** Letters that fit beside a lane. */
const LABEL_LETTERS = 18;

/** Time as lanes: a zoomed stretch, events, the whole run. */
export class Timeline implements View {
  readonly element: HTMLElement;
  private readonly lanes: Lanes;
  private readonly follow: HTMLButtonElement;
  private shown: readonly unknown[] = [];
  private marked: { readonly of: readonly unknown[]; readonly marks: readonly TimelineMark[] } | null = null;
  private readonly app: App;

  constructor(app: App, commands: Commands) {
    this.app = app;
    this.follow = button(
      {
        class: "hop toggle",
        title: "The zoomed lane turns with the playhead",
        onclick: () => commands.setLaneFollow(this.follow.getAttribute("aria-pressed") !== "true"),
      },
      "Follow",
    );
    const zoom = (words: string, glyph: "plus" | "minus", factor: number): HTMLElement =>
      button(
        { class: "icon", "aria-label": words, title: words, onclick: () => commands.scaleLane(factor) },
        icon(glyph),
      );
    const tools = el(
      "div",
      { class: "lane-tools", role: "group", "aria-label": "Zoomed lane" },
      zoom("Longer stretch of time", "minus", ZOOM),
      zoom("Shorter stretch of time", "plus", 1 / ZOOM),
      this.follow,
    );
    const host = el("div", { class: "lanes-host" });
    this.element = el("section", { class: "timeline", "aria-label": "Timeline", "data-keys": true }, host, tools);
    this.lanes = new Lanes(host, { seek: (time, phase) => commands.scrub(time, phase) });
  }

  show({ app, store, reading, delay }: Scene): void {
    attribute(this.follow, "aria-pressed", app.lane.follow ? "true" : "false");
    // Before the view: the slider never speaks of another time than the one there is.
    this.lanes.playhead(Math.floor(reading.t));
    const low = innerHeight < LOW_WINDOW;
    const now = [store, store.parts.length, store.index, app.lane, delay, low, this.parting];
    if (now.some((value, i) => value !== this.shown[i])) {
      this.shown = now;
      this.lanes.show(this.view(app, store, delay, low));
    }
  }

  private view(app: AppState, store: LogStore, delay: string, low: boolean): LanesView {
    const { clock } = store.header;
    const ready = laneOfBeds(store, "ready", laneLabel(opening(delay)), "delayed");
    const used = { ...laneOfBeds(store, "used", "Beds used", "care"), capacity: mostBeds(store.header) };
    return {
      clock,
      lanes: low ? [ready] : [used, ready],
      overview: ready,
      window: app.lane,
      marks: this.marksOf(store),
      loadedTo: store.index === null ? Math.max(0, store.seenTo) : clock.end,
      unread: store.index === null ? [] : gapsBetween(store.stretches, clock.end),
      words: (time) => sliderWords(store.header, time),
    };
  }

  /** The same list for the same log: the lane of marks is then not drawn again. */
  private marksOf(store: LogStore): readonly TimelineMark[] {
    const of = [store, this.parting];
    if (this.marked === null || of.some((one, i) => one !== this.marked!.of[i]))
      this.marked = { of, marks: timelineMarks(store, this.parting) };
    return this.marked.marks;
  }

  /** Where the worlds of a fork part: the header of either says so. */
  private get parting(): number | null {
    return partingOf(this.app.stores.map((one) => one?.header));
  }
}

/** A lane over all services with beds; an empty one while the log is being read, so that nothing moves when it comes. */
function laneOfBeds({ index }: LogStore, kind: LaneKind, label: string, tone: LaneView["tone"]): LaneView {
  const lane = index === null ? null : laneOf(index.lanes, -1, kind);
  return { label, lane: lane ?? { service: -1, kind, low: [NO_HOURS], high: [NO_HOURS] }, capacity: null, tone };
}

const NO_HOURS = new Int32Array(0);

/** A label short enough to stand beside its lane, cut between words. */
function laneLabel(words: string): string {
  // The Now panel counts everybody; this lane only those in beds.
  if (words === opening(READY_WAITING)) return "Ready, in beds";
  if (words.length <= LABEL_LETTERS) return words;
  const cut = words.slice(0, LABEL_LETTERS).replace(/[\s,(]+\S*$/, "");
  return `${cut || words.slice(0, LABEL_LETTERS)}…`;
}
