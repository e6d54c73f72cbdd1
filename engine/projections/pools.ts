import type { Model } from "../compile/model.ts";
import { KIND } from "../log/facts.ts";

/** Areas by pool, in unit-seconds (of `full`: seconds) within the window. */
export interface PoolTotals {
  readonly inUse: Float64Array;
  readonly capacity: Float64Array;
  readonly full: Float64Array;
}

/** The books of what services share. */
export class PoolBooks implements PoolTotals {
  readonly inUse: Float64Array;
  readonly capacity: Float64Array;
  readonly full: Float64Array;
  private readonly now: Int32Array;
  private readonly unitsNow: Int32Array;
  private readonly since: Float64Array;
  /** Units by pool of people who hold any. */
  private readonly held: readonly Map<number, number>[];

  constructor({ pools = [] }: Pick<Model, "pools">) {
    const area = (): Float64Array => new Float64Array(pools.length);
    this.inUse = area();
    this.capacity = area();
    this.full = area();
    this.since = area();
    this.now = new Int32Array(pools.length);
    this.unitsNow = Int32Array.from(pools, ({ capacity }) => capacity);
    this.held = pools.map(() => new Map());
  }

  /** Books a fact about a pool: a person holds so many units from now on, or it has so many. */
  take(kind: number, pool: number, person: number, t: number, units: number): void {
    this.spend(pool, t);
    if (kind === KIND.PoolChanged) {
      this.unitsNow[pool] = units;
      return;
    }
    const held = this.held[pool]!;
    this.now[pool]! += units - (held.get(person) ?? 0);
    if (units === 0) held.delete(person);
    else held.set(person, units);
  }

  /** A person is from now on one of these and not of those, with all they hold. */
  receive(from: PoolBooks, person: number, t: number): void {
    for (const [pool, held] of from.held.entries()) {
      const units = held.get(person);
      if (units === undefined) continue;
      from.take(KIND.PoolFreed, pool, person, t, 0);
      this.take(KIND.PoolTaken, pool, person, t, units);
    }
  }

  private spend(pool: number, t: number): void {
    const span = t - this.since[pool]!;
    this.inUse[pool]! += span * this.now[pool]!;
    this.capacity[pool]! += span * this.unitsNow[pool]!;
    if (this.now[pool]! >= this.unitsNow[pool]!) this.full[pool]! += span;
    this.since[pool] = t;
  }

  open({ from }: { readonly from: number }): void {
    for (let pool = 0; pool < this.now.length; pool++) this.spend(pool, from);
    for (const area of [this.inUse, this.capacity, this.full]) area.fill(0);
  }

  close({ to }: { readonly to: number }): void {
    for (let pool = 0; pool < this.now.length; pool++) this.spend(pool, to);
  }
}
