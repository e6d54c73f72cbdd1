/** What can be wrong with effects. */
import { error, quoted, type Spot } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const whileOrFrom = (spot: Spot, both: boolean): Problem =>
  error(
    spot,
    both ? "while and from stand together" : "nothing says whom it reaches and when",
    "while with a service, or from with a date",
    both ? "keep one of the two" : "while: rapid-response",
  );

export const endsFirst = (spot: Spot, from: string, until: string): Problem =>
  error(spot, `it ends on ${until}, before it begins on ${from}`, "an end after the beginning", "a later until");

export const nothingToMultiply = (spot: Spot, text: string): Problem =>
  error(
    spot,
    `${quoted(text)} is nothing that an effect can multiply`,
    "clocks.name, conditions.name.moves.one-other, services.name.length-of-stay or services.name.routes.name.share",
    "clocks.admission",
  );

export const noStay = (spot: Spot, service: string): Problem =>
  error(
    spot,
    `${service} has no length of stay of its own that could be multiplied`,
    "a service with length-of-stay, visit or outcomes",
    "another service",
  );

export const takesNoTime = (spot: Spot, service: string): Problem =>
  error(spot, `${service} is a decision: nobody is in it for any time`, "a service that takes time", "another service");

export const stayOfNothing = (spot: Spot): Problem =>
  error(spot, "a stay cannot be multiplied by 0", "a factor above 0", "0.1");

export const onlyRoute = (spot: Spot, service: string): Problem =>
  error(
    spot,
    `the route is the only one of ${service}: what it loses would go nowhere`,
    "a service with two routes or more",
    "a second route with a share",
  );
