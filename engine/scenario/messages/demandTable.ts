/** What can be wrong with a table of demand by month. */
import { error, orList, quoted, type Spot, suggest, warning } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const unknownKey = (spot: Spot, key: string, known: readonly string[]): Problem =>
  error(spot, `a table of demand has no ${quoted(key)}`, orList(known), suggest(key, known));

export const whichService = (spot: Spot, services: readonly string[]): Problem =>
  error(spot, "the table tells of several services", "service: one of them", `service: ${services[0] ?? "reablement"}`);

export const notThere = (spot: Spot, key: "service" | "source", name: string, known: readonly string[]): Problem =>
  known.length > 0
    ? error(spot, `no row of the table is of the ${key} ${quoted(name)}`, orList(known), suggest(name, known))
    : error(spot, `the table does not say of which ${key} its rows are`, `a column ${key}`, `remove ${key}`);

export const noRows = (spot: Spot): Problem =>
  error(spot, "the table has no rows", "a row for each month below the names of the columns", "2016-04,132.5");

export const monthTwice = (spot: Spot, month: string): Problem =>
  error(
    spot,
    `the month ${quoted(month)} has two rows`,
    "one row for each month, or one for each month and source",
    "add the two up, or give each its source",
  );

export const monthsOutside = (spot: Spot, outside: readonly string[], first: string, last: string): Problem =>
  warning(
    spot,
    `the run measures ${outside.length === 1 ? "a month" : `${outside.length} months`} that the table does not have, ${outside[0]} first: as the same month of the nearest year`,
    `a run from ${first} to ${last}, or rows for all its months`,
    "more rows",
  );

export const noColumn = (spot: Spot, column: string): Problem =>
  error(spot, `the row has no ${column}`, "columns month and demand, perhaps days, service and source", "month,demand");
