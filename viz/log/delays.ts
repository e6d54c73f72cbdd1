import { rowsUpTo } from "./columns.ts";
import type { Delays } from "./types.ts";

/** Which delays to look at. */
export interface DelayFilter {
  /** Where the person is held. */
  readonly service?: number;
  /** First reason: see REASON. */
  readonly reason?: number;
  /** Lasted so long, or had not ended when the log did. */
  readonly atLeastSeconds?: number;
}

/** Row of the first delay that began after time `after`; −1 for none. */
export function nextDelay(delays: Delays, after: number, filter: DelayFilter = {}): number {
  for (let row = rowsUpTo(delays.time, delays.length, after); row < delays.length; row++) {
    if (passes(delays, row, filter)) return row;
  }
  return -1;
}

/** Row of the last delay that began before time `before`; −1 for none. */
export function previousDelay(delays: Delays, before: number, filter: DelayFilter = {}): number {
  for (let row = rowsUpTo(delays.time, delays.length, before - 1) - 1; row >= 0; row--) {
    if (passes(delays, row, filter)) return row;
  }
  return -1;
}

function passes(delays: Delays, row: number, { service, reason, atLeastSeconds = 0 }: DelayFilter): boolean {
  if (service !== undefined && delays.service[row] !== service) return false;
  if (reason !== undefined && delays.reason[row] !== reason) return false;
  const until = delays.until[row]!;
  return until < 0 || until - delays.time[row]! >= atLeastSeconds;
}
