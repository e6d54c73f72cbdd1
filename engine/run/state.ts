import type { Model } from "../compile/model.ts";
import type { KIND } from "../log/facts.ts";
import { Holding } from "./capacity/holding.ts";
import { Lending } from "./capacity/lending.ts";
import { Pools } from "./capacity/pools.ts";
import { Services } from "./capacity/services.ts";
import { Stopped } from "./capacity/stopped.ts";
import { Turning } from "./capacity/turning.ts";
import { Units } from "./capacity/units.ts";
import { Life } from "./people/life.ts";
import { People, STATUS, VIA } from "./people.ts";
import { ProgrammeBook } from "./programmes/book.ts";
import type { Queues } from "./queue/queues.ts";
import { Waiting } from "./queue/waiting.ts";
import { RuleBook } from "./rules/book.ts";
import { ShockBook } from "./shocks/book.ts";
import { Seen } from "./stay/seen.ts";

/**
 * All that is true at one instant, and the one function that changes it. What the future holds (notices, routes drawn)
 * is not here: it is a pure function of this state, the model and the run key (see plan.ts).
 */
export class State {
  readonly people: People;
  readonly services: Services;
  readonly queues: Queues;
  readonly rules: RuleBook;
  readonly shocks: ShockBook;
  readonly programmes: ProgrammeBook;
  /** What people carry with them; null in a model where they carry nothing. */
  readonly life: Life | null;
  /** People who have arrived: the number of the next. */
  arrived = 0;
  /** Number of the fact with which the census at the start was complete, −1 for none: stays begun before it go on. */
  censusTaken = -1;
  private readonly count: number;
  /** Places in turn-round; null where no service has turn-rounds. */
  readonly turning: Turning | null;
  /** How full services were when stays began; null where no stay depends on it. */
  readonly seen: Seen | null;
  /** Visits that stand still; null where those whose shift ends are finished as overtime. */
  readonly stopped: Stopped | null;
  /** Units that people hold; null where everyone takes one. */
  readonly units: Units | null;
  /** What services share; null where they share nothing. */
  readonly pools: Pools | null;
  /** Places that services lend each other; null where they lend none. */
  readonly lending: Lending | null;
  /** What is done with places, and with people in queues. */
  readonly waiting: Waiting;
  readonly holding: Holding;
  /** 1 where a place that is left is free at once. */
  private readonly plain: Uint8Array;

  constructor(model: Model) {
    this.count = model.services.length;
    this.turning = model.holding.turnRounds.length > 0 ? new Turning(model) : null;
    this.units = model.holding.units === null ? null : new Units(model.holding.units, model.classes.length);
    this.pools = model.holding.pools === null ? null : new Pools(model);
    this.lending = model.holding.sharing.length > 0 ? new Lending(model) : null;
    this.plain = Uint8Array.from(model.services, ({ kind, turnRound, units }) =>
      Number(kind !== "team" && turnRound !== true && units === undefined),
    );
    this.seen = model.stays.watched.length > 0 ? new Seen(model.stays, this.count) : null;
    this.people = new People(this.count);
    this.services = new Services(model.services);
    this.stopped = Stopped.of(model, this);
    this.rules = new RuleBook(model);
    this.shocks = new ShockBook(model.shocks.length);
    this.programmes = new ProgrammeBook(model.programmes);
    this.holding = new Holding(model, this);
    this.waiting = new Waiting(model, this);
    this.queues = this.waiting.queues;
    this.life = model.people === null ? null : new Life(model, this.people);
  }

  /** Applies an Arrived and returns the slot of the person. */
  arrive(fact: number, cls: number): number {
    const slot = this.people.open(this.arrived++, cls);
    this.people.lastFact[slot] = fact;
    return slot;
  }

  /** Applies any other fact; `fact` is its number, `slot` the person's slot (−1 for facts about nobody). */
  apply(fact: number, time: number, kind: number, slot: number, service: number, other: number, value: number): void {
    this.change(fact, time, kind, slot, service, other, value);
    if (this.life !== null && slot >= 0) this.life.after(time, kind, slot, service, other, value);
  }

  /** The same without what people carry. The numbers make a jump table; names would be looked up one after the other. */
  change(fact: number, time: number, kind: number, slot: number, service: number, other: number, value: number): void {
    switch (kind) {
      case 4 satisfies typeof KIND.Started:
        this.started(fact, time, slot, service);
        return;
      case 9 satisfies typeof KIND.Left:
        this.left(fact, time, slot, service);
        return;
      case 18 satisfies typeof KIND.CapacityChanged:
      case 23 satisfies typeof KIND.PlaceReady:
      case 24 satisfies typeof KIND.UnitsTaken:
      case 25 satisfies typeof KIND.PoolTaken:
      case 26 satisfies typeof KIND.PoolFreed:
      case 27 satisfies typeof KIND.PoolChanged:
      case 42 satisfies typeof KIND.PlaceLent:
      case 43 satisfies typeof KIND.PlaceReturned:
        this.holding.apply(fact, kind, slot, service, other, value);
        return;
      case 22 satisfies typeof KIND.Exited:
        this.exited(slot);
        return;
      case 38 satisfies typeof KIND.StartsRenewed:
        this.services.startsLeft![service] = value;
        this.services.freedBy[service] = fact;
        return;
      case 53 satisfies typeof KIND.Census:
        this.censusTaken = fact;
        this.services.countedBy(fact);
        return;
      case 54 satisfies typeof KIND.Before:
        this.begunBefore(slot, time - value);
        return;
      case 55 satisfies typeof KIND.Ended:
        return;
      case 19 satisfies typeof KIND.RuleFired:
        this.rules.fired(fact, time, other, value);
        return;
      case 20 satisfies typeof KIND.ShockStarted:
        this.shocks.started(fact, other, value);
        return;
      case 47 satisfies typeof KIND.PhaseOpened:
        this.programmes.opened(fact, time, other);
        return;
      case 46 satisfies typeof KIND.ShockEnded:
        this.shocks.ended(other);
        return;
      case 16 satisfies typeof KIND.ConditionChanged:
        this.people.class[slot] = value;
        return;
      case 33 satisfies typeof KIND.StoodSince:
        this.waiting.standSince(slot, time - value);
        return;
      case 14 satisfies typeof KIND.Joined:
      case 15 satisfies typeof KIND.Released:
      case 17 satisfies typeof KIND.EffectChanged:
      case 30 satisfies typeof KIND.RingFormed:
      case 31 satisfies typeof KIND.TasksDone:
        return;
      case 40 satisfies typeof KIND.ClockRang:
        this.clockRang(fact, slot, other);
        return;
      default:
        this.people.lastFact[slot] = fact;
        this.step(fact, time, kind, slot, service, other, value);
    }
  }

