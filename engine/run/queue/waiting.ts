import type { Model } from "../../compile/model.ts";
import type { Services } from "../capacity/services.ts";
import { type People, STATUS } from "../people.ts";
import { type Admission, admissionOf, laneOf } from "./admission.ts";
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

/** People in queues: they join one or several, and leave all at once. Called by State.apply alone. */
export class Waiting {
  readonly queues: Queues;
  /** Told of services whose queue someone left for elsewhere, where not all need the same. */
  leftQueue: (service: number) => void = () => {};
  private readonly count: number;
  private readonly admission: Admission | null;
  private readonly people: People;
  private readonly services: Services;
  private readonly telling: boolean;

  constructor(model: Model, { people, services, units, pools, lending }: Parts) {
    this.count = model.services.length;
    this.admission = admissionOf(model);
    this.queues = new Queues(this.count, this.admission?.lanes ?? this.count);
    this.people = people;
    this.services = services;
    this.telling = units !== null || pools !== null || lending !== null;
  }

  /** A person begins to wait for a service; `waitsIn` is where they are, −1 outside. */
  join(fact: number, time: number, slot: number, service: number, waitsIn: number, via: number): void {
    const { people, queues, admission } = this;
    people.status[slot] = STATUS.waiting;
    people.via[slot] = via;
    people.since[slot] = time;
    const lane = admission === null ? service : laneOf(admission, service, people.class[slot]!, waitsIn >= 0);
    people.node[slot] = queues.join(slot, service, lane, time, fact, people.node[slot]!);
    people.waits[slot * this.count + service]!++;
  }

  /** `going`: the service with the place they found, −1 for none. */
  leaveAll(slot: number, going = -1): void {
    const node = this.people.node[slot]!;
    if (node < 0) return;
    if (this.telling) this.tell(node, going);
    this.queues.leaveAll(node);
    this.people.node[slot] = -1;
  }

  /** True for a person who waits for this service. */
  isFor(slot: number, service: number): boolean {
    const { people, queues } = this;
    for (let node = people.node[slot]!; node >= 0; node = queues.sibling[node]!)
      if (queues.service[node] === service) return true;
    return false;
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
