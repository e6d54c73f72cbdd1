import { KIND, type PersonState, REASON } from "../../engine/index.ts";
import type { LogStore } from "../log/store.ts";
import type { Moment } from "./holding.ts";
import { opening, personOpening, personWords } from "./people.ts";
import { placesOf } from "./places.ts";
import { factAt } from "./scan.ts";
import { datedClock, lengthWords } from "./time.ts";
import type { WhyLink, WhyView } from "./types.ts";
import { towardsWords, wantedBy } from "./wanted.ts";
import { serviceLinks } from "./whyService.ts";

/** Links in all: a chain that is longer is not read. */
const MOST_LINKS = 8;

/**
 * Why a person waits at time `t`: the delay and its reason, then service by service who holds the places wanted and
 * what these wait for themselves, down to where nobody waits, nobody is on duty, places are closed or services wait for
 * each other. Null when the person neither is ready to leave nor waits for a place, or the log does not tell. Times after `t` come from the same
 * log and are worded as what happens in this run.
 */
export function whyOf(store: LogStore, person: number, t: number): WhyView | null {
  const state = store.stateAt(t);
  const found = state.known ? state.replay.person(person) : null;
  if (found === null) return null;
  if (found.readySince >= 0) return delayed({ store, state, t }, found);
  return found.waits.length > 0 ? waiting({ store, state, t }, found) : null;
}

function delayed(at: Moment, person: PersonState): WhyView {
  const { store, t } = at;
  const place = placesOf(store.header).name(person.place);
  const first: WhyLink = {
    text:
      `${personOpening(person.person)} is ready to leave ${place} since ${datedClock(store.header, person.readySince)} ` +
      `(${lengthWords(t - person.readySince)}).`,
    service: person.place,
    facts: cited(factAt(store, person.readySince, person.person, [KIND.ReadyToLeave])),
  };
  const links = [first, reasonLink(at, person)];
  const wanted = person.reason === REASON.noRoom ? person.waits.map(({ service }) => service) : [];
  if (wanted.length > 0) links.push(...serviceLinks(at, wanted, MOST_LINKS - links.length));
  return { title: `Why is ${personWords(person.person)} still in ${place}?`, links };
}

function waiting(at: Moment, person: PersonState): WhyView {
  const { store, t } = at;
  const places = placesOf(store.header);
  const wanted = person.waits.map(({ service }) => service);
  const { since } = person.waits[0]!;
  const first: WhyLink = {
    text:
      `${personOpening(person.person)} ${stillIn(at, person)}waits to enter ${places.either(wanted)} since ` +
      `${datedClock(store.header, since)} (${lengthWords(t - since)})${aheadOf(at, person)}.${until(at, person)}`,
    service: wanted[0]!,
    facts: [...person.waits.map(({ fact }) => fact), ...cited(nextOwnFact(at, person))],
  };
  const links = [first, ...serviceLinks(at, wanted, MOST_LINKS - 1)];
  return { title: `Why does ${personWords(person.person)} wait for ${places.either(wanted)}?`, links };
}

/** "is still in Ward, not ready to leave it, and "; "" for those who wait outside. */
function stillIn({ store }: Moment, { place }: PersonState): string {
  return place < 0 ? "" : `is still in ${placesOf(store.header).name(place)}, not ready to leave it, and `;
}

/** Since when the present reason holds, and until when it will in this run. */
function reasonLink(at: Moment, person: PersonState): WhyLink {
  const { store } = at;
  const { header } = store;
  const reason = header.reasons[person.reason] ?? "a reason this viewer has no words for";
  const wanted = wantedBy(store, person);
  const text =
    `${opening(towardsWords(store, wanted))}: ${reason}, since ${datedClock(header, person.reasonSince)}` +
    `${aheadOf(at, person)}.${until(at, person)}`;
  const said = factAt(store, person.reasonSince, person.person, [KIND.Delayed]);
  const facts = [...cited(said), ...person.waits.map(({ fact }) => fact), ...cited(nextOwnFact(at, person))];
  return { text, service: wanted[0]! < header.services.length ? wanted[0]! : -1, facts };
}

/** ", with 4 ahead in its queue"; for several queues the range. "" when nobody waits for room. A place may be sought, or kept, beside another step. */
function aheadOf(
  { state }: Moment,
  { person, place, waits, target, reason, readySince, movingSince }: PersonState,
): string {
  const beside = place >= 0 && readySince >= 0 && reason <= REASON.choice;
  if (beside && target >= 0 && movingSince < 0) return ", while a place is kept for them";
  if (waits.length === 0) return "";
  const ahead = waits.map(({ service }) => state.queue(service).indexOf(person));
  const [least, most] = [Math.min(...ahead), Math.max(...ahead)];
  const range = least === most ? (most === 0 ? "nobody" : String(most)) : `${least} to ${most}`;
  return `, ${beside ? "while a place is sought " : ""}with ${range} ahead in ${waits.length === 1 ? "its queue" : "their queues"}`;
}

function until(at: Moment, person: PersonState): string {
  const { store, t } = at;
  const next = nextOwnFact(at, person);
  if (next >= 0) {
    const { time } = store.fact(next);
    return ` In this run it lasts until ${datedClock(store.header, time)}, ${lengthWords(time - t)} more.`;
  }
  return store.index === null ? "" : " In this run it lasts to the end.";
}

/** The fact that ends what the person waits for; −1 when the log does not tell, or not yet. */
function nextOwnFact({ store, t }: Moment, { person }: PersonState): number {
  if (store.index === null) return -1;
  return store.factsOf(person).find((fact) => store.fact(fact).time > t) ?? -1;
}

const cited = (fact: number): number[] => (fact < 0 ? [] : [fact]);
