import { utcTicks } from "d3";
import type { LogHeader } from "../../engine/index.ts";
import type { TimeWindow } from "./timeWindow.ts";

type Clock = Pick<LogHeader["clock"], "start" | "warmUp">;

/** A tick of the time axis: seconds of the run and its label. */
export interface TimeTick {
  readonly time: number;
  readonly text: string;
}

const DAY = 86_400_000;

/** A run has civil time without zones: UTC stands for it. */
const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
const HOUR = format({ hour: "2-digit", minute: "2-digit" });
const DATE = format({ day: "numeric", month: "short" });
const MONTH = format({ month: "short" });
const YEAR = format({ year: "numeric" });

/** Milliseconds since 1970 at time 0 of a run: start of measuring less warm-up. */
export function zeroOf({ start, warmUp }: Clock): number {
  return Date.parse(start.includes("T") ? `${start}Z` : start) - warmUp * 1000;
}

/**
 * About `count` round moments of the window, each with as little of the date as tells it from the one before: hours
 * within a day, dates within a year, the year once.
 */
export function timeTicks(clock: Clock, { from, to }: TimeWindow, count: number): TimeTick[] {
  const zero = zeroOf(clock);
  const dates = utcTicks(new Date(zero + from * 1000), new Date(zero + to * 1000), Math.max(1, count));
  const monthly = dates.every((date) => date.getUTCDate() === 1 && date.getTime() % DAY === 0);
  return dates.map((date, i) => ({
    time: Math.round((date.getTime() - zero) / 1000),
    text: labelOf(date, dates[i - 1] ?? null, monthly),
  }));
}

function labelOf(date: Date, before: Date | null, monthly: boolean): string {
  const sameYear = before !== null && YEAR.format(before) === YEAR.format(date);
  const sameDay = before !== null && Math.floor(before.getTime() / DAY) === Math.floor(date.getTime() / DAY);
  const ofDay = date.getTime() % DAY === 0 ? [] : [HOUR.format(date)];
  if (sameDay && ofDay.length > 0) return HOUR.format(date);
  const day = monthly ? MONTH.format(date) : DATE.format(date);
  return [day, ...(sameYear ? [] : [YEAR.format(date)]), ...ofDay].join(" ");
}

/** Pixels of a character of a label at 16 pixels, a little generously; and from a tick to its label and on to the next. */
const CHARACTER = 8.5;
const AIR = 12;

/** The labels that have room on their right: ticks at `x`, each label from its tick on, up to `right`; "" for others. */
export function fittingLabels(ticks: readonly TimeTick[], x: (time: number) => number, right: number): string[] {
  let free = -Infinity;
  return ticks.map(({ time, text }) => {
    const end = x(time) + text.length * CHARACTER + AIR;
    if (x(time) < free || end > right) return "";
    free = end;
    return text;
  });
}
