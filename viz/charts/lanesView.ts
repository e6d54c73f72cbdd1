import { type LogHeader, UNLIMITED } from "../../engine/index.ts";
import type { Lane } from "../log/types.ts";
import type { TimelineMark } from "../panels/types.ts";
import type { TimeWindow } from "./timeWindow.ts";

/** One lane as the chart draws it. */
export interface LaneView {
  /** "Beds used" */
  readonly label: string;
  readonly lane: Lane;
  /** Drawn as the top of the lane when the lane itself never comes so high; null without. */
  readonly capacity: number | null;
  readonly tone: "care" | "delayed" | "waiting";
}

/** All that the timeline shows, but for the playhead. */
export interface LanesView {
  readonly clock: LogHeader["clock"];
  /** Zoomed lanes from the top; none while the log is being read. */
  readonly lanes: readonly LaneView[];
  /** The lane of the whole horizon. */
  readonly overview: LaneView | null;
  readonly window: TimeWindow;
  readonly marks: readonly TimelineMark[];
  /** The log is there up to this second. */
  readonly loadedTo: number;
  /** Stretches of what is there that could not be read, whole seconds. */
  readonly unread?: readonly TimeWindow[];
  /** What the slider says at a time: "Tuesday 14 January 2017, 14:05, day 14 of 730". */
  readonly words: (time: number) => string;
}

/** What the reader does with the timeline. Every "start" is followed by an "end"; a key or a click gives just these two. */
export interface LanesEvents {
  readonly seek: (time: number, phase: SeekPhase) => void;
}

export type SeekPhase = "start" | "move" | "end";

/** The figure at the top of a lane's axis, the same at every zoom: never below 1. */
export function topOf({ lane, capacity }: LaneView): number {
  const widest = lane.high.at(-1) ?? new Int32Array(0);
  return widest.reduce((most, value) => Math.max(most, value), Math.max(1, capacity ?? 0));
}

/** What lies between the stretches that are known, up to the end of the run: shown as not readable. */
export function gapsBetween(known: readonly TimeWindow[], end: number): TimeWindow[] {
  const gaps: TimeWindow[] = [];
  let from = 0;
  for (const stretch of [...known, { from: end, to: end }]) {
    // Both ends of a stretch are known: one that begins in the next second leaves no gap.
    if (stretch.from > from) gaps.push({ from, to: stretch.from });
    from = stretch.to + 1;
  }
  return gaps;
}

/** The most places that all services with beds have together at any time; those without a limit are left out. */
export function mostBeds({ services, capacityChanges }: Pick<LogHeader, "services" | "capacityChanges">): number {
  const now = services.map(({ kind, capacity }) => (kind === "beds" && capacity < UNLIMITED ? capacity : 0));
  const total = (): number => now.reduce((sum, places) => sum + places, 0);
  let most = total();
  const changes = capacityChanges
    .filter(({ service, capacity }) => services[service]?.kind === "beds" && capacity < UNLIMITED)
    .sort((a, b) => a.at - b.at);
  changes.forEach(({ at, service, capacity }, i) => {
    now[service] = capacity;
    // Places that move from one service to another at one time are never there twice.
    if (changes[i + 1]?.at !== at) most = Math.max(most, total());
  });
  return most;
}
