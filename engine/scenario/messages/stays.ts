/** What can be wrong with a stay that depends on its start, or with its levers. */
import { error, orList, type Spot, suggest } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const unknownWatched = (spot: Spot, name: string, known: readonly string[]): Problem =>
  error(spot, `no service is called "${name}"`, `one of services: ${orList(known)}`, suggest(name, known));

export const watchedWithoutLimit = (spot: Spot, name: string): Problem =>
  error(
    spot,
    `${name} has no limit, so it has no occupancy`,
    "a service with places or staff",
    "of: a service of beds",
  );

export const notAMoment = (spot: Spot, key: string, what: string, example: string): Problem =>
  error(spot, `"${key}" is no ${what}`, `${what}s such as ${example}`, example);

export const momentTwice = (spot: Spot, key: string, what: string): Problem =>
  error(
    spot,
    `${key} holds a ${what} that another level holds already`,
    `each ${what} at most once`,
    "take it out of one of them",
  );

export const momentsMissing = (spot: Spot, what: string, missing: readonly string[]): Problem =>
  error(spot, `nothing is said for ${orList(missing)}`, `a level for every ${what}, or otherwise`, "otherwise: 4 days");

export const bandsOverlap = (spot: Spot): Problem =>
  error(spot, "two bands of occupancy overlap", "bands that do not overlap", "below 85%, 85% to 95%, above 95%");

export const bandsLeaveGap = (spot: Spot): Problem =>
  error(spot, "the bands leave out some occupancies", "bands without a gap, or otherwise", "otherwise: 4 days");

export const sharesAtDoor = (spot: Spot, name: string): Problem =>
  error(
    spot,
    `shares depend on when a stay in ${name} begins, but not everybody stays there`,
    "a service in which all stay",
    "plain shares here, or the shares of the service before",
  );

export const sharesDecideApart = (spot: Spot, one: string, other: string): Problem =>
  error(
    spot,
    `the shares of ${one} and ${other} do not depend on the same`,
    "the same by, with the same levels or bands in the same order, for all routes of a service",
    "the levels of the other",
  );

export const trimNeeds = (spot: Spot): Problem =>
  error(
    spot,
    "a trim must say which stays it shortens",
    "above or longest, but not both",
    "{ above: 21 days, to: 21 days }",
  );

export const trimLengthens = (spot: Spot): Problem =>
  error(spot, "a trim would make stays longer", "to at or below above", "the same time for both");

export const leversNeedStay = (spot: Spot): Problem =>
  error(
    spot,
    "levers stand here without the stay they change",
    "of, or a distribution beside them",
    "{ of: 20 days, scale: 90% }",
  );
