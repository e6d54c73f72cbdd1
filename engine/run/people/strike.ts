import { KIND } from "../../log/facts.ts";
import { purpose, USE } from "../../random/purposes.ts";
import { giveToPools } from "../capacity/pooling.ts";
import { borrowFor, giveBackPlace } from "../capacity/sharing.ts";
import { NEVER } from "../eventList.ts";
import { leave, leaveFor, seek } from "../moves.ts";
import { STATUS, VIA } from "../people.ts";
import { begin, firstChoice, throughDoors } from "../plan.ts";
import { mayStartNow } from "../queue/line.ts";
import type { Run } from "../run.ts";

/** A notice of a ring came off the list: rings what is due now, and plans the next. */
export function ring(run: Run, slot: number): void {
  const { people } = run.state;
  const life = run.state.life!;
  if (!people.letGo(slot)) return;
  if (life.noticed[slot] === run.now) life.noticed[slot] = NEVER;
  const person = people.number[slot]!;
  tellMemberships(run, slot);
  tellEffects(run, slot);
  for (let c = dueClock(run, slot); c >= 0; c = dueClock(run, slot)) {
    strike(run, slot, c);
    if (people.status[slot] === STATUS.none || people.number[slot] !== person) return;
  }
  run.notices!.planNext(run.now, slot);
}

/** Memberships begin, stop, go on and end beside the person's steps. */
function tellMemberships(run: Run, slot: number): void {
  const { people } = run.state;
  const { memberships } = run.state.life!;
  for (let m = 0; m < memberships.all.length; m++) {
    for (let turn = memberships.due(slot, m, run.now); turn !== null; turn = memberships.due(slot, m, run.now)) {
      const kind = turn.joined ? KIND.Joined : KIND.Released;
      run.emit(kind, slot, people.place[slot]!, m, turn.value, people.lastFact[slot]!);
    }
  }
}

/** Effects set in, fade and end: each says so, and stands beside the person's steps. */
function tellEffects(run: Run, slot: number): void {
  const { people } = run.state;
  const { effects } = run.state.life!;
  for (let e = effects.dueEffect(slot, run.now); e >= 0; e = effects.dueEffect(slot, run.now)) {
    const level = effects.level(slot, e, run.now);
    run.emit(KIND.EffectChanged, slot, people.place[slot]!, e, level, people.lastFact[slot]!);
  }
}

function dueClock(run: Run, slot: number): number {
  const { clocks } = run.state.life!;
  for (let c = 0; c < clocks.all.length; c++) if (clocks.ringAt(slot, c) === run.now) return c;
  return -1;
}

function strike(run: Run, slot: number, c: number): void {
  const { people } = run.state;
  const clock = run.state.life!.clocks.all[c]!;
  const place = people.place[slot]!;
  const cause = people.lastFact[slot]!;
  if (clock.to < 0) {
    const cls = clock.becomes[people.class[slot]!]!;
    run.emit(KIND.ConditionChanged, slot, place, clock.attribute, cls, cause);
    return;
  }
  const bound = run.state.waiting.isBoundFor(slot, clock.to);
  const target = people.target[slot]!;
  if (!bound) {
    run.dropFresh(slot);
    run.beside?.asking.delete(slot);
  }
  run.emit(KIND.ClockRang, slot, place, bound ? -1 : clock.to, c, cause);
  if (bound) return;
  run.state.life!.dueAt[slot] = -1;
  if (target >= 0 && target < run.tables.services) {
    // Units beyond the one that a reservation holds go first.
    if ((run.state.units?.held(slot, true) ?? 1) !== 1)
      run.emit(KIND.UnitsTaken, slot, target, 1, 1, people.lastFact[slot]!);
    run.emit(KIND.ReservationEnded, slot, target, place, 0, people.lastFact[slot]!);
    if (run.tables.unlimited[target] === 0) run.free(target);
    if (run.state.lending !== null) giveBackPlace(run, slot, target, true);
    // Whoever is in a place gives back what they hold when they leave it.
    if (place < 0) giveToPools(run, slot, target, -1);
  }
  goWhereItLeads(run, slot, c);
}

/** At once: a clock waits neither for hours nor, in the place it found the person in, for a place elsewhere. */
function goWhereItLeads(run: Run, slot: number, c: number): void {
  const { tables, state } = run;
  const { people, life } = state;
  const clock = life!.clocks.all[c]!;
  const occurrence = life!.clocks.starts[slot * life!.clocks.all.length + c]!;
  run.draw(slot, purpose(clock.luck, USE.clockDoor), occurrence);
  const via = throughDoors(run, slot, VIA.sentOn, run.phase, run.words[0]!);
  const to = firstChoice(run, slot, via);
  if (to >= tables.services) {
    leaveFor(run, slot, to, via);
    return;
  }
  const from = people.place[slot]!;
  const atOnce = tables.unlimited[to] === 1 || (!run.unsettled && mayStartNow(run, slot, to));
  if (atOnce && state.lending !== null) borrowFor(run, slot, to);
  if (from >= 0) leave(run, slot, atOnce ? to : -1, via, people.lastFact[slot]!);
  if (atOnce) begin(run, slot, to, from, via, people.lastFact[slot]!);
  else seek(run, slot, via);
}
