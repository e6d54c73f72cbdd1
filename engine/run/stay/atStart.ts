import type { Moment } from "../../compile/model/stays.ts";
import type { Run } from "../run.ts";

const DAY = 86_400;

/**
 * What holds for a person's stay, a distribution or a choice of the way on, decided by the moment at which it began: the
 * day, or how full a service then was. A pure function of state, so that a run rebuilt from the log decides the same.
 * @param moments what decides, by the number that stands for the cases
 */
export function atStart(run: Run, slot: number, moments: readonly (Moment | undefined)[], number: number): number {
  let found = number;
  for (let moment = moments[found]; moment !== undefined; moment = moments[found]) found = choose(run, slot, moment);
  return found;
}

function choose(run: Run, slot: number, moment: Moment): number {
  if (moment.kind === "day") {
    const second = run.state.people.startedAt[slot]! + (run.model.clock.weekOffset % DAY);
    // Those who are there at the beginning may have come before it.
    return moment.ofDay[Math.max(0, (second / DAY) | 0)]!;
  }
  const occupancy = run.state.seen!.at(slot, moment.watched);
  let i = 0;
  while (occupancy >= moment.upTo[i]! && i + 1 < moment.of.length) i++;
  return moment.of[i]!;
}
