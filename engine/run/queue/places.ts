import { KIND, REASON } from "../../log/facts.ts";
import { borrowFor, repack } from "../capacity/sharing.ts";
import { assign, goOn, leave, OWN, sayReady } from "../moves.ts";
import { acceptable, firstChoice } from "../plan.ts";
import type { Run } from "../run.ts";
import { Ahead, mayWait } from "./ahead.ts";
import { keepStanding } from "./better.ts";
import { classAt } from "./classes.ts";
import { whereReferredFirst } from "./fairly.ts";
import { mayStartNow, nextInLine, visitsInTurn } from "./line.ts";
import { offerAgain, offerToAll, offerWhatIsLeft } from "./offers.ts";
import { lookedFor, planOthers, wayOf } from "./others.ts";
import { baulksTo, planAllGivingUp, planGivingUp } from "./patience.ts";
import { exchangeRings, tellOfRings } from "./rings.ts";

/**
 * Admissions at the end of an instant, repeated until nothing more moves: freed places go to those who wait, longest
 * first; then those referred in this instant take what is left, in order; then whoever leaves a place without finding
 * one leaves it, rings exchange, and full queues send people on, since each of these may free a place. Only when none
 * of that is left do the others begin to wait: nobody is said to wait for no time.
 */
export function settle(run: Run): void {
  const { pools, lending } = run.state;
  for (;;) {
    if (lending !== null) {
      repack(run);
      offerToAll(run);
    }
    const service = pools === null && lending === null ? run.takeFreed() : whereReferredFirst(run);
    if (service >= 0) admitWaiting(run, service);
    else if (lending !== null && offerAgain(run)) continue;
    else if (run.freshCount === 0) break;
    else {
      placeFresh(run);
      if (run.freedCount > 0 || run.freshCount === 0) continue;
      if (goHomeToWait(run) || exchangeRings(run) || sendOnFirst(run)) continue;
      if (lending !== null && offerWhatIsLeft(run)) continue;
      const count = run.freshCount;
      for (let i = 0; i < count; i++) beginWaiting(run, run.fresh[i]!);
      run.freshCount = 0;
      if (run.tables.rings !== "exchange") tellOfRings(run, count);
      break;
    }
  }
  run.beside?.clear();
}

/** Gives free places of a service to the head of its queue: to one at a time where others may need the same pool. */
function admitWaiting(run: Run, service: number): void {
  if (run.plainQueues) {
    admitPlainly(run, service);
    return;
  }
  const oneByOne = run.state.pools !== null || run.state.lending !== null;
  if (run.tables.resumes[service] === 1) visitsInTurn(run, service);
  for (let slot = nextInLine(run, service); slot >= 0; slot = nextInLine(run, service)) {
    admitNext(run, slot, service);
    if (run.tables.resumes[service] === 1) visitsInTurn(run, service);
    if (oneByOne) return;
  }
}

/** What the general way comes to where everyone takes one place, in the order of referral. */
function admitPlainly(run: Run, service: number): void {
  const { services, queues, people } = run.state;
  for (let head = queues.head[service]!; head >= 0 && services.hasPlace(service); head = queues.head[service]!) {
    const slot = queues.slot[head]!;
    const via = people.via[slot]!;
    const better = via >= 0 && run.tables.plainRoute[via] === 1 ? service : preferred(run, slot, via, service);
    const by = services.freedBy[better]!;
    assign(run, slot, better, via, by < 0 ? OWN : by);
  }
}

function admitNext(run: Run, slot: number, service: number): void {
  const { services, people } = run.state;
  const isFresh = people.node[slot]! < 0;
  const via = wayOf(run, slot);
  const better = via >= 0 && run.tables.plainRoute[via] === 1 ? service : preferred(run, slot, via, service);
  if (isFresh || run.beside?.stands(slot) === true) run.dropFresh(slot);
  if (run.state.lending !== null) borrowFor(run, slot, better);
  const by = services.freedBy[better]!;
  assign(run, slot, better, via, isFresh || by < 0 ? OWN : by);
}

/** The first place of the person's list that is theirs to take now: `service`, or one they like better. */
function preferred(run: Run, slot: number, via: number, service: number): number {
  for (const other of acceptable(run, slot, via)) {
    if (other === service) break;
    if (isTheirs(run, slot, other)) return other;
  }
  return service;
}

/** True when a place of a service is free and this person's to take; those referred now may also wait for none. */
function isTheirs(run: Run, slot: number, service: number): boolean {
  if (run.state.people.node[slot]! >= 0) return nextInLine(run, service) === slot;
  return run.tables.unlimited[service] === 1 || mayStartNow(run, slot, service);
}

/** Whoever takes a place may make it someone else's turn elsewhere: so again, until nobody does. */
function placeFreshInTurn(run: Run): void {
  for (let i = 0; i < run.freshCount; ) {
    const slot = run.fresh[i]!;
    if (startsNow(run, slot)) {
      run.dropFresh(slot);
      i = 0;
    } else i++;
  }
}

function placeFresh(run: Run): void {
  if (run.tables.admission !== null || run.state.lending !== null) {
    placeFreshInTurn(run);
    return;
  }
  const count = run.freshCount;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const slot = run.fresh[i]!;
    if (!startsNow(run, slot)) run.fresh[kept++] = slot;
  }
  run.freshCount = kept;
}

