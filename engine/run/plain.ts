import type { State } from "./state.ts";
import type { Tables } from "./tables.ts";

// What a scenario does not use costs nothing: whether it does is asked once, and the loop looks at one flag.

/**
 * True where stays are drawn, depend on nothing but the person's class, and nothing but their end ends them. `others`:
 * what else may say how long a stay lasts or when it is over; null where it is not there.
 */
export function hasPlainStays({ hasMoments, hasChoiceMoments }: Tables, others: readonly (object | null)[]): boolean {
  return hasMoments === 0 && hasChoiceMoments === 0 && others.every((one) => one === null);
}

/**
 * True where everyone takes one place, all who want one service are alike, in the order of their referral, and ready,
 * and no visit comes before them.
 */
export function hasPlainQueues(
  { admission, beside }: Tables,
  { units, pools, lending, stopped, services }: State,
): boolean {
  const alone = pools === null && lending === null && stopped === null && beside === 0;
  return alone && admission === null && units === null && services.startsLeft === null;
}

/** True where people hold more than a place, or a place is not free as soon as it is left. */
export function holdsMore({ units, pools, turning, lending }: State): boolean {
  return units !== null || pools !== null || turning !== null || lending !== null;
}
