import { UNLIMITED } from "../compile/model.ts";
import type { FactChunk } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";

/** What a head count needs to know: a Model or the header of a log. */
export interface CountedModel {
  readonly services: readonly { readonly capacity: number }[];
}

/** What is counted of each service. */
export type Counted = "people" | "delayed" | "waiting" | "places";

/** How many people are in each service, delayed there and waiting for it, and how many places it has, fact by fact. */
export class HeadCount {
  readonly people: Int32Array;
  readonly delayed: Int32Array;
  readonly waiting: Int32Array;
  /** Places or staff; −1 where there is no limit. */
  readonly places: Int32Array;
  private readonly ready = new Set<number>();
  /** Services each person waits for. */
  private readonly queues = new Map<number, number[]>();
  private readonly changed: ((what: Counted, service: number, by: number, time: number) => void) | null;

  /** @param changed told of every change as it is made */
  constructor(
    { services }: CountedModel,
    changed: ((what: Counted, service: number, by: number, time: number) => void) | null = null,
  ) {
    this.people = new Int32Array(services.length);
    this.delayed = new Int32Array(services.length);
    this.waiting = new Int32Array(services.length);
    this.places = Int32Array.from(services, ({ capacity }) => (capacity === UNLIMITED ? -1 : capacity));
    this.changed = changed;
  }

  /** Applies one fact of a chunk. */
  apply({ kind, person, service, other, value, time }: FactChunk, i: number): void {
    const [p, s, t] = [person[i]!, service[i]!, time[i]!];
    switch (kind[i]) {
      case KIND.Started:
        this.change("people", s, 1, t);
        this.stopWaiting(p, t);
        break;
      case KIND.Left:
        this.change("people", s, -1, t);
        if (this.ready.delete(p)) this.change("delayed", s, -1, t);
        break;
      case KIND.ReadyToLeave:
        this.ready.add(p);
        this.change("delayed", s, 1, t);
        break;
      case KIND.Referred:
        this.change("waiting", s, 1, t);
        this.queues.set(p, [...(this.queues.get(p) ?? []), s]);
        break;
      case KIND.CapacityChanged:
        this.change("places", s, value[i]! - this.places[s]!, t);
        break;
      case KIND.ClockRang:
        if (other[i]! >= 0) this.stopWaiting(p, t);
        break;
      case KIND.Assigned:
      case KIND.TransferStarted:
      case KIND.RingExchanged:
      case KIND.Withdrawn:
      case KIND.GaveUp:
      case KIND.Refused:
      case KIND.Diverted:
      case KIND.Exited:
        this.stopWaiting(p, t);
        break;
    }
  }

  /** A person in a service (or outside, −1) is from now on one of these and not of those. */
  receive(from: HeadCount, person: number, service: number, time: number): void {
    const both = (what: Counted, s: number): void => {
      from.change(what, s, -1, time);
      this.change(what, s, 1, time);
    };
    if (service >= 0) both("people", service);
    if (from.ready.delete(person)) {
      this.ready.add(person);
      both("delayed", service);
    }
    for (const s of from.queues.get(person) ?? []) both("waiting", s);
    this.queues.set(person, from.queues.get(person) ?? []);
    from.queues.delete(person);
  }

  private stopWaiting(person: number, time: number): void {
    for (const s of this.queues.get(person) ?? []) this.change("waiting", s, -1, time);
    this.queues.delete(person);
  }

  private change(what: Counted, service: number, by: number, time: number): void {
    this[what][service]! += by;
    this.changed?.(what, service, by, time);
  }
}
