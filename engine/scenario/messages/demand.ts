/** What can be wrong with how people come. */
import { error, orList, quoted, type Spot, warning } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const wholeDays = (spot: Spot): Problem =>
  error(spot, "a surge goes by whole days", "a date without an hour", "2016-12-15");

export const batchSize = (spot: Spot, text: string): Problem =>
  error(spot, `${quoted(text)} is no number of people who come together`, "a whole number from 1 to 100", "2");

export const severalForms = (spot: Spot, forms: readonly string[]): Problem =>
  error(
    spot,
    `${forms.join(" and ")} stand together: each says how people come`,
    `one of ${orList(forms)}`,
    "a cohort of its own for each",
  );

export const onlyWith = (spot: Spot, key: string, needs: string, has: string): Problem =>
  error(spot, `${key} says nothing beside ${has}`, `${key} with ${needs} only`, `remove ${key}`);

export const bothProfiles = (spot: Spot): Problem =>
  error(spot, "the day has a profile by hour and one by half-hour", "one of the two", "remove hour");

export const tooOften = (spot: Spot): Problem =>
  error(spot, "less than a second lies between one person and the next", "a time of 1 second or more", "4 minutes");

export const tooManyAtOnce = (spot: Spot, most: number): Problem =>
  error(spot, "too many people come in one instant", `at most ${most}`, "a row for each part of the day");

export const surgeOrder = (spot: Spot): Problem =>
  error(spot, "the surge ends before it begins", "a last day on or after the first", "check both dates");

export const outsideRun = (spot: Spot, people: number, from: string, to: string): Problem =>
  warning(
    spot,
    people === 1 ? "one person would come outside the run" : `${people} people would come outside the run`,
    `times from ${from} to ${to}`,
    "other times, or another start, length or warm-up",
  );
