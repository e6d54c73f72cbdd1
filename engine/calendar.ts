/**
 * The civil calendar without clocks or zones: days are counted from 1970-01-01, which is day 0. Proleptic Gregorian.
 * Conversions after Howard Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil, civil_from_days).
 */

export interface Civil {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** An instant of the calendar: a day and the second of that day. */
export interface Instant {
  readonly days: number;
  /** 0 to 86,399. */
  readonly seconds: number;
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const ISO_INSTANT = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/;
const DAY_SECONDS = 86_400;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days in a month; month from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01 of a date that exists. */
export function civilToDays({ year, month, day }: Civil): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a day number. */
export function daysToCivil(days: number): Civil {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Day number of an ISO date such as 2016-04-01; null when the text is not one or no such day exists. */
export function isoToDays(text: string): number | null {
  const found = ISO_DATE.exec(text);
  if (found === null) return null;
  const date = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  if (date.month < 1 || date.month > 12 || date.day < 1) return null;
  return date.day > daysInMonth(date.year, date.month) ? null : civilToDays(date);
}

/** ISO date of a day number (a fraction is dropped). */
export function daysToIso(days: number): string {
  const { year, month, day } = daysToCivil(Math.floor(days));
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** Day of the week: 0 = Monday … 6 = Sunday. */
export const weekdayOf = (days: number): number => (((days + 3) % 7) + 7) % 7;

/** The same day so many months later (or earlier); the last day of the month where that day does not exist. */
export function addMonths(days: number, months: number): number {
  const { year, month, day } = daysToCivil(days);
  const count = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(count / 12), month: count - Math.floor(count / 12) * 12 + 1 };
  return civilToDays({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

/** Reads 2016-04-01 or 2016-04-01T08:00(:30); null when it is neither or does not exist. */
export function parseInstant(text: string): Instant | null {
  const found = ISO_INSTANT.exec(text);
  const days = found === null ? null : isoToDays(found[1]!);
  if (found === null || days === null) return null;
  const [hour, minute, second] = [Number(found[2] ?? 0), Number(found[3] ?? 0), Number(found[4] ?? 0)];
  return hour > 23 || minute > 59 || second > 59 ? null : { days, seconds: hour * 3600 + minute * 60 + second };
}

/** The instant so many seconds after (or before) another. */
export function addSeconds(from: Instant, seconds: number): Instant {
  const total = from.seconds + Math.floor(seconds);
  const days = Math.floor(total / DAY_SECONDS);
  return { days: from.days + days, seconds: total - days * DAY_SECONDS };
}

/** Seconds from one instant to another. */
export const secondsBetween = (from: Instant, to: Instant): number =>
  (to.days - from.days) * DAY_SECONDS + to.seconds - from.seconds;

/** "2016-04-01", or "2016-04-01T08:00" when the instant is not at midnight. */
export function formatInstant({ days, seconds }: Instant): string {
  if (seconds === 0) return daysToIso(days);
  const rest = seconds % 60 === 0 ? "" : `:${two(seconds % 60)}`;
  return `${daysToIso(days)}T${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}${rest}`;
}

const two = (n: number): string => String(n).padStart(2, "0");
