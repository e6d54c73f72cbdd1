import { KIND } from "../../engine/index.ts";
import type { LogStore } from "../log/store.ts";

const DAY = 86_400;

/** People who came into the model and went out of it in some stretch of time. */
export interface Goings {
  readonly arrivals: number;
  /** By place number of the exit. */
  readonly exits: ReadonlyMap<number, number>;
  /** The stretch of time, to be put after a number. */
  readonly words: string;
}

/** Comings and goings of the civil day that `t` lies in, up to `t`. */
export function goingsToday(store: LogStore, t: number): Goings {
  const { weekOffset } = store.header.clock;
  const midnight = Math.floor((t + weekOffset) / DAY) * DAY - weekOffset;
  return { ...goingsAfter(store, midnight - 1, t), words: "today" };
}

/** Comings and goings of the 24 hours up to `t`: for samples that lie days apart. */
export function goingsInADay(store: LogStore, t: number): Goings {
  return { ...goingsAfter(store, t - DAY, t), words: "in a day" };
}

function goingsAfter(store: LogStore, after: number, t: number): Omit<Goings, "words"> {
  const { first, end } = store.factsIn(after, t);
  const exits = new Map<number, number>();
  let arrivals = 0;
  for (const { part, from, to } of store.rows(first, end)) {
    const { kind, other } = part.chunk;
    for (let i = from; i < to; i++) {
      if (kind[i] === KIND.Arrived) arrivals++;
      else if (kind[i] === KIND.Exited) exits.set(other[i]!, (exits.get(other[i]!) ?? 0) + 1);
    }
  }
  return { arrivals, exits };
}
