import type { TimelineMark } from "../panels/types.ts";

/** Marks that stand too close to be pressed apart. */
export interface MarkGroup {
  /** Pixels, of the first. */
  readonly x: number;
  readonly marks: readonly TimelineMark[];
}

/** Marks in the order of time, those less than `gap` pixels after the first of a group taken into it. */
export function markGroups(marks: readonly TimelineMark[], x: (time: number) => number, gap: number): MarkGroup[] {
  const groups: { x: number; marks: TimelineMark[] }[] = [];
  for (const mark of [...marks].sort((a, b) => a.time - b.time)) {
    const at = x(mark.time);
    const last = groups.at(-1);
    if (last !== undefined && at - last.x < gap) last.marks.push(mark);
    else groups.push({ x: at, marks: [mark] });
  }
  return groups;
}
