import { KIND } from "../log/facts.ts";
import { OWN, take } from "./moves.ts";
import { STATUS } from "./people.ts";
import { acceptable, begin } from "./plan.ts";
import type { Run } from "./run.ts";

/**
 * People can wait for each other's places in a ring: A's patient for a bed in B, B's for a bed in A. Nothing would ever
 * move, so when someone is about to close a ring its people change places (semantics.md section 5). The exchange is one
 * move: it waits for no hours and takes no journey. Returns false when there is no ring.
 */
export function exchangeRing(run: Run, slot: number, via: number): boolean {
  if (run.state.isOvertime(slot)) return false;
  const ring = findRing(run, slot, acceptable(run, slot, via));
  if (ring === null) return false;
  const { people } = run.state;
  if (ring.length === 1) {
    take(run, slot, people.place[slot]!, via, OWN);
    return true;
  }
  const from = ring.map((member) => people.place[member]!);
  const to = ring.map((_, i) => from[(i + 1) % ring.length]!);
  const ways = ring.map((member) => (member === slot ? via : people.via[member]!));
  const cause = people.lastFact[slot]!;
  for (const [i, member] of ring.entries()) run.emit(KIND.RingExchanged, member, from[i]!, to[i]!, ring.length, cause);
  for (const [i, member] of ring.entries()) {
    run.emitLeft(member, from[i]!, to[i]!, ways[i]!, people.lastFact[member]!);
  }
  for (const [i, member] of ring.entries()) begin(run, member, to[i]!, from[i]!, ways[i]!, people.lastFact[member]!);
  return true;
}

/** People p0 = slot, p1, …, each wanting the place of the next, the last that of p0; null when there is none. */
function findRing(run: Run, slot: number, wanted: readonly number[]): number[] | null {
  const { people, queues } = run.state;
  const home = people.place[slot]!;
  const seen = new Set<number>();
  const path = [slot];
  const closes = (service: number): boolean => {
    if (service === home) return true;
    if (seen.has(service)) return false;
    seen.add(service);
    return heldIn(run, service).some((person) => {
      path.push(person);
      for (let node = people.node[person]!; node >= 0; node = queues.sibling[node]!) {
        if (closes(queues.service[node]!)) return true;
      }
      path.pop();
      return false;
    });
  };
  return wanted.some(closes) ? path : null;
}

/** People who wait in a place of the service for a place elsewhere, longest wait first. */
function heldIn(run: Run, service: number): number[] {
  const { state } = run;
  const { people } = state;
  const held: number[] = [];
  for (let slot = 0; slot < people.slots; slot++) {
    const waits = people.status[slot] === STATUS.waiting && people.place[slot] === service && people.node[slot]! >= 0;
    if (waits && !state.isOvertime(slot)) held.push(slot);
  }
  return held.sort((a, b) => people.since[a]! - people.since[b]! || people.number[a]! - people.number[b]!);
}
