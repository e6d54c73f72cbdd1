import type { ModelOpening } from "../../compile/model/programmes.ts";
import type { ModelCondition } from "../../compile/model/rules.ts";
import { type Spell, soSince } from "../../gauges/conditions.ts";
import type { Gauges } from "../../gauges/gauges.ts";
import { KIND } from "../../log/facts.ts";
import { setDated } from "../capacity/change.ts";
import { reachAll } from "../change/everyone.ts";
import { NEVER, PRIORITY } from "../eventList.ts";
import type { Run } from "../run.ts";

/** Streams of the priority of rules from here on are looks at the next phase of a programme. */
const PROGRAMME_STREAMS = 1 << 24;

const DAY = 86_400;

/** True for the notice of a programme. */
export const isProgramme = (stream: number): boolean => stream >= PROGRAMME_STREAMS;

/**
 * The programmes of a run. The next phase of each is looked at on its day, in the turn of rules; it opens if its gate
 * holds, or is looked at again. When looks are due follows from the phases open, so that a rebuilt run plans the same.
 */
export class Programmes {
  private readonly gauges: Gauges;
  /** By phase: the spell of its gate, null without one. */
  private readonly gates: readonly (Spell | null)[];
  private readonly run: Run;

  constructor(run: Run, gauges: Gauges, spellOf: (condition: ModelCondition) => Spell) {
    this.run = run;
    this.gauges = gauges;
    this.gates = run.model.programmes.openings.map(({ gate }) => (gate === null ? null : spellOf(gate)));
  }

  /** Plans the next look of each programme after an instant. */
  planAll(after: number): void {
    for (let p = 0; p < this.run.model.programmes.list.length; p++) this.plan(p, after);
  }

  /** A notice is due: the next phase of a programme is looked at. The gauges have read all facts. */
  due(stream: number): void {
    const programme = stream - PROGRAMME_STREAMS;
    const phase = this.next(programme);
    const { now } = this.run;
    const cause = this.cause(phase);
    if (cause === null) this.plan(programme, now);
    else {
      this.open(phase, cause);
      this.plan(programme, now - 1);
    }
  }

  /** The phase of a programme that opens next; −1 when all are open. */
  private next(programme: number): number {
    const { first, phases } = this.run.model.programmes.list[programme]!;
    const open = this.run.state.programmes.open[programme]!;
    return open < phases ? first + open : -1;
  }

  private isFirst(phase: number): boolean {
    const { openings, list } = this.run.model.programmes;
    return list[openings[phase]!.programme]!.first === phase;
  }

  /** The fact since which the gate of a phase holds, or that opened the phase before; null when the gate does not hold. */
  private cause(phase: number): number | null {
    const gate = this.gates[phase]!;
    const { run, gauges } = this;
    if (gate === null) return this.isFirst(phase) ? -1 : run.state.programmes.openedBy[phase - 1]!;
    const since = soSince(gauges, gate, run.now);
    if (since === null || since + gate.condition.holds > run.now) return null;
    return since < run.now ? gate.fact : gauges.lastFactAbout(gate.condition.services);
  }

  private open(phase: number, cause: number): void {
    const { run } = this;
    const fact = run.writer.facts;
    const service = run.model.programmes.openings[phase]!.gate?.services[0] ?? -1;
    run.emitOfService(KIND.PhaseOpened, service, phase, 0, cause);
    const before = run.given.dated.slice();
    enterWorld(run);
    for (let s = 0; s < before.length; s++) {
      const places = run.given.dated[s]!;
      if (places !== before[s]) setDated(run, s, places, false, fact);
    }
    for (const { service: s, what } of run.model.programmes.openings[phase]!.reach ?? []) reachAll(run, s, what, fact);
  }

  /** Plans the first look at the next phase of a programme that comes after an instant. */
  private plan(programme: number, after: number): void {
    const phase = this.next(programme);
    if (phase < 0) return;
    const at = this.lookAfter(phase, after);
    if (at < this.run.model.clock.end) this.run.list.pushStream(at, PRIORITY.rule, PROGRAMME_STREAMS + programme);
  }

  private lookAfter(phase: number, after: number): number {
    const { clock, programmes } = this.run.model;
    const { openedAt } = this.run.state.programmes;
    const opening = programmes.openings[phase]!;
    let at = Math.max(opening.from, this.isFirst(phase) ? 0 : openedAt[phase - 1]! + opening.wait);
    while (at <= after && at < clock.end) at += stepFrom(opening, at, clock.weekOffset);
    return at;
  }
}

/** Takes up the world that programmes have come to: its tables, and the places that it gives at this instant. */
function enterWorld(run: Run): void {
  const { dated } = run.given;
  const { capacity, capacityChanges } = run.model.worlds[run.state.programmes.world]!;
  run.changePhase();
  dated.set(capacity);
  const next = capacityChanges.findIndex(({ at }) => at > run.now);
  run.nextChange = next < 0 ? capacityChanges.length : next;
  for (const change of capacityChanges.slice(0, run.nextChange)) dated[change.service] = change.capacity;
  run.planCapacity();
}

/** Seconds from one look at a gate to the next. */
function stepFrom({ again }: ModelOpening, at: number, weekOffset: number): number {
  if (again === null) return NEVER;
  return "seconds" in again ? again.seconds : again.days[Math.floor((at + (weekOffset % DAY)) / DAY)]! * DAY;
}
