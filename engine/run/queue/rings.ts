import { KIND } from "../../log/facts.ts";
import { CannotGoOn } from "../cannotGoOn.ts";
import { giveToPools } from "../capacity/pooling.ts";
import { borrowFor, giveBackPlace } from "../capacity/sharing.ts";
import { ringFits } from "../capacity/taking.ts";
import { STATUS } from "../people.ts";
import { acceptable, begin } from "../plan.ts";
import type { Run } from "../run.ts";
import { lookedFor, wayOf } from "./others.ts";

/**
 * People can wait for each other's places in a ring: A's patient for a bed in B, B's for a bed in A. Nothing would ever
 * move, so when someone is about to close a ring its people change places (semantics.md section 5). The exchange is one
 * move: it waits for no hours and takes no journey. A ring of one is a person who is to come back to the place they
 * hold. Returns false when nobody referred in this instant closes a ring.
 */
export function exchangeRings(run: Run): boolean {
  const { tables, state } = run;
  if (tables.rings !== "exchange") return false;
  for (let i = 0; i < run.freshCount; i++) {
    const slot = run.fresh[i]!;
    const place = state.people.place[slot]!;
    if (run.beside?.asking.has(slot) === true) continue;
    if (place < 0 || tables.cyclic[place] === 0 || state.holding.isOvertime(slot)) continue;
    const ring = findRing(run, slot);
    if (ring === null || !ringFits(run, ring)) continue;
    exchange(run, ring);
    return true;
  }
  return false;
}

/**
 * Where rings do not exchange: RingFormed for each ring that is closed by someone of the first `count` referred in this
 * instant, who all wait by now.
 * @throws CannotGoOn where the scenario says that the run stops there.
 */
export function tellOfRings(run: Run, count: number): void {
  const { tables, state } = run;
  const { people } = state;
  const told = new Set<number>();
  for (let i = 0; i < count; i++) {
    const slot = run.fresh[i]!;
    const place = people.place[slot]!;
    if (people.status[slot] !== STATUS.waiting) continue;
    if (told.has(slot) || place < 0 || tables.cyclic[place] === 0 || state.holding.isOvertime(slot)) continue;
    const ring = findRing(run, slot);
    if (ring === null) continue;
    for (const member of ring) told.add(member);
    const next = people.place[ring[1 % ring.length]!]!;
    run.emit(KIND.RingFormed, slot, place, next, ring.length, people.lastFact[slot]!);
    if (tables.rings === "stop") throw stopped(run, ring);
  }
}

function stopped(run: Run, ring: readonly number[]): CannotGoOn {
  const names = ring.map((member) => run.model.services[run.state.people.place[member]!]!.name);
  return new CannotGoOn(
    `rings: stop ended the run at second ${run.now}: a ring of people wait for each other's places, in ${names.join(" → ")}`,
    "rings: exchange, with which they change places, or rings: report, with which they go on waiting",
  );
}

function exchange(run: Run, ring: readonly number[]): void {
  const { people } = run.state;
  const ways = ring.map((member) => wayOf(run, member));
  for (const member of ring) run.dropFresh(member);
  const from = ring.map((member) => people.place[member]!);
  const to = ring.map((_, i) => from[(i + 1) % ring.length]!);
  const cause = people.lastFact[ring[0]!]!;
  for (const [i, member] of ring.entries()) run.emit(KIND.RingExchanged, member, from[i]!, to[i]!, ring.length, cause);
  for (const [i, member] of ring.entries()) {
    run.emitLeft(member, from[i]!, to[i]!, ways[i]!, people.lastFact[member]!);
    giveToPools(run, member, from[i]!, to[i]!);
    if (run.state.lending !== null) giveBackPlace(run, member, from[i]!, false);
  }
  for (const [i, member] of ring.entries()) {
    // The place that was lent goes to the next in the ring, whoever else may want it.
    borrowFor(run, member, to[i]!, false);
    begin(run, member, to[i]!, from[i]!, ways[i]!, people.lastFact[member]!);
  }
  // Whoever came may take less than whoever left.
  if (run.state.units !== null) for (const service of to) run.free(service);
}

/** People p0 = slot, p1, …, each wanting the place of the next, the last that of p0; null when there is none. */
function findRing(run: Run, slot: number): number[] | null {
  const home = run.state.people.place[slot]!;
  const seen = new Set<number>();
  const path = [slot];
  const closes = (service: number): boolean => {
    if (service === home) return true;
    if (seen.has(service)) return false;
    seen.add(service);
    return heldIn(run, service).some((person) => {
      path.push(person);
      if (wantedBy(run, person).some(closes)) return true;
      path.pop();
      return false;
    });
  };
  return wantedBy(run, slot).some(closes) ? path : null;
}

/** The services a person stands in a queue for, or would. */
function wantedBy(run: Run, slot: number): readonly number[] {
  const { people, queues } = run.state;
  if (people.node[slot]! < 0) return acceptable(run, slot, people.next[slot]!);
  const wanted: number[] = run.beside?.widening.has(slot) === true ? [...lookedFor(run, slot)] : [];
  for (let node = people.node[slot]!; node >= 0; node = queues.sibling[node]!) wanted.push(queues.service[node]!);
  return wanted;
}

/** People who keep a place of the service while they want one elsewhere: longest wait first, then those of this instant. */
function heldIn(run: Run, service: number): number[] {
  const { state } = run;
  const { people } = state;
  const waiting: number[] = [];
  for (let slot = 0; slot < people.slots; slot++) {
    if (people.status[slot] === STATUS.waiting && people.node[slot]! >= 0) waiting.push(slot);
  }
  waiting.sort((a, b) => people.since[a]! - people.since[b]! || people.number[a]! - people.number[b]!);
  const fresh = [...run.fresh.subarray(0, run.freshCount)].filter(
    (slot) => run.beside === null || !(run.beside.asking.has(slot) || run.beside.widening.has(slot)),
  );
  return [...waiting, ...fresh].filter((slot) => people.place[slot] === service && !state.holding.isOvertime(slot));
}
