/** What the places of a service can give. */
import type { Model } from "../../compile/model.ts";
import type { PlanCounts } from "../../projections/capacityPlan.ts";
import type { Window } from "../../projections/projection.ts";

/**
 * Starts that the places of a service can give in a month, by replication: place-seconds × people who left ÷ place-seconds
 * taken, and no more than the starts it is allowed. Null where nobody left in any, so that what a person takes is not known.
 */
export function startsPossible(model: Model, s: number, counts: readonly PlanCounts[], m: number): number[] | null {
  // One figure for the whole time: a month has too few leavers for its own.
  const left = counts.reduce((sum, one) => sum + one.left[s]!, 0);
  const taken = counts.reduce((sum, one) => sum + one.taken[s]!, 0);
  const found = counts.map((one) => {
    const { places, from, to } = one.months[m]!;
    const perPlace = one.taken[s]! > 0 ? one.left[s]! / one.taken[s]! : left / taken;
    const room = places[s] === 0 ? 0 : left > 0 ? places[s]! * perPlace : Number.POSITIVE_INFINITY;
    return Math.min(room, startsAllowed(model, s, { from, to }));
  });
  return found.every(Number.isFinite) ? found : null;
}

/** Starts a week or day as they fall into a window, by the share of each week or day that does; without end where not limited. */
function startsAllowed({ services, hours, clock }: Model, s: number, { from, to }: Window): number {
  const first = services[s]!.starts;
  if (first === undefined) return Number.POSITIVE_INFINITY;
  const renewals = [{ at: 0, starts: first }, ...hours.renewals.filter(({ service }) => service === s)];
  return renewals.reduce((sum, { at, starts }, i) => {
    const next = renewals[i + 1]?.at ?? Math.max(clock.end, 2 * at - (renewals[i - 1]?.at ?? 0));
    const within = Math.max(0, Math.min(to, next) - Math.max(from, at));
    return sum + (starts * within) / (next - at);
  }, 0);
}
