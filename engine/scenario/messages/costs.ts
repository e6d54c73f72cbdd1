/** What can be wrong with lines of cost. */
import type { Per, UnitProblem } from "../../units.ts";
import { error, orList, quoted, type Spot, warning } from "../problem.ts";
import type { Problem } from "../scenario.ts";

/** "occupied-day" → "bed-day", as people write it. */
const written = (per: Per): string =>
  per === "occupied-day" ? "bed-day" : per.replace("-day", " day").replace("place day", "place-day");

/** "a price per visit", "a price to be paid once" */
const aPrice = (per: Per): string => (per === "once" ? "a price to be paid once" : `a price per ${written(per)}`);

export const badYear = (spot: Spot, { wrong, expected, try: cure }: UnitProblem): Problem =>
  error(spot, wrong, expected, cure);

export const noBaseYear = (spot: Spot): Problem =>
  error(
    spot,
    "prices are brought to another year, and costs has no price-year",
    "costs.price-year, the year in whose prices every amount is told",
    "price-year: 2016/17",
  );

export const yearsOverlap = (spot: Spot, year: string, other: string, cure: string): Problem =>
  error(
    spot,
    `the years ${quoted(year)} and ${quoted(other)} overlap`,
    "each year once, all from April to March or all calendar years",
    cure,
  );

export const yearMissing = (spot: Spot, year: string): Problem =>
  error(spot, `inflation leaves out ${year}`, "each year from the first to the last", `${year}: 1.3%`);

export const laterYear = (spot: Spot, year: string, base: string): Problem =>
  error(
    spot,
    `the price is of ${year}, later than ${base}, in whose prices every amount is told`,
    `${base} or an earlier year`,
    `costs.price-year: ${year}`,
  );

export const riseMissing = (spot: Spot, from: string, year: string): Problem =>
  error(
    spot,
    `the price is of ${from}, and how prices rose in ${year} is not said`,
    `each year after ${from} in costs.inflation`,
    `inflation: { ${year}: 1.3% }`,
  );

export const lagMissing = (spot: Spot): Problem =>
  error(
    spot,
    "the semi-variable share has no lag after which it follows what is used",
    "lag:, in whole months",
    "lag: 12 months",
  );

export const lagOfNothing = (spot: Spot): Problem =>
  error(
    spot,
    "there is a lag, and no semi-variable share that it could hold back",
    "semi-variable and lag together",
    "semi-variable: 25%, or remove lag",
  );

export const lagByMonths = (spot: Spot, months: number): Problem =>
  error(spot, "the lag is no whole number of months", "whole months", `lag: ${months} months`);

export const spotPerDay = (spot: Spot, per: Per): Problem =>
  error(
    spot,
    `beyond the block there is ${aPrice(per)}`,
    "a price per bed-day, for people at midnight beyond the block",
    "spot: £120 per bed-day",
  );

export const onMissing = (spot: Spot): Problem =>
  error(spot, "the price is paid once, and nothing says when", "on:, the day on which it falls due", "on: 2016-10-01");

export const onWithoutUse = (spot: Spot, per: Per): Problem =>
  error(spot, `on has no meaning for ${aPrice(per)}`, "on for a price to be paid once", "£250,000 once, or from:");

export const onceBetween = (spot: Spot, key: string): Problem =>
  error(
    spot,
    `${key} has no meaning for a price to be paid once`,
    "on:, the day on which it falls due",
    `remove ${key}`,
  );

export const dueOutside = (spot: Spot, start: string, end: string): Problem =>
  error(
    spot,
    "the price falls due outside the measured time and is in no figure",
    `a day from ${start} to before ${end}`,
    `on: ${start}`,
  );

export const untilBeforeFrom = (spot: Spot): Problem =>
  error(spot, "the line ends before it begins", "until later than from", "swap from and until");

export const neverCounts = (spot: Spot, start: string, end: string): Problem =>
  error(spot, "the line counts at no time that is measured", `a part of ${start} to ${end}`, "check from and until");

export const noBehaviour = (spot: Spot, per: Per | "block"): Problem =>
  error(
    spot,
    per === "block"
      ? "behaves has no meaning for a block: it is paid whether used or not, and what is beyond it follows at once"
      : per === "once" || per === "year"
        ? `behaves has no meaning for ${aPrice(per)}: it follows nothing that is used`
        : `behaves has no meaning for ${aPrice(per)}: places are paid for whether used or not`,
    "a price for something that is used, such as a bed-day, start, visit or discharge",
    "£313 per bed-day, or remove behaves",
  );

export const noSteps = (spot: Spot, per: Per): Problem =>
  error(spot, `per-step has no meaning for ${aPrice(per)}`, "a price per year of each step", "£45,000 per year");

export const blockOfOther = (spot: Spot, service: string, kind: string): Problem =>
  error(
    spot,
    `${service} is of kind ${kind}, and a block pays for places in which people are at midnight`,
    "a service of kind beds or caseload",
    "another service, or a price without a block",
  );

export const runsOnce = (spot: Spot, service: string): Problem =>
  error(
    spot,
    `${service} is both closing and opening`,
    "a service in one of the two lists",
    `take ${service} out of one of them`,
  );

export const runsNoPlaces = (spot: Spot, service: string, kind: string): Problem =>
  error(
    spot,
    `${service} is of kind ${kind}, which has no places that open and close`,
    "a service of kind beds or caseload",
    "another service",
  );

export const closingUnpriced = (spot: Spot, services: readonly string[]): Problem =>
  warning(
    spot,
    "nothing that closes has a cost, so that double running costs nothing",
    `a line of cost of ${orList(services)}`,
    "a line with a price per place-day",
  );

export const discountNotAbove = (spot: Spot): Problem =>
  error(spot, "the discount rate is not above 0%", "a rate above 0% per year", "3.5% per year, or remove discount");

export const payerTaken = (spot: Spot, name: string): Problem =>
  error(spot, `${quoted(name)} is what a measure of cost is called`, "another name for the payer", `${name}-payer`);
