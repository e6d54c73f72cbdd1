/** What can be wrong with a distribution. */
import { nearest } from "../../units/nearest.ts";
import { error, orList, type Spot } from "../problem.ts";
import type { Problem } from "../scenario.ts";
import { describe, type Tree } from "../tree.ts";

const EXAMPLE = "{ lognormal: { mean: 4.1 days, sd: 5 days } }";

export function notADistribution(spot: Spot, tree: Tree, keys: readonly string[], forms: readonly string[]): Problem {
  const near = keys.length > 0 ? nearest(keys[0]!, forms) : null;
  const wrong =
    keys.length > 1
      ? `${keys.slice(0, 3).join(" and ")} stand side by side where one distribution is needed`
      : `${describe(tree)} is not a distribution`;
  return error(
    spot,
    wrong,
    `a duration such as 26 days, or one of ${orList(forms)}`,
    near === null || keys.length > 1 ? EXAMPLE : `{ ${near}: … }`,
  );
}

export const needsParameters = (spot: Spot, tree: Tree, keys: readonly string[]): Problem =>
  error(
    spot,
    `${describe(tree)} does not say the parameters`,
    `a map with ${keys.join(", ")}`,
    `{ ${keys[0]}: 4 days }`,
  );

export const mustBeAboveZero = (spot: Spot, key: string): Problem =>
  error(spot, `${key} is 0`, `${key} above 0`, `{ constant: 0 days } if everyone stays no time, else a larger ${key}`);

export const mustBeAbove = (spot: Spot, key: string, than: string): Problem =>
  error(spot, `${key} is not above ${than}`, `${key} above ${than}`, `a larger ${key}, or a smaller ${than}`);

export const familyNeeds = (spot: Spot, family: string, given: string, ways: string): Problem =>
  error(
    spot,
    `a${/^[aeiou]/.test(family) ? "n" : ""} ${family} cannot be known from ${given === "" ? "nothing" : given}`,
    ways,
    `${family === "exponential" ? "{ mean: 4.1 days }" : "{ mean: 4.1 days, sd: 5 days }"}`,
  );

export const triangularOrder = (spot: Spot): Problem =>
  error(
    spot,
    "low, mode and high are not in order",
    "low ≤ mode ≤ high, and low below high",
    "{ low: 1 day, mode: 3 days, high: 9 days }",
  );

export const asManyShares = (spot: Spot, values: number, shares: number): Problem =>
  error(
    spot,
    `there are ${shares} shares for ${values} values`,
    "one share for each value",
    `${values} shares, or none for equal ones`,
  );

export const mixtureIsList = (spot: Spot, tree: Tree): Problem =>
  error(
    spot,
    `${describe(tree)} is not a mixture`,
    "a list of parts, each with share and of",
    "[{ share: 90%, of: 3 days }, { share: 10%, of: 30 days }]",
  );

export const mixturePart = (spot: Spot, tree: Tree): Problem =>
  error(spot, `${describe(tree)} is not a part of a mixture`, "share and of", "{ share: 90%, of: 3 days }");

export const discreteIsMap = (spot: Spot, tree: Tree): Problem =>
  error(
    spot,
    `${describe(tree)} is not a map of times and shares`,
    "times, each with its share",
    "{ 1 day: 20%, 2 days: 50%, 4 days: rest }",
  );

export const csvOutsideFile = (spot: Spot): Problem =>
  error(
    spot,
    "a CSV file is named outside a scenario file",
    "values and shares",
    "name the CSV file in the scenario file itself, under services",
  );

export const binsAreList = (spot: Spot, tree: Tree): Problem =>
  error(
    spot,
    `${describe(tree)} is not a histogram`,
    "a list of bins, each with to and share (and from, where there is a gap)",
    "[{ to: 1 day, share: 30% }, { to: 9 days, share: rest }]",
  );

export const binsOverlap = (spot: Spot): Problem =>
  error(
    spot,
    "this bin begins before the one above ends",
    "bins that rise and do not overlap",
    "a later from, or the bins in their order",
  );

export const quantilesNeed = (spot: Spot, tree: Tree): Problem =>
  error(
    spot,
    `${describe(tree)} does not say the longest time anybody stays`,
    "percentages with their times, and most",
    "{ 10%: 1 day, 50%: 4 days, 90%: 12 days, most: 60 days }",
  );

export const quantilesRise = (spot: Spot): Problem =>
  error(
    spot,
    "this time is not above that of the smaller share",
    "times that rise with the share, above 0 unless least says so",
    "check the two figures",
  );

export const quantileEnds = (spot: Spot, key: string): Problem =>
  error(
    spot,
    `${key} is no share between 0% and 100%`,
    "a percentage such as 90%; least and most for the ends",
    "least or most",
  );

export const stagesAreList = (spot: Spot, tree: Tree, most: number): Problem =>
  error(
    spot,
    `${describe(tree)} does not hold stages`,
    `stages, a list of 1 to ${most}`,
    "{ stages: [{ mean: 3 days, to: { next: 60%, out: 40% } }, { mean: 20 days }] }",
  );

export const stagesEndless = (spot: Spot): Problem =>
  error(
    spot,
    "there is a stage from which no way leads out",
    "a way out from every stage, at once or later",
    "to: { next: 60%, out: 40% }",
  );

export const meanBeside = (spot: Spot): Problem =>
  error(
    spot,
    "mean stands beside a distribution that has one of its own",
    "mean inside the form, or shape-of",
    "{ shape-of: { lognormal: { mean: 7.4 days, sd: 8.6 days } }, mean: 6.1 days }",
  );

export const nothingCut = (spot: Spot): Problem =>
  error(spot, "a truncation is declared without its ends", "at-most or at-least", "at-most: 90 days");

export const noMeanToKeep = (spot: Spot): Problem =>
  error(
    spot,
    "the ends are cut off a distribution that declares no mean, so nothing says what the cut must leave as it is",
    "a distribution by its mean, or mean-changes: true (check then prints the mean it comes to)",
    "mean-changes: true",
  );

export const meanOutside = (spot: Spot): Problem =>
  error(
    spot,
    "the declared mean does not lie between the ends that are cut off",
    "at-least < mean < at-most",
    "wider ends",
  );

export const truncatedTwice = (spot: Spot): Problem =>
  error(spot, "truncation: compensated and mean-changes: true contradict each other", "one of the two", "remove one");

export const noSuchColumn = (spot: Spot, column: string, known: readonly string[]): Problem =>
  error(spot, `no column is called "${column}"`, orList(known), nearest(column, known) ?? known[0] ?? "days");

export const columnUnit = (spot: Spot, unit: string): Problem =>
  error(spot, `"${unit}" is no unit of time, so the numbers of the column mean nothing`, "unit", "unit: days");

export const badTime = (place: Spot["place"], column: string, text: string, unit: string): Problem =>
  error(
    { place, path: "" },
    `"${text}" is no number of ${unit} in column ${column}`,
    "a number of 0 or more",
    "correct or remove the row",
  );
