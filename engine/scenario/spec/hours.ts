import type { Quantity } from "./words.ts";

/** What holds of weekly hours on a bank holiday: they go on as on any day, there are none, or those of a Sunday. */
export const ON_BANK_HOLIDAYS = ["open", "closed", "as-sunday"] as const;
export type OnBankHolidays = (typeof ON_BANK_HOLIDAYS)[number];

/** Weekly hours: days 0 = Monday … 6 = Sunday; seconds of the day. A moment (`at:`) has from = to. `to` may be 86400. */
export interface HoursSpec {
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly bankHolidays: OnBankHolidays;
}

/** A break of a team's staff, on every day: seconds of the day; so many of those on duty, or all of them. */
export interface BreakSpec {
  readonly from: number;
  readonly to: number;
  readonly staff: Quantity | "all";
}

/** Most people to whom a service gives a place in a week (from Monday 00:00) or a day. */
export interface StartsSpec {
  readonly number: Quantity;
  readonly per: "week" | "day";
}
