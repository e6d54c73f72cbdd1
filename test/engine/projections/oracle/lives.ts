import type { Model } from "../../../../engine/compile/model.ts";
import type { FactChunk } from "../../../../engine/log/chunk.ts";
import { KIND } from "../../../../engine/log/facts.ts";

/**
 * The log as lives: facts as objects, stays and waits as intervals. The oracle asks its questions of these, slowly and
 * plainly; it shares no code and no idea with the folds.
 */
export interface Fact {
  readonly cause: number;
  readonly number: number;
  readonly time: number;
  readonly kind: number;
  readonly person: number;
  readonly service: number;
  readonly other: number;
  readonly value: number;
}

export interface Stay {
  readonly service: number;
  readonly start: Fact;
  /** The wait that ended in this stay, if any; and when the person asked for the place. */
  readonly wait: Wait | null;
  readonly asked: number;
  ready: number;
  leftAt: number;
  to: number | null;
  /** When it stopped taking a place: on leaving, at the end of the shift, or when the place was ready again. */
  takesUntil: number;
  /** Units of capacity taken, from when on. */
  readonly units: Units[];
  /** Times for which a visit stood still, with nobody of the staff. */
  readonly still: { readonly from: number; to: number }[];
  /** Number of the Left. */
  leftBy: number;
  readonly reasons: { readonly reason: number; readonly from: number; to: number }[];
}

interface Units {
  readonly from: number;
  readonly units: number;
}

/** The same of a visit: none while it stands still. */
export const staffAt = (
  taker: { readonly units: readonly Units[]; readonly still?: Stay["still"] },
  t: number,
): number => (taker.still?.some(({ from, to }) => from <= t && to > t) ? 0 : unitsAt(taker, t));

/** Units taken at an instant. */
export const unitsAt = ({ units }: { readonly units: readonly Units[] }, t: number): number =>
  units.findLast(({ from }) => from <= t)?.units ?? 1;

export interface Wait {
  readonly service: number;
  readonly inside: boolean;
  /** When someone who was referred before the end of their stay went on to wait outside. */
  outsideFrom: number;
  readonly from: number;
  /** When they were first referred to it, where they have kept their place. */
  since: number;
  to: number;
  end: "found" | "lost" | "otherwise" | null;
  used: boolean;
}

export interface Life {
  readonly facts: readonly Fact[];
  readonly older: boolean;
  readonly stays: Stay[];
  readonly waits: Wait[];
  /** Places reserved. */
  readonly kept: { readonly service: number; readonly from: number; to: number; readonly units: Units[] }[];
}

export const NEVER = Number.POSITIVE_INFINITY;

/** When what a census tells was already so, if the log does not say since when. */
const BEFORE = -1e-10;

/** The facts; those of a census stand before time 0, since nothing of it happened then. */
export function factsOf(chunks: readonly FactChunk[]): Fact[] {
  const facts = plainFacts(chunks);
  const told = facts.findLastIndex(({ kind }) => kind === KIND.Census);
  return facts.map((fact) => (fact.number <= told ? { ...fact, time: BEFORE } : fact));
}

function plainFacts(chunks: readonly FactChunk[]): Fact[] {
  return chunks.flatMap(({ first, length, time, kind, person, service, other, value, cause }) =>
    Array.from({ length }, (_, i) => ({
      number: first + i,
      time: time[i]!,
      kind: kind[i]!,
      person: person[i]!,
      service: service[i]!,
      other: other[i]!,
      value: value[i]!,
      cause: cause[i]!,
    })),
  );
}

export function livesOf(model: Model, facts: readonly Fact[]): Life[] {
  const people = new Map<number, Fact[]>();
  for (const fact of facts) {
    const own = people.get(fact.person) ?? [];
    if (fact.person >= 0) people.set(fact.person, own);
    own.push(fact);
  }
  const shiftEnds = facts.filter((fact) => fact.kind === KIND.CapacityChanged && fact.other === 1);
  const readyAt = new Map(facts.filter(({ kind }) => kind === KIND.PlaceReady).map(({ cause, time }) => [cause, time]));
  return [...people.values()].map((own) => lifeOf(model, own, shiftEnds, readyAt));
}

function lifeOf(
  model: Model,
  facts: readonly Fact[],
  shiftEnds: readonly Fact[],
  readyAt: ReadonlyMap<number, number>,
): Life {
  const arrived = facts.find((fact) => fact.kind === KIND.Arrived);
  const older = arrived !== undefined && model.classes[arrived.value]!.older;
  const life: Life = { facts, older, stays: [], waits: [], kept: [] };
  for (const fact of facts) live(model, life, fact);
  for (const stay of life.stays) {
    const shiftEnd = shiftEnds.find((end) => end.service === stay.service && end.number > stay.start.number);
    stay.takesUntil = Math.min(readyTime(model, life, stay, readyAt), shiftEnd?.time ?? NEVER);
  }
  return life;
}

