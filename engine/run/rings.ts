import { KIND } from "../log/facts.ts";
import { STATUS } from "./people.ts";
import { begin } from "./plan.ts";
import type { Run } from "./run.ts";

/**
 * People can wait for each other's places in a ring: A's patient for a bed in B, B's for a bed in A. Nothing would ever
 * move, so as soon as a ring exists its people change places (semantics.md section 5). The exchange is one move: it
 * waits for no hours and takes no journey.
 */
export function exchangeRing(run: Run, slot: number): void {
  const ring = findRing(run, slot);
  if (ring === null) return;
  const { people } = run.state;
  const from = ring.map((member) => people.place[member]!);
  const to = ring.map((_, i) => from[(i + 1) % ring.length]!);
  const via = ring.map((member) => people.via[member]!);
  const cause = people.lastFact[slot]!;
  for (const [i, member] of ring.entries()) run.emit(KIND.RingExchanged, member, from[i]!, to[i]!, ring.length, cause);
  for (const [i, member] of ring.entries()) {
    run.emit(KIND.Left, member, from[i]!, to[i]!, via[i]!, people.lastFact[member]!);
  }
  for (const [i, member] of ring.entries()) begin(run, member, to[i]!, from[i]!, via[i]!, people.lastFact[member]!);
  for (const service of from) run.free(service);
}

/** People p0 = slot, p1, …, each waiting for the place of the next, the last for that of p0; null when there is none. */
function findRing(run: Run, slot: number): number[] | null {
  const { people, queues } = run.state;
  const home = people.place[slot]!;
  const seen = new Set<number>();
  const path: number[] = [];
  const search = (person: number): boolean => {
    path.push(person);
    for (let node = people.node[person]!; node >= 0; node = queues.sibling[node]!) {
      const wanted = queues.service[node]!;
      if (wanted === home) return true;
      if (seen.has(wanted)) continue;
      seen.add(wanted);
      for (const next of heldBy(run, wanted)) if (search(next)) return true;
    }
    path.pop();
    return false;
  };
  return search(slot) ? path : null;
}

/** People who wait in a place of the service for a place elsewhere, longest wait first. */
function heldBy(run: Run, service: number): number[] {
  const { people } = run.state;
  const held: number[] = [];
  for (let slot = 0; slot < people.slots; slot++) {
    if (people.status[slot] === STATUS.waiting && people.place[slot] === service) held.push(slot);
  }
  return held.sort((a, b) => people.since[a]! - people.since[b]! || people.number[a]! - people.number[b]!);
}
