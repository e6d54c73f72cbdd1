import type { PersonState } from "../../engine/index.ts";
import type { StageState } from "../log/stageState.ts";
import type { LogStore } from "../log/store.ts";
import { READY_WAITING } from "../words/people.ts";
import { type Places, placesOf } from "../words/places.ts";
import { ordinal } from "../words/sentences.ts";
import { lengthWords } from "../words/time.ts";
import { wantedBy } from "../words/wanted.ts";
import type { PersonRow } from "./types.ts";

/**
 * Everyone a service has to do with at time `t`: those in it who are ready to leave, longest first; those in care,
 * longest first; those on the way; those who wait at its door, and last those who wait for it in another service, both
 * in the order of its queue. Nobody stands twice. `state` is the store's state at `t`; `delay` is the label of a delay.
 */
export function peopleIn(
  store: LogStore,
  state: StageState,
  service: number,
  t: number,
  delay = READY_WAITING,
): PersonRow[] {
  const at: Asked = { store, state, service, t, delay, places: placesOf(store.header) };
  const inside = found(state, state.peopleIn(service));
  const ready = inside.filter(({ readySince }) => readySince >= 0).sort((a, b) => a.readySince - b.readySince);
  const outside = ({ place }: PersonState): boolean => place !== service;
  const coming = found(state, state.comingTo(service)).filter(outside);
  const queue = found(state, state.queue(service)).filter(outside);
  return [
    ...ready.map((person) => delayedRow(at, person)),
    ...inside.filter(({ readySince }) => readySince < 0).map((person) => careRow(at, person)),
    ...coming.map((person) => comingRow(at, person)),
    ...queue.filter(({ place }) => place < 0).map((person) => queueRow(at, person)),
    ...queue.filter(({ place }) => place >= 0).map((person) => queueRow(at, person)),
  ];
}

interface Asked {
  readonly store: LogStore;
  readonly state: StageState;
  readonly service: number;
  readonly t: number;
  readonly delay: string;
  readonly places: Places;
}

function found({ replay }: StageState, people: readonly number[]): PersonState[] {
  return people.map((person) => replay.person(person)!);
}

function delayedRow({ store, t, delay, places }: Asked, person: PersonState): PersonRow {
  return {
    person: person.person,
    state: delay,
    since: lengthWords(t - person.readySince),
    waitsFor: waitsForWords(store, places, person),
  };
}

/** "Joint Reablement Team: no room in the next service"; "" for those who are not ready to leave. */
function waitsForWords(store: LogStore, places: Places, person: PersonState): string {
  if (person.readySince < 0) return "";
  return `${places.either(wantedBy(store, person))}: ${store.header.reasons[person.reason] ?? "another reason"}`;
}

function careRow({ state, t }: Asked, { person, since }: PersonState): PersonRow {
  const overtime = state.replay.inOvertime(state.replay.people.slot(person));
  const still = state.replay.held.standsStill(person);
  const how = still ? "in care, until somebody goes on" : overtime ? "in care, in overtime" : "in care";
  return { person, state: how, since: lengthWords(t - since), waitsFor: "" };
}

function comingRow({ store, t, places }: Asked, person: PersonState): PersonRow {
  const moving = person.movingSince >= 0;
  const where = person.place < 0 ? "" : ` from ${places.name(person.place)}`;
  return {
    person: person.person,
    state: moving
      ? `on the way${where}`
      : `a place is kept${where === "" ? "" : `, still in ${places.name(person.place)}`}`,
    since: lengthWords(t - (moving ? person.movingSince : person.targetSince)),
    waitsFor: waitsForWords(store, places, person),
  };
}

function queueRow({ state, service, t, places }: Asked, { person, place, waits }: PersonState): PersonRow {
  const { since } = waits.find((wait) => wait.service === service)!;
  return {
    person,
    state: place < 0 ? "waiting to enter" : `waiting in ${places.name(place)}`,
    since: lengthWords(t - since),
    waitsFor: `${ordinal(state.queue(service).indexOf(person) + 1)} in the queue`,
  };
}
