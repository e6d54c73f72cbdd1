import { KIND } from "../../log/facts.ts";
import { PRIORITY, PURPOSE } from "../eventList.ts";
import { STATUS } from "../people.ts";
import type { Run } from "../run.ts";

/** Someone has started in a service by a route: where it is not their first choice, they are to go on standing for that. */
export function planStandingOn(run: Run, slot: number, service: number, via: number): void {
  if (via < 0 || run.tables.team[service] === 1) return;
  const { movesOn, to } = run.model.routes[via]!;
  if (movesOn !== true || to.indexOf(service) < 1) return;
  run.beside!.arrived.set(slot, via);
  run.state.people.hold(slot);
  run.list.pushPerson(run.now, PRIORITY.clock, slot, PURPOSE.better);
}

/** In the same instant: they look for those they like better, or stand in their queues. */
export function standOn(run: Run, slot: number): void {
  const { people } = run.state;
  const book = run.beside!;
  const via = book.arrived.get(slot);
  book.arrived.delete(slot);
  if (!people.letGo(slot) || via === undefined || people.status[slot] !== STATUS.staying) return;
  if (people.startedAt[slot] !== run.now || run.stayEnds!.of(slot) <= run.now) return;
  book.better.set(slot, via);
  // Where they are to be referred onward in this instant, the better choice goes before: nobody stands for both.
  if (book.asking.has(slot)) return;
  book.asking.add(slot);
  run.refer(slot);
}

/** True for someone in a second choice who stands for a better one, or has just found it. */
export function wouldMoveOn(run: Run, slot: number): boolean {
  const { people } = run.state;
  if (run.beside!.better.has(slot)) return true;
  if (people.status[slot] !== STATUS.staying || people.node[slot]! < 0) return false;
  return run.model.routes[people.via[slot]!]!.from !== people.place[slot];
}

/** A better choice has room: the stay in the second ends now. `to` is the better one. */
export function endForBetter(run: Run, slot: number, to: number, cause: number): void {
  const { people } = run.state;
  run.beside!.better.delete(slot);
  run.beside!.asking.delete(slot);
  run.stayEnds!.cut(slot);
  run.emit(KIND.MovedOn, slot, people.place[slot]!, to, run.now - people.startedAt[slot]!, cause);
}

/** Someone has begun to stand for a better choice: their place in the queue is that of their first referral to it. */
export function keepStanding(run: Run, slot: number, service: number): void {
  const since = run.state.waiting.stoodSince(slot, service);
  if (since < run.now) run.emit(KIND.StoodSince, slot, service, -1, run.now - since, run.state.people.lastFact[slot]!);
}
