import type { FactChunk } from "./chunk.ts";
import { BESIDE, KIND, KIND_NAMES } from "./facts.ts";
import { Held, type HeldModel } from "./held.ts";
import { type PersonState, personState } from "./personState.ts";
import { Present } from "./present.ts";

export type { PersonState } from "./personState.ts";

/** What a replay must know of the model: a Model or the header of a log will do. */
export interface ReplayModel extends HeldModel {
  readonly services: readonly {
    readonly name: string;
    readonly capacity: number;
    readonly turnRound?: boolean;
    readonly units?: number;
    readonly atShiftEnd?: string;
  }[];
}

/**
 * The state that a log tells: who is where, waiting for what since when, delayed why, and the use of every service.
 * A fold: facts go in, in order, and nothing else. The state at t is that after all facts with time ≤ t.
 */
export class Replay {
  /** Time of the last fact, in seconds. */
  now = 0;
  /** Number of the next fact. */
  next = 0;
  arrivals = 0;
  exits = 0;
  /** True while the census at the start is being told; and the people in it, who have the lowest numbers. */
  inCensus = false;
  counted = 0;
  /** People in the model who are in no service: waiting or travelling from home. */
  outside = 0;
  readonly people = new Present();
  /** By service: places or staff now. */
  readonly capacity: Int32Array;
  /** By service: people in it, those whose visit runs into overtime included. */
  readonly occupied: Int32Array;
  /** By service: visits that run on after the end of their shift. They use none of the new shift's staff. */
  readonly overtime: Int32Array;
  /** By service: places reserved for people who are not there yet. */
  readonly reserved: Int32Array;
  /** By service: people in its queue, wherever they wait. */
  readonly waiting: Int32Array;
  /** By service: people in it who are ready to leave. */
  readonly ready: Int32Array;
  /** By service: number of the CapacityChanged that last ended a shift, −1 for none. */
  readonly shiftEnd: Int32Array;
  /** Places in turn-round. */
  readonly held: Held;

  constructor(model: ReplayModel) {
    const services = model.services.length;
    this.capacity = Int32Array.from(model.services, ({ capacity }) => capacity);
    this.occupied = new Int32Array(services);
    this.overtime = new Int32Array(services);
    this.reserved = new Int32Array(services);
    this.waiting = new Int32Array(services);
    this.ready = new Int32Array(services);
    this.shiftEnd = new Int32Array(services).fill(-1);
    this.held = new Held(model);
  }

  /**
   * Applies the facts of a chunk up to and including time `until`; facts applied before are passed over, so a chunk
   * can be given again with a later time. Returns true when the chunk is used up.
   * @throws RangeError when facts before this chunk are missing, or a fact is about somebody who is not in the model.
   */
  take(chunk: FactChunk, until = Infinity): boolean {
    const { first, length, time, kind, person, service, other, value } = chunk;
    if (first > this.next) {
      throw new RangeError(`replay: expected fact ${this.next} next; the chunk starts at ${first}`);
    }
    for (let i = this.next - first; i < length; i++) {
      const at = time[i]!;
      if (at > until) return false;
      this.apply(at, kind[i]!, person[i]!, service[i]!, other[i]!, value[i]!);
    }
    return true;
  }

  /** Applies the next fact. @throws RangeError when it is about somebody who is not in the model. */
  apply(time: number, kind: number, person: number, service: number, other: number, value: number): void {
    const fact = this.next;
    this.now = time;
    if (this.held.isUsed)
      this.held.apply(kind, person, service, other, value, this.inOvertime(this.people.slot(person)));
    if (kind === KIND.CapacityChanged) this.capacityChanged(fact, service, other, value);
    else if (kind === KIND.Arrived) this.arrived(fact, time, person, value);
    else if (kind === KIND.Before) this.begunBefore(fact, person, time - value);
    else if (kind === KIND.Census) this.census(value);
    else if (person >= 0) this.personal(fact, time, kind, person, service, other, value);
    this.next = fact + 1;
  }

  /** Units taken: people in the service, places reserved and in turn-round, without visits in overtime. */
  used(service: number): number {
    return (
      this.occupied[service]! - this.overtime[service]! + this.reserved[service]! + this.held.beyondPeople(service)
    );
  }

  /** True when the visit or stay of the person in this slot began before the last end of a shift. */
  inOvertime(slot: number): boolean {
    const service = this.people.place[slot]!;
    return service >= 0 && this.shiftEnd[service]! > this.people.startFact[slot]!;
  }

  /** Numbers of the people in the model, ascending. */
  inside(): number[] {
    const { people } = this;
    return Array.from(people.person.subarray(0, people.slots))
      .filter((person) => person >= 0)
      .sort((a, b) => a - b);
  }

  /** What is known of a person now; null when they are not in the model. */
  person(number: number): PersonState | null {
    return personState(this.people, number);
  }

  private arrived(fact: number, time: number, person: number, value: number): void {
    const slot = this.people.open(person);
    this.arrivals++;
    this.outside++;
    this.people.class[slot] = value;
    this.people.since[slot] = time;
    this.people.lastFact[slot] = fact;
    this.people.lastKind[slot] = KIND.Arrived;
  }

