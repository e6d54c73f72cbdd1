import type { Model } from "../compile/model.ts";
import { KIND } from "../log/facts.ts";
import { room, roomInBytes } from "./columns.ts";
import type { Window } from "./projection.ts";
import { middleOf } from "./time.ts";

/**
 * Who waited for which service, how long and how it ended. A wait lasts from Referred until a place is found (Assigned,
 * or the start itself). It counts in full when the person starts in the window; the time people stood in the queue
 * counts inside the window.
 */
export interface WaitTotals {
  /** Person-seconds in the queue: service × 2, waiting outside and inside another service. */
  readonly queue: Float64Array;
  /** The part of `queue` before the middle of the window. */
  readonly firstHalf: Float64Array;
  /** People in the queue at the end: service × 2. */
  readonly waitingAtEnd: Int32Array;
  /** Of those who started: people who had waited, and their seconds. */
  readonly waited: Float64Array;
  readonly wait: Float64Array;
  /** Of those who started: people who asked before the instant of starting. */
  readonly askedBefore: Float64Array;
  /** Of those: started within the standard, for each standard of each service (see `standardsFrom`). */
  readonly askedBeforeWithin: Float64Array;
  /** Standards of service s are numbers standardsFrom[s] … standardsFrom[s + 1] − 1. */
  readonly standardsFrom: Int32Array;
  readonly gaveUp: Float64Array;
  readonly refused: Float64Array;
  readonly diverted: Float64Array;
  /** People who left the model while waiting. */
  readonly lost: Float64Array;
}

/** In `queues`: the person has a place and is on the way to it. */
const ON_THE_WAY = 255;

/** The books of queues. */
export class Waits implements WaitTotals {
  readonly queue: Float64Array;
  readonly firstHalf: Float64Array;
  readonly waitingAtEnd: Int32Array;
  readonly waited: Float64Array;
  readonly wait: Float64Array;
  readonly askedBefore: Float64Array;
  readonly askedBeforeWithin: Float64Array;
  readonly standardsFrom: Int32Array;
  readonly gaveUp: Float64Array;
  readonly refused: Float64Array;
  readonly diverted: Float64Array;
  readonly lost: Float64Array;

  /** Seconds of each standard. */
  private readonly limits: Int32Array;
  /** Queues a person can stand in: the width of `entry` and `since`. */
  private width: number;
  /** By person: queues stood in, or ON_THE_WAY. */
  private queues = new Uint8Array(0);
  /** By person × width: service × 2 + inside, and since when. On the way, the first: seconds in the queue, and when asked. */
  private entry = new Int32Array(0);
  private since = new Int32Array(0);

  constructor(model: Model) {
    const services = model.services.length;
    const column = (): Float64Array => new Float64Array(services);
    this.queue = new Float64Array(services * 2);
    this.firstHalf = new Float64Array(services * 2);
    this.waitingAtEnd = new Int32Array(services * 2);
    this.waited = column();
    this.wait = column();
    this.askedBefore = column();
    this.gaveUp = column();
    this.refused = column();
    this.diverted = column();
    this.lost = column();
    const limits = model.services.map((service) => service.within.map((standard) => standard.seconds));
    this.limits = Int32Array.from(limits.flat());
    this.askedBeforeWithin = new Float64Array(this.limits.length);
    this.standardsFrom = new Int32Array(services + 1);
    for (let s = 0; s < services; s++) this.standardsFrom[s + 1] = this.standardsFrom[s]! + limits[s]!.length;
    this.width = longestList(model);
  }

  reach(people: number): void {
    this.queues = roomInBytes(this.queues, people);
    this.entry = room(this.entry, people * this.width);
    this.since = room(this.since, people * this.width);
  }

  /** A person joins the queue of a service, from inside another service (1) or outside (0). */
  join(s: number, p: number, t: number, inside: number): void {
    if (this.queues[p] === ON_THE_WAY) this.queues[p] = 0;
    const standing = this.queues[p]!;
    if (standing === this.width) this.widen();
    const entry = s * 2 + inside;
    const at = p * this.width + standing;
    this.entry[at] = entry;
    this.since[at] = t;
    this.queues[p] = standing + 1;
    this.waitingAtEnd[entry]!++;
    this.queue[entry]! -= t;
  }

  /** The wait or reservation told last began at `since`, before time 0: it counts in full when it ends. */
  begunBefore(p: number, since: number): void {
    const standing = this.queues[p]!;
    this.since[p * this.width + (standing === ON_THE_WAY ? 0 : standing - 1)] = since;
  }

  /** A place is found: the person leaves all queues and is on the way. */
  find(s: number, p: number, t: number): void {
    if (this.queues[p] === ON_THE_WAY) return;
    const joined = this.joinedAt(s, p, t);
    this.leaveAll(p, t);
    this.entry[p * this.width] = t - joined;
    this.since[p * this.width] = joined;
    this.queues[p] = ON_THE_WAY;
  }

