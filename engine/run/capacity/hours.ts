import type { DatedOpenings } from "../../compile/model/hours.ts";
import type { Model, Opening } from "../../compile/model.ts";
import { NEVER } from "../eventList.ts";
import type { Run } from "../run.ts";

const WEEK = 604_800;

/**
 * The first instant at or after `at` (seconds) at which a person may set out: the leaving hours of `from` and the
 * admission hours of `to` are both open. Either may be outside or an exit, which are always open. NEVER when no such
 * instant lies within the run.
 */
export function nextOpenFor(run: Run, from: number, to: number, at: number): number {
  const { model, tables } = run;
  const leaves = from >= 0 && tables.alwaysOpen[from] === 0;
  const admits = to < tables.services && tables.alwaysAdmits[to] === 0;
  let when = at;
  for (;;) {
    const open = leaves ? nextLeaving(model, from, when) : when;
    const both = admits ? nextAdmission(model, to, open) : open;
    if (both === open || both >= model.clock.end) return both;
    if (!leaves) return both;
    when = both;
  }
}

function nextLeaving(model: Model, service: number, at: number): number {
  const { leaving, datedLeaving } = model.services[service]!;
  return nextOpen(leaving, datedLeaving, model.clock.weekOffset, at);
}

function nextAdmission(model: Model, service: number, at: number): number {
  const { admission, datedAdmission } = model.services[service]!;
  return nextOpen(admission, datedAdmission, model.clock.weekOffset, at);
}

/**
 * The first instant at or after `at` (seconds) in the openings, which are not empty. A moment is open for its one
 * second; other openings include both ends.
 */
function nextOpen(weekly: readonly Opening[], dated: DatedOpenings, weekOffset: number, at: number): number {
  if (dated !== null) return nextDated(dated, at);
  const second = (at + weekOffset) % WEEK;
  for (const opening of weekly) {
    if (second <= opening.from) return at + opening.from - second;
    if (second <= opening.to) return at;
  }
  return at + WEEK + weekly[0]!.from - second;
}

/** The same in openings of run time: the first that has not ended. */
function nextDated(openings: Int32Array, at: number): number {
  let low = 0;
  let high = openings.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (openings[2 * middle + 1]! < at) low = middle + 1;
    else high = middle;
  }
  return 2 * low === openings.length ? NEVER : Math.max(at, openings[2 * low]!);
}
