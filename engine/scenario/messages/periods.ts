/** What can be wrong with named periods. */
import { error, quoted, type Spot, warning } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const badPeriodName = (spot: Spot, name: string): Problem =>
  error(spot, `${quoted(name)} cannot be the name of a period`, "letters, digits, / and -", "2016/17");

export const endsBeforeItBegins = (spot: Spot): Problem =>
  error(spot, "the period ends before it begins", "to later than from", "{ from: 2016-04-01, to: 2017-04-01 }");

export const outsideTheTime = (spot: Spot, start: string, end: string): Problem =>
  error(spot, "the period lies outside the measured time", `a part of ${start} to ${end}`, "a longer time.length");

export const cut = (spot: Spot, start: string, end: string): Problem =>
  warning(
    spot,
    "the period reaches beyond the measured time, and is cut to what lies within it",
    `a part of ${start} to ${end}`,
    "a longer time.length",
  );

export const datesOrMonths = (spot: Spot): Problem =>
  error(
    spot,
    "the period has neither from and to, nor months alone",
    "from and to, or months",
    "{ months: [12, 1, 2] }",
  );

export const noSuchMonth = (spot: Spot): Problem =>
  error(spot, "a month of the period does not exist", "months from 1 to 12", "{ months: [12, 1, 2] }");

export const monthsOutside = (spot: Spot): Problem =>
  error(
    spot,
    "none of these months lies in the measured time",
    "months in which the run is measured",
    "a longer time.length",
  );
