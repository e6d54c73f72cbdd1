/**
 * Quantities as people write them: "26 days", "200 per month", "62%", "£312 per bed-day". Reading one gives its
 * canonical value (seconds, people per day, a share from 0 to 1, pence) or a problem that says what was expected.
 */
import { nearest } from "./units/nearest.ts";

/** Whole in the engine; time 0 is start − warm-up. */
export type Seconds = number;
export type Pence = number;

export const MINUTE: Seconds = 60;
export const HOUR: Seconds = 3600;
export const DAY: Seconds = 86_400;
export const WEEK: Seconds = 7 * DAY;
/** Outside `time:` a year is 365.25 days and a month a twelfth of it. */
export const YEAR: Seconds = 365.25 * DAY;
export const MONTH: Seconds = YEAR / 12;

/** What is wrong with a written quantity, what was expected, and something to type instead. */
export interface UnitProblem {
  readonly wrong: string;
  readonly expected: string;
  readonly try: string;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: UnitProblem };

/** What one price buys. A day is a place occupied for a day; a place-day is paid whether used or not. */
export type Per =
  | "occupied-day"
  | "place-day"
  | "start"
  | "visit"
  | "visit-hour"
  | "delayed-day"
  | "refusal"
  | "diversion"
  | "discharge"
  | "death"
  | "year"
  | "once";

export interface Price {
  readonly pence: Pence;
  readonly per: Per;
}

const TIME_UNITS: Readonly<Record<string, Seconds>> = {
  second: 1,
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
  night: DAY,
  week: WEEK,
  month: MONTH,
  year: YEAR,
};

const SHORT_TIMES: Readonly<Record<string, string>> = {
  s: "second",
  sec: "second",
  secs: "second",
  m: "minute",
  min: "minute",
  mins: "minute",
  h: "hour",
  hr: "hour",
  hrs: "hour",
  d: "day",
  n: "night",
  w: "week",
  wk: "week",
  wks: "week",
  mth: "month",
  mths: "month",
  y: "year",
  yr: "year",
  yrs: "year",
};

const PER: Readonly<Record<string, Per>> = {
  "bed-day": "occupied-day",
  "occupied-day": "occupied-day",
  day: "occupied-day",
  "place-day": "place-day",
  start: "start",
  referral: "start",
  person: "start",
  visit: "visit",
  "visit-hour": "visit-hour",
  "delayed-day": "delayed-day",
  refusal: "refusal",
  diversion: "diversion",
  discharge: "discharge",
  death: "death",
  year: "year",
};

const A_DURATION = "a number and a unit of time, such as 26 days, 4 hours or 70 minutes";
const A_RATE = "people per unit of time, such as 11.2 per day or 200 per month";
const A_SHARE = "a percentage from 0% to 100%, such as 62%";
const A_GROWTH = "a percentage per year, such as 1.7% per year";
const A_COUNT = "a whole number, such as 120";
const A_PRICE = "pounds per unit, such as £312 per bed-day, £45 per visit, £110,000 per year or £250,000 once";

const NUMBER = /^([-+−]?)\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)/;

/** Splits "1,234.5 days" into 1234.5 and "days"; null when it does not begin with a number. */
function split(text: string): { number: number; rest: string; written: string } | null {
  const found = NUMBER.exec(text);
  if (found === null) return null;
  const size = Number(found[2]!.replaceAll(",", ""));
  if (!Number.isFinite(size)) return null;
  const negative = found[1] === "-" || found[1] === "−";
  return { number: negative ? -size : size, rest: text.slice(found[0].length).trim(), written: found[2]! };
}

const good = <T>(value: T): Parsed<T> => ({ ok: true, value });
const bad = (wrong: string, expected: string, cure: string): Parsed<never> => ({
  ok: false,
  problem: { wrong, expected, try: cure },
});

const quote = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;

/** "days" → "day"; null when no unit of time is meant by the word. */
function timeUnit(word: string): string | null {
  const lower = word.toLowerCase();
  for (const form of [lower, lower.replace(/s$/, "")]) if (Object.hasOwn(TIME_UNITS, form)) return form;
  return null;
}

