import type { Run } from "../run.ts";

/**
 * From now on dates and shifts give so many places; `shiftEnds` when a staff shift ends here. Returns the fact that says
 * so, −1 where the number in force stays what it was.
 */
export function setDated(run: Run, service: number, places: number, shiftEnds: boolean, cause = -1): number {
  run.given.dated[service] = places;
  return say(run, service, shiftEnds, cause);
}

/**
 * From now on so many places more (fewer, below 0) than before, by a rule or a shock: the fact `cause`. Returns the fact
 * that says so, −1 where the number in force stays what it was.
 */
export function addPlaces(run: Run, service: number, by: number, cause: number): number {
  run.given.added[service]! += by;
  return say(run, service, false, cause);
}

/**
 * Something that limits the places a service has has changed: the number in force is worked out again. `cause`: the fact
 * that lends a place or gives it back, if that is it.
 */
export function restate(run: Run, service: number, cause = -1): void {
  say(run, service, false, cause);
}

/**
 * The one place where a number of places comes into force: dated + added + borrowed − lent, not below 0. Staff that a rule adds work in
 * the hours of the shifts: where nobody is on duty there is nobody to add them to.
 */
function inForce(run: Run, service: number): number {
  return Math.max(0, own(run, service) + (run.state.lending?.balance[service] ?? 0));
}

/** True for a service that has lent more places than it has left: the next that comes back, or is lent to it, is not its own. */
export const owesPlaces = (run: Run, service: number): boolean =>
  own(run, service) + run.state.lending!.balance[service]! < 0;

function own(run: Run, service: number): number {
  const given = run.given.dated[service]!;
  const dated = run.stock === null ? given : run.stock.limit(service, given);
  if (dated === 0 && run.tables.team[service] === 1) return 0;
  return Math.max(0, dated + run.given.added[service]!);
}

function say(run: Run, service: number, shiftEnds: boolean, cause: number): number {
  const places = inForce(run, service);
  if (places === run.state.services.capacity[service] && !shiftEnds) return -1;
  const fact = run.writer.facts;
  run.emitCapacity(service, places, shiftEnds, cause);
  return fact;
}
