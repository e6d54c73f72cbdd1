import type { DelayFilter } from "../log/delays.ts";
import type { LogStore } from "../log/store.ts";
import type { Delays } from "../log/types.ts";
import { READY_WAITING } from "../words/people.ts";
import { placesOf } from "../words/places.ts";
import { datedClock, lengthWords } from "../words/time.ts";
import type { DelayRow, DelaysView } from "./types.ts";

/**
 * The list of delays that began up to time `t`, the newest first, from number `from` on and at most `most` of them: a
 * page of a list that may have tens of thousands. Empty until the log has been read to its end.
 */
export function delaysView(
  store: LogStore,
  t: number,
  { from = 0, most = 50, filter = {}, delay = READY_WAITING }: DelaysAsked = {},
): DelaysView {
  const delays = store.index?.delays;
  const rows = delays === undefined ? [] : matching(delays, t, filter);
  const caption = `People ${delay}, up to ${datedClock(store.header, t)}`;
  return {
    caption,
    total: rows.length,
    rows: rows.slice(from, from + most).map((row) => delayRow(store, delays!, row, t)),
  };
}

/** Which page of the list of delays. */
export interface DelaysAsked {
  readonly from?: number;
  readonly most?: number;
  readonly filter?: DelayFilter;
  /** Label of a delay. */
  readonly delay?: string;
}

function matching(delays: Delays, t: number, { service, reason, atLeastSeconds = 0 }: DelayFilter): number[] {
  const rows: number[] = [];
  for (let row = delays.length - 1; row >= 0; row--) {
    const began = delays.time[row]!;
    if (began > t) continue;
    if (service !== undefined && delays.service[row] !== service) continue;
    if (reason !== undefined && delays.reason[row] !== reason) continue;
    if (lastedBy(delays, row, t) >= atLeastSeconds) rows.push(row);
  }
  return rows;
}

/** Seconds the delay had lasted by `t`. */
function lastedBy(delays: Delays, row: number, t: number): number {
  const until = delays.until[row]!;
  return (until < 0 ? t : Math.min(t, until)) - delays.time[row]!;
}

function delayRow({ header }: LogStore, delays: Delays, row: number, t: number): DelayRow {
  const places = placesOf(header);
  const [time, until] = [delays.time[row]!, delays.until[row]!];
  return {
    row,
    fact: delays.fact[row]!,
    time,
    person: delays.person[row]!,
    service: delays.service[row]!,
    when: datedClock(header, time),
    where: places.label(delays.service[row]!),
    waitsFor: places.label(delays.wanted[row]!),
    reason: header.reasons[delays.reason[row]!] ?? "another reason",
    length: lengthWords(lastedBy(delays, row, t)),
    over: until >= 0 && until <= t,
  };
}
