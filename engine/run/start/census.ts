import { KIND, REASON } from "../../log/facts.ts";
import { nextOpenFor } from "../capacity/hours.ts";
import { takeFromPools } from "../capacity/pooling.ts";
import { tellReserved, tellStarted } from "../capacity/taking.ts";
import { MET } from "../change/courses.ts";
import { PRIORITY, PURPOSE } from "../eventList.ts";
import { leave, sayReady, seek } from "../moves.ts";
import { VIA } from "../people.ts";
import { acceptable, firstChoice, stepUnderWay, throughDoors } from "../plan.ts";
import { askBeside } from "../queue/beside.ts";
import { planOthers } from "../queue/others.ts";
import { planGivingUp } from "../queue/patience.ts";
import { planReferral } from "../queue/referral.ts";
import { readyAfterTasks } from "../queue/tasks.ts";
import type { Run } from "../run.ts";
import { lasting } from "../tables.ts";
import { type Present, presentAtStart } from "./present.ts";

/**
 * Tells who is there at time 0 and where each of them stands, longest wait first, then lets those go on whom nothing
 * holds (semantics.md section 8). Nothing told between the two Census facts happened at time 0: it was so already.
 */
export function takeCensus(run: Run): void {
  const people = presentAtStart(run);
  if (people.length === 0) return;
  const onward: number[] = [];
  run.emitOfService(KIND.Census, -1, -1, people.length, -1);
  for (const person of people) {
    const slot = tell(run, person);
    if (standsReady(run, slot, person)) onward.push(slot);
  }
  run.emitOfService(KIND.Census, -1, -1, 0, -1);
  for (const slot of onward) seek(run, slot, run.state.people.via[slot]!);
}

/** Arrived, where they are, and what has been going on since when. Returns the slot. */
function tell(run: Run, person: Present): number {
  const { row } = person;
  const { people } = run.state;
  run.meet(row.luck, person.number);
  const at = row.service >= 0 ? row.service : row.wants;
  const slot = run.emitArrived(row.cohort, person.class, at, row.luck, person.number);
  if (row.service >= 0) {
    run.emitStarted(slot, row.service, -1, VIA.entry, people.lastFact[slot]!);
    before(run, slot, person.elapsed);
    if (run.state.units !== null) tellStarted(run, slot, row.service);
    takeFromPools(run, slot, row.service);
    people.next[slot] = wayOn(run, slot, person);
  }
  if (row.state === "in-treatment") planStayMet(run, slot, person);
  else if (row.state === "assigned") reserve(run, slot, person);
  else if (row.service < 0) waitAtHome(run, slot, person);
  else standReady(run, slot, person);
  return slot;
}

/** The step told last began that many seconds before time 0. */
function before(run: Run, slot: number, seconds: number): void {
  const { people } = run.state;
  if (seconds > 0) run.emit(KIND.Before, slot, people.place[slot]!, -1, seconds, people.lastFact[slot]!);
}

/** Plans the end of a stay that goes on at time 0. A pure function of state, model and run key, as planStay. */
export function planStayMet(run: Run, slot: number, person: Present): void {
  run.state.people.next[slot] = wayOn(run, slot, person);
  const ends = run.state.people.startedAt[slot]! + person.stay;
  const at = run.tasks === null ? ends : readyAfterTasks(run, slot, ends);
  const courses = run.stayEnds?.courses;
  if (courses) {
    courses.begin(slot, person.class, person.of, MET);
    courses.draw(slot, person.of, person.stay, 1);
  }
  if (run.stayEnds !== null) run.stayEnds.plan(slot, at);
  else run.due(at, PRIORITY.clock, slot, PURPOSE.endOfStay);
  if (run.beside !== null) planReferral(run, slot, at);
}

/** Whoever is known to want a place is not sent on at its door. */
function wayOn(run: Run, slot: number, { route, luck, row }: Present): number {
  if (route >= 0 && row.wants >= 0) return route;
  return route < 0 ? VIA.entry : throughDoors(run, slot, route, run.model.phases[0]!, luck, 0);
}

/** How people at home came to want what they wait for: as their cohort does, or sent there. */
function wantAtHome(run: Run, slot: number, { row }: Present): number {
  const { people } = run.state;
  if (run.tables.entryLists[people.class[slot]!]!.includes(row.wants)) return VIA.entry;
  people.sentTo[slot] = row.wants;
  return VIA.sentOn;
}