  /** A person who waited or was on the way starts. */
  start(s: number, p: number, t: number): void {
    this.find(s, p, t);
    this.queues[p] = 0;
    const stood = this.entry[p * this.width]!;
    if (stood > 0) this.waited[s]!++;
    this.wait[s]! += stood;
    this.askedBefore[s]!++;
    const took = t - this.since[p * this.width]!;
    for (let k = this.standardsFrom[s]!; k < this.standardsFrom[s + 1]!; k++) {
      if (took <= this.limits[k]!) this.askedBeforeWithin[k]!++;
    }
  }

  /** The person stops waiting. */
  leaveAll(p: number, t: number): void {
    const standing = this.queues[p]!;
    if (standing === ON_THE_WAY) return;
    const first = p * this.width;
    for (let at = first; at < first + standing; at++) {
      const entry = this.entry[at]!;
      this.waitingAtEnd[entry]!--;
      this.queue[entry]! += t;
    }
    this.queues[p] = 0;
  }

  /** The person is turned away from a service or turns away, which is counted; or is to go elsewhere, which is not. */
  turnAway(kind: number, s: number, p: number, t: number): void {
    if (kind === KIND.GaveUp) this.gaveUp[s]!++;
    else if (kind === KIND.Refused) this.refused[s]!++;
    else if (kind === KIND.Diverted) this.diverted[s]!++;
    this.leaveAll(p, t);
  }

  /** The person leaves the place in which they waited, and waits outside from now on. */
  goOutside(p: number, t: number): void {
    if (this.queues[p] === ON_THE_WAY) return;
    const first = p * this.width;
    for (let at = first; at < first + this.queues[p]!; at++) {
      const entry = this.entry[at]!;
      this.waitingAtEnd[entry]!--;
      this.queue[entry]! += t;
      this.waitingAtEnd[entry & ~1]!++;
      this.queue[entry & ~1]! -= t;
      this.entry[at] = entry & ~1;
    }
  }

  /** The person leaves the model. */
  lose(p: number, t: number): void {
    const standing = this.queues[p] === ON_THE_WAY ? 0 : this.queues[p]!;
    const first = p * this.width;
    for (let at = first; at < first + standing; at++) this.lost[this.entry[at]! >> 1]!++;
    this.leaveAll(p, t);
    this.queues[p] = 0;
  }

  /** A person who waits or is on the way is from now on one of these and not of those. */
  receive(from: Waits, p: number, t: number): void {
    const standing = from.queues[p]!;
    while (this.width < from.width) this.widen();
    const waits = standing === ON_THE_WAY ? 0 : standing;
    for (let at = 0; at < Math.max(1, waits); at++) {
      this.entry[p * this.width + at] = from.entry[p * from.width + at]!;
      this.since[p * this.width + at] = from.since[p * from.width + at]!;
    }
    this.queues[p] = standing;
    for (let at = 0; at < waits; at++) {
      const entry = this.entry[p * this.width + at]!;
      this.waitingAtEnd[entry]!++;
      this.queue[entry]! -= t;
    }
    from.leaveAll(p, t);
    from.queues[p] = 0;
  }

  /** When the person joined the queue of a service; `t` when they are not in it. */
  private joinedAt(s: number, p: number, t: number): number {
    const first = p * this.width;
    for (let at = first + this.queues[p]! - 1; at >= first; at--) {
      if (this.entry[at]! >> 1 === s) return this.since[at]!;
    }
    return t;
  }

  private widen(): void {
    const { width, entry, since } = this;
    this.width = width * 2;
    this.entry = new Int32Array(entry.length * 2);
    this.since = new Int32Array(since.length * 2);
    for (let at = 0; at < entry.length; at++) {
      const to = Math.floor(at / width) * this.width + (at % width);
      this.entry[to] = entry[at]!;
      this.since[to] = since[at]!;
    }
  }

  open({ from }: Window): void {
    for (const column of [this.waited, this.wait, this.askedBefore, this.askedBeforeWithin]) column.fill(0);
    for (const column of [this.gaveUp, this.refused, this.diverted, this.lost, this.queue]) column.fill(0);
    this.addWaiting(this.queue, from, -1);
  }

  middle(window: Window): void {
    this.firstHalf.set(this.queue);
    this.addWaiting(this.firstHalf, middleOf(window), 1);
  }

  close({ to }: Window): WaitTotals {
    this.addWaiting(this.queue, to, 1);
    return this;
  }

  private addWaiting(areas: Float64Array, t: number, sign: number): void {
    for (let e = 0; e < areas.length; e++) areas[e]! += sign * t * this.waitingAtEnd[e]!;
  }
}

/** Most services a person can wait for at once. */
function longestList(model: Model): number {
  const lists = [...model.routes.map((route) => route.to), ...model.cohorts.map((cohort) => cohort.enters)];
  return lists.reduce((longest, list) => Math.max(longest, list.length), 1);
}
