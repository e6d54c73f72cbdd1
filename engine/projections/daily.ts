/** One line a day: who was where at the daily snapshot. */
import type { FactChunk } from "../log/chunk.ts";
import { type CountedModel, HeadCount } from "./headCount.ts";
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
    const fold = new DailyFold(model, snapshotsIn(window, firstSnapshot(model.clock)));
    return { take: (chunk) => fold.take(chunk), end: () => fold.end() };
  },
};

class DailyFold {
  private readonly at: readonly number[];
  private readonly now: HeadCount;
  private readonly days: Daily;
  private next = 0;

  constructor(model: CountedModel, at: readonly number[]) {
    const services = model.services.length;
    this.now = new HeadCount(model);
    this.at = at;
    const table = (): Int32Array => new Int32Array(services * at.length);
    this.days = { at, services, people: table(), delayed: table(), waiting: table(), places: table() };
  }

  take(chunk: FactChunk): void {
    for (let i = 0; i < chunk.length; i++) {
      while (this.next < this.at.length && this.at[this.next]! < chunk.time[i]!) this.snapshot();
      this.now.apply(chunk, i);
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
}

function snapshotsIn({ from, to }: Window, first: number): number[] {
  const at: number[] = [];
  for (let t = first + Math.max(0, Math.ceil((from - first) / DAY)) * DAY; t < to; t += DAY) at.push(t);
  return at;
}