  private capacityChanged(fact: number, service: number, shiftEnded: number, capacity: number): void {
    this.capacity[service] = capacity;
    if (shiftEnded !== 1) return;
    this.shiftEnd[service] = fact;
    this.overtime[service] = this.occupied[service]!;
  }

  private census(people: number): void {
    this.inCensus = people > 0;
    this.counted = Math.max(this.counted, people);
  }

  /** A stay or a wait told last began earlier. Of other steps the replay keeps only that they go on. */
  private begunBefore(fact: number, person: number, since: number): void {
    const { people } = this;
    const slot = people.slot(person);
    if (slot < 0)
      throw new RangeError(`replay: fact ${fact} (Before) is about person ${person}, who is not in the model`);
    if (people.lastKind[slot] === KIND.Started) people.since[slot] = since;
    if (people.lastKind[slot] === KIND.Referred) people.waitsSince(slot, since);
  }

  private personal(
    fact: number,
    time: number,
    kind: number,
    person: number,
    service: number,
    other: number,
    value: number,
  ): void {
    const slot = this.people.slot(person);
    if (slot < 0) {
      const name = KIND_NAMES[kind] ?? `kind ${kind}`;
      throw new RangeError(`replay: fact ${fact} (${name}) is about person ${person}, who is not in the model`);
    }
    if (kind === KIND.ConditionChanged) this.people.class[slot] = value;
    if (kind === KIND.StoodSince) this.people.waitsSince(slot, time - value);
    if (BESIDE.has(kind)) return;
    if (kind === KIND.ClockRang && other < 0) return;
    this.people.lastFact[slot] = fact;
    this.people.lastKind[slot] = kind;
    this.step(fact, time, kind, slot, service, other, value);
  }

  private step(
    fact: number,
    time: number,
    kind: number,
    slot: number,
    service: number,
    other: number,
    value: number,
  ): void {
    const { people } = this;
    switch (kind) {
      case KIND.Started:
        this.started(fact, time, slot, service);
        return;
      case KIND.Left:
        this.left(time, slot, service);
        return;
      case KIND.Exited:
        this.leaveQueues(slot);
        this.release(slot);
        if (people.place[slot]! < 0) this.outside--;
        this.exits++;
        people.close(slot);
        return;
      case KIND.Referred:
        people.waits[slot] = [...(people.waits[slot] ?? []), { service, since: time, fact }];
        this.waiting[service]!++;
        return;
      case KIND.Assigned:
        this.reserve(time, slot, service);
        return;
      case KIND.TransferStarted:
        this.reserve(time, slot, service);
        people.movingSince[slot] = time;
        return;
      case KIND.ReadyToLeave:
        people.readySince[slot] = time;
        this.ready[service]!++;
        return;
      case KIND.Delayed:
        people.reason[slot] = value;
        people.reasonSince[slot] = time;
        people.delayedFor[slot] = other;
        return;
      case KIND.GaveUp:
      case KIND.Diverted:
      case KIND.Refused:
      case KIND.RingExchanged:
      case KIND.Withdrawn:
        this.leaveQueues(slot);
        return;
      case KIND.ClockRang:
        this.leaveQueues(slot);
        if (people.target[slot]! >= this.reserved.length) this.release(slot);
        return;
      case KIND.ReservationEnded:
        this.release(slot);
        return;
      case KIND.Returned:
        people.returns[slot] = value;
        return;
    }
  }

  private started(fact: number, time: number, slot: number, service: number): void {
    const { people } = this;
    this.leaveQueues(slot);
    this.release(slot);
    if (people.place[slot]! < 0) this.outside--;
    people.place[slot] = service;
    people.since[slot] = time;
    people.startFact[slot] = fact;
    this.occupied[service]!++;
  }

  private left(time: number, slot: number, service: number): void {
    const { people } = this;
    if (this.inOvertime(slot)) this.overtime[service]!--;
    if (people.readySince[slot]! >= 0) this.ready[service]!--;
    this.occupied[service]!--;
    this.outside++;
    people.place[slot] = -1;
    people.since[slot] = time;
    people.readySince[slot] = -1;
    people.reason[slot] = 0;
    people.delayedFor[slot] = -1;
  }

  private reserve(time: number, slot: number, place: number): void {
    const { people } = this;
    this.leaveQueues(slot);
    if (people.target[slot] === place) return;
    this.release(slot);
    people.target[slot] = place;
    people.targetSince[slot] = time;
    if (place < this.reserved.length) this.reserved[place]!++;
  }

  private release(slot: number): void {
    const { people } = this;
    const place = people.target[slot]!;
    if (place >= 0 && place < this.reserved.length) this.reserved[place]!--;
    people.target[slot] = -1;
    people.movingSince[slot] = -1;
  }

  private leaveQueues(slot: number): void {
    const waits = this.people.waits[slot];
    if (waits === undefined) return;
    for (const { service } of waits) this.waiting[service]!--;
    this.people.waits[slot] = undefined;
  }
}

/** The state at time `t` (seconds): after all facts with time ≤ t. */
export function stateAt(model: ReplayModel, chunks: Iterable<FactChunk>, t: number): Replay {
  const replay = new Replay(model);
  for (const chunk of chunks) {
    if (!replay.take(chunk, t)) break;
  }
  return replay;
}
