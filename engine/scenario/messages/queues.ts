/** Messages about queues. */

import { error, quoted, type Spot, warning } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const badAgeing = (spot: Spot, text: string): Problem =>
  error(spot, `${quoted(text)} does not say how fast the priority improves`, "steps per time", "1 per 7 days");

export const classesShareName = (spot: Spot, name: string): Problem =>
  error(spot, `two classes of admit are called ${name}`, "a name of its own for each", `name: ${name}-2`);

export const neverReached = (spot: Spot, name: string, before: string): Problem =>
  error(
    spot,
    `nobody is ever of the class ${name}: ${before} before it is for everyone`,
    "a class for everyone only at the end",
    `a when: for ${before}, or put it last`,
  );

export const waitsAndLimit = (spot: Spot): Problem =>
  error(spot, "waits: false stands beside a limit", "one of the two", "remove limit");

export const priorityFromOne = (spot: Spot): Problem =>
  error(spot, "the priority is 0", "1 for those who go first, 2 for the next, and so on", "priority: 1");

export const thenUnused = (spot: Spot, name: string): Problem =>
  warning(
    spot,
    `nobody of ${name} is ever sent on: there is no limit`,
    "then beside a limit or waits: false",
    "waits: false, limit: 4, or remove then",
  );

export const keepsAllFree = (spot: Spot, name: string, capacity: number): Problem =>
  warning(
    spot,
    `nobody of ${name} is ever admitted: they must leave free as many places as there are (${capacity})`,
    "fewer places kept free than there are",
    `keep-free: ${Math.max(0, capacity - 1)}`,
  );

export const visitsReferWhenReady = (spot: Spot): Problem =>
  error(spot, "a visit is over in hours, so nobody is referred before it", "when-ready", "remove refer");

export const exitsAreFree = (spot: Spot, exit: string): Problem =>
  error(
    spot,
    `no place is sought in ${quoted(exit)}, which always has room`,
    "a service where people may have to wait",
    "remove it",
  );

export const noSecondChoice = (spot: Spot): Problem =>
  error(
    spot,
    "there is one place to go, so there is no second choice",
    "a list of services in to",
    "to: [first, second]",
  );

export const queueSaysNothing = (spot: Spot): Problem =>
  error(spot, "queue says nothing", "limit, first or order", "limit: 5");
