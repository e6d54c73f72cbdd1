import type { Model } from "../compile/model.ts";
import type { FactChunk, FactSink } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";
import type { RunKey } from "../random/keys.ts";
import { nextOpenFor } from "./capacity/hours.ts";
import { planPoolChanges } from "./capacity/pooling.ts";
import { planTurnRounds } from "./capacity/ready.ts";
import { planRenewals } from "./capacity/starts.ts";
import { planUnits } from "./capacity/taking.ts";
import { planReach } from "./change/everyone.ts";
import { recall } from "./change/recall.ts";
import { PRIORITY, PURPOSE } from "./eventList.ts";
import { STATUS } from "./people.ts";
import { journey, planStay, preparation, stepUnderWay } from "./plan.ts";
import { planOthers } from "./queue/others.ts";
import { planAllGivingUp } from "./queue/patience.ts";
import { pushReferral } from "./queue/referral.ts";
import { type Readers, rememberPast, throughReaders } from "./readers.ts";
import { Run } from "./run.ts";
import { resumeShocks } from "./shocks/shocks.ts";
import { planPreparationMet, planStayMet } from "./start/census.ts";
import { type Present, presentAtStart } from "./start/present.ts";

/**
 * A run as it stood after all facts up to and including `at` seconds: applies them to a new state, then plans what is
 * due from that state alone.
 * @throws RangeError when the facts do not fit the model.
 */
export function restore(
  model: Model,
  key: RunKey,
  past: Iterable<FactChunk>,
  at: number,
  sink: FactSink,
  readers: Readers,
): Run {
  const restoring = new Restoring(model, key, at, sink, readers);
  for (const chunk of past) {
    restoring.take(chunk);
    if (restoring.isOver) break;
  }
  return restoring.run();
}

/** The same for facts that come chunk by chunk, none of which it keeps. */
export class Restoring implements FactSink {
  /** True when a fact after `at` has been seen: no more of them are wanted. */
  isOver = false;
  private readonly restored: Run;
  private readonly at: number;
  private readonly readers: Readers;
  private readonly memory: Remembered = { slots: [], facts: 0 };

  /** `sink` takes what comes after the past. */
  constructor(model: Model, key: RunKey, at: number, sink: FactSink, readers: Readers) {
    this.restored = new Run(model, key, throughReaders(readers, sink), 0);
    this.at = at;
    this.readers = readers;
    this.remember(true);
  }

  /** Applies the next facts of the past, up to and including `at`. */
  take(chunk: FactChunk): void {
    rememberPast(this.readers, chunk, this.at);
    if (!applyChunk(this.restored, chunk, this.at, this.memory)) this.isOver = true;
  }

  /** The run as it stands at `at`, with all that is due. Call once, after the last fact of the past. */
  run(): Run {
    const { restored: run, at, readers } = this;
    run.forgetFreed();
    this.remember(false);
    run.writer.skipTo(this.memory.facts);
    run.moveTo(at);
    if (run.beside !== null) run.beside.after = at;
    run.arrivals.planAll(at);
    planChanges(run, at);
    planTurnRounds(run);
    const met = run.state.censusTaken < 0 ? NOBODY : presentAtStart(run);
    for (let slot = 0; slot < run.state.people.slots; slot++) {
      planPerson(run, slot, met);
      if (run.notices !== null && run.state.people.status[slot] !== STATUS.none) run.notices.planNext(at, slot);
    }
    resumeShocks(run, at);
    readers.rules?.takeUp(run, true);
    return run;
  }

  private remember(on: boolean): void {
    const { notices, stayEnds } = this.restored;
    if (notices !== null) notices.remembering = on;
    if (stayEnds !== null) stayEnds.remembering = on;
  }
}

const NOBODY: readonly Present[] = [];

interface Remembered {
  /** Slot by person number. */
  readonly slots: number[];
  facts: number;
}

