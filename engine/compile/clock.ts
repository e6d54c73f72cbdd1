import { parseInstant, weekdayOf } from "../calendar.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Clock } from "./model.ts";

export const DAY = 86_400;
/** Seconds of a year of 365.25 days, the year of rates. */
export const YEAR = 365.25 * DAY;

/** The run's clock: time 0 is start − warm-up. */
export function clockOf(scenario: Scenario): Clock {
  const { start, warmUp, length, snapshotHour } = scenario.time;
  const zero = startSeconds(start) - warmUp;
  const days = Math.floor(zero / DAY);
  return {
    start,
    warmUp,
    end: warmUp + length,
    weekOffset: weekdayOf(days) * DAY + (zero - days * DAY),
    snapshotAt: snapshotHour * 3600,
  };
}

/** Civil day (from 1970-01-01) of time 0. */
export function firstDay(clock: Clock): number {
  return Math.floor((startSeconds(clock.start) - clock.warmUp) / DAY);
}

/**
 * Civil seconds from 1970-01-01T00:00 of an ISO date, or date and time.
 * @throws RangeError when it is neither; parseScenario has checked it.
 */
export function startSeconds(iso: string): number {
  const instant = parseInstant(iso);
  if (instant === null) throw new RangeError(`"${iso}" is not a date`);
  return instant.days * DAY + instant.seconds;
}

/** Seconds of run time of a phase that begins `from` seconds after start; 0 for the first and those in the past. */
export function phaseStart(clock: Clock, from: number): number {
  return from === -Infinity ? 0 : Math.max(0, clock.warmUp + from);
}

/** Finds the number of the phase in force at a second of the run. */
export function phaseByTime(scenario: Scenario, clock: Clock): (at: number) => number {
  const starts = scenario.phases.map((phase) => phaseStart(clock, phase.from));
  return (at) =>
    Math.max(
      0,
      starts.findLastIndex((from) => from <= at),
    );
}
