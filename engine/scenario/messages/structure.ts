/** What can be wrong with the shape of a scenario: keys, kinds of value, units, names. */
import { formatShare } from "../../format.ts";
import { nearest } from "../../units/nearest.ts";
import type { UnitProblem } from "../../units.ts";
import { at, error, joined, orList, quoted, type Report, type Spot } from "../problem.ts";
import type { Problem } from "../scenario.ts";
import { type Branch, describe, type Tree } from "../tree.ts";

/** What a comma in an amount leaves behind: inside { } it ends the value. */
const AFTER_COMMA = /^\d{3}(?!\d)/;

export const unknownKey = (spot: Spot, key: string, known: readonly string[]): Problem =>
  error(
    spot,
    `${quoted(key)} is not a key here`,
    orList(known, 30),
    AFTER_COMMA.test(key)
      ? 'the amount without its comma, or in quotes, as "£2,400 per start": inside { } a comma ends it'
      : (nearest(key, known) ?? "remove it, or check the indentation"),
  );

/** Reports every key of a map that is not known there. */
export function checkKeys(tree: Branch, known: readonly string[], path: string, report: Report): void {
  for (const [key, entry] of tree.entries) {
    if (!known.includes(key)) report(unknownKey(at(entry.key, joined(path, key)), key, known));
  }
}

export const missing = (spot: Spot, key: string, example: string): Problem =>
  error(spot, `${key} is missing`, `the key ${key}`, example);

export const notA = (spot: Spot, tree: Tree, what: string, example: string): Problem =>
  error(spot, `${describe(tree)} is not ${what}`, what, example);

export const unit = (spot: Spot, { wrong, expected, try: cure }: UnitProblem): Problem =>
  error(spot, wrong, expected, cure);

export const rangeOrder = (spot: Spot, [low, value, high]: readonly string[]): Problem =>
  error(
    spot,
    `the value ${value} is not between its low ${low} and high ${high}`,
    "low ≤ value ≤ high",
    "check the three figures",
  );

export const badName = (spot: Spot, name: string, cure: string): Problem =>
  error(spot, `${quoted(name)} is not a name`, "lower-case letters, digits and hyphens, beginning with a letter", cure);

export const badLevel = (spot: Spot, name: string, cure: string): Problem =>
  error(spot, `${quoted(name)} is not a name`, "lower-case letters, digits and hyphens, such as severe or 65-74", cure);

export const reservedName = (spot: Spot, name: string): Problem =>
  error(spot, `${quoted(name)} has a meaning of its own in the language`, "a name of your own", `${name}-service`);

export const twoRests = (spot: Spot): Problem =>
  error(
    spot,
    `"rest" stands twice`,
    "at most one share that takes what the others leave",
    "a percentage in place of one of them",
  );

export const sharesDoNotAddUp = (spot: Spot, total: number, forWhom: string): Problem =>
  error(
    spot,
    `the shares${forWhom} add up to ${formatShare(total, 5)}`,
    "100% in all, or less and one that is rest",
    total > 1
      ? `${formatShare(total - 1, 5)} less in one of them`
      : `${formatShare(1 - total, 5)} more in one of them, or rest for one`,
  );

export const wrongVersion = (spot: Spot, tree: Tree): Problem =>
  error(spot, `${describe(tree)} is no version of the language this program knows`, "version 1", "careshift: 1");

export const noSuchDay = (spot: Spot, tree: Tree): Problem =>
  error(
    spot,
    `${describe(tree)} is no date, or no such day exists`,
    "a date such as 2016-04-01, or 2016-04-01T08:00",
    "2016-04-01",
  );

export const profileLength = (spot: Spot, key: string, length: number, expected: number): Problem =>
  error(
    spot,
    `the profile by ${key} has ${length} numbers`,
    `${expected} numbers, one for each ${key}`,
    `a list of ${expected} numbers`,
  );

export const profileNumbers = (spot: Spot, key: string): Problem =>
  error(
    spot,
    `the profile by ${key} holds something that is not a number of 0 or more, or only zeros`,
    "relative numbers, 0 or more, not all 0",
    "1 for an ordinary hour or day, 1.2 for one fifth more",
  );

export const badHours = (spot: Spot, text: string): Problem =>
  error(spot, `${quoted(text)} are no hours`, "hours of a day, such as 09:00-18:00", "09:00-18:00");

export const badTime = (spot: Spot, text: string): Problem =>
  error(spot, `${quoted(text)} is no time of day`, "a time such as 12:00", "12:00");

export const badDays = (spot: Spot, text: string): Problem =>
  error(
    spot,
    `${quoted(text)} are no days of the week`,
    "mon-fri, sat-sun, daily, or a list such as [mon, wed]",
    "mon-fri",
  );

export const badStaffRow = (spot: Spot, text: string): Problem =>
  error(
    spot,
    `${quoted(text)} is no row of staff`,
    "days and hours, such as mon-fri 08:00-20:00",
    "mon-fri 08:00-20:00: 4",
  );

export const badMeasure = (spot: Spot, measure: string): Problem =>
  error(
    spot,
    `${quoted(measure)} is not the id of a measure`,
    "service.measure or system.measure",
    "acute-ward.delayed",
  );

export const tooLarge = (spot: Spot, text: string, most: string): Problem =>
  error(spot, `${quoted(text)} is larger than anything real`, `at most ${most}`, "check the number and its unit");
