import { PRIORITY, PURPOSE } from "../eventList.ts";
import { STATUS } from "../people.ts";
import { acceptable } from "../plan.ts";
import type { Run } from "../run.ts";

/** Plans when someone who waits for their first choice takes the others as well, where they do not do so at once. */
export function planOthers(run: Run, slot: number): void {
  const at = othersFrom(run, slot);
  if (at < 0 || at <= run.beside!.after) return;
  run.state.people.hold(slot);
  run.list.pushPerson(at, PRIORITY.clock, slot, PURPOSE.others);
}

/** The time has come to look for the others as well, for someone who still waits. */
export function lookForOthers(run: Run, slot: number): void {
  const { people } = run.state;
  if (!people.letGo(slot) || people.status[slot] !== STATUS.waiting || people.node[slot]! < 0) return;
  if (othersFrom(run, slot) !== run.now) return;
  people.next[slot] = people.via[slot]!;
  run.beside!.widening.add(slot);
  run.refer(slot);
}

/** From when on (seconds) the others will do for someone who waits; −1 where all did from the first, or none will. */
function othersFrom(run: Run, slot: number): number {
  const { people } = run.state;
  const via = people.via[slot]!;
  if (run.beside === null || via < 0 || run.tables.othersAfter[via]! < 0) return -1;
  return Math.max(0, people.since[slot]! + run.tables.othersAfter[via]!);
}

/** How someone came to want what they wait for, or are referred to in this instant. */
export function wayOf(run: Run, slot: number): number {
  const { people } = run.state;
  if (people.node[slot]! >= 0) return people.via[slot]!;
  return run.beside?.better.get(slot) ?? people.next[slot]!;
}

/** The places that someone referred in this instant looks for now, in order of preference. */
export function lookedFor(run: Run, slot: number): readonly number[] {
  const via = wayOf(run, slot);
  const { beside } = run;
  if (beside === null) return acceptable(run, slot, via);
  if (beside.widening.has(slot)) return run.tables.otherLists[via]!;
  if (!beside.better.has(slot)) return acceptable(run, slot, via);
  const { to } = run.model.routes[via]!;
  return to.slice(0, to.indexOf(run.state.people.place[slot]!));
}
