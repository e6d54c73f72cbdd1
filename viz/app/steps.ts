/** Where the clock goes when it goes by facts instead of by seconds. */

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