/** False when the chunk reaches beyond `at`. */
function applyChunk(run: Run, chunk: FactChunk, at: number, memory: Remembered): boolean {
  const { state } = run;
  let key = 0;
  for (let i = 0; i < chunk.length; i++) {
    const time = chunk.time[i]!;
    if (time > at) return false;
    const fact = chunk.first + i;
    if (fact !== memory.facts) throw new RangeError(`fact ${memory.facts} is missing: the next one is ${fact}`);
    memory.facts++;
    const kind = chunk.kind[i]!;
    const person = chunk.person[i]!;
    if (kind === KIND.Arrived) {
      run.meet(chunk.keys[key++]!, chunk.keys[key++]!);
      const slot = state.arrive(fact, chunk.value[i]!);
      run.giveLuck(slot);
      run.inexhaustible.remember(chunk.other[i]!);
      state.life?.after(time, kind, slot, chunk.service[i]!, -1, 0);
      memory.slots[person] = slot;
      continue;
    }
    const slot = person < 0 ? -1 : memory.slots[person];
    if (slot === undefined) throw new RangeError(`fact ${fact} is about person ${person}, who never arrived`);
    state.apply(fact, time, kind, slot, chunk.service[i]!, chunk.other[i]!, chunk.value[i]!);
    if (run.notices !== null || run.stayEnds !== null)
      recall(run, time, kind, slot, chunk.service[i]!, chunk.other[i]!, chunk.value[i]!);
  }
  return true;
}

function planChanges(run: Run, at: number): void {
  const changes = run.world.capacityChanges;
  if (run.model.worlds.length > 0) run.given.dated.set(run.model.worlds[run.state.programmes.world]!.capacity);
  for (; run.nextChange < changes.length && changes[run.nextChange]!.at <= at; run.nextChange++) {
    const { service, capacity } = changes[run.nextChange]!;
    run.given.dated[service] = capacity;
  }
  run.planCapacity();
  planRenewals(run, at);
  run.stock?.planAll(at);
  planPoolChanges(run, at);
  planReach(run, at);
}

/** `met`: the people of the census, by their number. */
function planPerson(run: Run, slot: number, met: readonly Present[]): void {
  planUnits(run, slot);
  const { people } = run.state;
  const via = people.via[slot]!;
  switch (people.status[slot]) {
    case STATUS.staying:
      if (run.stayEnds !== null) run.stayEnds.planRemembered(slot);
      else if (people.startFact[slot]! < run.state.censusTaken) planStayMet(run, slot, met[people.number[slot]!]!);
      else if (run.notices !== null) run.notices.planRemembered(slot);
      else planStay(run, slot, run.phaseOfStay(slot));
      if (run.beside !== null) pushReferral(run, slot);
      return;
    case STATUS.preparing:
      if (people.since[slot]! < 0) planPreparationMet(run, slot, run.now + 1);
      else planPrepared(run, slot, via);
      return;
    case STATUS.waiting:
      planAllGivingUp(run, slot);
      planOthers(run, slot);
      return;
    case STATUS.reserved: {
      const open = nextOpenFor(run, people.place[slot]!, people.target[slot]!, run.now);
      run.due(after(run, open), PRIORITY.leave, slot, PURPOSE.move);
      return;
    }
    case STATUS.moving: {
      const takes = journey(run, slot, via, people.target[slot]!);
      run.due(after(run, people.since[slot]! + takes), PRIORITY.clock, slot, PURPOSE.arrive);
      return;
    }
  }
}

function planPrepared(run: Run, slot: number, via: number): void {
  const { people } = run.state;
  const at = people.since[slot]! + preparation(run, slot, via, stepUnderWay(run, slot, via));
  run.due(after(run, at), PRIORITY.assessment, slot, PURPOSE.prepared);
}

/** What would have been due by now under rules that hold only from now on is due in the next instant. */
const after = (run: Run, at: number): number => Math.max(at, run.now + 1);
