import type { Measured, ModelCondition } from "../compile/model/rules.ts";

/** What gauges say now: see gauges.ts. */
export interface Readings {
  /** A share, or people. */
  value(measure: Level, services: readonly number[]): number;
  /** Since when somebody waits who waits longest, −1 when nobody does. */
  oldestWait(services: readonly number[]): number;
  /** Times of starts after `time`, rising. */
  startsSince(services: readonly number[], time: number): readonly number[];
  /** Number of the last fact about one of the services, −1 for none. */
  lastFactAbout(services: readonly number[]): number;
}

/** Measures that change by facts alone. */
export type Level = Exclude<Measured, "longest-wait" | "starts">;

/** Later than any run. */
const NEVER = 0x7fffffff;

/** A stretch of time, in seconds: from ≤ t < until. Empty when from is NEVER. */
interface Stretch {
  readonly from: number;
  readonly until: number;
}

const NOT_AT_ALL: Stretch = { from: NEVER, until: NEVER };

/** True while the gauge is on the right side of the level, strictly. */
function isSo(gauges: Readings, condition: ModelCondition, now: number): boolean {
  const { from, until } = stretchOf(gauges, condition, now);
  return from <= now && now < until;
}

/** Since when a condition that is so at `now` has been so without a break; null when it is not so. */
export function soSince(gauges: Readings, { condition, from, until }: Spell, now: number): number | null {
  if (!isSo(gauges, condition, now)) return null;
  return from <= now && now < until ? from : now;
}

/**
 * Since when a condition has been so without a break, judged at the end of each instant: a place that is left and taken
 * again in one instant was never free.
 */
export class Spell {
  readonly condition: ModelCondition;
  /** From when on it is so (NEVER: not as things stand) and until when, if nothing more happens. */
  from = NEVER;
  until = NEVER;
  /** The last fact about its services when it began to be so, −1 for none. */
  fact = -1;

  constructor(condition: ModelCondition) {
    this.condition = condition;
  }

  /** The instant `now` is over. */
  endInstant(gauges: Readings, now: number): void {
    const wasSo = this.from <= now && now < this.until;
    const { from, until } = stretchOf(gauges, this.condition, now);
    this.until = until;
    if (wasSo && from <= now) return;
    if (this.from !== from) this.fact = gauges.lastFactAbout(this.condition.services);
    this.from = from;
  }
}

/** When the condition is so, seen from `now`, if nothing more happens: only waits and windows move by themselves. */
function stretchOf(gauges: Readings, condition: ModelCondition, now: number): Stretch {
  const { measure, side, level } = condition;
  if (measure === "longest-wait") return stretchOfWaits(gauges.oldestWait(condition.services), condition, now);
  if (measure === "starts") return stretchOfStarts(gauges, condition, now);
  const value = gauges.value(measure, condition.services);
  return (side === "above" ? value > level : value < level) ? { from: now, until: NEVER } : NOT_AT_ALL;
}

function stretchOfWaits(since: number, { side, level }: ModelCondition, now: number): Stretch {
  if (side === "above") return since < 0 ? NOT_AT_ALL : { from: Math.floor(since + level) + 1, until: NEVER };
  if (since < 0) return { from: now, until: NEVER };
  const ends = Math.ceil(since + level);
  return now < ends ? { from: now, until: ends } : NOT_AT_ALL;
}

/** A start counts until `window` seconds after it. */
function stretchOfStarts(gauges: Readings, { services, side, level, window }: ModelCondition, now: number): Stretch {
  const starts = gauges.startsSince(services, now - window);
  if (side === "above") {
    const enough = starts.length > level;
    return enough ? { from: now, until: starts.at(-1 - Math.floor(level))! + window } : NOT_AT_ALL;
  }
  if (starts.length < level) return { from: now, until: NEVER };
  return level > 0 ? { from: starts.at(-Math.ceil(level))! + window, until: NEVER } : NOT_AT_ALL;
}