/** When the place of a stay is free again: at once, unless it needs a turn-round; those of a ring change hands. */
function readyTime(model: Model, life: Life, stay: Stay, readyAt: ReadonlyMap<number, number>): number {
  if (model.services[stay.service]!.turnRound !== true || stay.leftAt === NEVER) return stay.leftAt;
  const ring = life.facts.some(({ kind, time }) => kind === KIND.RingExchanged && time === stay.leftAt);
  return ring ? stay.leftAt : (readyAt.get(stay.leftBy) ?? NEVER);
}

function live(model: Model, life: Life, fact: Fact): void {
  const { time, kind, service, other, value } = fact;
  const stay = life.stays.at(-1)!;
  switch (kind) {
    case KIND.Started:
      start(life, fact);
      break;
    case KIND.Left:
      endReason(stay, time);
      stay.leftAt = time;
      stay.leftBy = fact.number;
      stay.to = other;
      for (const wait of life.waits.filter((one) => one.inside && one.to === NEVER && other < 0))
        wait.outsideFrom = time;
      break;
    case KIND.VisitStopped:
      stay.still.push({ from: time, to: NEVER });
      break;
    case KIND.VisitResumed:
      stay.still.at(-1)!.to = time;
      break;
    case KIND.ReadyToLeave:
      stay.ready = time;
      break;
    case KIND.UnitsTaken:
      (other === 1 ? life.kept.at(-1)! : stay).units.push({ from: time, units: value });
      break;
    case KIND.Delayed:
      endReason(stay, time);
      stay.reasons.push({ reason: value, from: time, to: NEVER });
      break;
    case KIND.Referred:
      life.waits.push({
        service,
        inside: other >= 0,
        outsideFrom: NEVER,
        from: time,
        since: time,
        to: NEVER,
        end: null,
        used: false,
      });
      break;
    case KIND.Assigned:
    case KIND.TransferStarted:
      endWaits(life, time, (wait) => (wait.service === service ? "found" : "otherwise"));
      if (service < model.services.length && !life.kept.some((kept) => kept.to === NEVER)) {
        life.kept.push({ service, from: time, to: NEVER, units: [] });
      }
      break;
    case KIND.RingExchanged:
      endWaits(life, time, (wait) => (wait.service === other ? "found" : "otherwise"));
      break;
    case KIND.GaveUp:
    case KIND.Refused:
    case KIND.Diverted:
    case KIND.Withdrawn:
      endWaits(life, time, () => "otherwise");
      break;
    case KIND.StoodSince:
      life.waits.at(-1)!.since = time - value;
      break;
    case KIND.Before:
      begunBefore(life, -value);
      break;
    case KIND.ReservationEnded: {
      const found = life.waits.find((one) => one.end === "found" && one.service === service && !one.used);
      if (found !== undefined) found.used = true;
      for (const kept of life.kept.filter((one) => one.to === NEVER)) kept.to = time;
      break;
    }
    case KIND.ClockRang:
      if (other >= 0) endWaits(life, time, () => "lost");
      break;
    case KIND.Exited:
      endWaits(life, time, () => "lost");
      break;
  }
}

function start(life: Life, fact: Fact): void {
  const { time, service } = fact;
  endWaits(life, time, (wait) => (wait.service === service ? "found" : "otherwise"));
  const kept = life.kept.find((one) => one.to === NEVER);
  if (kept !== undefined) kept.to = time;
  const wait = life.waits.find((one) => one.end === "found" && one.service === service && !one.used) ?? null;
  if (wait !== null) wait.used = true;
  const asked = wait?.since ?? kept?.from ?? time;
  const open = {
    ready: NEVER,
    leftAt: NEVER,
    to: null,
    takesUntil: NEVER,
    still: [],
    leftBy: -1,
    reasons: [],
    units: (kept?.units ?? []).map(({ units }) => ({ from: time, units })),
  };
  life.stays.push({ service, start: fact, wait, asked, ...open });
}

function endWaits(life: Life, time: number, end: (wait: Wait) => Wait["end"]): void {
  for (const wait of life.waits.filter((one) => one.to === NEVER)) Object.assign(wait, { to: time, end: end(wait) });
}

/** A wait, a delay or a stay that the fact before told of. */
function begunBefore(life: Life, since: number): void {
  const wait = life.waits.at(-1);
  const stay = life.stays.at(-1);
  const kept = life.kept.at(-1);
  if (kept !== undefined) Object.assign(kept, { from: since });
  else if (wait !== undefined) Object.assign(wait, { from: since, since });
  else if (stay!.ready < NEVER) stay!.ready = since;
  else Object.assign(stay!.start, { time: since });
}

function endReason(stay: Stay, time: number): void {
  const last = stay.reasons.at(-1);
  if (last !== undefined) last.to = time;
}
