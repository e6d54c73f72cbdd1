import type { Replay } from "../../engine/index.ts";
import { pyramid } from "./pyramid.ts";
import type { Shape } from "./shape.ts";
import { HOUR, Track } from "./track.ts";
import type { Lane, LaneKind } from "./types.ts";

/** Times of a log have 32 bits: no header, however wild, makes for more hours. */
const MOST_SECONDS = 2 ** 31 - 1;

/**
 * Lanes from facts: hourly extremes of people in, ready and waiting by service, and of the first two over all beds.
 * Only what stands at the end of a second counts: somebody who leaves and somebody who starts in one second leave no
 * empty bed behind.
 */
export class LaneBuilder {
  private readonly isBeds: Uint8Array;
  /** By service. */
  private readonly used: readonly Track[];
  private readonly ready: readonly Track[];
  private readonly waiting: readonly Track[];
  private readonly bedsUsed: Track;
  private readonly bedsReady: Track;
  /** Services that facts of this second were about. */
  private readonly touched: Int32Array;
  private readonly isTouched: Uint8Array;
  private count = 0;

  constructor({ header, services, isBeds }: Shape) {
    const hours = Math.max(1, Math.ceil(Math.min(header.clock.end, MOST_SECONDS) / HOUR));
    const tracks = (): Track[] => Array.from({ length: services }, () => new Track(hours));
    this.isBeds = isBeds;
    this.used = tracks();
    this.ready = tracks();
    this.waiting = tracks();
    this.bedsUsed = new Track(hours);
    this.bedsReady = new Track(hours);
    this.touched = new Int32Array(services);
    this.isTouched = new Uint8Array(services);
  }

  /** A fact of this second was about a service. */
  touch(service: number): void {
    if (this.isTouched[service] !== 0) return;
    this.isTouched[service] = 1;
    this.touched[this.count++] = service;
  }

  /** Another state came from elsewhere: everything may have changed. */
  touchAll(): void {
    for (let s = 0; s < this.isTouched.length; s++) this.touch(s);
  }

  /** Second `t` is over, and the replay stands at what it leaves. */
  settle(t: number, { occupied, ready, waiting }: Replay): void {
    let used = this.bedsUsed.now;
    let held = this.bedsReady.now;
    for (let i = 0; i < this.count; i++) {
      const s = this.touched[i]!;
      this.isTouched[s] = 0;
      const moreUsed = change(this.used[s]!, t, occupied[s]!);
      const moreReady = change(this.ready[s]!, t, ready[s]!);
      change(this.waiting[s]!, t, waiting[s]!);
      if (this.isBeds[s] === 0) continue;
      used += moreUsed;
      held += moreReady;
    }
    this.count = 0;
    change(this.bedsUsed, t, used);
    change(this.bedsReady, t, held);
  }

  /** All lanes, those over all beds first. */
  end(): Lane[] {
    const lanes = [laneOf(-1, "used", this.bedsUsed), laneOf(-1, "ready", this.bedsReady)];
    for (let s = 0; s < this.used.length; s++) {
      if (!this.used[s]!.isZero) lanes.push(laneOf(s, "used", this.used[s]!));
      if (!this.ready[s]!.isZero) lanes.push(laneOf(s, "ready", this.ready[s]!));
      if (!this.waiting[s]!.isZero) lanes.push(laneOf(s, "waiting", this.waiting[s]!));
    }
    return lanes;
  }
}

function laneOf(service: number, kind: LaneKind, track: Track): Lane {
  const { low, high } = track.end();
  return { service, kind, ...pyramid(low, high) };
}

/** Sets a figure; returns by how much it changed. */
function change(track: Track, t: number, to: number): number {
  const by = to - track.now;
  if (by !== 0) track.change(t, to);
  return by;
}
