/** How many people are in services, and for how long so many: watches of the head count. */
import type { Model } from "../../compile/model.ts";
import type { FactChunk } from "../../log/chunk.ts";
import { type Counted, HeadCount } from "../headCount.ts";
import type { Window } from "../projection.ts";
import { DAY, snapshotsBefore, WEEK } from "../time.ts";
import { type AskedBook, modulo } from "./book.ts";

const HOUR = 3600;
export const HOURS_OF_WEEK = 168;

/** What is told of each change of a number of people, and at the end of the window. */
interface Watch {
  changed(what: Counted, service: number, by: number, time: number): void;
  open(): void;
  close(): void;
}

/** Follows the number of people in one service; what holds over a stretch of time is booked by `spend`. */
abstract class LevelWatch implements Watch {
  protected readonly window: Window;
  protected level = 0;
  private since = 0;
  private readonly service: number;
  private readonly withQueue: boolean;

  constructor(window: Window, service: number, withQueue = false) {
    this.window = window;
    this.service = service;
    this.withQueue = withQueue;
  }

  changed(what: Counted, service: number, by: number, time: number): void {
    if (service !== this.service || !(what === "people" || (this.withQueue && what === "waiting"))) return;
    this.spend(this.since, time);
    this.since = time;
    this.level += by;
  }

  open(): void {
    this.since = this.window.from;
    this.forget();
  }

  close(): void {
    this.spend(this.since, this.window.to);
  }

  /** `level` people were there from one second on until another. */
  protected abstract spend(from: number, to: number): void;
  protected abstract forget(): void;
}

/** Person-seconds by hour of the week, from Monday 00:00. */
export class HourWatch extends LevelWatch {
  readonly seconds = new Float64Array(HOURS_OF_WEEK);
  private readonly weekOffset: number;

  constructor({ clock }: Pick<Model, "clock">, window: Window, service: number) {
    super(window, service);
    this.weekOffset = clock.weekOffset;
  }

  protected spend(from: number, to: number): void {
    if (this.level !== 0) addHours(this.seconds, from, to, this.weekOffset, this.level);
  }

  protected forget(): void {
    this.seconds.fill(0);
  }
}

/** Seconds of a window by hour of the week. */
export function hoursIn({ from, to }: Window, { weekOffset }: Model["clock"]): Float64Array {
  const seconds = new Float64Array(HOURS_OF_WEEK);
  addHours(seconds, from, to, weekOffset, 1);
  return seconds;
}

function addHours(seconds: Float64Array, from: number, to: number, weekOffset: number, level: number): void {
  for (let t = from; t < to; ) {
    const ofWeek = modulo(t + weekOffset, WEEK);
    const hour = Math.floor(ofWeek / HOUR);
    const next = Math.min(to, t + (hour + 1) * HOUR - ofWeek);
    seconds[hour]! += level * (next - t);
    t = next;
  }
}

/** People present, added up over instants: every midnight, or one instant. */
export class InstantWatch extends LevelWatch {
  people = 0;
  /** Instants in the window. */
  readonly instants: number;
  private readonly before: (time: number) => number;

  private constructor(window: Window, service: number, before: (time: number) => number) {
    super(window, service);
    this.before = before;
    this.instants = before(window.to) - before(window.from);
  }

  static midnights({ clock }: Pick<Model, "clock">, window: Window, service: number): InstantWatch {
    const first = modulo(-clock.weekOffset, DAY);
    return new InstantWatch(window, service, (time) => snapshotsBefore(time, first));
  }

  static at(at: number, window: Window, service: number): InstantWatch {
    return new InstantWatch(window, service, (time) => Number(time > at));
  }

  protected spend(from: number, to: number): void {
    this.people += this.level * (this.before(to) - this.before(from));
  }

  protected forget(): void {
    this.people = 0;
  }
}

/** When a number of people is first in a service, the beginning of the window included; −1 for not in the window. */
export class ReachWatch extends LevelWatch {
  at = -1;
  private readonly reached: number;

  constructor(window: Window, service: number, reached: number) {
    super(window, service);
    this.reached = reached;
  }

  protected spend(from: number, to: number): void {
    // A level of no time is none: what holds at an instant is what holds after all its facts.
    if (this.at < 0 && this.level >= this.reached && to > from) this.at = from;
  }

  protected forget(): void {
    this.at = -1;
  }
}

/** Seconds with n people, n = 0, 1, …: in a service, and with `withQueue` those who wait for it too. */
export class LengthWatch extends LevelWatch {
  readonly seconds: number[] = [];

  protected spend(from: number, to: number): void {
    while (this.seconds.length <= this.level) this.seconds.push(0);
    this.seconds[this.level]! += to - from;
  }

  protected forget(): void {
    this.seconds.length = 0;
  }
}

/** Seconds with so many people in one service while so many are in another. */
export class JointWatch implements Watch {
  /** By "a,b". */
  readonly seconds = new Map<string, number>();
  private readonly window: Window;
  private readonly pair: readonly [number, number];
  private readonly level: [number, number] = [0, 0];
  private since = 0;

  constructor(window: Window, pair: readonly [number, number]) {
    this.window = window;
    this.pair = pair;
  }

  changed(what: Counted, service: number, by: number, time: number): void {
    const which = this.pair.indexOf(service);
    if (what !== "people" || which < 0) return;
    this.spend(time);
    this.level[which]! += by;
  }

  open(): void {
    this.since = this.window.from;
    this.seconds.clear();
  }

  close(): void {
    this.spend(this.window.to);
  }

  private spend(until: number): void {
    const key = this.level.join();
    if (until > this.since) this.seconds.set(key, (this.seconds.get(key) ?? 0) + until - this.since);
    this.since = until;
  }
}

/** All the watches of one log. */
export class Watches implements AskedBook {
  readonly hours: readonly HourWatch[];
  readonly midnights: readonly InstantWatch[];
  readonly instants: readonly InstantWatch[];
  readonly reaches: readonly ReachWatch[];
  readonly lengths: readonly LengthWatch[];
  readonly joints: readonly JointWatch[];
  private readonly all: readonly Watch[];
  private readonly now: HeadCount;

  constructor(model: Model, window: Window) {
    const asked = model.asked!;
    this.hours = asked.hoursOfWeek.map((service) => new HourWatch(model, window, service));
    this.midnights = asked.midnight.map((service) => InstantWatch.midnights(model, window, service));
    this.instants = asked.at.map(({ at, service }) => InstantWatch.at(at, window, service));
    this.reaches = asked.reaching.map(({ service, level }) => new ReachWatch(window, service, level));
    this.lengths = asked.placesNeeded.map(({ service }) => new LengthWatch(window, service, true));
    this.joints = asked.joint.map((pair) => new JointWatch(window, pair));
    this.all = [this.hours, this.midnights, this.instants, this.reaches, this.lengths, this.joints].flat();
    this.now = new HeadCount(model, (what, service, by, time) => {
      for (const watch of this.all) watch.changed(what, service, by, time);
    });
  }

  receive(from: Watches, person: number, service: number, time: number): void {
    this.now.receive(from.now, person, service, time);
  }

  fact(chunk: FactChunk, i: number): void {
    if (this.all.length > 0) this.now.apply(chunk, i);
  }

  open(): void {
    for (const watch of this.all) watch.open();
  }

  close(): void {
    for (const watch of this.all) watch.close();
  }
}
