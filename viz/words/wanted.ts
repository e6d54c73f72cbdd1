import { KIND, type PersonState } from "../../engine/index.ts";
import type { LogStore } from "../log/store.ts";
import { placesOf } from "./places.ts";
import { factAt } from "./scan.ts";

/**
 * The places that would do for a person who is ready to leave or waits: those they queue for; else those of the route
 * they are to take, of which the log names the first.
 */
export function wantedBy(store: LogStore, { person, waits, readySince, delayedFor }: PersonState): readonly number[] {
  if (waits.length > 0) return waits.map(({ service }) => service);
  if (readySince < 0) return [];
  const ready = factAt(store, readySince, person, [KIND.ReadyToLeave]);
  return ready < 0 ? [delayedFor] : placesOfRoute(store, store.fact(ready).value, delayedFor);
}

/** The places of a route when `first` is the first of them; else `first` alone: the person was sent on from it. */
export function placesOfRoute({ header }: LogStore, route: number, first: number): readonly number[] {
  const to = header.routes[route]?.to;
  return to !== undefined && to[0] === first ? to : [first];
}

/** "for Joint Reablement Team", "for Collins House or 2 others", "to move to a care home". */
export function towardsWords({ header }: LogStore, wanted: readonly number[]): string {
  const places = placesOf(header);
  return places.exit(wanted[0]!)?.ready ?? `for ${places.either(wanted)}`;
}
