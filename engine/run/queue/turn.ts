import { fits } from "../capacity/fits.ts";
import type { Run } from "../run.ts";
import type { Admission } from "./admission.ts";
import { classAt, leavesEnough, waitsInPlace } from "./classes.ts";
import { lookedFor } from "./others.ts";

/** Where someone stands among those who want a place: the smaller in each, in this order, goes first. */
interface Standing {
  readonly slot: number;
  /** 0 for those who go first whatever their class. */
  readonly group: number;
  /** Priority less what the wait has added to it. */
  readonly rank: number;
  readonly since: number;
  /** Number of the Referred; those referred in this instant come after it, in their order. */
  readonly order: number;
}

/** Later than any fact: nobody who has been referred in this instant is before one who waits. */
const FRESH = 2 ** 40;

/** True for a service that tells people apart. */
export function isClassed(run: Run, service: number): boolean {
  const { admission } = run.tables;
  return admission !== null && admission.firstClass[service]! >= 0;
}

/**
 * Whose turn it is in a service that tells people apart, among those who wait and those referred in this instant: by
 * priority, improved by the wait so far, then by time of referral. Those who must leave places free for others are
 * passed over while too few are left; one who does not fit holds up those behind, unless `order: fit-first`. A pure
 * function of now and state. Returns a slot, −1 when there is nobody.
 */
export function whoseTurn(run: Run, service: number): number {
  const admission = run.tables.admission!;
  const fitFirst = admission.fitFirst[service] === 1;
  let best: Standing | null = null;
  for (const standing of candidates(run, admission, service)) {
    if (best !== null && !isBefore(standing, best)) continue;
    if (fitFirst && !fits(run, standing.slot, service)) continue;
    best = standing;
  }
  return best !== null && fits(run, best.slot, service) ? best.slot : -1;
}

function* candidates(run: Run, admission: Admission, service: number): Generator<Standing> {
  const first = admission.firstClass[service]!;
  for (let cls = first; cls < first + admission.classes[service]!; cls++) {
    if (!leavesEnough(run, service, cls)) continue;
    yield* inLane(run, admission, service, cls, 0);
    yield* inLane(run, admission, service, cls, 1);
  }
  yield* referredNow(run, admission, service);
}

/** The first of a lane; all of it where one who fits may pass. */
function* inLane(run: Run, admission: Admission, service: number, cls: number, inPlace: number): Generator<Standing> {
  const { queues } = run.state;
  const lane = admission.firstLane[service]! + 2 * (cls - admission.firstClass[service]!) + inPlace;
  for (let node = queues.head[lane]!; node >= 0; node = queues.next[node]!) {
    const since = queues.since[node]!;
    yield {
      slot: queues.slot[node]!,
      group: groupOf(admission, service, inPlace === 1),
      rank: admission.priority[cls]! - (run.now - since) * admission.ageing[cls]!,
      since,
      order: queues.fact[node]!,
    };
    if (admission.fitFirst[service] === 0) return;
  }
}

function* referredNow(run: Run, admission: Admission, service: number): Generator<Standing> {
  for (let i = 0; i < run.freshCount; i++) {
    const slot = run.fresh[i]!;
    if (run.beside?.done.has(slot) === true) continue;
    const cls = classAt(run, slot, service);
    if (!leavesEnough(run, service, cls)) continue;
    if (!lookedFor(run, slot).includes(service)) continue;
    const group = groupOf(admission, service, waitsInPlace(run, slot));
    yield { slot, group, rank: admission.priority[cls]!, since: run.now, order: FRESH + i };
  }
}

function groupOf(admission: Admission, service: number, inPlace: boolean): number {
  const first = admission.first[service]!;
  return first === 0 ? 0 : Number(inPlace !== first > 0);
}

function isBefore(a: Standing, b: Standing): boolean {
  if (a.group !== b.group) return a.group < b.group;
  if (a.rank !== b.rank) return a.rank < b.rank;
  return a.since !== b.since ? a.since < b.since : a.order < b.order;
}