function reserve(run: Run, slot: number, person: Present): void {
  const { people } = run.state;
  const via = person.row.service < 0 ? wantAtHome(run, slot, person) : people.next[slot]!;
  goHomeUnlessHeld(run, slot, via);
  if (people.place[slot]! >= 0) {
    sayReady(run, slot, via);
    before(run, slot, person.since);
  }
  const to = person.row.wants >= 0 ? person.row.wants : firstChoice(run, slot, via);
  run.emit(KIND.Assigned, slot, to, people.place[slot]!, via, people.lastFact[slot]!);
  before(run, slot, person.since);
  tellReserved(run, slot, to);
  const place = people.place[slot]!;
  const open = nextOpenFor(run, place, to, run.now);
  if (place >= 0 && open > run.now) run.emit(KIND.Delayed, slot, place, to, REASON.outOfHours, people.lastFact[slot]!);
  run.due(open, PRIORITY.leave, slot, PURPOSE.move);
}

function waitAtHome(run: Run, slot: number, person: Present): void {
  const { people } = run.state;
  const via = wantAtHome(run, slot, person);
  people.via[slot] = via;
  if (isQueuedFor(run, slot, via)) queue(run, slot, via, person.since);
}

/** Whoever is ready where nobody is kept while waiting has gone home to wait. */
function goHomeUnlessHeld(run: Run, slot: number, via: number): void {
  const { people } = run.state;
  const place = people.place[slot]!;
  if (place >= 0 && run.tables.holds[place] === 0) leave(run, slot, -1, via, people.lastFact[slot]!);
}

/** Ready: a step of preparation goes on, or a place is wanted that is not there. */
function standReady(run: Run, slot: number, person: Present): void {
  const { people } = run.state;
  const { reason } = person.row;
  const via = people.next[slot]!;
  people.via[slot] = via;
  if (reason === "no-room") goHomeUnlessHeld(run, slot, via);
  if (people.place[slot]! < 0) {
    if (isQueuedFor(run, slot, via)) queue(run, slot, via, person.since);
    return;
  }
  sayReady(run, slot, via);
  before(run, slot, person.since);
  if (reason !== "no-room") {
    run.emit(
      KIND.Delayed,
      slot,
      people.place[slot]!,
      firstChoice(run, slot, via),
      REASON[reason],
      people.lastFact[slot]!,
    );
    before(run, slot, person.since);
    planPreparationMet(run, slot);
    if (stepUnderWay(run, slot, via) >= run.tables.searchFrom[via]!) askBeside(run, slot, via);
  } else if (isQueuedFor(run, slot, via)) {
    queue(run, slot, via, person.since);
    run.emit(
      KIND.Delayed,
      slot,
      people.place[slot]!,
      firstChoice(run, slot, via),
      REASON.noRoom,
      people.lastFact[slot]!,
    );
  }
}

/** True for those to whom nothing stands in the way: they leave when the census is told. */
function standsReady(run: Run, slot: number, { row }: Present): boolean {
  const waits = row.state === "ready" || row.state === "waiting";
  return waits && row.reason === "no-room" && !isQueuedFor(run, slot, run.state.people.via[slot]!);
}

/** Ways out are always free, and so is a service without a limit. */
function isQueuedFor(run: Run, slot: number, via: number): boolean {
  const { tables } = run;
  return acceptable(run, slot, via).every((place) => place < tables.services && tables.unlimited[place] === 0);
}

function queue(run: Run, slot: number, via: number, since: number): void {
  const { people } = run.state;
  const cause = people.lastFact[slot]!;
  for (const service of acceptable(run, slot, via)) {
    run.emit(KIND.Referred, slot, service, people.place[slot]!, via, cause);
    before(run, slot, since);
    run.free(service);
    if (run.tables.patience[service]!.length > 0) planGivingUp(run, slot, people.node[slot]!);
  }
  planOthers(run, slot);
}

/** Plans the end of a step of preparation that began before time 0, given that it has lasted so long; not before `soonest`. */
export function planPreparationMet(run: Run, slot: number, soonest = 0): void {
  const { tables, state, model } = run;
  const { people } = state;
  const via = people.via[slot]!;
  const work = model.routes[via]!.prepare[stepUnderWay(run, slot, via)]!;
  run.draw(slot, work.luck, people.stays[slot * tables.services + people.place[slot]!]!);
  const at = people.since[slot]! + lasting(tables, work.takes, run.words[0]!, -people.since[slot]!);
  run.due(Math.max(at, soonest), PRIORITY.assessment, slot, PURPOSE.prepared);
}
