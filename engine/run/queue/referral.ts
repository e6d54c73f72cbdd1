import { PRIORITY, PURPOSE } from "../eventList.ts";
import type { Run } from "../run.ts";

/**
 * Plans when someone whose stay ends at `ready` (seconds) is referred to the next place, where that is before. `after`:
 * the instant at which a stay under way was given that end; whoever was to be referred by then has been.
 */
export function planReferral(run: Run, slot: number, ready: number, after = -1): void {
  const { people } = run.state;
  const { referAt } = run.beside!;
  const via = people.next[slot]!;
  referAt.delete(slot);
  if (via < 0 || run.tables.referBefore[via]! < 0) return;
  const at = Math.max(0, people.startedAt[slot]!, ready - run.tables.referBefore[via]!);
  if (at >= ready || at <= after) return;
  referAt.set(slot, at);
  if (run.notices?.remembering !== true && run.stayEnds?.remembering !== true) pushReferral(run, slot);
}

/** Puts it on the list, unless it has come. */
export function pushReferral(run: Run, slot: number): void {
  const at = run.beside!.referAt.get(slot) ?? -1;
  if (at <= run.beside!.after) return;
  run.state.people.hold(slot);
  run.list.pushPerson(at, PRIORITY.clock, slot, PURPOSE.refer);
}
