import type { Opening } from "../../compile/model.ts";

const WEEK = 604_800;

/**
 * The first instant at or after `at` (seconds) at which the weekly openings allow leaving; `at` itself when there are
 * no openings. A moment is open for its one second; other openings include both ends.
 */
export function nextOpen(openings: readonly Opening[], weekOffset: number, at: number): number {
  if (openings.length === 0) return at;
  const second = (at + weekOffset) % WEEK;
  for (const opening of openings) {
    if (second <= opening.from) return at + opening.from - second;
    if (second <= opening.to) return at;
  }
  return at + WEEK + openings[0]!.from - second;
}
