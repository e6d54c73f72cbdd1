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

export const bandIsAttribute = (spot: Spot, by: string): Problem =>
  error(
    spot,
    `${quoted(by)} stands under attributes too, and its shares follow from the residents`,
    "an attribute that only the population gives",
    `remove ${by} from attributes`,
  );

export const residentsOrProjection = (spot: Spot): Problem =>
  error(spot, "residents and projection stand together", "one of the two", "remove residents");

export const noYear = (spot: Spot, text: string): Problem =>
  error(spot, `${quoted(text)} is no year and no date`, "a year, which stands for its middle, or a date", "2020");

export const bandsDiffer = (spot: Spot, band: string): Problem =>
  error(
    spot,
    `the band ${quoted(band)} has a rate or residents, not both`,
    "the same bands under rate and residents",
    `add ${band}, or remove it`,
  );

export const closedNeedsState = (spot: Spot, name: string): Problem =>
  error(
    spot,
    `${quoted(name)} is not where a whole population can be`,
    "one service of kind state, whose stay is the time until someone is in need",
    "a state such as at-home, and routes back to it",
  );

export const mustQueue = (spot: Spot, name: string): Problem =>
  error(
    spot,
    `nobody need ever wait for ${quoted(name)}, so an inexhaustible demand would fill it without end`,
    "one service with places or staff, and a queue without a limit",
    "beds, a caseload or a team",
  );

export const otherAttributes = (spot: Spot, names: string): Problem =>
  error(spot, "the row does not name the attributes of the first", `a level of each of ${names}`, "the same columns");

export const noLevel = (spot: Spot, level: string): Problem =>
  error(
    spot,
    `${quoted(level)} is no name of a level`,
    "lower-case letters, digits and hyphens, such as severe or 65-74",
    "85-plus",
  );

export const badWeight = (spot: Spot): Problem =>
  error(spot, "the weight of this record is no number of 0 or more, or all are 0", "a number such as 1.5", "1");

export const attributeTwice = (spot: Spot, name: string): Problem =>
  error(
    spot,
    `${quoted(name)} is drawn together with others and by itself as well`,
    "each attribute in one place",
    `remove ${name} from attributes`,
  );

export const shareOfDoor = (spot: Spot): Problem =>
  error(spot, "the share of people who are referred at both doors is not said", "a percentage", "share: 12%");

export const doorIsAttribute = (spot: Spot, name: string): Problem =>
  error(
    spot,
    `${quoted(name)} stands under attributes too, and follows from the second door`,
    "an attribute that only the second door gives",
    `remove ${name} from attributes`,
  );
