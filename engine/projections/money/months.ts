/** Civil months in seconds of a run. */
import {
  addMonths,
  addSeconds,
  civilToDays,
  daysToCivil,
  daysToIso,
  parseInstant,
  secondsBetween,
} from "../../calendar.ts";

/** The clock of a Model or of a log's header, as far as it tells dates. */
export interface DatedClock {
  readonly start: string;
  readonly warmUp: number;
}

/**
 * The months of a run.
 * @throws RangeError when the clock names no date
 */
export class Months {
  private readonly start;
  private readonly warmUp: number;

  constructor({ start, warmUp }: DatedClock) {
    const instant = parseInstant(start);
    if (instant === null) throw new RangeError(`"${start}" is not a date`);
    this.start = instant;
    this.warmUp = warmUp;
  }

  /** The month in which a second of the run lies: 12 × year + month, January 0. */
  of(time: number): number {
    const { year, month } = daysToCivil(addSeconds(this.start, time - this.warmUp).days);
    return 12 * year + month - 1;
  }

  /** The second of the run at which a month begins; it may lie outside the run. */
  beginningOf(month: number): number {
    return this.secondOf(firstDayOf(month));
  }

  /** Seconds of the run, from `time` on, to the next midnight; 0 at midnight. */
  toMidnight(time: number): number {
    const { days, seconds } = addSeconds(this.start, time - this.warmUp);
    return seconds === 0 ? 0 : this.secondOf(days + 1) - time;
  }

  private secondOf(day: number): number {
    return this.warmUp + secondsBetween(this.start, { days: day, seconds: 0 });
  }
}

/** "2016-04" */
export function monthName(month: number): string {
  return daysToIso(firstDayOf(month)).slice(0, 7);
}

function firstDayOf(month: number): number {
  return addMonths(civilToDays({ year: Math.floor(month / 12), month: 1, day: 1 }), ((month % 12) + 12) % 12);
}
