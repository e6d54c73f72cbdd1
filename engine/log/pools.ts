import { KIND } from "./facts.ts";

/** What must be known of pools: those of a Model or of the header of a log will do. */
export interface PoolsModelOfLog {
  readonly pools?: readonly { readonly name: string; readonly capacity: number }[];
}

/** Who holds what of the pools that services share. A fold, as Replay is. */
export class PoolsHeld {
  /** By pool: units there are, and units that people hold. */
  readonly capacity: Int32Array;
  readonly used: Int32Array;
  /** Units by pool, of people who hold any. */
  private readonly held = new Map<number, number[]>();

  constructor({ pools = [] }: PoolsModelOfLog) {
    this.capacity = Int32Array.from(pools, ({ capacity }) => capacity);
    this.used = new Int32Array(pools.length);
  }

  /** Units of a pool that a person holds. */
  of(person: number, pool: number): number {
    return this.held.get(person)?.[pool] ?? 0;
  }

  /** Applies a fact that may be about pools. */
  apply(kind: number, person: number, pool: number, units: number): void {
    if (kind === KIND.PoolChanged) this.capacity[pool] = units;
    if (kind !== KIND.PoolTaken && kind !== KIND.PoolFreed) return;
    const held = this.held.get(person) ?? [...this.capacity].fill(0);
    this.used[pool]! += units - held[pool]!;
    held[pool] = units;
    if (held.every((each) => each === 0)) this.held.delete(person);
    else this.held.set(person, held);
  }

  /** The state as whole numbers, for a keyframe; none where there are no pools. */
  numbers(): number[] {
    if (this.capacity.length === 0) return [];
    const people = [...this.held].sort(([a], [b]) => a - b);
    return [...this.capacity, people.length, ...people.flatMap(([person, held]) => [person, ...held])];
  }

  /** The state that `numbers` gave, taken one by one from `next`. */
  restore(next: () => number): void {
    const { capacity, used } = this;
    if (capacity.length === 0) return;
    for (let pool = 0; pool < capacity.length; pool++) capacity[pool] = next();
    for (let people = next(); people > 0; people--) {
      const person = next();
      const held = Array.from(capacity, () => next());
      for (const [pool, units] of held.entries()) used[pool]! += units;
      this.held.set(person, held);
    }
  }
}
