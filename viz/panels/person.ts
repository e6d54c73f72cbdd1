import { KIND, type PersonState } from "../../engine/index.ts";
import type { StageState } from "../log/stageState.ts";
import type { LogStore } from "../log/store.ts";
import { aboutWords, opening } from "../words/people.ts";
import { placesOf } from "../words/places.ts";
import { sentenceOf } from "../words/sentences.ts";
import { datedClock, lengthWords } from "../words/time.ts";
import { towardsWords, wantedBy } from "../words/wanted.ts";
import type { PersonView, StoryLine } from "./types.ts";

/**
 * A person's story, the whole of it, and how they stand at time `t`. Lines after `t` lie in the future of the replay. The
 * story is empty until the log has been read to its end.
 */
export function personView(store: LogStore, person: number, t: number): PersonView {
  const story = storyOf(store, person);
  return {
    title: `Simulated person ${person}`,
    about: about(store, person, t, story),
    now: nowOf(store, person, t, story),
    story,
  };
}

function about(store: LogStore, person: number, t: number, [first]: readonly StoryLine[]): string {
  const arrived = first === undefined ? null : store.fact(first.fact);
  if (arrived?.kind === KIND.Arrived) return aboutWords(store.header, arrived.value);
  const now = store.stateAt(t).replay.person(person);
  return now === null ? "nothing is known of them" : aboutWords(store.header, now.class);
}

/** The story last asked for, by log: a panel asks for the same one at every moment of the replay. */
const told = new WeakMap<LogStore, { readonly person: number; readonly story: readonly StoryLine[] }>();

function storyOf(store: LogStore, person: number): readonly StoryLine[] {
  const last = told.get(store);
  if (last?.person === person) return last.story;
  if (store.index === null) return [];
  const story = Array.from(store.factsOf(person), (fact) => line(store, fact));
  told.set(store, { person, story });
  return story;
}

function line(store: LogStore, fact: number): StoryLine {
  const { time } = store.fact(fact);
  return { fact, time, when: datedClock(store.header, time), text: sentenceOf(store, fact) };
}

/** How the person stands at `t`, in a sentence. */
function nowOf(store: LogStore, person: number, t: number, story: readonly StoryLine[]): string {
  const state = store.stateAt(t);
  const found = state.replay.person(person);
  if (found === null) return notThere(store, t, story);
  if (found.movingSince >= 0) return `${moving(store, found, t)}.`;
  return found.place >= 0 ? `${inside(store, found, t)}.` : `${outside(store, state, found, t)}.`;
}

function notThere(store: LogStore, t: number, story: readonly StoryLine[]): string {
  const { header, index } = store;
  const [first, last] = [story[0], story.at(-1)];
  if (first === undefined || last === undefined) {
    return index === null ? "Not in the model now." : "There is no such person in this run.";
  }
  if (t < first.time) return `Arrives on ${datedClock(header, first.time)}.`;
  const went = placesOf(header).exit(store.fact(last.fact).other)?.went ?? "left the model";
  return `${opening(went)} on ${datedClock(header, last.time)}.`;
}

function moving({ header }: LogStore, { place, target, movingSince }: PersonState, t: number): string {
  const places = placesOf(header);
  const exit = places.exit(target);
  const where = exit === null ? `to ${places.name(target)}` : exit.ready;
  const from = place < 0 ? "" : `, from ${places.name(place)}`;
  return `On the way ${where}${from}, for ${lengthWords(t - movingSince)}`;
}

function inside(store: LogStore, person: PersonState, t: number): string {
  const { place, since, readySince, reason } = person;
  const { header } = store;
  const places = placesOf(header);
  const where = `In ${placesOf(header).name(place)} for ${lengthWords(t - since)}`;
  if (readySince < 0 && person.target >= 0)
    return `${where}; a place in ${places.name(person.target)} is kept for them`;
  if (readySince < 0 && person.waits.length > 0)
    return `${where}; referred to ${places.either(person.waits.map(({ service }) => service))} already`;
  if (readySince < 0) return where;
  const towards = towardsWords(store, wantedBy(store, person));
  return `${where}; ready to leave ${towards} for ${lengthWords(t - readySince)}: ${header.reasons[reason] ?? "waiting"}`;
}

function outside({ header }: LogStore, state: StageState, person: PersonState, t: number): string {
  const places = placesOf(header);
  const [wait] = person.waits;
  if (wait === undefined) {
    return person.target < 0 ? "Between two places" : `A place in ${places.name(person.target)} is kept for them`;
  }
  const wanted = person.waits.map(({ service }) => service);
  const ahead = state.queue(wait.service).indexOf(person.person);
  return `Waiting to enter ${places.either(wanted)} for ${lengthWords(t - wait.since)}, with ${ahead} ahead`;
}
