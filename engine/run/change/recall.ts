import { KIND } from "../../log/facts.ts";
import { STATUS } from "../people.ts";
import { planStay } from "../plan.ts";
import type { Run } from "../run.ts";
import { planStayMet } from "../start/census.ts";
import { presentAtStart } from "../start/present.ts";
import { recallReach } from "./everyone.ts";
import { goOnWith } from "./visits.ts";

/**
 * A fact of the past, just applied, that begins a stay or moves the end of one: works out when it ends from the state of
 * then, for what people carry and what holds may have changed since. Only for a run in which that can be.
 */
export function recall(
  run: Run,
  time: number,
  kind: number,
  slot: number,
  service: number,
  other: number,
  value: number,
): void {
  const { stayEnds } = run;
  if (kind === KIND.Started) planStay(run, slot, run.phaseAt(time));
  else if (stayEnds === null) return;
  else if (kind === KIND.Census && value === 0) recallCensus(run);
  else if (kind === KIND.VisitStopped) stayEnds.stop(slot, time);
  else if (kind === KIND.StaysChanged) recallReach(run, time, service, other);
  else if (kind === KIND.VisitResumed) goOnWith(run, slot, time);
}

/** The stays of those who were there at time 0 are what the census says, not drawn from their beginning. */
function recallCensus(run: Run): void {
  const { people } = run.state;
  const met = presentAtStart(run);
  for (let slot = 0; slot < people.slots; slot++) {
    if (people.status[slot] !== STATUS.staying || people.place[slot]! < 0) continue;
    const person = met[people.number[slot]!]!;
    if (person.stay >= 0) planStayMet(run, slot, person);
  }
}
