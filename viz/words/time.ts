/**
 * Time in words. Seconds count from time 0 of a run; dates and hours are civil time of the scenario, without zones.
 */
import {
  addSeconds,
  DAY,
  daysToCivil,
  grouped,
  HOUR,
  type LogHeader,
  MINUTE,
  parseInstant,
  weekdayOf,
} from "../../engine/index.ts";

/** What the words need of a header. */
export type Clocked = Pick<LogHeader, "clock">;

/** Monday first. */
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

export const MONTHS = [
  ...(["January", "February", "March", "April", "May", "June", "July"] as const),
  ...(["August", "September", "October", "November", "December"] as const),
];

/** A pace of the replay: simulated seconds that pass in one second of watching. */
export interface SpeedChoice {
  readonly words: string;
  /** 0 for event by event: the replay goes from one event to the next. */
  readonly perSecond: number;
}

/** The paces on offer, slowest first. Never a multiple of anything: what passes in a second is said. */
export const SPEEDS: readonly SpeedChoice[] = [
  { words: "event by event", perSecond: 0 },
  { words: "1 hour per second", perSecond: HOUR },
  { words: "6 hours per second", perSecond: 6 * HOUR },
  { words: "1 day per second", perSecond: DAY },
  { words: "7 days per second", perSecond: 7 * DAY },
  { words: "30 days per second", perSecond: 30 * DAY },
];

/** "Tuesday 14 January 2017, 14:05" */
export function clockWords(header: Clocked, t: number): string {
  const { weekday, day, month, year, time } = civilAt(header, t);
  return `${weekday} ${day} ${month} ${year}, ${time}`;
}

/** "Tue 14 Jan, 14:05" */
export function shortClock(header: Clocked, t: number): string {
  const { weekday, day, month, time } = civilAt(header, t);
  return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)}, ${time}`;
}

/** "Tue 14 Jan 2017, 14:05": where the year may not be plain from what stands beside it. */
export function datedClock(header: Clocked, t: number): string {
  const { weekday, day, month, year, time } = civilAt(header, t);
  return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)} ${year}, ${time}`;
}

/** "14 January 2017" */
export function dateWords(header: Clocked, t: number): string {
  const { day, month, year } = civilAt(header, t);
  return `${day} ${month} ${year}`;
}

/** "day 14 of 730"; before measuring "warm-up, 80 days before measuring begins"; days begin at the hour of the start. */
export function dayWords({ clock }: Clocked, t: number): string {
  if (t < clock.warmUp)
    return `warm-up, ${counted(Math.ceil((clock.warmUp - t) / DAY), "day")} before measuring begins`;
  const days = Math.max(1, Math.ceil((clock.end - clock.warmUp) / DAY));
  const day = Math.min(days, Math.floor((t - clock.warmUp) / DAY) + 1);
  return `day ${grouped(day)} of ${grouped(days)}`;
}

/** "9 d 3 h", "2 h 10 min", "35 min", "under a minute". What is left over is dropped, not rounded. */
export function lengthWords(seconds: number): string {
  if (!(seconds >= MINUTE)) return "under a minute";
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min`;
  if (seconds < DAY) return pair(seconds, HOUR, "h", MINUTE, "min");
  return pair(seconds, DAY, "d", HOUR, "h");
}

/** For a timeline that is read aloud: "Tuesday 14 January 2017, 14:05, day 14 of 730". */
export function sliderWords(header: Clocked, t: number): string {
  return `${clockWords(header, t)}, ${dayWords(header, t)}`;
}

/** "1 day", "80 days", "1,204 people". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}

function pair(seconds: number, large: number, largeWord: string, small: number, smallWord: string): string {
  const whole = Math.floor(seconds / large);
  const rest = Math.floor((seconds - whole * large) / small);
  return rest === 0 ? `${grouped(whole)} ${largeWord}` : `${grouped(whole)} ${largeWord} ${rest} ${smallWord}`;
}

interface CivilWords {
  readonly weekday: string;
  readonly day: number;
  readonly month: string;
  readonly year: number;
  /** "14:05" */
  readonly time: string;
}

/** The civil date and hour of a second, in words. */
export function civilAt({ clock }: Clocked, t: number): CivilWords {
  const { days, seconds } = addSeconds(startOf({ clock }), t - clock.warmUp);
  const { year, month, day } = daysToCivil(days);
  const two = (n: number): string => String(n).padStart(2, "0");
  const time = `${two(Math.floor(seconds / HOUR))}:${two(Math.floor((seconds % HOUR) / MINUTE))}`;
  return { weekday: WEEKDAYS[weekdayOf(days)]!, day, month: MONTHS[month - 1]!, year, time };
}

/**
 * The civil instant at which measuring begins.
 * @throws RangeError when the header's start is no date: readHeader lets any text through.
 */
export function startOf({ clock }: Clocked): { readonly days: number; readonly seconds: number } {
  const start = parseInstant(clock.start);
  if (start === null) throw new RangeError(`log header: clock.start "${clock.start}" is not a date`);
  return start;
}
