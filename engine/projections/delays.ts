import type { Model } from "../compile/model.ts";
import { REASON_WORDS } from "../log/facts.ts";
import { room, roomInBytes } from "./columns.ts";
import type { Window } from "./projection.ts";
import { firstSnapshot, snapshotsBefore } from "./time.ts";

/** Reasons of delay by number; 0 is none. */
export const REASONS = REASON_WORDS.length;

/** Delays by service. Areas are in person-seconds within the window; whole delays count in full when they end in it. */
export interface DelayTotals {
  readonly ready: Float64Array;
  /** service × REASONS. */
  readonly reason: Float64Array;
  /** Seconds with at least one person ready to leave. */
  readonly any: Float64Array;
  /** People ready to leave, added up over the snapshots of the window. */
  readonly atSnapshots: Float64Array;
  readonly snapshots: number;
  /** People who became delayed, and their seconds from start to that. */
  readonly began: Float64Array;
  readonly beganAfter: Float64Array;
  /** People who left after a delay, the seconds of it, and their seconds from start to leaving. */
  readonly ended: Float64Array;
  readonly delay: Float64Array;
  readonly endedAfter: Float64Array;
}

/**
 * Adds delays up. An area is Σ(end − beginning): subtract the time when a delay begins, add it when it ends. Opening
 * and closing the window does the same for the people who are delayed then.
 */
export class Delays implements DelayTotals {
  readonly ready: Float64Array;
  readonly reason: Float64Array;
  readonly any: Float64Array;
  readonly atSnapshots: Float64Array;
  readonly snapshots: number;
  readonly began: Float64Array;
  readonly beganAfter: Float64Array;
  readonly ended: Float64Array;
  readonly delay: Float64Array;
  readonly endedAfter: Float64Array;
  private readonly firstSnapshot: number;
  private readonly now: Int32Array;
  private readonly reasonNow: Int32Array;
  private readyAt = new Int32Array(0);
  private why = new Uint8Array(0);

  constructor(model: Model, window: Window) {
    const services = model.services.length;
    const column = (): Float64Array => new Float64Array(services);
    this.ready = column();
    this.reason = new Float64Array(services * REASONS);
    this.any = column();
    this.atSnapshots = column();
    this.began = column();
    this.beganAfter = column();
    this.ended = column();
    this.delay = column();
    this.endedAfter = column();
    this.now = new Int32Array(services);
    this.reasonNow = new Int32Array(services * REASONS);
    this.firstSnapshot = firstSnapshot(model.clock);
    this.snapshots = this.snapshotsBefore(window.to) - this.snapshotsBefore(window.from);
  }

  reach(people: number): void {
    this.readyAt = room(this.readyAt, people);
    this.why = roomInBytes(this.why, people);
  }

  /** Person `p` is ready to leave service `s` at `t`, after `stayed` seconds. */
  begin(s: number, p: number, t: number, stayed: number): void {
    this.readyAt[p] = t;
    this.why[p] = 0;
    this.began[s]!++;
    this.beganAfter[s]! += stayed;
    this.ready[s]! -= t;
    this.atSnapshots[s]! -= this.snapshotsBefore(t);
    if (this.now[s]!++ === 0) this.any[s]! -= t;
  }

  /** The delay going on began at `since`, before time 0. */
  begunBefore(p: number, since: number): void {
    this.readyAt[p] = since;
  }

  /** From now on there is another reason. */
  change(s: number, p: number, t: number, reason: number): void {
    this.stop(s, p, t);
    this.reasonNow[s * REASONS + reason]!++;
    this.reason[s * REASONS + reason]! -= t;
    this.why[p] = reason;
  }

  /** The person leaves after `stayed` seconds, delay included. */
  end(s: number, p: number, t: number, stayed: number): void {
    this.ended[s]!++;
    this.endedAfter[s]! += stayed;
    this.delay[s]! += t - this.readyAt[p]!;
    this.ready[s]! += t;
    this.atSnapshots[s]! += this.snapshotsBefore(t);
    if (--this.now[s]! === 0) this.any[s]! += t;
    this.stop(s, p, t);
  }

  /** A person who is ready to leave service `s` is from now on one of these and not of those. */
  receive(from: Delays, s: number, p: number, t: number): void {
    const snapshots = this.snapshotsBefore(t);
    from.ready[s]! += t;
    from.atSnapshots[s]! += snapshots;
    if (--from.now[s]! === 0) from.any[s]! += t;
    from.stop(s, p, t);
    this.readyAt[p] = from.readyAt[p]!;
    this.ready[s]! -= t;
    this.atSnapshots[s]! -= snapshots;
    if (this.now[s]!++ === 0) this.any[s]! -= t;
    const why = from.why[p]!;
    this.why[p] = 0;
    if (why !== 0) this.change(s, p, t, why);
  }

  /** The reason told last ends; 0 is none yet. */
  private stop(s: number, p: number, t: number): void {
    const why = this.why[p]!;
    if (why === 0) return;
    this.reasonNow[s * REASONS + why]!--;
    this.reason[s * REASONS + why]! += t;
  }

  open({ from }: Window): void {
    for (const column of [this.ready, this.reason, this.any, this.atSnapshots]) column.fill(0);
    for (const column of [this.began, this.beganAfter, this.ended, this.endedAfter, this.delay]) column.fill(0);
    this.addPresent(from, -1);
  }

  close({ to }: Window): DelayTotals {
    this.addPresent(to, 1);
    return this;
  }

  private addPresent(t: number, sign: number): void {
    const snapshots = this.snapshotsBefore(t);
    for (let s = 0; s < this.now.length; s++) {
      this.ready[s]! += sign * t * this.now[s]!;
      this.atSnapshots[s]! += sign * snapshots * this.now[s]!;
      if (this.now[s]! > 0) this.any[s]! += sign * t;
    }
    for (let r = 0; r < this.reason.length; r++) this.reason[r]! += sign * t * this.reasonNow[r]!;
  }

  private snapshotsBefore(t: number): number {
    return snapshotsBefore(t, this.firstSnapshot);
  }
}
