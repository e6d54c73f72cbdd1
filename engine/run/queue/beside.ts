import { KIND } from "../../log/facts.ts";
import { STATUS } from "../people.ts";
import { firstChoice } from "../plan.ts";
import type { Run } from "../run.ts";

/** The time has come to refer someone whose stay goes on, unless it does no more. */
export function referAhead(run: Run, slot: number): void {
  const { people } = run.state;
  const { referAt } = run.beside!;
  if (!people.letGo(slot) || referAt.get(slot) !== run.now || people.status[slot] !== STATUS.staying) return;
  referAt.delete(slot);
  askBeside(run, slot, people.next[slot]!);
}

/**
 * Looks for the next place while something else goes on. Whom a rule sends elsewhere or no queue takes now looks again
 * when nothing else is left to do.
 */
export function askBeside(run: Run, slot: number, via: number): void {
  const { people, rules } = run.state;
  if (people.node[slot]! >= 0 || people.target[slot]! >= 0 || run.beside!.asking.has(slot)) return;
  const first = firstChoice(run, slot, via);
  // Nobody waits for a way out of the model, which a door may lead to.
  if (first >= run.tables.services || rules.divertedBy[first]! >= 0) return;
  people.next[slot] = via;
  run.beside!.asking.add(slot);
  run.refer(slot);
}

/** Someone stands in the queues of a route already and has nothing else left to do: the place is all that is missing. */
export function waitOn(run: Run, slot: number, via: number): void {
  run.state.people.next[slot] = via;
  run.beside!.done.add(slot);
  run.refer(slot);
}

/** True when what a place is found for goes on: then it is reserved until that is over. */
export function goesOn(run: Run, slot: number): boolean {
  const { beside, state } = run;
  if (beside === null) return false;
  const { people } = state;
  if (beside.asking.has(slot)) return true;
  if (people.node[slot]! < 0 || people.place[slot]! < 0 || beside.done.has(slot)) return false;
  const status = people.status[slot];
  return status === STATUS.staying || status === STATUS.stopped || status === STATUS.preparing;
}

/** Someone in a stay who waits for the next place does so no more: they are to go elsewhere. */
export function withdraw(run: Run, slot: number): void {
  const { people } = run.state;
  if (people.node[slot]! < 0) return;
  run.emit(KIND.Withdrawn, slot, people.place[slot]!, -1, 0, people.lastFact[slot]!);
}
