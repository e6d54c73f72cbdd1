import type { Clock } from "../compile/model.ts";
import type { Window } from "./projection.ts";

export const DAY = 86_400;
export const WEEK = 7 * DAY;
/** The year of every rate: 365.25 days. */
export const YEAR = 365.25 * DAY;

/** Years in a window. */
export function yearsIn(window: Window): number {
  return (window.to - window.from) / YEAR;
}

/** Second at which the second half of a window begins. */
export function middleOf({ from, to }: Window): number {
  return Math.floor((from + to) / 2);
}

/** Second, from time 0, of the first snapshot of the run. */
export function firstSnapshot(clock: Clock): number {
  return mod(clock.snapshotAt - clock.weekOffset, DAY);
}

/** Snapshots before `time`, the first at `first`. A person there from a to b, b excluded, is in as many as the difference. */
export function snapshotsBefore(time: number, first: number): number {
  return Math.ceil((time - first) / DAY);
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
