import { KIND } from "../../log/facts.ts";
import { PRIORITY } from "../eventList.ts";
import type { Run } from "../run.ts";

/** Streams of the capacity priority from here on, up to those of places that become ready, are changes of pools. */
const POOL_STREAMS = 3 << 25;

/** True for the notice of a change of a pool; not asked of those of places that become ready. */
export const isPoolChange = (stream: number): boolean => stream >= POOL_STREAMS;

/** Has a person what a service needs of pools, from now on: they start there, or a place is reserved for them. */
export function takeFromPools(run: Run, slot: number, service: number): void {
  const { people, pools } = run.state;
  if (pools === null || service >= run.tables.services) return;
  for (let pool = 0; pool < pools.count; pool++) {
    const need = pools.need(service, people.class[slot]!, pool);
    if (need <= pools.holds(slot, pool)) continue;
    run.emit(KIND.PoolTaken, slot, service, pool, need, people.lastFact[slot]!);
  }
}

/**
 * A person has left `from` for a place, −1 for home, or what was reserved for them in `from` is no longer: units of
 * pools go with them where they are needed or kept, and the others are free.
 */
export function giveToPools(run: Run, slot: number, from: number, to: number): void {
  const { people, pools } = run.state;
  if (pools === null) return;
  const isService = to >= 0 && to < run.tables.services;
  for (let pool = 0; pool < pools.count; pool++) {
    const wanted = isService ? pools.wanted(slot, to, people.class[slot]!, pool) : 0;
    if (wanted >= pools.holds(slot, pool)) continue;
    run.emit(KIND.PoolFreed, slot, from, pool, wanted, people.lastFact[slot]!);
    for (const service of pools.wantedBy[pool]!) run.free(service);
  }
}

/** True when the people of a ring find in pools what they need and do not bring. */
export function poolsSufficeFor(run: Run, ring: readonly number[]): boolean {
  const { people, pools } = run.state;
  if (pools === null) return true;
  return pools.capacity.every((capacity, pool) => {
    const more = ring.reduce((sum, slot, i) => {
      const to = people.place[ring[(i + 1) % ring.length]!]!;
      return sum + pools.wanted(slot, to, people.class[slot]!, pool) - pools.holds(slot, pool);
    }, 0);
    return more <= 0 || more <= capacity - pools.used[pool]!;
  });
}

/** Plans the first change of a pool after an instant (seconds). */
export function planPoolChanges(run: Run, after: number): void {
  const changes = run.model.holding.pools?.changes ?? [];
  planPoolChange(
    run,
    changes.findIndex(({ at }) => at > after),
  );
}

function planPoolChange(run: Run, index: number): void {
  const next = run.model.holding.pools?.changes[index];
  if (next !== undefined) run.list.pushStream(next.at, PRIORITY.capacity, POOL_STREAMS + index);
}

/** A pool has more or fewer units from now on; whoever holds some keeps them. */
export function changePool(run: Run, stream: number): void {
  const index = stream - POOL_STREAMS;
  const { pool, capacity } = run.model.holding.pools!.changes[index]!;
  planPoolChange(run, index + 1);
  run.emitOfService(KIND.PoolChanged, -1, pool, capacity, -1);
  for (const service of run.state.pools!.wantedBy[pool]!) run.free(service);
}