  started(fact: number, time: number, slot: number, service: number): void {
    const { people, services } = this;
    if (this.waiting.looksBeside) this.waiting.start(slot, service);
    else this.waiting.leaveAll(slot, service);
    if (people.target[slot] === service) {
      services.reserved[service]! -= this.units === null ? 1 : this.units.arrive(slot);
      people.target[slot] = -1;
    } else services.take(service);
    people.status[slot] = STATUS.staying;
    people.place[slot] = service;
    people.startedAt[slot] = time;
    people.lastFact[slot] = fact;
    people.startFact[slot] = fact;
    people.stays[slot * this.count + service]!++;
    if (this.seen !== null) this.seen.note(slot, service, services);
    if (this.lending !== null) this.lending.arrive(slot);
  }

  exited(slot: number): void {
    this.people.close(slot);
    this.waiting.forget(slot);
  }

  left(fact: number, time: number, slot: number, service: number): void {
    const { people, services } = this;
    if (this.plain[service] === 1) {
      services.used[service]!--;
      services.freedBy[service] = fact;
    } else this.holding.giveBack(fact, time, slot, service);
    people.place[slot] = -1;
    people.lastFact[slot] = fact;
    if (this.waiting.looksBeside) this.waiting.goOutside(time, slot);
  }

  /** What was told last of the person began earlier: their stay, their wait, or the step they are at. */
  private begunBefore(slot: number, since: number): void {
    const { people, queues } = this;
    if (people.status[slot] === STATUS.staying) {
      people.startedAt[slot] = since;
      return;
    }
    people.since[slot] = since;
    if (people.status[slot] === STATUS.waiting) queues.since[people.node[slot]!] = since;
  }

  /** The steps between a stay and the next. */
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
      case 6 satisfies typeof KIND.ReadyToLeave:
        people.status[slot] = STATUS.ready;
        people.via[slot] = value;
        people.since[slot] = time;
        return;
      case 7 satisfies typeof KIND.Delayed:
        this.waiting.delay(time, slot, other, value);
        return;
      case 2 satisfies typeof KIND.Referred:
        this.waiting.join(fact, time, slot, service, other, value);
        return;
      case 3 satisfies typeof KIND.Assigned:
        this.waiting.assign(time, slot, service, value);
        this.holding.reserve(service);
        return;
      case 8 satisfies typeof KIND.TransferStarted:
        this.waiting.leaveAll(slot, service);
        people.status[slot] = STATUS.moving;
        people.via[slot] = value;
        if (service < this.count && people.target[slot] !== service) this.holding.reserve(service);
        people.target[slot] = service;
        people.since[slot] = time;
        return;
      case 11 satisfies typeof KIND.GaveUp:
      case 10 satisfies typeof KIND.Diverted:
      case 12 satisfies typeof KIND.Refused:
        this.waiting.leaveAll(slot);
        people.via[slot] = VIA.sentOn;
        people.sentTo[slot] = other;
        return;
      case 21 satisfies typeof KIND.RingExchanged:
        this.waiting.leaveAll(slot);
        this.turning?.exchange(service);
        return;
      case 48 satisfies typeof KIND.VisitStopped:
      case 49 satisfies typeof KIND.VisitResumed:
        this.holding.visit(fact, time, slot, service, kind === 48);
        return;
      case 13 satisfies typeof KIND.Returned:
        people.returns[slot] = value;
        return;
      case 41 satisfies typeof KIND.ReservationEnded:
        people.target[slot] = -1;
        this.services.used[service]!--;
        this.services.reserved[service]!--;
        this.services.freedBy[service] = fact;
        return;
      case 32 satisfies typeof KIND.Withdrawn:
        this.waiting.leaveAll(slot);
        return;
    }
  }

  private clockRang(fact: number, slot: number, to: number): void {
    if (to < 0) return;
    const { people } = this;
    this.waiting.leaveAll(slot);
    people.lastFact[slot] = fact;
    people.status[slot] = STATUS.called;
    people.via[slot] = VIA.sentOn;
    people.sentTo[slot] = to;
    if (people.target[slot]! >= this.count) people.target[slot] = -1;
  }
}
