import type { Model } from "../../compile/model.ts";
import { KIND } from "../../log/facts.ts";
import { type People, STATUS } from "../people.ts";
import type { Lending } from "./lending.ts";
import type { Pools } from "./pools.ts";
import type { Services } from "./services.ts";
import type { Stopped } from "./stopped.ts";
import type { Turning } from "./turning.ts";
import type { Units } from "./units.ts";

/** The parts of the state that say who holds which places. */
interface Parts {
  readonly people: People;
  readonly services: Services;
  readonly turning: Turning | null;
  readonly units: Units | null;
  readonly pools: Pools | null;
  readonly lending: Lending | null;
  readonly stopped: Stopped | null;
}

/** What becomes of places that are given, given back, made ready or taken away. Called by State.apply alone. */
export class Holding {
  private readonly count: number;
  private readonly team: Uint8Array;
  private readonly people: People;
  private readonly services: Services;
  private readonly turning: Turning | null;
  private readonly units: Units | null;
  private readonly pools: Pools | null;
  private readonly lending: Lending | null;
  private readonly stopped: Stopped | null;

  constructor(model: Model, { people, services, turning, units, pools, lending, stopped }: Parts) {
    this.count = model.services.length;
    this.team = Uint8Array.from(model.services, (service) => Number(service.kind === "team"));
    this.people = people;
    this.services = services;
    this.turning = turning;
    this.units = units;
    this.pools = pools;
    this.stopped = stopped;
    this.lending = lending;
  }

  /** A fact about places that is no step of a person. */
  apply(fact: number, kind: number, slot: number, service: number, other: number, value: number): void {
    switch (kind) {
      case KIND.CapacityChanged:
        this.capacityChanged(fact, service, other, value);
        return;
      case KIND.PlaceReady:
        this.placeReady(fact, service);
        return;
      case KIND.UnitsTaken:
        this.unitsTaken(fact, slot, service, other, value);
        return;
      case KIND.PlaceLent:
        this.lending!.lend(fact, slot, service, other);
        return;
      case KIND.PlaceReturned:
        this.lending!.giveBack(slot, service, other, value >= 2);
        return;
      default:
        this.pooled(fact, kind, slot, other, value);
    }
  }

  /** A place is kept for somebody. */
  reserve(service: number): void {
    this.services.take(service);
    this.services.reserved[service]!++;
  }

  /** A person leaves: what they held is free, unless it belongs to a shift gone by or needs a turn-round. */
  giveBack(fact: number, time: number, slot: number, service: number): void {
    const { services, people, turning } = this;
    const units = this.units === null ? 1 : this.units.leave(slot);
    if (this.stopped?.is(slot) === true) {
      this.stopped.leave(slot, service);
      return;
    }
    if (this.isOvertime(slot)) return;
    const occurrence = people.stays[slot * this.count + service]!;
    if (turning?.begin(people, slot, service, occurrence, units, fact, time) === true) return;
    services.used[service]! -= units;
    services.freedBy[service] = fact;
  }

  /** A turn-round is over. */
  private placeReady(fact: number, service: number): void {
    this.services.used[service]! -= this.turning!.end(service);
    this.services.freedBy[service] = fact;
  }

  /** `where` is 1 for units of a place reserved, −1 for those of the place the person is in. */
  private unitsTaken(fact: number, slot: number, service: number, where: number, units: number): void {
    const { services } = this;
    const more = this.units!.hold(slot, where === 1, units);
    if (where !== 1 && (this.isOvertime(slot) || this.stopped?.is(slot) === true)) return;
    services.used[service]! += more;
    if (where === 1) services.reserved[service]! += more;
    if (more < 0) services.freedBy[service] = fact;
  }

  /** A visit stands still from now on, or somebody goes on with it. */
  visit(fact: number, time: number, slot: number, service: number, stops: boolean): void {
    const { people, stopped } = this;
    people.status[slot] = stops ? STATUS.stopped : STATUS.staying;
    if (stops) stopped!.stop(slot, service, time);
    else stopped!.resume(slot, service);
    if (stops) this.services.freedBy[service] = fact;
  }

  /** `shiftEnded` is 1 when the visits that go on are overtime from now on. */
  private capacityChanged(fact: number, service: number, shiftEnded: number, capacity: number): void {
    const { services } = this;
    services.capacity[service] = capacity;
    services.freedBy[service] = fact;
    if (shiftEnded !== 1) return;
    services.shiftEndedBy[service] = fact;
    services.used[service] = services.reserved[service]!;
  }

  /** A fact about what services share; `value`: what a person holds from now on, or what there is of it. */
  private pooled(fact: number, kind: number, slot: number, pool: number, value: number): void {
    const pools = this.pools!;
    if (kind === KIND.PoolChanged) pools.capacity[pool] = value;
    else pools.hold(slot, pool, value);
    if (kind === KIND.PoolTaken) return;
    for (const service of pools.wantedBy[pool]!) this.services.freedBy[service] = fact;
  }

  /** True for a visit that goes on after its staff's shift ended: it takes up nobody of the shift that is on. */
  isOvertime(slot: number): boolean {
    const place = this.people.place[slot]!;
    return this.team[place] === 1 && this.services.shiftEndedBy[place]! > this.people.startFact[slot]!;
  }
}
