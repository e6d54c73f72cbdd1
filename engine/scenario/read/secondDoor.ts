/** `second-door:` of a cohort → the attribute that says who is referred at both doors. */
import type { Share } from "../scenario.ts";
import type { CohortShape } from "../schema/cohort.ts";
import { BOTH_DOORS, ONE_DOOR, SECOND_DOOR } from "../spec/people.ts";

/** The attribute with the shares of its two levels; nothing without a second door. */
export function secondDoorOf(shape: CohortShape["second-door"]): Record<string, Record<string, Share>> {
  if (shape === undefined) return {};
  return { [SECOND_DOOR]: { [BOTH_DOORS]: shape.share, [ONE_DOOR]: "rest" } };
}
