/** One line a day: who was where at the daily snapshot. */
import { type Model, UNLIMITED } from "../compile/model.ts";
import type { FactChunk } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";
import type { Projection, Window } from "./projection.ts";
import { DAY, firstSnapshot } from "./time.ts";

/** Head counts at each snapshot of the window; columns are snapshot × services. */
export interface Daily {
  /** Second of each snapshot, from time 0. */
  readonly at: readonly number[];
  readonly services: number;
  readonly people: Int32Array;
  readonly delayed: Int32Array;
  readonly waiting: Int32Array;
  /** Places or staff; −1 where there is no limit. */
  readonly places: Int32Array;
}

/** People, people delayed, people waiting and places of every service at the daily snapshot, after its last fact. */
export const daily: Projection<Daily> = {
  begin(model, window) {
    const fold = new DailyFold(model, window);
    return { take: (chunk) => fold.take(chunk), end: () => fold.end() };
  },
};

class DailyFold {
  private readonly at: readonly number[];
  private readonly now: { people: Int32Array; delayed: Int32Array; waiting: Int32Array; places: Int32Array };
  private readonly days: Daily;
  private next = 0;
  private readonly ready = new Set<number>();
  /** Services each person waits for. */
  private readonly queues = new Map<number, number[]>();

  constructor(model: Model, window: Window) {
    const services = model.services.length;
    const column = (): Int32Array => new Int32Array(services);
    const places = Int32Array.from(model.services, ({ capacity }) => (capacity === UNLIMITED ? -1 : capacity));
    this.now = { people: column(), delayed: column(), waiting: column(), places };
    this.at = snapshotsIn(window, firstSnapshot(model.clock));
    const table = (): Int32Array => new Int32Array(services * this.at.length);
    this.days = { at: this.at, services, people: table(), delayed: table(), waiting: table(), places: table() };
  }

  take(chunk: FactChunk): void {
    for (let i = 0; i < chunk.length; i++) {
      while (this.next < this.at.length && this.at[this.next]! < chunk.time[i]!) this.snapshot();
      this.apply(chunk, i);
    }
  }

  end(): Daily {
    while (this.next < this.at.length) this.snapshot();
    return this.days;
  }

  private snapshot(): void {
    const from = this.next++ * this.days.services;
    this.days.people.set(this.now.people, from);
    this.days.delayed.set(this.now.delayed, from);
    this.days.waiting.set(this.now.waiting, from);
    this.days.places.set(this.now.places, from);
  }

  private apply({ kind, person, service, other, value }: FactChunk, i: number): void {
    const { people, delayed, waiting, places } = this.now;
    const [p, s] = [person[i]!, service[i]!];
    switch (kind[i]) {
      case KIND.Started:
        people[s]!++;
        this.stopWaiting(p);
        break;
      case KIND.Left:
        people[s]!--;
        if (this.ready.delete(p)) delayed[s]!--;
        break;
      case KIND.ReadyToLeave:
        this.ready.add(p);
        delayed[s]!++;
        break;
      case KIND.Referred:
        waiting[s]!++;
        this.queues.set(p, [...(this.queues.get(p) ?? []), s]);
        break;
      case KIND.CapacityChanged:
        places[s] = value[i]!;
        break;
      case KIND.ClockRang:
        if (other[i]! >= 0) this.stopWaiting(p);
        break;
      case KIND.Assigned:
      case KIND.TransferStarted:
      case KIND.RingExchanged:
      case KIND.Withdrawn:
      case KIND.GaveUp:
      case KIND.Refused:
      case KIND.Diverted:
      case KIND.Exited:
        this.stopWaiting(p);
        break;
    }
  }

  private stopWaiting(person: number): void {
    for (const s of this.queues.get(person) ?? []) this.now.waiting[s]!--;
    this.queues.delete(person);
  }
}

function snapshotsIn({ from, to }: Window, first: number): number[] {
  const at: number[] = [];
  for (let t = first + Math.max(0, Math.ceil((from - first) / DAY)) * DAY; t < to; t += DAY) at.push(t);
  return at;
}
