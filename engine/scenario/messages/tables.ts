/** What can be wrong with a table (CSV) beside a scenario. */
import { at, error, orList, quoted, suggest } from "../problem.ts";
import type { Place, Problem } from "../scenario.ts";

const INSIDE = "a file in the folder of the scenario or below it";

export const missingTable = (place: Place, file: string, known: readonly string[]): Problem =>
  error(at(place), `there is no file ${quoted(file)}`, INSIDE, suggest(file, known));

export const tableOutside = (place: Place, file: string): Problem =>
  error(
    at(place),
    `${quoted(file)} lies outside the folder of the scenario`,
    INSIDE,
    "copy the file into this folder and give its name",
  );

export const changedTable = (place: Place, file: string): Problem =>
  error(
    at(place),
    `${quoted(file)} is not the file this scenario was resolved with`,
    "the file with the digest that stands here",
    "the file as it was, or remove digest to take the new one",
  );

export const notRead = (place: Place): Problem =>
  error(
    at(place),
    "this table was not read",
    "the name of a CSV file, written in the scenario or a variant",
    "list: arrivals.csv, in the file itself",
  );

export const emptyTable = (place: Place): Problem =>
  error(at(place), "the table is empty", "a row of column names and rows below it", "time,count");

export const badHead = (place: Place, names: readonly string[], most: number): Problem =>
  error(
    at(place),
    `the first row does not name the columns: ${quoted(names.join(","))}`,
    `up to ${most} names, all different`,
    "time,count",
  );

export const otherSeparator = (place: Place, separator: string): Problem =>
  error(
    at(place),
    `the cells are separated by ${separator}`,
    "commas, and points in numbers",
    "save it as CSV with commas",
  );

export const tooManyRows = (place: Place, rows: number, most: number): Problem =>
  error(at(place), `the table has ${rows} rows`, `at most ${most}`, "a rate fitted to them, or a shorter list");

export const rowLength = (place: Place, cells: number, names: number): Problem =>
  error(
    at(place),
    `the row has ${cells} ${cells === 1 ? "cell" : "cells"}`,
    `${names}, one for each column`,
    "quotes around a cell that holds a comma",
  );

export const openQuote = (place: Place): Problem =>
  error(at(place), "a quote is opened and not closed", 'cells such as "a, b", on one line', "remove the quote");

export const unknownColumn = (place: Place, column: string, known: readonly string[]): Problem =>
  error(
    at(place),
    `no column is called ${quoted(column)} here; names, numbers and notes about people are not read`,
    orList(known),
    suggest(column, known),
  );

export const noTime = (place: Place): Problem =>
  error(at(place), "the row has no time", "a column time, such as 2016-04-01T08:30", "time,count");

export const badCell = (place: Place, column: string, text: string, expected: string, example: string): Problem =>
  error(at(place), `${quoted(text)} is no ${column}`, expected, example);
