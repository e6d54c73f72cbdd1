/** What can be wrong with a setting of a run that parts from another. */
import { error, type Spot } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const cannotPart = (spot: Spot, path: string, why: string | null): Problem =>
  error(
    spot,
    `a run that goes on cannot change ${path}${why === null ? ", which its past was made with" : `: ${why}`}`,
    "what may change on a date (a capacity, staff, hours, a stay, a share, arrivals), a queue, give-up, preparation, transfer or a rule",
    "a variant with extends:, and careshift compare",
  );
