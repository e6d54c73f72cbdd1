import { type FactChunk, KIND, type LogHeader } from "../../engine/index.ts";
import type { LogStore } from "../log/store.ts";
import { inOrder, newestFirst } from "./scan.ts";
import { sentenceOf } from "./sentences.ts";
import { shortClock } from "./time.ts";
import type { Narration } from "./types.ts";

export { sentenceOf };

/** What may be told of a step, the most important first. */
const IMPORTANCE = [
  "a delay begins",
  "somebody gives up or is turned away",
  "a shock begins or ends",
  "a rule acts",
  "places open or close",
  "people change places in a ring",
  "a delay ends",
  "the reason of a delay changes",
  "somebody starts after a wait",
  "somebody begins to wait",
  "a place is reserved or a journey begins",
  "somebody leaves the model",
  "somebody arrives or returns",
  "somebody starts",
  "a shift begins or ends",
  "a visit ends",
  "a place is ready again",
  "somebody leaves a place",
  "anything else",
] as const;

type Importance = (typeof IMPORTANCE)[number];

const RANK = new Map<Importance, number>(IMPORTANCE.map((what, rank) => [what, rank]));

/** A longer step is told by its last facts: work is bounded, and what is told is what was just seen. */
const LOOKED_AT = 4096;

/** Facts of one instant that may stand between being ready and the reason why the person stays. */
const NEXT_TO = 256;

/**
 * The most important fact of the step with after < time ≤ upTo, the newest of equals; null when nothing happened. Looks
 * at no more than the last 4,096 facts, and stops at the first delay that begins, for nothing is more important.
 */
export function narrate(store: LogStore, after: number, upTo: number): Narration | null {
  const { first, end } = store.factsIn(after, upTo);
  let best = -1;
  let rank = Infinity;
  newestFirst(store, Math.max(first, end - LOOKED_AT), end, (chunk, row) => {
    const own = rankOf(store, chunk, row);
    if (own >= rank) return true;
    rank = own;
    best = chunk.first + row;
    return rank > 0;
  });
  return best < 0 ? null : narration(store, rank === 0 ? reasonAfter(store, best) : best, upTo);
}

function narration(store: LogStore, number: number, upTo: number): Narration {
  const { time, person, service } = store.fact(number);
  const text = sentenceOf(store, number);
  return {
    text,
    when: shortClock(store.header, time),
    fact: number,
    person,
    service,
    why: waitsAt(store, person, upTo),
  };
}

function waitsAt(store: LogStore, person: number, t: number): boolean {
  if (person < 0) return false;
  const { replay, known } = store.stateAt(t);
  const now = known ? replay.person(person) : null;
  return now !== null && (now.readySince >= 0 || now.waits.length > 0);
}

/** The first reason given after a ReadyToLeave, in the same instant; the ReadyToLeave itself where there is none. */
function reasonAfter(store: LogStore, ready: number): number {
  const { time, person } = store.fact(ready);
  let found = ready;
  inOrder(store, ready + 1, (chunk, row) => {
    if (chunk.time[row] !== time || chunk.first + row > ready + NEXT_TO) return false;
    if (chunk.person[row] !== person || chunk.kind[row] !== KIND.Delayed) return true;
    found = chunk.first + row;
    return false;
  });
  return found;
}

function rankOf(store: LogStore, chunk: FactChunk, row: number): number {
  return RANK.get(importanceOf(store, chunk, row))!;
}

function importanceOf(store: LogStore, chunk: FactChunk, row: number): Importance {
  switch (chunk.kind[row]) {
    case KIND.ReadyToLeave:
      return "a delay begins";
    case KIND.GaveUp:
    case KIND.Refused:
    case KIND.Diverted:
      return "somebody gives up or is turned away";
    case KIND.CapacityChanged:
      return isTeam(store.header, chunk.service[row]!) ? "a shift begins or ends" : "places open or close";
    case KIND.ShockStarted:
    case KIND.ShockEnded:
      return "a shock begins or ends";
    case KIND.RuleFired:
    case KIND.PhaseOpened:
      return "a rule acts";
    case KIND.RingExchanged:
      return "people change places in a ring";
    case KIND.Left:
      return hadWaited(store, chunk, row) ? "a delay ends" : "somebody leaves a place";
    case KIND.Delayed:
      return "the reason of a delay changes";
    case KIND.Started:
      return hadWaited(store, chunk, row) ? "somebody starts after a wait" : "somebody starts";
    case KIND.Referred:
      return "somebody begins to wait";
    case KIND.Assigned:
    case KIND.TransferStarted:
      return "a place is reserved or a journey begins";
    case KIND.Exited:
      return "somebody leaves the model";
    case KIND.Arrived:
    case KIND.Returned:
      return "somebody arrives or returns";
    case KIND.Visited:
      return "a visit ends";
    case KIND.PlaceReady:
      return "a place is ready again";
    case KIND.StaysChanged:
    case KIND.VisitStopped:
    case KIND.VisitResumed:
    case KIND.Displaced:
    case KIND.StartsRenewed:
      return "places open or close";
    default:
      return "anything else";
  }
}

const isTeam = ({ services }: LogHeader, service: number): boolean => services[service]?.kind === "team";

const WAITED = [
  KIND.ReadyToLeave,
  KIND.Delayed,
  KIND.Assigned,
  KIND.TransferStarted,
  KIND.Referred,
] as readonly number[];

/**
 * A move that somebody else's made possible, or that follows a wait of one's own: its cause says so. A start out of a
 * place has the leaving of that place as its cause, and that the cause looked for.
 */
function hadWaited(store: LogStore, chunk: FactChunk, row: number): boolean {
  const person = chunk.person[row]!;
  let cause = chunk.cause[row]!;
  for (let steps = 0; steps < 2; steps++) {
    if (!store.has(cause)) return false;
    const fact = store.fact(cause);
    if (fact.person !== person) return true;
    if (fact.kind !== KIND.Left || chunk.kind[row] !== KIND.Started) return WAITED.includes(fact.kind);
    cause = fact.cause;
  }
  return false;
}
