import type { PoolsModel } from "../../compile/model/places.ts";
import type { Model } from "../../compile/model.ts";

/** The pools that services share, and who holds what of them. Written by State.apply alone. */
export class Pools {
  readonly count: number;
  /** By pool: units there are now, and units that people hold. */
  readonly capacity: Int32Array;
  readonly used: Int32Array;
  /** By pool: the services that need it. */
  readonly wantedBy: readonly (readonly number[])[];
  private readonly model: PoolsModel;
  private readonly classes: number;
  /** Units by slot × pools + pool. */
  private held: Int32Array<ArrayBuffer>;

  constructor(model: Model) {
    const pools = model.pools!;
    this.model = model.holding.pools!;
    this.classes = model.classes.length;
    this.count = pools.length;
    this.capacity = Int32Array.from(pools, ({ capacity }) => capacity);
    this.used = new Int32Array(this.count);
    this.held = new Int32Array(256 * this.count);
    this.wantedBy = pools.map((_, pool) =>
      model.services.flatMap(({ needs = [] }, service) => (needs.some((need) => need.pool === pool) ? [service] : [])),
    );
  }

  /** Units of a pool that a person of a class must have to start in a service. */
  need(service: number, cls: number, pool: number): number {
    return this.model.needs[(service * this.classes + cls) * this.count + pool]!;
  }

  holds(slot: number, pool: number): number {
    return this.held[slot * this.count + pool] ?? 0;
  }

  /** Units that a person holds once they are in a service: what it needs, or more where it keeps what they bring. */
  wanted(slot: number, service: number, cls: number, pool: number): number {
    const need = this.need(service, cls, pool);
    const keeps = this.model.keeps[service * this.count + pool] === 1;
    return keeps ? Math.max(need, this.holds(slot, pool)) : need;
  }

  /** True when what a person lacks of all pools to start in a service is free. */
  hasFor(slot: number, service: number, cls: number): boolean {
    for (let pool = 0; pool < this.count; pool++) {
      const more = this.need(service, cls, pool) - this.holds(slot, pool);
      if (more > 0 && more > this.capacity[pool]! - this.used[pool]!) return false;
    }
    return true;
  }

  /** The person holds so many units from now on. */
  hold(slot: number, pool: number, units: number): void {
    const at = slot * this.count + pool;
    if (at >= this.held.length) {
      const larger = new Int32Array(Math.max(at + 1, this.held.length * 2));
      larger.set(this.held);
      this.held = larger;
    }
    this.used[pool]! += units - this.held[at]!;
    this.held[at] = units;
  }
}
