import type { SharingModel } from "../../compile/model/places.ts";
import { KIND } from "../../log/facts.ts";
import { mayWait } from "../queue/ahead.ts";
import { lookedFor } from "../queue/others.ts";
import type { Run } from "../run.ts";
import { owesPlaces, restate } from "./change.ts";

/** In the value of PlaceReturned: the person moves to a place of their own service; the place was reserved. */
const REPACKED = 1;
const RESERVED = 2;

/** True when a service that is full may have a place of another for somebody. */
export const mayBorrow = (run: Run, service: number): boolean => lenderFor(run, service, true) >= 0;

/** The first service of the group with a place to lend; −1 for none. With `heed` nothing is lent that its own people want. */
function lenderFor(run: Run, service: number, heed: boolean): number {
  const { lending, services } = run.state;
  const group = lending!.groupOf[service]!;
  // With more people than places, one place more would be nobody's.
  if (group === null || services.used[service]! > services.capacity[service]! || owesPlaces(run, service)) return -1;
  if (services.startsLeft !== null && services.startsLeft[service]! <= 0) return -1;
  return group.services.find((other) => other !== service && canLend(run, group, other, heed)) ?? -1;
}

/** True when a place is free that is kept for no class of the service's own people, and nobody of them wants it. */
function canLend(run: Run, { ownFirst }: SharingModel, lender: number, heed: boolean): boolean {
  const { services, queues } = run.state;
  if (services.capacity[lender]! - services.used[lender]! <= keptFree(run, lender)) return false;
  if (!heed || !ownFirst) return true;
  if (queues.length[lender]! > 0) return false;
  return !run.fresh.subarray(0, run.freshFirst ? run.freshCount : 0).some((slot) => wants(run, slot, lender));
}

/** True for someone referred in this instant who will start in a service or wait for it: not where it sends them on. */
function wants(run: Run, slot: number, service: number): boolean {
  if (!lookedFor(run, slot).includes(service)) return false;
  return run.tables.limited === 0 || run.state.services.hasRoom(service) || mayWait(run, slot, service);
}

function keptFree(run: Run, service: number): number {
  const { admission } = run.tables;
  const first = admission?.firstClass[service] ?? -1;
  if (admission === null || first < 0) return 0;
  return Math.max(0, ...run.state.rules.keepFree!.subarray(first, first + admission.classes[service]!));
}

/** A person is about to take a place in a service: where it is full it borrows one. Without `heed` even of one that is claimed. */
export function borrowFor(run: Run, slot: number, service: number, heed = true): void {
  const { state } = run;
  if (state.lending === null || service >= run.tables.services || state.services.hasRoom(service)) return;
  const lender = lenderFor(run, service, heed);
  if (lender < 0) return;
  const freed = state.services.freedBy[lender]!;
  change(run, KIND.PlaceLent, slot, service, lender, 0, freed < 0 ? state.people.lastFact[slot]! : freed);
}

/** A person has left a service, or with `reserved` does not come to it: a place that was lent goes back. */
export function giveBackPlace(run: Run, slot: number, service: number, reserved: boolean): void {
  const { lending, people } = run.state;
  const lender = lending!.lenderOf(slot, reserved);
  if (lender < 0) return;
  change(run, KIND.PlaceReturned, slot, service, lender, reserved ? RESERVED : 0, people.lastFact[slot]!);
}

/**
 * Where people are repacked: whoever has longest had a lent place moves to one of their own service that is free. What goes
 * back to its lender may be what somebody of the lender's waits for in a lent place: so again, until nobody moves.
 */
export function repack(run: Run): void {
  const { lending, services } = run.state;
  const packed = lending!.groups.flatMap((group) => (group.repack ? group.services : []));
  const hasBorrower = (service: number): boolean =>
    lending!.borrowed[service]! > 0 && services.used[service]! < services.capacity[service]!;
  for (let one = packed.find(hasBorrower); one !== undefined; one = packed.find(hasBorrower)) repackOne(run, one);
}

function repackOne(run: Run, service: number): void {
  const { lending, services, people } = run.state;
  const { slot, reserved } = longestLent(run, service);
  const lender = lending!.lenderOf(slot, reserved);
  const freed = services.freedBy[service]!;
  const value = REPACKED + (reserved ? RESERVED : 0);
  change(run, KIND.PlaceReturned, slot, service, lender, value, freed < 0 ? people.lastFact[slot]! : freed);
}

interface Borrower {
  readonly slot: number;
  readonly reserved: boolean;
  /** Of those in a place the second they started, of the others the fact by which it was lent. */
  readonly since: number;
}

/** Those in a lent place come before those for whom one is reserved, who may be in the middle of a stay elsewhere. */
function longestLent(run: Run, service: number): Borrower {
  const { lending, people } = run.state;
  const found: Borrower[] = [];
  for (let slot = 0; slot < people.slots; slot++) {
    if (people.place[slot] === service && lending!.lenderOf(slot, false) >= 0)
      found.push({ slot, reserved: false, since: people.startedAt[slot]! });
    if (people.target[slot] === service && lending!.lenderOf(slot, true) >= 0)
      found.push({ slot, reserved: true, since: lending!.factOf(slot) });
  }
  found.sort(
    (a, b) =>
      Number(a.reserved) - Number(b.reserved) || a.since - b.since || people.number[a.slot]! - people.number[b.slot]!,
  );
  return found[0]!;
}

function change(
  run: Run,
  kind: number,
  slot: number,
  service: number,
  lender: number,
  value: number,
  cause: number,
): void {
  const fact = run.writer.facts;
  run.emit(kind, slot, service, lender, value, cause);
  restate(run, lender, fact);
  restate(run, service, fact);
}
