import type { Phase } from "../compile/model.ts";
import { REASON } from "../log/facts.ts";
import { mix } from "../random/mix.ts";
import { type Race, race } from "../random/race.ts";
import { takeFromPools } from "./capacity/pooling.ts";
import { tellStarted } from "./capacity/taking.ts";
import { PRIORITY, PURPOSE } from "./eventList.ts";
import { raceUnderEffects } from "./people/shares.ts";
import { VIA } from "./people.ts";
import { planStandingOn } from "./queue/better.ts";
import { planReferral } from "./queue/referral.ts";
import { readyAfterTasks } from "./queue/tasks.ts";
import type { Run } from "./run.ts";
import { atStart } from "./stay/atStart.ts";
import { duration } from "./tables.ts";

// Names of this module's own: those of an imported table are looked up again at every use.
const CLOCK = PRIORITY.clock;
const END_OF_STAY = PURPOSE.endOfStay;
const ENTRY = VIA.entry;

/**
 * Plans the end of the stay that a person began at `startedAt`: draws the way on and the length, and puts the notice
 * on the list. A pure function of model, run key and state, so that a run rebuilt from the log plans the same.
 */
export function planStay(run: Run, slot: number, phase: Phase): void {
  const { tables, state, words } = run;
  const { people } = state;
  const service = people.place[slot]!;
  const occurrence = people.stays[slot * tables.services + service]!;
  const asks = service * tables.classes + people.class[slot]!;
  run.draw(slot, tables.stayPurpose[service]!, occurrence);
  const stayWord = words[0]!;
  const raceWord = words[1]!;
  let stay = phase.stayOf[asks]!;
  const which = phase.choiceOf[asks]!;
  if (!run.plainStays) {
    run.stayEnds?.courses?.begin(slot, people.class[slot]!, stay, which);
    const way = wayOn(run, slot, which, phase, raceWord);
    people.next[slot] = way.route;
    planEnd(run, slot, way.stay >= 0 ? way.stay : stay, stayWord);
    return;
  }
  let route: number = ENTRY;
  if (which >= 0) {
    const choice = tables.choices[which]!;
    const i = race(choice.race, raceWord);
    route = throughDoors(run, slot, choice.routes[i]!, phase, raceWord, people.startedAt[slot]!);
    if (choice.stays[i]! >= 0) stay = choice.stays[i]!;
  }
  people.next[slot] = route;
  run.list.pushPerson(people.startedAt[slot]! + duration(tables, stay, stayWord), CLOCK, slot, END_OF_STAY);
}

/** The way on that a choice gives a person whose stay began, by the word of their luck; and the distribution of the stay, −1 for the service's own. */
export function wayOn(
  run: Run,
  slot: number,
  declared: number,
  phase: Phase,
  word: number,
): { route: number; stay: number } {
  if (declared < 0) return { route: ENTRY, stay: -1 };
  const { tables, state } = run;
  const began = state.people.startedAt[slot]!;
  const which = tables.hasChoiceMoments === 1 ? atStart(run, slot, tables.choiceMoments, declared) : declared;
  const choice = tables.choices[which]!;
  const i = race(raceOf(run, slot, which, began), word);
  return { route: throughDoors(run, slot, choice.routes[i]!, phase, word, began), stay: choice.stays[i]! };
}

/** The end of a stay that hangs on more than the person's class and luck, or that something else may end. */
function planEnd(run: Run, slot: number, declared: number, word: number): void {
  const { tables, state } = run;
  const stay = tables.hasMoments === 1 ? atStart(run, slot, tables.moments, declared) : declared;
  const given = run.givenStays === null ? -1 : run.givenStays.stayOf(slot);
  const factor = given >= 0 ? 1 : stretch(run, slot, state.people.place[slot]!);
  const lasts = given >= 0 ? given : stretched(factor, duration(tables, stay, word));
  run.stayEnds?.courses?.draw(slot, given >= 0 ? -1 : stay, lasts, factor);
  const ends = state.people.startedAt[slot]! + lasts;
  const at = run.tasks === null ? ends : readyAfterTasks(run, slot, ends);
  if (run.stayEnds !== null) run.stayEnds.plan(slot, at);
  else run.due(at, CLOCK, slot, END_OF_STAY);
  if (run.beside !== null) planReferral(run, slot, at);
}

