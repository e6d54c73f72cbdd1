import type { DatedOpenings } from "../../compile/model/hours.ts";
import type { Model, ModelService, Opening } from "../../compile/model.ts";
import { WEEK } from "../time.ts";
import { modulo } from "./book.ts";

/** A clock that runs only while a service is open: it has places or staff, and lets people come. */
export class OpenClock {
  /** Open seconds from time 0 to `since`. */
  private before = 0;
  private since = 0;
  private capacity: number;
  private readonly admitted: (until: number) => number;

  constructor(service: ModelService, { weekOffset }: Model["clock"]) {
    this.capacity = service.capacity;
    this.admitted = secondsAdmitting(service, weekOffset);
  }

  /** The service has so many places from `t` on. */
  change(t: number, capacity: number): void {
    this.before = this.read(t);
    this.since = t;
    this.capacity = capacity;
  }

  /** Open seconds from time 0 to `t`, no earlier than the last change. */
  read(t: number): number {
    return this.before + (this.capacity > 0 ? this.admitted(t) - this.admitted(this.since) : 0);
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
