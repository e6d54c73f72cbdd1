import { REACHED } from "../../compile/model/stays.ts";
import type { Phase } from "../../compile/model.ts";
import { KIND } from "../../log/facts.ts";
import { remapped } from "../../random/residual.ts";
import { PRIORITY } from "../eventList.ts";
import { STATUS } from "../people.ts";
import { wayOn } from "../plan.ts";
import { askBeside } from "../queue/beside.ts";
import { planReferral } from "../queue/referral.ts";
import { readyAfterTasks } from "../queue/tasks.ts";
import type { Run } from "../run.ts";
import { atStart } from "../stay/atStart.ts";
import { MET } from "./courses.ts";

/** Streams of the capacity priority from here on, up to those of shocks, are changes that reach stays under way. */
const REACH_STREAMS = 1 << 23;

/** True for the notice of such a change; not asked of those with higher numbers. */
export const isReach = (stream: number): boolean => stream >= REACH_STREAMS;

/** Plans the first date after an instant (seconds) on which a change reaches stays under way. */
export function planReach(run: Run, after: number): void {
  plan(
    run,
    run.model.stays.reaches.findIndex(({ at }) => at > after),
  );
}

function plan(run: Run, index: number): void {
  const next = run.model.stays.reaches[index];
  if (next !== undefined) run.list.pushStream(next.at, PRIORITY.capacity, REACH_STREAMS + index);
}

/** A change that holds from now on reaches stays under way. */
export function reachByDate(run: Run, stream: number): void {
  const index = stream - REACH_STREAMS;
  const { service, what } = run.model.stays.reaches[index]!;
  plan(run, index + 1);
  reachAll(run, service, what, -1);
}

/** Tells that stays under way in a service are worked out anew, by the fact `cause`, and does so. */
export function reachAll(run: Run, service: number, what: number, cause: number): void {
  const going = underWay(run, service);
  run.emitOfService(KIND.StaysChanged, service, what, going.length, cause);
  for (const slot of going) {
    const asked = stopAsking(run, slot);
    reach(run, slot, what, run.phase, run.now);
    const via = run.state.people.next[slot]!;
    if (asked && via >= 0 && run.tables.referBefore[via]! >= 0) askBeside(run, slot, via);
  }
}

/** Whoever was referred ahead in this instant has no place and no standing yet: they may be bound for elsewhere now. */
function stopAsking(run: Run, slot: number): boolean {
  if (run.beside?.asking.delete(slot) !== true) return false;
  run.dropFresh(slot);
  return true;
}

/** The same for a fact of the past. */
export function recallReach(run: Run, time: number, service: number, what: number): void {
  for (const slot of underWay(run, service)) reach(run, slot, what, run.phaseAt(time), time);
}

/** People whose stay or visit goes on, or stands still. */
function underWay(run: Run, service: number): number[] {
  const { people } = run.state;
  const found: number[] = [];
  for (let slot = 0; slot < people.slots; slot++) {
    const going = people.status[slot] === STATUS.staying || people.status[slot] === STATUS.stopped;
    if (going && people.place[slot] === service) found.push(slot);
  }
  return found;
}

/**
 * Works a stay under way out anew from the tables of a phase: the way on by the same luck, and of the length what is left,
 * read off the new distribution at the part of the same quantile that is not used up (semantics.md section 7).
 */
function reach(run: Run, slot: number, what: number, phase: Phase, now: number): void {
  const { tables, state } = run;
  const { people } = state;
  const ends = run.stayEnds!;
  const courses = ends.courses!;
  const left = (run.tasks === null || ends.isStopped(slot) ? ends.end(slot, now) : run.tasks.ends[slot]!) - now;
  // Only tasks are left to do, or it ends now.
  if (left <= 0) return;
  const service = people.place[slot]!;
  const asks = service * tables.classes + courses.class[slot]!;
  if (what & REACHED.stays) courses.own[slot] = phase.stayOf[asks]!;
  run.draw(slot, tables.stayPurpose[service]!, people.stays[slot * tables.services + service]!);
  const [stayWord, raceWord] = [run.words[0]!, run.words[1]!];
  const declared = newWay(run, slot, what, phase, asks, raceWord);
  const found = tables.hasMoments === 1 ? atStart(run, slot, tables.moments, declared) : declared;
  const before = courses.stay[slot]!;
  if (before < 0 || found < 0 || found === before) return;
  const lasts = courses.lasts[slot]!;
  const factor = courses.factor[slot]!;
  const spent = lasts - left;
  const { distributions } = run.model;
  const whole = remapped(distributions[before]!, distributions[found]!, lasts / factor, spent / factor, stayWord);
  courses.draw(slot, found, Math.max(spent, Math.round(whole * factor)), factor);
  const over = now + courses.lasts[slot]! - spent;
  const at = run.tasks === null ? over : readyAfterTasks(run, slot, over);
  ends.move(slot, at, now);
  if (run.beside !== null && !ends.isStopped(slot)) planReferral(run, slot, at, now);
}

/** The way on where that is reached, and the distribution of the stay that goes with it. */
function newWay(run: Run, slot: number, what: number, phase: Phase, asks: number, word: number): number {
  const { people } = run.state;
  const courses = run.stayEnds!.courses!;
  const own = courses.own[slot]!;
  const which = what & REACHED.ways ? phase.choiceOf[asks]! : courses.which[slot]!;
  if (which < 0) return own;
  if (courses.which[slot] === MET) return stayGiven(run, slot, which, own);
  courses.which[slot] = which;
  const isBound = people.node[slot]! >= 0 || people.target[slot]! >= 0;
  const { route, stay } = wayOn(run, slot, which, phase, word);
  if (!isBound) people.next[slot] = route;
  return stay >= 0 ? stay : own;
}

/** The stay that a choice gives those who go the way of a person. */
function stayGiven(run: Run, slot: number, which: number, own: number): number {
  const choice = run.tables.choices[which]!;
  const stay = choice.stays[choice.routes.indexOf(run.state.people.next[slot]!)] ?? -1;
  return stay >= 0 ? stay : own;
}
