import { KIND } from "../../log/facts.ts";
import { PRIORITY } from "../eventList.ts";
import type { Run } from "../run.ts";

/** Streams of the capacity priority from here on, up to those of places that become ready, renew limited starts. */
const RENEWALS = 1 << 25;

/** True for the notice of a renewal. */
export const isRenewal = (stream: number): boolean => stream >= RENEWALS;

/** Plans the first renewal after an instant (seconds). */
export function planRenewals(run: Run, after: number): void {
  const { renewals } = run.model.hours;
  planRenewal(
    run,
    renewals.findIndex(({ at }) => at > after),
  );
}

function planRenewal(run: Run, index: number): void {
  const next = run.model.hours.renewals[index];
  if (next !== undefined) run.list.pushStream(next.at, PRIORITY.capacity, RENEWALS + index);
}

/** A new week or day begins: a service may give out places again. */
export function renewStarts(run: Run, stream: number): void {
  const index = stream - RENEWALS;
  const { service, starts } = run.model.hours.renewals[index]!;
  planRenewal(run, index + 1);
  run.emitOfService(KIND.StartsRenewed, service, -1, starts, -1);
  run.free(service);
}
