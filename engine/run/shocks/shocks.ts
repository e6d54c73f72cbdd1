import type { ModelShock } from "../../compile/model/shocks.ts";
import { UNLIMITED } from "../../compile/model.ts";
import { KIND } from "../../log/facts.ts";
import { addPlaces } from "../capacity/change.ts";
import { displace } from "../change/occupants.ts";
import { PRIORITY } from "../eventList.ts";
import type { Run } from "../run.ts";

/** Streams of the capacity priority from here on are beginnings and ends of shocks, by their place in order. */
const SHOCK_STREAMS = 1 << 24;

/** True for the notice of a shock; those of places and starts have higher numbers, dated changes lower ones. */
export const isShock = (stream: number): boolean => stream >= SHOCK_STREAMS && stream < 2 * SHOCK_STREAMS;

/** Plans the next beginning or end of a shock. */
export function planShock(run: Run): void {
  const turn = run.turns[run.nextTurn];
  if (turn !== undefined) run.list.pushStream(turn.at, PRIORITY.capacity, SHOCK_STREAMS + run.nextTurn);
}

/** A shock begins or ends: places close, and perhaps people have to go, or places come back; a surge is told, for the arrivals know of it. */
export function shockTurns(run: Run): void {
  const { shock, begins } = run.turns[run.nextTurn++]!;
  planShock(run);
  const { service, occupants } = run.model.shocks[shock]!;
  const { shocks } = run.state;
  const fact = run.writer.facts;
  if (begins) run.emitOfService(KIND.ShockStarted, service, shock, placesTaken(run, run.model.shocks[shock]!), -1);
  else run.emitOfService(KIND.ShockEnded, service, shock, shocks.took[shock]!, shocks.startedBy[shock]!);
  if (service < 0) return;
  const changed = addPlaces(run, service, begins ? -shocks.took[shock]! : shocks.took[shock]!, fact);
  if (begins && occupants !== undefined) displace(run, service, occupants, changed);
}

/** Goes on after `at` with the shocks that are there. */
export function resumeShocks(run: Run, at: number): void {
  const { startedBy, took } = run.state.shocks;
  for (const [number, { service }] of run.model.shocks.entries()) {
    if (service >= 0 && startedBy[number]! >= 0) run.given.added[service]! -= took[number]!;
  }
  while (run.nextTurn < run.turns.length && run.turns[run.nextTurn]!.at <= at) run.nextTurn++;
  planShock(run);
}

/** All places: more than rules could ever add. */
function placesTaken(run: Run, { service, closes }: ModelShock): number {
  if (service < 0) return 0;
  if (closes.of === "all") return UNLIMITED;
  return closes.of === "places" ? closes.value : Math.round(closes.value * run.given.dated[service]!);
}
