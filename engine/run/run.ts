import type { Model, ModelWorld, Phase } from "../compile/model.ts";
import type { FactSink } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";
import { DOMAIN, type RunKey, runStream } from "../random/keys.ts";
import { threefry } from "../random/threefry.ts";
import { PlacesGiven } from "./capacity/given.ts";
import { Stock } from "./capacity/stock.ts";
import { mayMoveEnds, StayEnds } from "./change/stayEnds.ts";
import { Arrivals } from "./demand/arrivals.ts";
import { GivenStays } from "./demand/givenStays.ts";
import { Inexhaustible } from "./demand/inexhaustible.ts";
import { EventList, NEVER, PRIORITY } from "./eventList.ts";
import { Notices } from "./people/notices.ts";
import { hasPlainQueues, hasPlainStays, holdsMore } from "./plain.ts";
import { Beside } from "./queue/besideBook.ts";
import { TaskBook } from "./queue/taskBook.ts";
import { blowsOf, type Turn, turnsOf } from "./shocks/schedule.ts";
import { State } from "./state.ts";
import { type Tables, tablesOf } from "./tables.ts";
import { FactWriter } from "./writer.ts";

// Names of this module's own: those of an imported table are looked up again at every use.
const ARRIVED = KIND.Arrived;
const STARTED = KIND.Started;
const LEFT = KIND.Left;
const EXITED = KIND.Exited;

/** One replication under way: state, future, and the pen. Deciders read all of it and write through `emit`. */
export class Run {
  readonly model: Model;
  readonly tables: Tables;
  readonly state: State;
  readonly list: EventList;
  readonly arrivals: Arrivals;
  readonly inexhaustible: Inexhaustible;
  /** Null where the stays of all people are drawn. */
  readonly givenStays: GivenStays | null;
  readonly writer: FactWriter;
  /** For people who carry clocks; null in a model where nobody does. */
  readonly notices: Notices | null;
  readonly given: PlacesGiven;
  now = 0;
  /** Notices taken off the list. */
  events = 0;
  /** Index of the next change of capacity of the world in force. */
  nextChange = 0;
  /** Beginnings and ends of shocks in order, and the next of them. */
  readonly turns: readonly Turn[];
  nextTurn = 0;
  /** Null where every stay ends when it was drawn to; and where no service has tasks. */
  readonly stayEnds: StayEnds | null;
  readonly tasks: TaskBook | null;
  /** Null where nobody looks for a place before it is all they wait for. */
  readonly beside: Beside | null;
  /** See plain.ts. */
  readonly plainStays: boolean;
  readonly plainQueues: boolean;
  readonly holdsMore: boolean;
  phase: Phase;
  /** Posts of staff that fall empty and are filled again; null in a model without. */
  readonly stock: Stock | null;
  /** People referred in this instant who have neither a place nor a standing in a queue yet, in order. */
  fresh = new Int32Array(16);
  freshCount = 0;
  /** False once none of them can start in any place that is free: then it may be lent to others. */
  freshFirst = true;
  /** Services with a place freed in this instant, each once. */
  private readonly freed: Int32Array;
  freedCount = 0;
  private readonly isFreed: Uint8Array;
  /** The two words of the last draw. */
  readonly words = new Int32Array(2);
  private readonly luck0: number;
  private readonly luck1: number;
  private newcomer0 = 0;
  private newcomer1 = 0;
  private phaseEnds = 0;

