/** Figures as the cells of a table and the clauses of a sentence: never a number without its interval. */
import type { Figures } from "../experiments/contract.ts";
import { halfWidth, number, signed } from "./numbers.ts";
import type { Shown } from "./units.ts";

/** Whether a difference is told apart from chance: its 95% interval excludes zero. */
export type Clear = "more" | "less" | "no" | "unknown";

export function clearness({ interval }: Figures): Clear {
  if (interval === null) return "unknown";
  if (interval.low > 0) return "more";
  return interval.high < 0 ? "less" : "no";
}

/** The sign in front of a difference. */
const MARK: Readonly<Record<Clear, string>> = { more: "▲", less: "▼", no: "·", unknown: "" };

/** What stands where there is nothing to say. */
const NONE = "none";

/** "9.2 (8.8 to 9.6)", in two lines when `narrow`. A figure that is the same in every run has no interval. */
export function cell(figures: Figures, style: Shown, narrow: boolean): string {
  if (figures.mean === null) return NONE;
  const text = number(figures.mean, style, halfWidth(figures.interval));
  return isFixed(figures) ? text : `${text}${narrow ? "\n" : " "}(${span(figures, style, number)})`;
}

/** "▲ +3.1 (+2.0 to +4.2)". */
export function differenceCell(figures: Figures, style: Shown, narrow: boolean): string {
  if (figures.mean === null) return NONE;
  if (isFixed(figures) && figures.interval !== null && Math.abs(figures.mean) <= 1e-9) return "the same";
  const mark = MARK[clearness(figures)];
  const text = `${mark}${mark === "" ? "" : " "}${signed(figures.mean, style, halfWidth(figures.interval))}`;
  return isFixed(figures) ? text : `${text}${narrow ? "\n" : " "}(${span(figures, style, signed)})`;
}

/** True where there is no interval to show: one replication, or the same figure in all but for rounding. */
export function isFixed({ mean, interval }: Figures): boolean {
  return interval === null || interval.high - interval.low <= 1e-9 * Math.max(1, Math.abs(mean ?? 0));
}

/** "8.8 to 9.6": both ends to the digits of the middle. */
export function span(figures: Figures, style: Shown, write: typeof number): string {
  const { interval } = figures;
  if (interval === null) return "";
  const fixed = { ...style, decimals: style.decimals ?? decimalsOf(figures, style) };
  return `${write(interval.low, fixed, null)} to ${write(interval.high, fixed, null)}`;
}

function decimalsOf(figures: Figures, style: Shown): number {
  const middle = number(figures.mean ?? 0, { ...style, before: "", after: "" }, halfWidth(figures.interval));
  return middle.includes(".") ? middle.length - middle.indexOf(".") - 1 : 0;
}
