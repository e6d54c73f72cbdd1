import { fits } from "../capacity/fits.ts";
import { resumeVisits, visitComesFirst } from "../change/visits.ts";
import type { Run } from "../run.ts";
import { isClassed, whoseTurn } from "./turn.ts";

/** The slot of the person whose turn it is for a place that is free now in a service; −1 when there is nobody. */
export function nextInLine(run: Run, service: number): number {
  const slot = firstThatFits(run, service);
  if (run.plainQueues || run.tables.resumes[service] === 0 || slot < 0) return slot;
  return visitComesFirst(run, service, waitsSince(run, slot, service)) ? -1 : slot;
}

/** Goes on with visits of a team that stand still, where it is their turn. */
export function visitsInTurn(run: Run, service: number): void {
  resumeVisits(run, service, () => {
    const slot = firstThatFits(run, service);
    return slot < 0 ? run.now : waitsSince(run, slot, service);
  });
}

/** Since when a person waits for a service; now for one who is referred in this instant. */
function waitsSince(run: Run, slot: number, service: number): number {
  const { people, queues } = run.state;
  for (let node = people.node[slot]!; node >= 0; node = queues.sibling[node]!)
    if (queues.service[node] === service) return queues.since[node]!;
  return run.now;
}

function firstThatFits(run: Run, service: number): number {
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
  if (run.tables.resumes[service] === 1 && visitComesFirst(run, service, run.now)) return false;
  if (isClassed(run, service)) return whoseTurn(run, service) === slot;
  return run.state.queues.length[service] === 0 && fits(run, slot, service);
}