/** The race of a choice, for this person at this time. */
function raceOf(run: Run, slot: number, which: number, time: number): Race {
  const { life } = run.state;
  const own = life === null || !life.effects.onShares ? null : raceUnderEffects(run, slot, which, time);
  return own ?? run.tables.choices[which]!.race;
}

const stretched = (factor: number, seconds: number): number => (factor === 1 ? seconds : Math.round(seconds * factor));

/** What effects on the person multiply a stay by, as they stand at its beginning. */
function stretch(run: Run, slot: number, service: number): number {
  const { life, people } = run.state;
  if (life === null || life.effects.all.length === 0) return 1;
  return life.effects.onStay(slot, service, people.startedAt[slot]!);
}

/**
 * Follows a person through services that pass them on at the door (decisions, and states whose outcome has no stay),
 * and returns the route that leads to the first real place. `luck` is the word of the draw that sent them there; each
 * door makes its own of it. `time`: the instant for which effects on the person count.
 */
export function throughDoors(run: Run, slot: number, via: number, phase: Phase, luck: number, time = run.now): number {
  const { tables } = run;
  let route = via;
  let word = luck;
  for (;;) {
    if (route >= 0 && tables.hasDoor[route] === 0) return route;
    const list = acceptable(run, slot, route);
    const service = list[0]!;
    if (list.length !== 1 || service >= tables.services) return route;
    const which = phase.entryOf[service * tables.classes + run.state.people.class[slot]!]!;
    if (which < 0) return route;
    word = mix(word ^ tables.entryPurpose[service]!);
    const choice = tables.choices[which]!;
    const next = choice.routes[race(raceOf(run, slot, which, time), word)]!;
    if (next < 0) return route;
    route = route < 0 ? next : run.model.routes[route]!.onward[next]!;
  }
}

/** The places a person would accept, in order of preference, given how they came to want them. */
export function acceptable(run: Run, slot: number, via: number): readonly number[] {
  const { tables, state } = run;
  if (via >= 0) return tables.routeLists[via]!;
  if (via === VIA.entry) return tables.entryLists[state.people.class[slot]!]!;
  return tables.singles[state.people.sentTo[slot]!]!;
}

/** The first of them. */
export function firstChoice(run: Run, slot: number, via: number): number {
  return via >= 0 ? run.tables.firstOf[via]! : acceptable(run, slot, via)[0]!;
}

/** Seconds of the journey by a route that has one. */
export function journey(run: Run, slot: number, via: number, to: number): number {
  const { tables, state } = run;
  const occurrence = to < tables.services ? state.people.stays[slot * tables.services + to]! : 0;
  run.draw(slot, tables.transferPurpose[via]!, occurrence);
  return duration(tables, tables.transferOf[via]!, run.words[0]!);
}

/** Seconds of one step of preparation; `step` counts within the route. */
export function preparation(run: Run, slot: number, via: number, step: number): number {
  const { tables, state, model } = run;
  const { people } = state;
  const work = model.routes[via]!.prepare[step]!;
  run.draw(slot, work.luck, people.stays[slot * tables.services + people.place[slot]!]!);
  return duration(tables, work.takes, run.words[0]!);
}

/** Which step of preparation a person's delay tells of. */
export function stepUnderWay(run: Run, slot: number, via: number): number {
  const reason = run.state.people.reason[slot]!;
  return run.model.routes[via]!.prepare.findIndex((work) => REASON[work.reason] === reason);
}

/** Started, and the plan that follows from it. */
export function begin(run: Run, slot: number, service: number, from: number, via: number, cause: number): void {
  run.emitStarted(slot, service, from, via, cause);
  if (run.holdsMore) {
    if (run.state.units !== null) tellStarted(run, slot, service);
    if (run.state.pools !== null) takeFromPools(run, slot, service);
  }
  planStay(run, slot, run.phase);
  if (run.tables.movesOn === 1) planStandingOn(run, slot, service, via);
}
