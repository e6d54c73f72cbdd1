import { KIND, type PersonState, REASON } from "../../engine/index.ts";
import type { StageState } from "../log/stageState.ts";
import type { LogStore } from "../log/store.ts";

/** The moment that is asked about: a log, its state at a time, and that time. */
export interface Moment {
  readonly store: LogStore;
  readonly state: StageState;
  readonly t: number;
}

/** Who has the places of some services at one moment. Visits in overtime hold none. */
export interface Holding {
  /** People in a place and not ready to leave. */
  readonly inCare: readonly Holder[];
  /** People who are ready to leave and wait themselves, longest first. */
  readonly ready: readonly Holder[];
  /** People with a place reserved who are not there yet. */
  readonly coming: readonly Holder[];
}

export interface Holder {
  readonly person: PersonState;
  /** Number of the Started of this stay; −1 for those who are still to come. */
  readonly started: number;
}

/** Who holds the places of these services. */
export function holdingOf(state: StageState, services: readonly number[]): Holding {
  const { replay } = state;
  const inside = services.flatMap((service) => state.peopleIn(service).flatMap((number) => inPlace(state, number)));
  const coming = services.flatMap((service) => state.comingTo(service));
  return {
    inCare: inside.filter(({ person }) => person.readySince < 0),
    ready: inside
      .filter(({ person }) => person.readySince >= 0)
      .sort((a, b) => a.person.readySince - b.person.readySince || a.person.person - b.person.person),
    coming: coming.map((number) => ({ person: replay.person(number)!, started: -1 })),
  };
}

function inPlace({ replay }: StageState, number: number): Holder[] {
  const slot = replay.people.slot(number);
  if (replay.inOvertime(slot)) return [];
  return [{ person: replay.person(number)!, started: replay.people.startFact[slot]! }];
}

/** The one who took up a place last; null when nobody is in one. */
export function lastToStart({ inCare, ready }: Holding): Holder | null {
  let last: Holder | null = null;
  for (const holder of [...inCare, ...ready]) if (last === null || holder.started > last.started) last = holder;
  return last;
}

/** Kinds of facts by which a place is reserved. */
export const RESERVES: readonly number[] = [KIND.Assigned, KIND.TransferStarted];

/** What most of those who wait for room wait for: the services all of them would take, and who they are. */
export interface Blocked {
  readonly services: readonly number[];
  readonly people: readonly Holder[];
}

/** The list of services that most of these people wait for; the longest wait decides between equals. Null when none waits for room. */
export function mostWanted(ready: readonly Holder[]): Blocked | null {
  const lists = new Map<string, Holder[]>();
  for (const holder of ready) {
    const wanted = queuedFor(holder.person);
    if (wanted.length === 0) continue;
    const key = [...wanted].sort((a, b) => a - b).join(" ");
    lists.set(key, [...(lists.get(key) ?? []), holder]);
  }
  let most: Holder[] = [];
  for (const people of lists.values()) if (people.length > most.length) most = people;
  return most.length === 0 ? null : { services: queuedFor(most[0]!.person), people: most };
}

const queuedFor = ({ waits, reason }: PersonState): readonly number[] =>
  reason === REASON.noRoom ? waits.map(({ service }) => service) : [];

/** How many of these people are held up by each reason other than room, the commonest first. */
export function otherReasons(ready: readonly Holder[]): { readonly reason: number; readonly people: number }[] {
  const counts = new Map<number, number>();
  for (const { person } of ready) {
    if (person.reason === REASON.noRoom) continue;
    counts.set(person.reason, (counts.get(person.reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, people]) => ({ reason, people }))
    .sort((a, b) => b.people - a.people || a.reason - b.reason);
}