/** The unit of time a misspelt word most likely means. */
function guessTimeUnit(word: string): string {
  const lower = word.toLowerCase();
  const short = Object.hasOwn(SHORT_TIMES, lower) ? SHORT_TIMES[lower] : undefined;
  return short ?? nearest(lower, Object.keys(TIME_UNITS), 3) ?? "day";
}

const plural = (n: number, unit: string): string => (n === 1 ? unit : `${unit}s`);

/** "26 days", "4 hours", "21 nights" → seconds, not rounded. Never negative. */
export function parseDuration(text: string): Parsed<Seconds> {
  const parts = split(text.trim());
  if (parts === null) return bad(`${quote(text)} is not a duration`, A_DURATION, "26 days");
  const { number, rest, written } = parts;
  if (rest === "") return bad(`${quote(text)} has no unit`, A_DURATION, `${written} ${plural(number, "day")}`);
  const unit = timeUnit(rest);
  if (unit === null) {
    const rate = /\bper\b/.test(rest);
    const guess = rate ? "day" : guessTimeUnit(rest.split(" ")[0]!);
    const wrong = rate ? `${quote(text)} is a rate, not a duration` : `${quote(rest)} is not a unit of time`;
    return bad(wrong, A_DURATION, `${written} ${plural(number, guess)}`);
  }
  if (number < 0)
    return bad(`${quote(text)} is negative`, "a duration of 0 or more, such as 26 days", `${written} ${rest}`);
  return good(number * TIME_UNITS[unit]!);
}

/** "11.2 per day", "200 per month" → people per day. Never negative. */
export function parseRate(text: string): Parsed<number> {
  const parts = split(text.trim());
  if (parts === null) return bad(`${quote(text)} is not a rate`, A_RATE, "11.2 per day");
  const { number, rest, written } = parts;
  if (rest === "") return bad(`${quote(text)} has no unit`, A_RATE, `${written} per day`);
  const word = rest.replace(/^(?:per|an?|\/)\s*/, "").trim();
  const unit = timeUnit(word);
  if (unit === null || !/^per /.test(rest)) {
    const guess = unit ?? guessTimeUnit(word.split(" ").at(-1)!);
    return bad(`${quote(text)} is not a rate`, A_RATE, `${written} per ${guess}`);
  }
  if (number < 0)
    return bad(`${quote(text)} is negative`, "a rate of 0 or more, such as 11.2 per day", `${written} per ${unit}`);
  return good((number * DAY) / TIME_UNITS[unit]!);
}

/** "62%" → 0.62. From 0% to 100%. */
export function parseShare(text: string): Parsed<number> {
  const parts = split(text.trim());
  if (parts === null) return bad(`${quote(text)} is not a share`, A_SHARE, "62%");
  const { number, rest, written } = parts;
  if (rest !== "%") {
    const fraction = rest === "" && number > 0 && number < 1;
    const cure = fraction ? `${trim(number * 100)}%` : `${written}%`;
    const what = rest === "" ? "has no %" : "is not a share";
    return bad(`${quote(text)} ${what}`, A_SHARE, cure);
  }
  if (number < 0) return bad(`${quote(text)} is negative`, A_SHARE, `${written}%`);
  if (number > 100) return bad(`${quote(text)} is more than the whole`, A_SHARE, "100%");
  return good(number / 100);
}

/** "1.7% per year" → 0.017 per year of 365.25 days. May be negative, above −100%. */
export function parseGrowth(text: string): Parsed<number> {
  const parts = split(text.trim());
  if (parts === null) return bad(`${quote(text)} is not a growth rate`, A_GROWTH, "1.7% per year");
  const { number, rest, written } = parts;
  const sign = number < 0 ? "-" : "";
  if (!/^% per year$/.test(rest)) {
    return bad(`${quote(text)} is not a growth rate`, A_GROWTH, `${sign}${written}% per year`);
  }
  if (number <= -100)
    return bad(
      `${quote(text)} leaves nobody after a year`,
      "growth above -100% per year, such as 1.7% per year",
      "-5% per year",
    );
  return good(number / 100);
}

