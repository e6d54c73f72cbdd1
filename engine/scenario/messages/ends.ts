/** What can be wrong with the condition that ends a run, and with the end of arrivals. */
import { error, type Spot, warning } from "../problem.ts";
import type { Problem } from "../scenario.ts";

const EXAMPLE = "{ service: acute-ward, measure: waiting, is: 0 }";

export const oneCondition = (spot: Spot): Problem =>
  error(
    spot,
    "the condition is not whole, or there are two in one",
    "service and measure with one of is, above and below; or everyone-gone: true by itself",
    EXAMPLE,
  );

export const nobodyIsThere = (spot: Spot, service: string, measure: string): Problem =>
  error(
    spot,
    measure === "census" ? `nobody stays in ${service}, a decision` : `nobody ever waits for ${service}`,
    measure === "census" ? "a service where people stay" : "a service with places or staff",
    EXAMPLE,
  );

export const neverBelow = (spot: Spot): Problem =>
  error(spot, "there are never fewer than 0 people", "1 or more", "is: 0");

export const goesOnComing = (spot: Spot): Problem =>
  warning(
    spot,
    "people go on coming, so that the run ends when by chance nobody is there",
    "arrivals that stop on a day",
    "time: { arrivals-stop: 2016-06-01 }",
  );

export const stopsOutside = (spot: Spot): Problem =>
  warning(
    spot,
    "arrivals stop before the run begins or after it ends",
    "a day within the time of the run",
    "a day after time.start",
  );
