import { KIND } from "../../engine/index.ts";
import type { LogStore } from "../log/store.ts";

const DAY = 86_400;

/** People who came into the model and went out of it since midnight. */
export interface Goings {
  readonly arrivals: number;
  /** By place number of the exit. */
  readonly exits: ReadonlyMap<number, number>;
}

/** Comings and goings of the civil day that `t` lies in, up to `t`. */
export function goingsToday(store: LogStore, t: number): Goings {
  const { weekOffset } = store.header.clock;
  const midnight = Math.floor((t + weekOffset) / DAY) * DAY - weekOffset;
  const { first, end } = store.factsIn(midnight - 1, t);
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