/** "120" → 120. Whole, 0 or more. */
export function parseCount(text: string): Parsed<number> {
  const parts = split(text.trim());
  if (parts === null) return bad(`${quote(text)} is not a number`, A_COUNT, "120");
  const { number, rest, written } = parts;
  if (rest !== "") return bad(`${quote(text)} is not a plain number`, A_COUNT, String(Math.round(Math.abs(number))));
  if (number < 0) return bad(`${quote(text)} is negative`, "a whole number of 0 or more, such as 120", written);
  if (!Number.isInteger(number)) {
    return bad(`${quote(text)} is not whole`, A_COUNT, `${Math.floor(number)} or ${Math.ceil(number)}`);
  }
  return good(number);
}

/** "£312 per bed-day", "£1,234.50 per start", "£250,000 once" → pence and what they buy. Never negative. */
export function parsePrice(text: string): Parsed<Price> {
  const money = /^£\s*/.exec(text.trim());
  const parts = split(text.trim().slice(money?.[0].length ?? 0));
  if (parts === null) return bad(`${quote(text)} is not a price`, A_PRICE, "£312 per bed-day");
  const { number, rest, written } = parts;
  const [, scale, tail] = /^(k\b|m\b|thousand\b|million\b)?\s*(.*)$/i.exec(rest)!;
  const per = tail!
    .replace(/^per\s+/, "")
    .replaceAll(" ", "-")
    .replace(/s$/, "");
  const once = rest === "once";
  const known = once ? "once" : Object.hasOwn(PER, per) ? PER[per] : undefined;
  const amount = scale === undefined ? written : grouped(number * (/^[kt]/i.test(scale) ? 1e3 : 1e6));
  if (money !== null && scale === undefined && known !== undefined && (once || /^per\s/.test(rest))) {
    if (number < 0)
      return bad(`${quote(text)} is negative`, "a price of 0 or more, such as £312 per bed-day", `£${written} ${rest}`);
    return good({ pence: number * 100, per: known });
  }
  if (/week$/.test(per)) {
    return bad(`${quote(text)}: a price cannot be per week`, A_PRICE, `£${trim(number / 7)} per bed-day`);
  }
  const near = per === "" ? null : nearest(per, Object.keys(PER), 3);
  const guess = known === undefined ? (near ?? "bed-day") : per;
  return bad(`${quote(text)} is not a price per unit`, A_PRICE, `£${amount} per ${guess}`);
}

/** A written figure of any kind, taken apart so that another number can be put in its place. */
export interface Figured {
  readonly number: number;
  /** Text before and after the number: "£" and " per bed-day"; "" and " days"; "" and "%". */
  readonly before: string;
  readonly after: string;
}

/** Takes "26 days", "£312 per bed-day", "62%" or "120" apart; null when the text is no figure at all. */
export function takeApart(text: string): Figured | null {
  const before = text.trim().startsWith("£") ? "£" : "";
  const parts = split(text.trim().slice(before.length));
  if (parts === null) return null;
  return {
    number: parts.number,
    before,
    after: parts.rest.startsWith("%") || parts.rest === "" ? parts.rest : ` ${parts.rest}`,
  };
}

/** Writes a figure with another number, e.g. 30 and the parts of "26 days" → "30 days". */
export const putTogether = (number: number, { before, after }: Figured): string => `${before}${trim(number)}${after}`;

/** Seconds per unit when `after` is a unit of time (" days"), people per day for a rate (" per month"), else 1. */
export function scaleOf({ after }: Figured): number {
  const words = after.trim().split(" ");
  const unit = timeUnit(words.at(-1)!);
  if (unit === null) return 1;
  if (words.length === 1) return TIME_UNITS[unit]!;
  return words.length === 2 && words[0] === "per" ? DAY / TIME_UNITS[unit]! : 1;
}

/** A number without needless digits: 0.30000000000000004 → "0.3". */
const trim = (n: number): string => String(Number(n.toPrecision(12)));

/** Thousands in groups: 163848 → "163,848". At most so many decimals, none when they are zeros. */
export function grouped(n: number, decimals = 2): string {
  const [whole, part] = trim(Number(Math.abs(n).toFixed(decimals))).split(".");
  const sign = n < 0 && Number(n.toFixed(decimals)) !== 0 ? "−" : "";
  return `${sign}${whole!.replace(/\B(?=(\d{3})+(?!\d))/g, ",")}${part === undefined ? "" : `.${part}`}`;
}