  constructor(model: Model, key: RunKey, sink: FactSink, firstFact: number) {
    this.model = model;
    this.tables = tablesOf(model);
    this.state = new State(model);
    this.state.waiting.leftQueue = (service) => this.free(service);
    this.list = new EventList(this.state.people);
    const { life, people } = this.state;
    this.notices = life === null ? null : new Notices(life, people, this.list);
    this.arrivals = new Arrivals(model, key, this.list);
    this.writer = new FactWriter(sink, firstFact);
    this.given = new PlacesGiven(model.services.map((service) => service.capacity));
    this.turns = turnsOf(model, blowsOf(model, key));
    this.stayEnds = mayMoveEnds(model) ? new StayEnds(model, people, this.list, this.notices) : null;
    this.tasks = model.queueing.tasks.length > 0 ? new TaskBook(model.queueing.tasks) : null;
    this.beside = this.tables.beside === 1 ? new Beside() : null;
    this.phase = model.phases[0]!;
    this.stock = model.hours.stocks.length > 0 ? new Stock(model, key, this.list) : null;
    this.freed = new Int32Array(model.services.length);
    this.isFreed = new Uint8Array(model.services.length);
    runStream(this.words, key, DOMAIN.people);
    this.luck0 = this.words[0]!;
    this.luck1 = this.words[1]!;
    this.inexhaustible = new Inexhaustible(model);
    this.givenStays = GivenStays.of(model, this.state, this.luck0, this.luck1);
    this.holdsMore = holdsMore(this.state);
    this.plainQueues = hasPlainQueues(this.tables, this.state);
    const others = [this.givenStays, this.stayEnds, this.notices, this.tasks, this.beside];
    this.plainStays = hasPlainStays(this.tables, others);
  }

  /** Moves the clock; the phase follows. */
  moveTo(at: number): void {
    this.now = at;
    if (at >= this.phaseEnds) this.changePhase();
  }

  /** Takes up the phase in force now. */
  changePhase(): void {
    this.phase = this.phaseAt(this.now);
    const { phases } = this.world;
    this.phaseEnds = phases[phases.indexOf(this.phase) + 1]?.from ?? NEVER;
  }

  /** The phase in force at an earlier instant, in the world in force now or in another. */
  phaseAt(at: number, { phases }: Pick<ModelWorld, "phases"> = this.world): Phase {
    let i = phases.length - 1;
    while (i > 0 && phases[i]!.from > at) i--;
    return phases[i]!;
  }

  /** The phase in force when the stay of a person began. */
  phaseOfStay(slot: number): Phase {
    const { people, programmes } = this.state;
    const at = people.startedAt[slot]!;
    const { worlds } = this.model;
    return worlds.length === 0
      ? this.phaseAt(at)
      : this.phaseAt(at, worlds[programmes.worldAt(people.startFact[slot]!)]!);
  }

  /** What holds as far as programmes have come. */
  get world(): Pick<ModelWorld, "phases" | "capacityChanges"> {
    const { model, state } = this;
    return model.worlds.length === 0 ? model : model.worlds[state.programmes.world]!;
  }

  /** Appends a fact about a person and applies it: the only way that state changes. */
  emit(kind: number, slot: number, service: number, other: number, value: number, cause: number): void {
    const fact = this.writer.facts;
    this.writer.append(this.now, kind, this.state.people.number[slot]!, service, other, value, cause);
    this.state.change(fact, this.now, kind, slot, service, other, value);
    if (this.notices !== null && slot >= 0) this.lived(kind, slot, service, other, value);
  }

  /** Puts what a person waits for on the list: one thing at a time, unless a clock calls them away from it. */
  due(at: number, priority: number, slot: number, what: number): void {
    if (this.notices === null) this.list.pushPerson(at, priority, slot, what);
    else this.notices.plan(at, priority, slot, what);
  }

  // The three commonest kinds go straight to what apply would do with them.

  emitStarted(slot: number, service: number, from: number, via: number, cause: number): void {
    const fact = this.writer.facts;
    this.writer.append(this.now, STARTED, this.state.people.number[slot]!, service, from, via, cause);
    this.state.started(fact, this.now, slot, service);
    if (this.notices !== null) this.lived(STARTED, slot, service);
  }

  emitLeft(slot: number, service: number, to: number, via: number, cause: number): void {
    const fact = this.writer.facts;
    this.writer.append(this.now, LEFT, this.state.people.number[slot]!, service, to, via, cause);
    this.state.left(fact, this.now, slot, service);
    if (this.notices !== null) this.lived(LEFT, slot, service);
  }

  emitExited(slot: number, from: number, exit: number, cause: number): void {
    this.writer.append(this.now, EXITED, this.state.people.number[slot]!, from, exit, 0, cause);
    this.state.exited(slot);
    if (this.notices !== null) this.state.life!.after(this.now, EXITED, slot, from, -1, 0);
  }

  /** What people carry takes in a fact that went past `apply`; a ring may come earlier or later for it. */
  private lived(kind: number, slot: number, service: number, other = -1, value = 0): void {
    this.state.life!.after(this.now, kind, slot, service, other, value);
    this.notices!.planNext(this.now, slot);
  }

