/** What can be wrong with what `measures:` asks for. */
import { error, orList, quoted, type Spot, suggest } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const notOfThisKind = (spot: Spot, name: string, kind: string, what: string, needs: string): Problem =>
  error(spot, `${quoted(name)} is of kind ${kind}, and has no ${what}`, needs, "leave it out, or name another service");

export const notTwoServices = (spot: Spot): Problem =>
  error(spot, "a pair is not two different services", "two services", "[acute-ward, community-beds]");

export const nobodysDelay = (spot: Spot, name: string, known: readonly string[]): Problem =>
  error(
    spot,
    `${quoted(name)} is neither a reason of delay nor a place to wait for`,
    orList(known, 20),
    suggest(name, known),
  );

export const noSuchPeople = (spot: Spot, group: string): Problem =>
  error(
    spot,
    `place.population does not say how many people are ${group}`,
    "the people to whom the rates are",
    `place: { name: …, population: { ${group}: 126000 } }`,
  );

export const instantOutside = (spot: Spot, start: string): Problem =>
  error(
    spot,
    "the instant lies outside the measured time",
    `an instant of the measured time, which begins on ${start}`,
    start,
  );

export const mustBeMore = (spot: Spot, what: string, than: string, example: string): Problem =>
  error(spot, `${what} is not ${than}`, `${what} ${than}`, example);
