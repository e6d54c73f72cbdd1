/** What can be wrong with memberships. */
import { error, quoted, type Spot } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const joinsWithoutPlace = (spot: Spot): Problem =>
  error(spot, "services mean nothing to those who join on arrival", "services with start or discharge", "on: start");

export const endsAsItBegins = (spot: Spot, service: string): Problem =>
  error(
    spot,
    `people join as they start in ${service}, a hospital, where the membership is released`,
    "another moment to join, or a membership that is kept or suspended in hospital",
    "when-admitted: suspend",
  );

export const namedAsService = (spot: Spot, name: string): Problem =>
  error(spot, `a service is called ${quoted(name)} as well`, "names that tell the two apart", `${name}-members`);
