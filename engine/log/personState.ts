import type { Present, Wait } from "./present.ts";

/** What the log says of one person at one instant. Times are seconds from time 0; −1 means no. */
export interface PersonState {
  readonly person: number;
  readonly class: number;
  /** The service the person is in, −1 outside; and since when. */
  readonly place: number;
  readonly since: number;
  readonly waits: readonly Wait[];
  /** The place reserved or travelled to, −1 for none; and since when. */
  readonly target: number;
  readonly targetSince: number;
  readonly movingSince: number;
  readonly readySince: number;
  /** Reason of the delay (see REASON), 0 for none; the place waited for; and since when. */
  readonly reason: number;
  readonly delayedFor: number;
  readonly reasonSince: number;
  /** How many times the person has returned. */
  readonly returns: number;
  /** Number of the person's last fact. */
  readonly lastFact: number;
}

/** What is known of a person; null when they are not in the model. */
export function personState(p: Present, number: number): PersonState | null {
  const slot = p.slot(number);
  if (slot < 0) return null;
  return {
    person: number,
    class: p.class[slot]!,
    place: p.place[slot]!,
    since: p.since[slot]!,
    waits: p.waits[slot] ?? [],
    target: p.target[slot]!,
    targetSince: p.targetSince[slot]!,
    movingSince: p.movingSince[slot]!,
    readySince: p.readySince[slot]!,
    reason: p.reason[slot]!,
    delayedFor: p.delayedFor[slot]!,
    reasonSince: p.reasonSince[slot]!,
    returns: p.returns[slot]!,
    lastFact: p.lastFact[slot]!,
  };
}
