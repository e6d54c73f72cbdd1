import type { Run } from "../run.ts";

/**
 * The stay of a person ends before its time. Its notice stands in the list and comes too late: where people carry clocks
 * it is known by what they no longer wait for; elsewhere it is remembered, and the slot kept until then.
 */
export function cutStay(run: Run, slot: number): void {
  if (run.state.life !== null) {
    run.state.life.dueAt[slot] = -1;
    return;
  }
  run.stayEnds!.cut(slot);
  run.state.people.hold(slot);
}
