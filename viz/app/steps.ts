/** Where the clock goes when it goes by facts instead of by seconds. */

import { nextDelay, previousDelay } from "../log/delays.ts";
import type { Delays } from "../log/types.ts";

/** What must be known of a log: LogStore will do. */
interface Facts {
  factsIn(after: number, upTo: number): { readonly first: number; readonly end: number };
  fact(n: number): { readonly time: number };
}

/** Time of the first event after `t`; null when there is none. Facts of one second are one event. */
export function nextEvent(facts: Facts, t: number, last: number): number | null {
  const { first, end } = facts.factsIn(t, last);
  return first < end ? facts.fact(first).time : null;
}

/** Time of the last event before `t`; null when there is none. */
export function previousEvent(facts: Facts, t: number): number | null {
  const { first, end } = facts.factsIn(-1, t - 1);
  return first < end ? facts.fact(end - 1).time : null;
}

/** Seconds after the fact at which a jump to a delay lands: whoever else is moved by the same minute has moved. */
export const AFTER_THE_FACT = 60;

/**
 * Row of the next (1) or previous (−1) delay; −1 for none. From the delay that was landed on it is the row beside it, for
 * two may begin in the same second; from anywhere else it is found by the time `t`.
 * @param landed number of the ReadyToLeave of the delay that the clock stands at, or null
 */
export function delayBeside(delays: Delays, landed: number | null, t: number, direction: 1 | -1): number {
  // A clock that stands at a delay stands a minute after its fact.
  const from = t - AFTER_THE_FACT;
  const here = landed === null ? -1 : delays.fact.indexOf(landed);
  if (here < 0) return direction > 0 ? nextDelay(delays, from) : previousDelay(delays, from);
  return here + direction < delays.length ? here + direction : -1;
}
