/** Years that begin on a day of an agreement's own, as far as they lie in the measured time. */
import { addMonths, civilToDays, daysToCivil, type Instant, secondsBetween } from "../calendar.ts";

/** The measured part of one year: seconds after the measured start, when the whole year begins, and how long it is. */
export interface MeasuredYear {
  readonly from: number;
  readonly to: number;
  readonly opens: number;
  readonly whole: number;
}

/**
 * The years of an agreement in the measured time, in order.
 * @param start first measured instant
 * @param length of the measured time, in seconds
 * @param begins when the first year begins; it may lie before the start
 * @param until instant from which the agreement holds no more; null for none
 */
export function measuredYears(start: Instant, length: number, begins: Instant, until: Instant | null): MeasuredYear[] {
  const turn = (year: number): number =>
    secondsBetween(start, { days: addMonths(begins.days, 12 * year), seconds: begins.seconds });
  const last = Math.min(length, until === null ? length : secondsBetween(start, until));
  const years: MeasuredYear[] = [];
  for (let year = 0; turn(year) < last; year++) {
    const [opens, closes] = [turn(year), turn(year + 1)];
    const [from, to] = [Math.max(0, opens), Math.min(last, closes)];
    if (to > from) years.push({ from, to, opens, whole: closes - opens });
  }
  return years;
}

/** The 1 April on which the financial year of an instant began. */
export function financialYearOf({ days }: Instant): Instant {
  const { year, month } = daysToCivil(days);
  return { days: civilToDays({ year: month < 4 ? year - 1 : year, month: 4, day: 1 }), seconds: 0 };
}
