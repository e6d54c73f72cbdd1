import type { Model } from "../compile/model.ts";
import type { FactChunk } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";
import { type Projection, projectionOf, type Window, type WindowFold } from "./projection.ts";
import { firstSnapshot, snapshotsBefore } from "./time.ts";

/** How often exactly n people were there, for n = 0, 1, …; shares add to 1. */
export interface Occupancy {
  /** Share of time. */
  readonly time: Float64Array;
  /** Share of the daily snapshots; empty when the window has none. */
  readonly snapshots: Float64Array;
}

/** Whom to count: people in the place, people waiting for it, or both. */
export type Counted = "in-place" | "waiting" | "both";

/** The distribution of the number of people in a service, for comparison with queueing theory and for planning places. */
export function occupancyDistribution(service: number, counted: Counted = "in-place"): Projection<Occupancy> {
  return projectionOf((model, window) => new OccupancyFold(model, window, service, counted));
}

class OccupancyFold implements WindowFold<Occupancy> {
  private readonly window: Window;
  private readonly service: number;
  private readonly countsIn: number;
  private readonly countsWaiting: number;
  private readonly firstSnapshot: number;
  private level = 0;
  private since = 0;
  /** Seconds and snapshots by level. */
  private readonly seconds: number[] = [];
  private readonly taken: number[] = [];
  /** People in the queue. */
  private readonly waiting = new Set<number>();

  constructor(model: Model, window: Window, service: number, counted: Counted) {
    if (!(service in model.services)) throw new RangeError(`there is no service ${service}`);
    this.window = window;
    this.service = service;
    this.countsIn = counted === "waiting" ? 0 : 1;
    this.countsWaiting = counted === "in-place" ? 0 : 1;
    this.firstSnapshot = firstSnapshot(model.clock);
  }

  reach(): void {}

  run({ kind, person, service, other, time }: FactChunk, begin: number, end: number): void {
    for (let i = begin; i < end; i++) {
      const t = time[i]!;
      const p = person[i]!;
      const here = service[i] === this.service;
      switch (kind[i]) {
        case KIND.Started:
          this.stopWaiting(p, t);
          if (here) this.change(t, this.countsIn);
          break;
        case KIND.Left:
          if (here) this.change(t, -this.countsIn);
          break;
        case KIND.Referred:
          if (here && !this.waiting.has(p)) {
            this.waiting.add(p);
            this.change(t, this.countsWaiting);
          }
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
  }

  private stopWaiting(p: number, t: number): void {
    if (this.waiting.delete(p)) this.change(t, -this.countsWaiting);
  }

  private change(t: number, by: number): void {
    if (by === 0) return;
    this.spend(t);
    this.level += by;
  }

  /** Books the time since the last change. */
  private spend(until: number): void {
    const snapshots = snapshotsBefore(until, this.firstSnapshot) - snapshotsBefore(this.since, this.firstSnapshot);
    this.seconds[this.level] = (this.seconds[this.level] ?? 0) + until - this.since;
    this.taken[this.level] = (this.taken[this.level] ?? 0) + snapshots;
    this.since = until;
  }

  open(): void {
    this.seconds.length = 0;
    this.taken.length = 0;
    this.since = this.window.from;
  }

  close(): Occupancy {
    this.spend(this.window.to);
    return { time: shares(this.seconds), snapshots: shares(this.taken) };
  }
}

function shares(counts: readonly number[]): Float64Array {
  const filled = Array.from(counts, (count) => count ?? 0);
  const total = filled.reduce((sum, count) => sum + count, 0);
  return total === 0 ? new Float64Array(0) : Float64Array.from(filled, (count) => count / total);
}
