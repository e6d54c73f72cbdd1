import type { DatedOpenings } from "../../compile/model/hours.ts";
import type { Model, ModelService, Opening } from "../../compile/model.ts";
import { WEEK } from "../time.ts";
import { modulo } from "./book.ts";

/** From `since` on the service has so many places; it had been open for so many seconds by then. */
interface Stretch {
  readonly since: number;
  readonly before: number;
  readonly capacity: number;
}

/** A clock that runs only while a service is open: it has places or staff, and lets people come. */
export class OpenClock {
  private readonly stretches: Stretch[];
  private readonly admitted: (until: number) => number;

  constructor(service: ModelService, { weekOffset }: Model["clock"]) {
    this.stretches = [{ since: 0, before: 0, capacity: service.capacity }];
    this.admitted = secondsAdmitting(service, weekOffset);
  }

  /** The service has so many places from `t` on: no earlier than any change before. */
  change(t: number, capacity: number): void {
    this.stretches.push({ since: t, before: this.read(t), capacity });
  }

  /** Open seconds from time 0 to `t`. */
  read(t: number): number {
    const { since, before, capacity } = this.stretches[this.numberAt(t)]!;
    return before + (capacity > 0 ? this.admitted(t) - this.admitted(since) : 0);
  }

  /** The last stretch that has begun by `t`. */
  private numberAt(t: number): number {
    let [low, high] = [0, this.stretches.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.stretches[middle]!.since <= t) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Seconds until a time in which people may set out for a service. */
function secondsAdmitting({ admission, datedAdmission }: ModelService, offset: number): (until: number) => number {
  if (datedAdmission !== null) return (until) => inDated(datedAdmission, until);
  if (admission.length === 0) return (until) => until;
  const aWeek = inWeek(admission, WEEK);
  const since = (second: number): number => Math.floor(second / WEEK) * aWeek + inWeek(admission, modulo(second, WEEK));
  return (until) => since(until + offset) - since(offset);
}

const inWeek = (openings: readonly Opening[], until: number): number =>
  openings.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(until, to) - from), 0);

function inDated(openings: NonNullable<DatedOpenings>, until: number): number {
  let sum = 0;
  for (let i = 0; i + 1 < openings.length && openings[i]! < until; i += 2)
    sum += Math.min(until, openings[i + 1]!) - Math.max(0, openings[i]!);
  return sum;
}
