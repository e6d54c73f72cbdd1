import type { Model } from "../compile/model.ts";
import type { FactChunk } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";
import type { Window } from "./projection.ts";

/** Places that services have borrowed within the window. */
export interface LentTotals {
  /** By service: place-seconds borrowed, and people who moved from a lent place to one of their own service. */
  readonly borrowed: Float64Array;
  readonly repacked: Float64Array;
}

/** The books of lent places; empty where services lend none. */
export class Lent implements LentTotals {
  readonly borrowed: Float64Array;
  readonly repacked: Float64Array;
  private readonly window: Window;
  private readonly used: boolean;

  constructor(model: Model, window: Window) {
    this.used = model.holding.sharing.length > 0;
    this.window = window;
    this.borrowed = new Float64Array(model.services.length);
    this.repacked = new Float64Array(model.services.length);
  }

  take(chunk: FactChunk): void {
    if (!this.used) return;
    const { from, to } = this.window;
    for (let i = 0; i < chunk.length && chunk.time[i]! < to; i++) {
      const kind = chunk.kind[i]!;
      if (kind !== KIND.PlaceLent && kind !== KIND.PlaceReturned) continue;
      const service = chunk.service[i]!;
      // A place lent counts from then to the end of the window, less the time from its return.
      const left = to - Math.max(chunk.time[i]!, from);
      this.borrowed[service]! += kind === KIND.PlaceLent ? left : -left;
      if (chunk.value[i]! % 2 === 1 && chunk.time[i]! >= from) this.repacked[service]!++;
    }
  }
}
