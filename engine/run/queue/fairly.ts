import type { Run } from "../run.ts";
import { nextInLine, visitsInTurn } from "./line.ts";

/** Later than any Referred: those of this instant come after all who wait. */
const FRESH = 2 ** 40;

/**
 * Where services share pools: the service, among those with something freed, whose next person was referred first; −1
 * when nobody may start in any of them, and then all are settled. What one person takes of a pool may be what the next
 * of another service needs, so one is admitted at a time.
 */
export function whereReferredFirst(run: Run): number {
  let first = -1;
  let earliest = Number.POSITIVE_INFINITY;
  for (const service of run.freedServices()) {
    if (run.tables.resumes[service] === 1) visitsInTurn(run, service);
    const slot = nextInLine(run, service);
    if (slot < 0) {
      run.settled(service);
      continue;
    }
    const order = referredBy(run, slot, service);
    if (order >= earliest) continue;
    earliest = order;
    first = service;
  }
  return first;
}

/** Number of the Referred with which a person began to wait for a service; beyond all such for one who does not. */
function referredBy(run: Run, slot: number, service: number): number {
  const { people, queues } = run.state;
  for (let node = people.node[slot]!; node >= 0; node = queues.sibling[node]!) {
    if (queues.service[node] === service) return queues.fact[node]!;
  }
  return FRESH + run.fresh.subarray(0, run.freshCount).indexOf(slot);
}
