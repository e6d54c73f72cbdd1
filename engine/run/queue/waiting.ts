import type { Model } from "../../compile/model.ts";
import { REASON } from "../../log/facts.ts";
import type { Services } from "../capacity/services.ts";
import { type People, STATUS } from "../people.ts";
import { type Admission, admissionOf, laneOf } from "./admission.ts";
import { looksBeside } from "./besideBook.ts";
import { Queues } from "./queues.ts";

/** The parts of the state that queues touch. */
interface Parts {
  readonly people: People;
  readonly services: Services;
  /** Null where everyone takes one unit; and where services share nothing. */
  readonly units: object | null;
  readonly pools: object | null;
  readonly lending: object | null;
}

/**
 * People in queues: they join one or several, and leave all at once. Someone may stand in them, or have a place reserved,
 * while their stay or their preparation goes on: these then say where they are. Called by State.apply alone.
 */
export class Waiting {
  readonly queues: Queues;
  /** Told of services whose queue someone left for elsewhere, where not all need the same. */
  leftQueue: (service: number) => void = () => {};
  private readonly count: number;
  private readonly admission: Admission | null;
  private readonly people: People;
  private readonly services: Services;
  private readonly telling: boolean;
  /** 1 by route where people in a second choice go on standing for their first; and by slot, where they stood till now. */
  private readonly movesOn: Uint8Array;
  private readonly stood = new Map<number, { started: boolean; readonly since: ReadonlyMap<number, number> }>();
  /** True where people look for a place before it is all they wait for. */
  readonly looksBeside: boolean;

  constructor(model: Model, { people, services, units, pools, lending }: Parts) {
    this.count = model.services.length;
    this.admission = admissionOf(model);
    this.queues = new Queues(this.count, this.admission?.lanes ?? this.count);
    this.people = people;
    this.services = services;
    this.telling = units !== null || pools !== null || lending !== null;
    this.looksBeside = looksBeside(model);
    this.movesOn = Uint8Array.from(model.routes, ({ movesOn }) => Number(movesOn === true));
  }

  /** A person begins to wait for a service; `waitsIn` is where they are, −1 outside. */
  join(fact: number, time: number, slot: number, service: number, waitsIn: number, via: number): void {
    const { people, queues, admission } = this;
    if (!this.isBusy(slot)) {
      people.status[slot] = STATUS.waiting;
      if (people.node[slot]! < 0) people.since[slot] = time;
    }
    people.via[slot] = via;
    const lane = admission === null ? service : laneOf(admission, service, people.class[slot]!, waitsIn >= 0);
    people.node[slot] = queues.join(slot, service, lane, time, fact, people.node[slot]!);
    people.waits[slot * this.count + service]!++;
  }

  /** A place is found for a person and reserved. Whether it is all they waited for, a Delayed tells those who hold a place. */
  assign(time: number, slot: number, service: number, via: number): void {
    const { people } = this;
    this.leaveAll(slot, service);
    people.target[slot] = service;
    people.via[slot] = via;
    if (this.isBusy(slot)) return;
    people.status[slot] = STATUS.reserved;
    people.since[slot] = time;
  }

  /** Why a person has not left, from now on: what they are at follows from it. `other` is the place they want. */
  delay(time: number, slot: number, other: number, reason: number): void {
    const { people } = this;
    people.reason[slot] = reason;
    if (reason <= REASON.choice) this.turnTo(STATUS.preparing, time, slot);
    else if (reason === REASON.noRoom && people.status[slot] !== STATUS.waiting)
      this.turnTo(STATUS.waiting, time, slot);
    else if (reason === REASON.outOfHours && people.status[slot] !== STATUS.reserved) {
      this.turnTo(STATUS.reserved, time, slot);
      people.target[slot] = other;
    }
  }

  private turnTo(status: number, time: number, slot: number): void {
    this.people.status[slot] = status;
    this.people.since[slot] = time;
  }

