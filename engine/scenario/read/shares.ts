/** Shares that must make a whole. */
import * as say from "../messages/structure.ts";
import type { Report, Spot } from "../problem.ts";
import type { Share } from "../scenario.ts";

/** Shares are written with a few digits: what differs by less is the same. */
export const TOLERANCE = 1e-9;

/** Numbers adding to 1, "rest" filled in. Null, with a problem reported, when they do not add up. */
export function shareOut(shares: readonly Share[], spot: Spot, report: Report): number[] | null {
  const fixed = shares.reduce((sum, share) => sum + (share === "rest" ? 0 : share.value), 0);
  const rests = shares.filter((share) => share === "rest").length;
  if (rests > 1) report(say.twoRests(spot));
  else if (fixed > 1 + TOLERANCE || (rests === 0 && fixed < 1 - TOLERANCE))
    report(say.sharesDoNotAddUp(spot, fixed, ""));
  else return shares.map((share) => (share === "rest" ? Math.max(0, 1 - fixed) : share.value));
  return null;
}
