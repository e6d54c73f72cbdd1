import type { UnitProfile } from "../../compile/model/places.ts";
import { KIND } from "../../log/facts.ts";
import { PRIORITY, PURPOSE } from "../eventList.ts";
import type { Run } from "../run.ts";
import { poolsSufficeFor, takeFromPools } from "./pooling.ts";

/** In `other` of UnitsTaken: the units of a place that is reserved, or of the place the person is in. */
const RESERVED = 1;
const PRESENT = -1;

/** A place has been reserved for a person: says how many units of it they take, when not one, and what of pools. */
export function tellReserved(run: Run, slot: number, service: number): void {
  takeFromPools(run, slot, service);
  const { units, people } = run.state;
  if (units === null || service >= run.tables.services) return;
  const wanted = units.toStart(service, people.class[slot]!);
  if (wanted !== units.held(slot, true)) tell(run, slot, service, RESERVED, wanted);
}

/** A person has started, now or before a census: says how many units they take, when not one, and plans their changes. */
export function tellStarted(run: Run, slot: number, service: number): void {
  const units = run.state.units!;
  const { people } = run.state;
  const age = run.now - people.startedAt[slot]!;
  const wanted = units.profile(service, people.class[slot]!).findLast(({ after }) => after <= age)!.units;
  if (wanted !== units.held(slot, false)) tell(run, slot, service, PRESENT, wanted);
  planUnits(run, slot);
}

function tell(run: Run, slot: number, service: number, where: number, units: number): void {
  run.emit(KIND.UnitsTaken, slot, service, where, units, run.state.people.lastFact[slot]!);
}

/** Plans when the units of a person in a place change next, if ever. */
export function planUnits(run: Run, slot: number): void {
  const { units, people } = run.state;
  const place = people.place[slot]!;
  if (units === null || place < 0) return;
  const since = people.startedAt[slot]!;
  const next = units.profile(place, people.class[slot]!).find(({ after }) => since + after > run.now);
  if (next === undefined) return;
  people.hold(slot);
  run.list.pushPerson(since + next.after, PRIORITY.clock, slot, PURPOSE.units);
}

/**
 * The units of a stay change, unless the person has gone on since this was planned. Whoever needs more takes it even
 * beyond what is free: care that grows is not refused, it is counted as over capacity.
 */
export function changeUnits(run: Run, slot: number): void {
  const { people, units } = run.state;
  if (!people.letGo(slot)) return;
  const place = people.place[slot]!;
  if (place < 0) return;
  const step = stepAt(units!.profile(place, people.class[slot]!), run.now - people.startedAt[slot]!);
  if (step === undefined) return;
  const before = units!.held(slot, false);
  if (step.units !== before) {
    tell(run, slot, place, PRESENT, step.units);
    if (step.units < before) run.free(place);
  }
  planUnits(run, slot);
}

const stepAt = (profile: UnitProfile, age: number) => profile.find(({ after }) => after === age);

/** True when people of a ring may change places: nobody takes more units than there are with the one who leaves. */
export function ringFits(run: Run, ring: readonly number[]): boolean {
  const { units, people, services } = run.state;
  if (!poolsSufficeFor(run, ring)) return false;
  if (units === null) return true;
  return ring.every((member, i) => {
    const next = ring[(i + 1) % ring.length]!;
    const to = people.place[next]!;
    const takes = units.toStart(to, people.class[member]!);
    const given = units.held(next, false);
    return takes <= given || services.used[to]! - given + takes <= services.capacity[to]!;
  });
}
