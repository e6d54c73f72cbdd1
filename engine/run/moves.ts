import { KIND, REASON } from "../log/facts.ts";
import { nextOpenFor } from "./capacity/hours.ts";
import { giveToPools } from "./capacity/pooling.ts";
import { freeOrTurn } from "./capacity/ready.ts";
import { borrowFor, giveBackPlace } from "./capacity/sharing.ts";
import { tellReserved } from "./capacity/taking.ts";
import { PRIORITY, PURPOSE } from "./eventList.ts";
import { STATUS, VIA } from "./people.ts";
import { begin, firstChoice, journey, preparation, stepUnderWay, throughDoors } from "./plan.ts";
import { askBeside, goesOn, waitOn, withdraw } from "./queue/beside.ts";
import { endForBetter, wouldMoveOn } from "./queue/better.ts";
import { sentElsewhere } from "./rules/divert.ts";
import type { Run } from "./run.ts";
import type { Tables } from "./tables.ts";

const OUTSIDE = -1;

/** As the cause of a move: the person's own last fact, whichever that is when the move is written. */
export const OWN = -2;

/** A stay or visit is over: prepare the move, or look for the next place at once. */
export function endStay(run: Run, slot: number): void {
  const { tables, state } = run;
  const { people } = state;
  const place = people.place[slot]!;
  const via = people.next[slot]!;
  if (run.beside !== null) stopLooking(run, slot);
  if (via >= 0 && isPlain(tables, via, place)) {
    endPlainly(run, slot, place, via);
    return;
  }
  if (tables.team[place] === 1) {
    run.emit(KIND.Visited, slot, place, -1, Number(state.holding.isOvertime(slot)), people.startFact[slot]!);
  }
  if (via >= 0 && tables.steps[via]! > 0) prepare(run, slot, via, 0);
  else wantPlace(run, slot, via);
}

/** A rule may end a stay in the instant in which the person is referred; a stay in a second choice ends the wait for the first. */
function stopLooking(run: Run, slot: number): void {
  const { asking, better } = run.beside!;
  if (asking.delete(slot)) run.dropFresh(slot);
  if (better.delete(slot)) return;
  if (run.tables.movesOn === 1 && wouldMoveOn(run, slot)) withdraw(run, slot);
}

/**
 * What the general way comes to where there is nothing to prepare, no hours to wait for, no journey and one place to go:
 * most moves of most runs, by fewer steps.
 */
function endPlainly(run: Run, slot: number, place: number, via: number): void {
  const { tables, state } = run;
  const { people } = state;
  const to = tables.firstOf[via]!;
  if (to >= tables.services) {
    leave(run, slot, to, via, people.lastFact[slot]!);
    run.emitExited(slot, place, to, people.lastFact[slot]!);
  } else if (tables.unlimited[to] === 1) {
    leave(run, slot, to, via, people.lastFact[slot]!);
    begin(run, slot, to, place, via, people.lastFact[slot]!);
  } else run.refer(slot);
}

/** The step of preparation under way is done. */
export function endPreparing(run: Run, slot: number): void {
  const { people } = run.state;
  const via = people.via[slot]!;
  prepare(run, slot, via, stepUnderWay(run, slot, via) + 1);
}

function prepare(run: Run, slot: number, via: number, from: number): void {
  const { people } = run.state;
  const steps = run.tables.steps[via]!;
  for (let step = from; step < steps; step++) {
    const takes = preparation(run, slot, via, step);
    if (takes === 0) continue;
    sayReady(run, slot, via);
    const reason = REASON[run.model.routes[via]!.prepare[step]!.reason];
    run.emit(KIND.Delayed, slot, people.place[slot]!, firstChoice(run, slot, via), reason, people.lastFact[slot]!);
    run.due(run.now + takes, PRIORITY.assessment, slot, PURPOSE.prepared);
    if (step >= run.tables.searchFrom[via]!) askBeside(run, slot, via);
    return;
  }
  wantPlace(run, slot, via);
}

/** Nothing but the place is missing: it is sought from now on, if it was not before. */
function wantPlace(run: Run, slot: number, via: number): void {
  const { people } = run.state;
  if (run.beside === null) seek(run, slot, via);
  else if (people.target[slot]! >= 0) goToReserved(run, slot, via);
  else if (people.node[slot]! >= 0) waitOn(run, slot, via);
  else seek(run, slot, via);
}

