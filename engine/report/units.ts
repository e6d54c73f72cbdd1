/** How each unit of a measure is shown to a reader. */
import type { Figures } from "../experiments/contract.ts";
import type { UnitStyle } from "./numbers.ts";

export interface Shown extends UnitStyle {
  /** What the number counts, for the label of a row: "people", "hours", "£ a year". */
  readonly words: string;
}

const PLAIN: UnitStyle = { before: "", after: "", times: 1, decimals: null };
/** Pence. */
const MILLION = 1e8;
const TEN_THOUSAND = 1e6;

/**
 * @param unit unit of a measure
 * @param largest largest absolute mean that will stand in the row: decides between days, hours and minutes, £ and £m
 */
export function shown(unit: string, largest: number): Shown {
  if (unit === "share") return { ...PLAIN, times: 100, after: "%", words: "%" };
  if (unit === "days") return time(largest);
  if (unit.startsWith("pence")) return money(unit, largest);
  return { ...PLAIN, words: spoken(unit) };
}

function time(days: number): Shown {
  if (days >= 2) return { ...PLAIN, words: "days" };
  if (days * 24 >= 2) return { ...PLAIN, times: 24, words: "hours" };
  return { ...PLAIN, times: 1440, words: "minutes" };
}

function money(unit: string, largest: number): Shown {
  const words = spoken(unit.replace("pence", "£"));
  const style = { ...PLAIN, before: "£", words };
  if (largest >= 10 * MILLION) return { ...style, after: "m", times: 1 / MILLION, decimals: 1 };
  if (largest >= MILLION) return { ...style, after: "m", times: 1 / MILLION, decimals: 2 };
  if (largest >= TEN_THOUSAND) return { ...style, after: "k", times: 1e-5, decimals: 0 };
  return { ...style, times: 0.01, decimals: 0 };
}

/** A difference in its own size where it is money, in points where it is a share; else as the row. */
export function shownDifference(unit: string, row: Shown, { mean, interval }: Figures): Shown {
  if (unit === "share") return { ...row, after: "", words: "percentage points" };
  const ends = [mean ?? 0, interval?.low ?? 0, interval?.high ?? 0];
  return unit.startsWith("pence") ? shown(unit, Math.max(...ends.map(Math.abs))) : row;
}

/** Whether a unit must be named beside the number: money and per cent carry their signs, people go without saying. */
export function needsWords({ words }: Shown): boolean {
  return ["days", "hours", "minutes", "percentage points"].includes(words);
}

/** "people per year" → "people a year". */
function spoken(unit: string): string {
  return unit.replace(/ per (?=(year|month|week|day)\b)/, " a ");
}