  /** True for someone in a place whose stay or preparation goes on, so that looking for the next place stands beside it. */
  private isBusy(slot: number): boolean {
    const { people } = this;
    if (people.place[slot]! < 0) return false;
    const status = people.status[slot];
    return status === STATUS.staying || status === STATUS.stopped || status === STATUS.preparing;
  }

  /** Someone left a place: what they waited for in it, or had reserved, they wait for outside from now on. */
  goOutside(time: number, slot: number): void {
    const { people, queues, admission } = this;
    if (people.target[slot]! >= 0) this.turnTo(STATUS.reserved, time, slot);
    if (people.node[slot]! < 0) return;
    this.turnTo(STATUS.waiting, time, slot);
    if (admission === null) return;
    for (let node = people.node[slot]!; node >= 0; node = queues.sibling[node]!) {
      const service = queues.service[node]!;
      if (admission.classOf[service] === null) continue;
      queues.move(node, laneOf(admission, service, people.class[slot]!, false));
      this.services.freedBy[service] = -1;
      this.leftQueue(service);
    }
  }

  /** `going`: the service with the place they found, −1 for none. */
  leaveAll(slot: number, going = -1): void {
    const node = this.people.node[slot]!;
    if (node < 0) return;
    if (this.looksBeside) this.remember(slot, going);
    if (this.telling) this.tell(node, going);
    this.queues.leaveAll(node);
    this.people.node[slot] = -1;
  }

  /** True for a person who is in a place, is to come there or waits to. */
  isBoundFor(slot: number, place: number): boolean {
    const { people } = this;
    const { status } = people;
    if (status[slot] === STATUS.staying || status[slot] === STATUS.stopped) return people.place[slot] === place;
    return people.place[slot] === place || people.target[slot] === place || this.isFor(slot, place);
  }

  /** True for a person who waits for this service. */
  private isFor(slot: number, service: number): boolean {
    const { people, queues } = this;
    for (let node = people.node[slot]!; node >= 0; node = queues.sibling[node]!)
      if (queues.service[node] === service) return true;
    return false;
  }

  /** Since when someone who has just started in a second choice stood in the queue of a better one; never else: now. */
  stoodSince(slot: number, service: number): number {
    const now = this.people.startedAt[slot]!;
    const stood = this.stood.get(slot);
    return stood?.started === true ? (stood.since.get(service) ?? now) : now;
  }

  /** Someone starts in a service: where they stood before that is of no use at the next start. */
  start(slot: number, service: number): void {
    this.leaveAll(slot, service);
    const stood = this.stood.get(slot);
    if (stood === undefined) return;
    if (stood.started) this.stood.delete(slot);
    else stood.started = true;
  }

  /** The person is gone, and so is where they stood. */
  forget(slot: number): void {
    if (this.looksBeside) this.stood.delete(slot);
  }

  /** Someone stands at a place in the queue that is older than the standing which began last. */
  standSince(slot: number, since: number): void {
    const node = this.people.node[slot]!;
    this.queues.since[node] = since;
    this.queues.reorder(node);
  }

  private remember(slot: number, going: number): void {
    const { people, queues } = this;
    this.stood.delete(slot);
    const via = people.via[slot]!;
    if (going < 0 || via < 0 || this.movesOn[via] === 0) return;
    const since = new Map<number, number>();
    for (let node = people.node[slot]!; node >= 0; node = queues.sibling[node]!)
      since.set(queues.service[node]!, queues.since[node]!);
    this.stood.set(slot, { started: false, since });
  }

  /** Someone goes from a queue elsewhere: those behind may need less, though nothing was freed. */
  private tell(node: number, going: number): void {
    const { queues, services } = this;
    for (let n = node; n >= 0; n = queues.sibling[n]!) {
      const service = queues.service[n]!;
      if (service === going) continue;
      services.freedBy[service] = -1;
      this.leftQueue(service);
    }
  }
}