/** The place was found before: on the way to it, as soon as the hours allow. */
function goToReserved(run: Run, slot: number, via: number): void {
  const { tables, state } = run;
  const { people } = state;
  const place = people.place[slot]!;
  const to = people.target[slot]!;
  const holds = tables.holds[place] === 1;
  const open = nextOpenFor(run, holds ? place : OUTSIDE, to, run.now);
  if (open <= run.now) {
    setOut(run, slot, to, via, OWN);
    return;
  }
  if (holds) {
    sayReady(run, slot, via);
    run.emit(KIND.Delayed, slot, place, to, REASON.outOfHours, people.lastFact[slot]!);
  } else leave(run, slot, OUTSIDE, via, people.lastFact[slot]!, to);
  run.due(open, PRIORITY.leave, slot, PURPOSE.move);
}

/** Looks for the place a person wants: an exit is always free; services are tried when the instant settles. */
export function seek(run: Run, slot: number, via: number): void {
  const { people } = run.state;
  const first = firstChoice(run, slot, via);
  if (run.tables.diverts === 1 && sentElsewhere(run, slot, first, via)) {
    goOn(run, slot, first);
    return;
  }
  if (first >= run.tables.services) {
    goToExit(run, slot, first, via);
    return;
  }
  // Nobody can be ahead of anyone where there is no limit, so there is no need to wait for the instant to settle.
  if (run.tables.unlimited[first] === 1) {
    assign(run, slot, first, via, OWN);
    return;
  }
  people.next[slot] = via;
  run.refer(slot);
}

/** A full queue, or the end of patience, sent a person on to `people.sentTo`. */
export function goOn(run: Run, slot: number, from: number): void {
  const { tables, state } = run;
  run.draw(slot, tables.entryPurpose[from]!, state.people.waits[slot * tables.services + from]!);
  seek(run, slot, throughDoors(run, slot, VIA.sentOn, run.phase, run.words[0]!));
}

function goToExit(run: Run, slot: number, exit: number, via: number): void {
  const { people } = run.state;
  const place = people.place[slot]!;
  if (place < 0) {
    leaveFor(run, slot, exit, via);
    return;
  }
  const open = nextOpenFor(run, place, exit, run.now);
  if (open > run.now) {
    sayReady(run, slot, via);
    run.emit(KIND.Delayed, slot, place, exit, REASON.outOfHours, people.lastFact[slot]!);
    run.due(open, PRIORITY.leave, slot, PURPOSE.move);
    return;
  }
  setOut(run, slot, exit, via, OWN);
}

/** A place in `service` is free for the person: take it now, or reserve it until the move can be made. */
export function assign(run: Run, slot: number, service: number, via: number, cause: number): void {
  const { tables, state } = run;
  const { people } = state;
  if (state.lending !== null) borrowFor(run, slot, service);
  const place = people.place[slot]!;
  if (run.tables.movesOn === 1 && wouldMoveOn(run, slot)) endForBetter(run, slot, service, because(run, slot, cause));
  else if (goesOn(run, slot)) {
    reserve(run, slot, service, via, cause);
    return;
  }
  if (place < 0 ? isPlainEntry(tables, via, service) : via >= 0 && isPlain(tables, via, place)) {
    take(run, slot, service, via, cause);
    return;
  }
  const from = place >= 0 && tables.holds[place] === 1 ? place : OUTSIDE;
  const open = nextOpenFor(run, from, service, run.now);
  if (open > run.now) awaitHours(run, slot, service, via, cause, open);
  else setOut(run, slot, service, via, cause);
}

/** A place is found for someone whose stay or preparation goes on: it is reserved until that is over. */
function reserve(run: Run, slot: number, service: number, via: number, cause: number): void {
  run.emit(KIND.Assigned, slot, service, run.state.people.place[slot]!, via, because(run, slot, cause));
  run.beside!.asking.delete(slot);
  tellReserved(run, slot, service);
}

/** A place is found but the hours are closed: it is reserved until they open, for someone who waits outside as well. */
function awaitHours(run: Run, slot: number, service: number, via: number, cause: number, open: number): void {
  const { tables, state } = run;
  const { people } = state;
  const place = people.place[slot]!;
  const holds = place >= 0 && tables.holds[place] === 1;
  if (holds) sayReady(run, slot, via);
  else if (place >= 0) leave(run, slot, OUTSIDE, via, people.lastFact[slot]!, service);
  run.emit(KIND.Assigned, slot, service, people.place[slot]!, via, because(run, slot, cause));
  tellReserved(run, slot, service);
  if (holds) run.emit(KIND.Delayed, slot, place, service, REASON.outOfHours, people.lastFact[slot]!);
  run.due(open, PRIORITY.leave, slot, PURPOSE.move);
}

