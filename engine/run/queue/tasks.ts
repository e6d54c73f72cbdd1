import { KIND } from "../../log/facts.ts";
import type { Run } from "../run.ts";
import { duration } from "../tables.ts";

/**
 * When a person is ready whose stay ends at `ends` (seconds): then, or when the last of the tasks is done that run beside
 * each other from the start of the stay or from its end. Only for a run with a book of tasks.
 */
export function readyAfterTasks(run: Run, slot: number, ends: number): number {
  const book = run.tasks!;
  const { people } = run.state;
  const place = people.place[slot]!;
  const began = people.startedAt[slot]!;
  const occurrence = people.stays[slot * run.tables.services + place]!;
  let ready = ends;
  for (const [i, task] of book.of(place, began).entries()) {
    run.draw(slot, task.luck, occurrence);
    const done = (task.fromStart ? began : ends) + duration(run.tables, task.takes, run.words[0]!);
    if (done <= ready) continue;
    ready = done;
    book.last[slot] = i;
  }
  book.ends[slot] = ends;
  return ready;
}

/** A person becomes ready as planned: tells of the time that tasks took after the stay, if any. */
export function tellTasks(run: Run, slot: number): void {
  const { ends, last } = run.tasks!;
  const { people } = run.state;
  const after = run.now - ends[slot]!;
  if (after > 0) run.emit(KIND.TasksDone, slot, people.place[slot]!, last[slot]!, after, people.lastFact[slot]!);
}
