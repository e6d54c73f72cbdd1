import { fits } from "../capacity/fits.ts";
import type { Run } from "../run.ts";
import { isClassed, whoseTurn } from "./turn.ts";

/** The slot of the person whose turn it is for a place that is free now in a service; −1 when there is nobody. */
export function nextInLine(run: Run, service: number): number {
  const { queues, services } = run.state;
  if (!run.plainQueues && isClassed(run, service)) return whoseTurn(run, service);
  const head = queues.head[service]!;
  if (head < 0) return -1;
  const slot = queues.slot[head]!;
  if (run.plainQueues) return services.hasPlace(service) ? slot : -1;
  return fits(run, slot, service) ? slot : -1;
}

/** True when a person who comes now may start in a service at once: there is room, and nobody's turn is before theirs. */
export function mayStartNow(run: Run, slot: number, service: number): boolean {
  if (run.plainQueues) return run.state.queues.length[service] === 0 && run.state.services.hasPlace(service);
  if (isClassed(run, service)) return whoseTurn(run, service) === slot;
  return run.state.queues.length[service] === 0 && fits(run, slot, service);
}