const isPlainEntry = (tables: Tables, via: number, service: number): boolean =>
  via < 0 ? tables.alwaysAdmits[service] === 1 : tables.plainRoute[via] === 1;

const isPlain = (tables: Tables, via: number, place: number): boolean =>
  tables.plainRoute[via] === 1 && tables.plainPlace[place] === 1;

function because(run: Run, slot: number, cause: number): number {
  return cause === OWN ? run.state.people.lastFact[slot]! : cause;
}

/** The hours allow leaving: on the way. */
export function move(run: Run, slot: number): void {
  const { people } = run.state;
  setOut(run, slot, people.target[slot]!, people.via[slot]!, OWN);
}

function setOut(run: Run, slot: number, to: number, via: number, cause: number): void {
  const { people } = run.state;
  const takes = via >= 0 && run.tables.transferOf[via]! >= 0 ? journey(run, slot, via, to) : 0;
  const leavesFirst = takes > 0 && run.tables.leavesFirst[via] === 1;
  // Nobody is on the way out of the model who holds no place in it.
  if (takes === 0 || (leavesFirst && to >= run.tables.services)) {
    take(run, slot, to, via, cause);
    return;
  }
  if (leavesFirst && people.place[slot]! >= 0) leave(run, slot, OUTSIDE, via, people.lastFact[slot]!, to);
  const place = people.place[slot]!;
  if (place >= 0) sayReady(run, slot, via);
  run.emit(KIND.TransferStarted, slot, to, place, via, because(run, slot, cause));
  tellReserved(run, slot, to);
  if (place >= 0) run.emit(KIND.Delayed, slot, place, to, REASON.transfer, people.lastFact[slot]!);
  run.due(run.now + takes, PRIORITY.clock, slot, PURPOSE.arrive);
}

/** The journey is over. */
export function arrive(run: Run, slot: number): void {
  const { people } = run.state;
  take(run, slot, people.target[slot]!, people.via[slot]!, OWN);
}

/** Leaves the old place, if any, and starts in the new one or exits. */
function take(run: Run, slot: number, to: number, via: number, cause: number): void {
  const { people } = run.state;
  const from = people.place[slot]!;
  if (to >= run.tables.services) {
    leaveFor(run, slot, to, via);
    return;
  }
  if (from < 0) {
    begin(run, slot, to, from, via, because(run, slot, cause));
    return;
  }
  leave(run, slot, to, via, because(run, slot, cause));
  begin(run, slot, to, from, via, people.lastFact[slot]!);
}

/** Leaves the place, if any, and the model. */
export function leaveFor(run: Run, slot: number, exit: number, via: number): void {
  const { people } = run.state;
  const from = people.place[slot]!;
  if (from >= 0) leave(run, slot, exit, via, people.lastFact[slot]!);
  run.emitExited(slot, from, exit, people.lastFact[slot]!);
}

/**
 * Left, and Returned when it is home that is left for a service. `to` is −1 when the person goes home to wait or is on the
 * way; what they hold of pools goes with them for `bound`.
 */
export function leave(run: Run, slot: number, to: number, via: number, cause: number, bound = to): void {
  const { tables, state } = run;
  const { people } = state;
  const place = people.place[slot]!;
  run.emitLeft(slot, place, to, via, cause);
  if (run.holdsMore) giveUpHeld(run, slot, place, bound);
  else if (tables.unlimited[place] === 0) run.free(place);
  const service = to < 0 ? firstChoice(run, slot, via) : to;
  if (tables.home[place] === 0 || service >= tables.services || tables.home[service] === 1) return;
  run.emit(KIND.Returned, slot, service, place, people.returns[slot]! + 1, people.lastFact[slot]!);
}

/** What was held with a place that is left. */
function giveUpHeld(run: Run, slot: number, place: number, bound: number): void {
  const { tables, state } = run;
  if (state.turning !== null) freeOrTurn(run, place, state.people.lastFact[slot]!);
  else if (tables.unlimited[place] === 0) run.free(place);
  if (state.pools !== null) giveToPools(run, slot, place, bound);
  if (state.lending !== null) giveBackPlace(run, slot, place, false);
}

/** ReadyToLeave, once: written only for those who do not leave in the same instant. */
export function sayReady(run: Run, slot: number, via: number): void {
  const { people } = run.state;
  if (people.status[slot] !== STATUS.staying) return;
  run.emit(KIND.ReadyToLeave, slot, people.place[slot]!, firstChoice(run, slot, via), via, people.startFact[slot]!);
}
