/** What can be wrong with what a person needs of a service. */
import { error, type Spot, warning } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const hoursOfCaseloads = (spot: Spot): Problem =>
  error(spot, "only a caseload has its capacity in hours per week", "a number of places", "kind: caseload, or places");

export const hoursNeedUnits = (spot: Spot): Problem =>
  error(
    spot,
    "the capacity is in hours per week, but not how many of them a person takes",
    "the key units, in hours per week",
    "units: 2.5 hours per week",
  );

export const unitsUnlikeCapacity = (spot: Spot, inHours: boolean): Problem =>
  error(
    spot,
    inHours
      ? "the capacity is in hours per week, but the units are not"
      : "the units are in hours per week, but the capacity is not",
    "both in hours per week, or both plain numbers",
    inHours ? "2.5 hours per week" : "capacity: 300 hours per week",
  );

export const unitsAboveCapacity = (spot: Spot, units: number, capacity: number): Problem =>
  warning(
    spot,
    `some people take ${units} units of a service that has ${capacity}: they wait for ever, and all behind them`,
    `at most ${capacity}`,
    `more capacity, or fewer units`,
  );

export const poolOfNobody = (spot: Spot, name: string): Problem =>
  warning(spot, `no service needs anything of the pool "${name}"`, "a service that needs it", `needs: { ${name}: 1 }`);

export const needAbovePool = (spot: Spot, units: number, name: string, capacity: number): Problem =>
  warning(
    spot,
    `some people need ${units} of the pool "${name}", which has ${capacity}: unless that changes they wait for ever`,
    `at most ${capacity}`,
    "a larger pool, or fewer units",
  );

export const lendsToNobody = (spot: Spot): Problem =>
  error(
    spot,
    "a service cannot lend places to itself alone",
    "two services or more, each once",
    "services: [acute-medicine, stroke-unit]",
  );

export const lendsTwice = (spot: Spot, service: string, group: string): Problem =>
  error(
    spot,
    `${service} lends its places in ${group} as well`,
    "each service in one group",
    "one group of all services that lend to each other",
  );

export const cannotLend = (spot: Spot, service: string, why: string): Problem =>
  error(
    spot,
    `${service} cannot lend places: ${why}`,
    "beds or caseloads of which everyone takes one place",
    "another service",
  );

export const repacksNobody = (spot: Spot): Problem =>
  error(
    spot,
    "nobody has a place of their own to be moved to where own-first is false",
    "own-first: true with repack",
    "remove repack",
  );
