import { civilToDays, DAY, daysInMonth, HOUR, MINUTE, secondsBetween } from "../../engine/index.ts";
import { type Clocked, clockWords, counted, dateWords, MONTHS, startOf } from "./time.ts";

/** A day as typed; `year` is null when none was. */
interface TypedDate {
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
}

/**
 * The second of the run that a typed moment means: "14 Jan 2017", "14/1/2017 14:05", "2017-01-14T14:05", "day 14",
 * "Tuesday 14 January, 14:05". A date without a time is the first moment of it; one without a year the first such date
 * of the run. What cannot be read, or lies outside the run, gives a sentence that says what was expected.
 */
export function parseMoment(header: Clocked, text: string): number | string {
  const plain = text.trim().toLowerCase().replaceAll(",", " ").replace(/\s+/g, " ");
  const { rest, time } = splitTime(plain);
  if (time === "wrong") return `There is no such time of day. ${expected(header)}`;
  const day = /^day (\d{1,5})(?: of \d+)?$/.exec(rest);
  if (day !== null) return inRun(header, onDay(header, Number(day[1]), time), text);
  const date = typedDate(rest.replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* /, ""));
  if (date === null) return `"${shortened(text)}" is not a date. ${expected(header)}`;
  const found = onDate(header, date, time);
  return found === null ? `There is no such date. ${expected(header)}` : inRun(header, found, text);
}

/** Takes a time of day off the end: seconds, null when there is none. */
function splitTime(text: string): { rest: string; time: number | null | "wrong" } {
  const found = /^(.*?)[ t](\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (found === null) return { rest: text, time: null };
  const [hour, minute, second] = [Number(found[2]), Number(found[3]), Number(found[4] ?? 0)];
  const wrong = hour > 23 || minute > 59 || second > 59;
  return { rest: found[1]!.trim(), time: wrong ? "wrong" : hour * HOUR + minute * MINUTE + second };
}

function typedDate(text: string): TypedDate | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (slashed !== null) return { day: Number(slashed[1]), month: Number(slashed[2]), year: fullYear(slashed[3]!) };
  const named = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})(?: (\d{4}))?$/.exec(text);
  if (named === null) return null;
  const month = MONTHS.findIndex((name) => name.toLowerCase().startsWith(named[2]!)) + 1;
  return month === 0 ? null : { day: Number(named[1]), month, year: named[3] === undefined ? null : Number(named[3]) };
}

const fullYear = (text: string): number => (text.length === 2 ? 2000 : 0) + Number(text);

/** Second of the run of a date and a time of day; null when there is no such date. */
function onDate(header: Clocked, { day, month, year }: TypedDate, time: number | null): number | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const years = year === null ? yearsOf(header) : [year];
  const found = years
    .filter((y) => day <= daysInMonth(y, month))
    .map((y) => {
      const midnight = secondsOf(header, civilToDays({ year: y, month, day }));
      return time !== null || midnight + DAY <= 0 ? midnight + (time ?? 0) : Math.max(0, midnight);
    });
  return found.find((t) => t >= 0 && t <= header.clock.end) ?? found[0] ?? null;
}

/** Second of the run on the n-th day of measuring; days begin at the hour of the start. */
function onDay(header: Clocked, day: number, time: number | null): number {
  const begins = header.clock.warmUp + (day - 1) * DAY;
  if (time === null) return begins;
  return begins + ((time - startOf(header).seconds + DAY) % DAY);
}

function secondsOf(header: Clocked, days: number): number {
  return secondsBetween(startOf(header), { days, seconds: 0 }) + header.clock.warmUp;
}

/** The calendar years that the run touches. */
function yearsOf(header: Clocked): number[] {
  const year = (t: number): number => Number(dateWords(header, t).split(" ").at(-1));
  const first = year(0);
  return Array.from({ length: year(header.clock.end) - first + 1 }, (_, i) => first + i);
}

function inRun(header: Clocked, t: number, text: string): number | string {
  const { warmUp, end } = header.clock;
  if (t >= 0 && t <= end) return t;
  const days = Math.ceil((end - warmUp) / DAY);
  return (
    `"${shortened(text)}" lies outside this run, which goes from ${clockWords(header, 0)} to ${clockWords(header, end)} ` +
    `and measures ${counted(days, "day")}. ${expected(header)}`
  );
}

function expected(header: Clocked): string {
  const { warmUp, end } = header.clock;
  const date = dateWords(header, warmUp);
  return `Type a date such as ${date} or ${date}, 14:05, or a day such as day ${Math.min(14, Math.ceil((end - warmUp) / DAY))}.`;
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text.trim());
