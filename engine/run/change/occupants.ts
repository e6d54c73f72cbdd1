import { KIND } from "../../log/facts.ts";
import { endStay } from "../moves.ts";
import { STATUS } from "../people.ts";
import { firstChoice } from "../plan.ts";
import { withdraw } from "../queue/beside.ts";
import { wouldMoveOn } from "../queue/better.ts";
import type { Run } from "../run.ts";

/**
 * Places have been taken away: the stays of as many people as are above the new number (by the units they take) end now, of those longest there
 * first, or of those who came last. Who is ready to leave already keeps waiting for the place they need. `cause`: the
 * CapacityChanged, −1 where a rule or a shock had taken the places before.
 */
export function displace(run: Run, service: number, rule: number, cause: number): void {
  const { services, people } = run.state;
  let above = services.used[service]! - services.capacity[service]!;
  if (above <= 0) return;
  const { route, lastIn } = run.model.hours.occupants[rule]!;
  const staying = stayingIn(run, service);
  if (lastIn) staying.reverse();
  for (const slot of staying) {
    if (above <= 0) return;
    above -= run.state.units?.held(slot, false) ?? 1;
    // A place that is reserved already is as good as those they would be sent to.
    if (people.target[slot]! < 0) {
      if (route >= 0) people.next[slot] = route;
      if (route >= 0 || (run.tables.movesOn === 1 && wouldMoveOn(run, slot))) withdraw(run, slot);
    }
    const via = people.next[slot]!;
    run.stayEnds!.cut(slot);
    run.emit(KIND.Displaced, slot, service, firstChoice(run, slot, via), via, cause);
    endStay(run, slot);
  }
}

/** People whose stay in a service goes on, longest there first. */
function stayingIn(run: Run, service: number): number[] {
  const { people } = run.state;
  const found: number[] = [];
  for (let slot = 0; slot < people.slots; slot++) {
    if (people.status[slot] === STATUS.staying && people.place[slot] === service && run.stayEnds!.of(slot) > run.now)
      found.push(slot);
  }
  return found.sort((a, b) => people.startedAt[a]! - people.startedAt[b]! || people.number[a]! - people.number[b]!);
}
