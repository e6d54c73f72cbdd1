import { KIND } from "../../log/facts.ts";
import { PRIORITY } from "../eventList.ts";
import type { Run } from "../run.ts";

/** Streams of the capacity priority from here on are places that become ready, by service; below, dated changes. */
const READY_STREAMS = 1 << 27;

/** True for the notice of a place that becomes ready. */
export const isPlaceReady = (stream: number): boolean => stream >= READY_STREAMS;

/** A place of a service with turn-rounds was left by `fact`: plans when it is ready, or frees it where it is at once. */
export function freeOrTurn(run: Run, service: number, fact: number): void {
  const turning = run.state.turning!;
  if (turning.turns[service] === 1) planReady(run, service, turning.readyAt(service, fact));
  else if (run.tables.unlimited[service] === 0) run.free(service);
}

/** Plans all places in turn-round: for a run that is rebuilt. */
export function planTurnRounds(run: Run): void {
  const { turning } = run.state;
  if (turning === null) return;
  for (let service = 0; service < run.tables.services; service++) {
    for (const { at } of turning.of(service)) planReady(run, service, at);
  }
}

function planReady(run: Run, service: number, at: number): void {
  run.list.pushStream(at, PRIORITY.capacity, READY_STREAMS + service);
}

/** The turn-round of a place is over. */
export function placeReady(run: Run, stream: number): void {
  const service = stream - READY_STREAMS;
  const { since, units, fact } = run.state.turning!.next(service);
  run.emitOfService(KIND.PlaceReady, service, units, run.now - since, fact);
  run.free(service);
}
