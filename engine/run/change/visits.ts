import { KIND } from "../../log/facts.ts";
import { STATUS } from "../people.ts";
import { planReferral } from "../queue/referral.ts";
import type { Run } from "../run.ts";

/**
 * The shift of a team has ended, and its visits are not finished as overtime: those that the next shift has nobody for
 * stop, the one begun last first, until somebody is free to go on. `cause`: the CapacityChanged, −1 where the number of
 * staff is what it was.
 */
export function stopVisits(run: Run, service: number, cause: number): void {
  const { services, units } = run.state;
  let above = services.used[service]! - services.capacity[service]!;
  if (above <= 0) return;
  for (const slot of visitsOf(run, service, STATUS.staying).reverse()) {
    if (above <= 0) return;
    above -= units?.held(slot, false) ?? 1;
    run.stayEnds!.stop(slot, run.now);
    run.emit(KIND.VisitStopped, slot, service, -1, 0, cause);
  }
}

/**
 * Goes on with visits that stand still while their staff are free, those that have stood longest first: before all who
 * wait where visits are handed over, else when nobody has waited longer. `waitsSince`: since when the person waits whose
 * turn it is, in seconds; now for nobody.
 */
export function resumeVisits(run: Run, service: number, waitsSince: () => number): void {
  const { stopped, services, units, people } = run.state;
  if (stopped!.count[service] === 0) return;
  for (const slot of standing(run, service)) {
    const since = stopped!.since[slot]!;
    // As at its start: what it came to take since then may be more than a shift ever has.
    const takes = units?.toStart(service, people.class[slot]!) ?? 1;
    if (services.used[service]! + takes > services.capacity[service]!) return;
    if (!handsOver(run, service) && waitsSince() < since) return;
    const by = services.freedBy[service]!;
    run.emit(KIND.VisitResumed, slot, service, -1, run.now - since, by < 0 ? people.lastFact[slot]! : by);
    goOnWith(run, slot, run.now);
  }
}

/** Plans what a visit that goes on at an instant (seconds) leads to: its end, later than it was, and the referral before it. */
export function goOnWith(run: Run, slot: number, now: number): void {
  run.stayEnds!.resume(slot, now);
  if (run.beside !== null) planReferral(run, slot, run.stayEnds!.of(slot), now);
  if (run.tasks !== null) run.tasks.ends[slot] = run.stayEnds!.of(slot);
}

/** True when a visit that stands still comes before somebody who has waited since an instant (seconds). */
export function visitComesFirst(run: Run, service: number, waitsSince: number): boolean {
  const { stopped } = run.state;
  if (stopped!.count[service] === 0) return false;
  return handsOver(run, service) || stopped!.since[standing(run, service)[0]!]! <= waitsSince;
}

const handsOver = (run: Run, service: number): boolean => run.model.services[service]!.atShiftEnd === "hand-over";

function standing(run: Run, service: number): number[] {
  const { since } = run.state.stopped!;
  return visitsOf(run, service, STATUS.stopped).sort((a, b) => since[a]! - since[b]!);
}

/** People with a team whose visits go on, or stand still: those begun first come first. */
function visitsOf(run: Run, service: number, status: number): number[] {
  const { people } = run.state;
  const found: number[] = [];
  for (let slot = 0; slot < people.slots; slot++) {
    if (people.status[slot] === status && people.place[slot] === service) found.push(slot);
  }
  return found.sort((a, b) => people.startedAt[a]! - people.startedAt[b]! || people.number[a]! - people.number[b]!);
}
