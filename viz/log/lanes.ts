import { extremes } from "./pyramid.ts";
import { HOUR } from "./track.ts";
import type { Lane, LaneKind } from "./types.ts";

/** The lane of a figure; null for one that is always 0. Service −1: all services of kind beds together. */
export function laneOf(lanes: readonly Lane[], service: number, kind: LaneKind): Lane | null {
  return lanes.find((lane) => lane.service === service && lane.kind === kind) ?? null;
}

/**
 * The least and the most of a lane in each of so many buckets of the stretch from `from` to `to` (seconds). A bucket
 * counts every hour it has a part of, so no bad hour is lost; outside the run the figure is 0.
 * @throws RangeError when the stretch is empty or there are no buckets.
 */
export function laneBetween(
  lane: Lane,
  from: number,
  to: number,
  buckets: number,
): { low: Int32Array; high: Int32Array } {
  if (!(to > from && buckets >= 1)) {
    throw new RangeError(`a lane needs from < to and a bucket; got ${from} to ${to} in ${buckets}`);
  }
  const low = new Int32Array(buckets);
  const high = new Int32Array(buckets);
  const hours = lane.low[0]!.length;
  const width = (to - from) / buckets;
  for (let i = 0; i < buckets; i++) {
    const first = Math.max(0, Math.floor((from + i * width) / HOUR));
    const end = Math.min(hours, Math.ceil((from + (i + 1) * width) / HOUR));
    if (first >= end) continue;
    const found = extremes(lane, first, end);
    low[i] = found.low;
    high[i] = found.high;
  }
  return { low, high };
}