/** Those whose service does not keep them leave it first, to wait at home. True when that freed a place. */
function goHomeToWait(run: Run): boolean {
  const { tables, state } = run;
  const { people } = state;
  if (!isAnyoneFreeToGo(run)) return false;
  const ahead = new Ahead(run);
  for (let i = 0; i < run.freshCount; i++) {
    const slot = run.fresh[i]!;
    const place = people.place[slot]!;
    const via = wayOf(run, slot);
    const joins = isDone(run, slot) || ahead.join(slot, lookedFor(run, slot));
    if (looksOn(run, slot)) continue;
    if (place >= 0 && tables.holds[place] === 0 && joins) leave(run, slot, -1, via, people.lastFact[slot]!);
  }
  return run.freedCount > 0;
}

/** True when someone referred in this instant is where nobody is kept. */
function isAnyoneFreeToGo(run: Run): boolean {
  const { holds } = run.tables;
  const { place } = run.state.people;
  for (let i = 0; i < run.freshCount; i++) {
    const here = place[run.fresh[i]!]!;
    if (here >= 0 && holds[here] === 0) return true;
  }
  return false;
}

/** Sends on the first of those referred who finds every queue full. */
function sendOnFirst(run: Run): boolean {
  if (run.tables.limited === 0) return false;
  const ahead = new Ahead(run);
  for (let i = 0; i < run.freshCount; i++) {
    const slot = run.fresh[i]!;
    const wanted = lookedFor(run, slot);
    if (isDone(run, slot) || ahead.join(slot, wanted) || looksOn(run, slot)) continue;
    run.dropFresh(slot);
    if (ahead.hasRoom(slot, wanted[0]!)) baulk(run, slot, wanted[0]!, ahead.of(wanted[0]!));
    else sendOn(run, slot, wanted[0]!, ahead.of(wanted[0]!));
    return true;
  }
  return false;
}

/** True for someone who stands in queues already and looks for nothing else: their turn is that of those who wait. */
const isDone = (run: Run, slot: number): boolean => run.beside?.done.has(slot) === true;

/** True for someone who goes on with what they are at, a stay or a wait, where they find no place now. */
const looksOn = ({ beside }: Run, slot: number): boolean =>
  beside !== null && (beside.asking.has(slot) || beside.widening.has(slot));

/** True when one of the acceptable places is free and nobody waits for it. */
function startsNow(run: Run, slot: number): boolean {
  const { tables } = run;
  if (isDone(run, slot)) return false;
  const via = wayOf(run, slot);
  if (via >= 0 && tables.plainRoute[via] === 1) {
    const service = tables.firstOf[via]!;
    if (!mayStartNow(run, slot, service)) return false;
    assign(run, slot, service, via, OWN);
    return true;
  }
  for (const service of lookedFor(run, slot)) {
    if (tables.unlimited[service] === 1 || mayStartNow(run, slot, service)) {
      assign(run, slot, service, via, OWN);
      return true;
    }
  }
  return false;
}

/** No place in this instant: join the queues that have room. */
function beginWaiting(run: Run, slot: number): void {
  const { tables, state } = run;
  const { people } = state;
  const via = wayOf(run, slot);
  const place = people.place[slot]!;
  const isBusy = run.beside?.asking.has(slot) === true;
  const isNew = !looksOn(run, slot);
  if (place >= 0 && !isBusy) sayReady(run, slot, via);
  const cause = people.lastFact[slot]!;
  for (const service of isDone(run, slot) ? [] : lookedFor(run, slot)) {
    if (tables.limited === 1 && !mayWait(run, slot, service)) continue;
    run.emit(KIND.Referred, slot, service, place, via, cause);
    if (run.beside?.better.has(slot) === true) keepStanding(run, slot, service);
    if (tables.patience[service]!.length > 0 && !isBusy) planGivingUp(run, slot, people.node[slot]!);
  }
  if (place >= 0 && isNew) sayNoRoom(run, slot, place, via);
  if (isDone(run, slot)) planAllGivingUp(run, slot);
  if (run.beside !== null && isNew) planOthers(run, slot);
}

function sayNoRoom(run: Run, slot: number, place: number, via: number): void {
  const { people } = run.state;
  run.emit(KIND.Delayed, slot, place, firstChoice(run, slot, via), REASON.noRoom, people.lastFact[slot]!);
}

/** The queue is full, or not for this person: the service says where they go instead. */
function sendOn(run: Run, slot: number, service: number, ahead: number): void {
  const { people, queues } = run.state;
  const cls = classAt(run, slot, service);
  const to = cls < 0 ? run.model.services[service]!.refusedTo : run.tables.admission!.to[cls]!;
  const kind = to < run.tables.services ? KIND.Diverted : KIND.Refused;
  run.emit(kind, slot, service, to, queues.length[service]! + ahead, people.lastFact[slot]!);
  goOn(run, slot, service);
}

/** The expected wait is too long: the person goes elsewhere without having waited. */
function baulk(run: Run, slot: number, service: number, ahead: number): void {
  const to = baulksTo(run, slot, service, ahead);
  run.emit(KIND.GaveUp, slot, service, to, 0, run.state.people.lastFact[slot]!);
  goOn(run, slot, service);
}

/** The end of someone's patience, if they still wait. */
export function giveUp(run: Run, slot: number): void {
  const { people, queues } = run.state;
  if (!people.letGo(slot)) return;
  for (let node = people.node[slot]!; node >= 0; node = queues.sibling[node]!) {
    if (queues.giveUpAt[node] !== run.now) continue;
    const service = queues.service[node]!;
    run.emit(KIND.GaveUp, slot, service, queues.giveUpTo[node]!, run.now - queues.since[node]!, queues.fact[node]!);
    goOn(run, slot, service);
    return;
  }
}