  /** The same for Arrived, which opens a slot: returned. The luck of the person must be set by `meet`. */
  emitArrived(cohort: number, cls: number, service: number, id0: number, id1: number): number {
    const fact = this.writer.facts;
    this.writer.append(this.now, ARRIVED, this.state.arrived, service, cohort, cls, -1);
    this.writer.appendKey(id0, id1);
    const slot = this.state.arrive(fact, cls);
    this.giveLuck(slot);
    if (this.notices !== null) this.lived(ARRIVED, slot, service);
    return slot;
  }

  /** The same for CapacityChanged, which is about nobody. Called from capacity/change.ts alone. */
  emitCapacity(service: number, capacity: number, shiftEnds: boolean, cause: number): void {
    this.emitOfService(KIND.CapacityChanged, service, shiftEnds ? 1 : -1, capacity, cause);
    this.free(service);
  }

  /** The same for a fact about a service and nobody in particular. */
  emitOfService(kind: number, service: number, other: number, value: number, cause: number): void {
    const fact = this.writer.facts;
    this.writer.append(this.now, kind, -1, service, other, value, cause);
    this.state.apply(fact, this.now, kind, -1, service, other, value);
  }

  /** Plans the next dated change of capacity. */
  planCapacity(): void {
    const change = this.world.capacityChanges[this.nextChange];
    if (change !== undefined) this.list.pushStream(change.at, PRIORITY.capacity, this.nextChange);
  }

  /** Makes the stream of luck of someone who is about to come, from their identity. */
  meet(id0: number, id1: number): void {
    threefry(this.words, this.luck0, this.luck1, id0, id1);
    this.newcomer0 = this.words[0]!;
    this.newcomer1 = this.words[1]!;
  }

  /** Draws for the person met last. */
  drawNewcomer(purpose: number): void {
    threefry(this.words, this.newcomer0, this.newcomer1, purpose, 0);
  }

  /** Gives a slot the luck of the person met last. */
  giveLuck(slot: number): void {
    this.state.people.key0[slot] = this.newcomer0;
    this.state.people.key1[slot] = this.newcomer1;
  }

  /** Draws the two words of one person, purpose and occurrence. */
  draw(slot: number, purpose: number, occurrence: number): void {
    const { people } = this.state;
    threefry(this.words, people.key0[slot]!, people.key1[slot]!, purpose, occurrence);
  }

  /** Adds a person to those who look for a place in this instant. */
  refer(slot: number): void {
    if (this.freshCount === this.fresh.length) {
      const larger = new Int32Array(this.fresh.length * 2);
      larger.set(this.fresh);
      this.fresh = larger;
    }
    this.fresh[this.freshCount++] = slot;
    this.freshFirst = true;
  }

  /** Takes a person from among them, if there. */
  dropFresh(slot: number): void {
    const i = this.fresh.subarray(0, this.freshCount).indexOf(slot);
    if (i < 0) return;
    this.fresh.copyWithin(i, i + 1, this.freshCount);
    this.freshCount--;
  }

  /** Notes that a place of a service may have become free in this instant. */
  free(service: number): void {
    if (this.isFreed[service] === 1) return;
    this.isFreed[service] = 1;
    this.freed[this.freedCount++] = service;
  }

  /** Forgets what was freed: of a run that is rebuilt, everything is settled. */
  forgetFreed(): void {
    while (this.takeFreed() >= 0);
  }

  /** True while places are to be given out in this instant. */
  get unsettled(): boolean {
    return this.freedCount > 0 || this.freshCount > 0;
  }

  /** All such services. */
  freedServices(): Int32Array {
    return this.freed.slice(0, this.freedCount);
  }

  /** Nobody is to be admitted to a service for what was freed there so far. */
  settled(service: number): void {
    const i = this.freed.subarray(0, this.freedCount).indexOf(service);
    if (i < 0) return;
    this.freed[i] = this.freed[--this.freedCount]!;
    this.isFreed[service] = 0;
  }

  /** Takes the next such service, −1 when there is none. */
  takeFreed(): number {
    if (this.freedCount === 0) return -1;
    const service = this.freed[--this.freedCount]!;
    this.isFreed[service] = 0;
    return service;
  }
}
