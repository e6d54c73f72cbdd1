import type { DistributionSpec, Quantity } from "./words.ts";

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

/** What becomes of visits going on when the shift of their staff ends. */
export const AT_SHIFT_END = ["overtime", "hand-over", "stop-and-resume"] as const;
export type AtShiftEnd = (typeof AT_SHIFT_END)[number];

/** Most people to whom a service gives a place in a week (from Monday 00:00) or a day. */
export interface StartsSpec {
  readonly number: Quantity;
  readonly per: "week" | "day";
}

/** What becomes of the people above the new number when a dated change takes places away; without it they stay. */
export interface OccupantsSpec {
  /** Services they are ready at once to move to, in order of preference; null = they leave by their own way on. */
  readonly moveTo: readonly string[] | null;
  readonly first: "longest-there" | "last-in";
}

/** Posts of staff that fall empty and are filled again; the filled ones limit the places or staff. */
export interface StaffStockSpec {
  readonly posts: Quantity;
  /** Share of filled posts whose holders leave in a year of 365.25 days, as a rate: 0.2 for 20% per year. */
  readonly leavers: Quantity;
  /** Time until an empty post is filled. */
  readonly recruitment: DistributionSpec;
  /** People for whom a filled post provides a place; null for a team, whose staff on duty fall in proportion. */
  readonly peoplePerPost: Quantity | null;
}
