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
