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

export const lognormalNeeds = (spot: Spot, given: string): Problem =>
  error(
    spot,
    `a lognormal cannot be known from ${given === "" ? "nothing" : given}`,
    "mean and sd, or median and p90, or median and mean",
    "{ mean: 4.1 days, sd: 5 days }",
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
