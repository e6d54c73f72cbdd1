import { grouped, KIND, listed, UNLIMITED } from "../../engine/index.ts";
import { lastActed } from "./acted.ts";
import {
  type Blocked,
  type Holder,
  type Holding,
  holdingOf,
  lastToStart,
  type Moment,
  mostWanted,
  otherReasons,
  RESERVES,
} from "./holding.ts";
import { opening, personWords } from "./people.ts";
import { placesOf } from "./places.ts";
import { changeAt, factAt, nextLeaver, nextOpening } from "./scan.ts";
import { counted, datedClock, lengthWords } from "./time.ts";
import type { WhyLink } from "./types.ts";

/** Delays cited for those who hold a place and wait: the longest. */
const MOST_CITED = 3;

/** A sentence or more, with the facts they rest on. */
interface Said {
  readonly text: string;
  readonly facts: readonly number[];
}

/** The chain from the services waited for to the root: one link for each step, at most so many. */
export function serviceLinks(at: Moment, wanted: readonly number[], most: number): WhyLink[] {
  const links: WhyLink[] = [];
  const seen = new Set<number>();
  let services: readonly number[] | null = wanted;
  while (services !== null && links.length < most) {
    for (const service of services) seen.add(service);
    const { link, next } = stepOf(at, services);
    links.push(link);
    if (next?.services.every((service) => seen.has(service))) {
      if (links.length < most) links.push(cycleLink(at, services, next));
      return links;
    }
    services = next?.services ?? null;
  }
  return links;
}

/** One step: why these services have no room, and what those who hold their places wait for, if they wait. */
function stepOf(at: Moment, services: readonly number[]): { link: WhyLink; next: Blocked | null } {
  const shut = services.map((service) => shutWords(at, service));
  const open = services.filter((_, i) => shut[i] === null);
  const holding = holdingOf(at.state, open);
  const next = open.length === 0 ? null : mostWanted(holding.ready);
  const said = [
    ...shut.filter((one) => one !== null),
    ...(open.length === 0 ? [] : [fullWords(at, open, services.length), ...holderWords(at, open, holding, next)]),
  ];
  const text = said.map((one) => one.text).join(" ");
  return { link: { text, service: services[0]!, facts: unique(said.flatMap(({ facts }) => facts)) }, next };
}

/** A service with nobody on duty or without any places; null when it has some. */
function shutWords({ store, state, t }: Moment, service: number): Said | null {
  if (state.replay.capacity[service]! > 0) return null;
  const { header } = store;
  const places = placesOf(header);
  const name = places.name(service);
  const opens = nextOpening(store, t, service, 0);
  const until = opens === null ? "" : ` until ${datedClock(header, opens.time)}`;
  const acted = lastActed(store, t, service);
  if (acted !== null) {
    const stays = until === "" ? "" : `, and stays so${until}`;
    const text = `${name} is closed by ${acted.by} since ${datedClock(header, acted.time)}${stays}.`;
    return { text, facts: [...acted.facts, ...(opens === null ? [] : [opens.fact])] };
  }
  const change = lastChangeOf(store.header, t, service);
  const since = change === null ? -1 : changeAt(store, change.at, service);
  const facts = [since, opens?.fact ?? -1].filter((fact) => fact >= 0);
  if (places.kind(service) === "team") return { text: `Nobody is on duty in ${name}${until}.`, facts };
  const when = change === null ? "has no places" : `is closed since ${datedClock(header, change.at)}`;
  return { text: `${name} ${when}${until === "" ? "" : `, and stays so${until}`}.`, facts };
}

/** How full the services are, who took the last place, and which places were closed. */
function fullWords(at: Moment, services: readonly number[], asked: number): Said {
  const { store, state } = at;
  const places = placesOf(store.header);
  if (services.length === 1) {
    const service = services[0]!;
    const last = lastPlace(at, service);
    const waiting = state.queue(service).length;
    const { text, facts } = closedWords(at, service);
    const first = firstInLine(at, service);
    return {
      text: `${takenOf(at, service)}${last.text}.${text} ${waiting} ${waiting === 1 ? "person waits" : "people wait"} for it${first.text}.`,
      facts: [...last.facts, ...facts, ...first.facts],
    };
  }
  const said = services.map((service) => `${places.name(service)} ${usedOf(at, service)}`);
  const any =
    services.length === asked ? `Any of ${asked} services would do` : `Any of ${services.length} others would do`;
  return {
    text: `${any}, and all are full: ${listed(said)}.`,
    facts: services.flatMap((service) => lastPlace(at, service).facts),
  };
}

/** Where there is room nobody gets: who stands first, and what may keep them out. The log does not say which it is. */
function firstInLine({ store, state }: Moment, service: number): Said {
  const { replay } = state;
  const [first] = state.queue(service);
  if (first === undefined || replay.used(service) >= replay.capacity[service]!) return { text: "", facts: [] };
  const wait = replay.person(first)!.waits.find((one) => one.service === service)!;
  return {
    text: `, ${personWords(first)} first: its hours or its limits keep them out, or they need more than is free`,
    facts: store.has(wait.fact) ? [wait.fact] : [],
  };
}

/** "Acute wards is full: 142 of 142 beds are taken" */
function takenOf(at: Moment, service: number): string {
  const places = placesOf(at.store.header);
  const capacity = at.state.replay.capacity[service]!;
  const [used, name] = [at.state.replay.used(service), places.name(service)];
  if (capacity >= UNLIMITED) return `${name} has no limit`;
  const taken = used === 1 ? "is taken" : "are taken";
  if (at.store.header.services[service]!.perPlace !== undefined) {
    const hours = `${places.capacity(service, used)} of ${places.capacity(service, capacity)} are taken`;
    return used < capacity ? `${name} has room: ${hours}` : `${name} is full: ${hours}`;
  }
  if (used < capacity) return `${name} has room: ${used} of ${places.capacity(service, capacity)} ${taken}`;
  if (places.kind(service) === "team") {
    return `${name} is busy: ${used} of ${places.capacity(service, capacity)} ${used === 1 ? "is" : "are"} on a visit`;
  }
  return `${name} is full: ${grouped(used)} of ${places.capacity(service, capacity)} ${taken}`;
}

const usedOf = ({ state }: Moment, service: number): string =>
  `${grouped(state.replay.used(service))} of ${grouped(state.replay.capacity[service]!)}`;

/** The start or reservation that took the last place. */
function lastPlace(at: Moment, service: number): Said {
  const { store, state } = at;
  const holding = holdingOf(state, [service]);
  const last = lastToStart(holding);
  if (last !== null) return tookLast(at, service, last.person.person, last.person.since, last.started);
  const coming = holding.coming.at(-1);
  if (coming === undefined) return { text: "", facts: [] };
  const { person, targetSince } = coming.person;
  const fact = factAt(store, targetSince, person, RESERVES);
  return fact < 0 ? { text: "", facts: [] } : tookLast(at, service, person, targetSince, fact);
}

function tookLast({ store }: Moment, service: number, person: number, time: number, fact: number): Said {
  const team = placesOf(store.header).kind(service) === "team";
  const last = team ? "the last begun with" : "the last one by";
  return { text: `, ${last} ${personWords(person)} on ${datedClock(store.header, time)}`, facts: [fact] };
}

/** Places closed since the run began, where a dated change took some away; what a rule, a shock or a phase did last. */
function closedWords({ store, state, t }: Moment, service: number): Said {
  const { header } = store;
  const places = placesOf(header);
  const acted = lastActed(store, t, service);
  if (acted !== null && acted.before !== acted.after) {
    const [by, many] = [opening(acted.by), places.capacity(service, Math.abs(acted.after - acted.before))];
    const did = acted.after < acted.before ? `took ${many} from it` : `added ${many} to it`;
    return { text: ` ${by} ${did} on ${datedClock(header, acted.time)}.`, facts: acted.facts };
  }
  const change = places.kind(service) === "team" ? null : lastChangeOf(header, t, service);
  if (change === null) return { text: "", facts: [] };
  const capacity = state.replay.capacity[service]!;
  const most = header.capacityChanges
    .filter((one) => one.service === service && one.at <= t)
    .reduce((sum, one) => Math.max(sum, one.capacity), header.services[service]!.capacity);
  const fact = changeAt(store, change.at, service);
  if (capacity >= most || fact < 0) return { text: "", facts: [] };
  const had = most >= UNLIMITED ? "no limit" : places.capacity(service, most);
  return {
    text: ` It had ${had}; ${capacity === 1 ? "1 is" : `${grouped(capacity)} are`} left since ${datedClock(header, change.at)}.`,
    facts: [fact],
  };
}

/** Who holds the places: in care, ready themselves, still to come; what the ready wait for, or who leaves next. */
function holderWords(at: Moment, services: readonly number[], holding: Holding, next: Blocked | null): Said[] {
  const { inCare, ready, coming } = holding;
  const people = inCare.length + ready.length;
  const said: Said[] = [];
  if (people > 0) said.push({ text: heldBy(people, ready.length, careIn(at, services)), facts: [] });
  if (coming.length > 0) {
    const staying = coming.filter(({ person }) => person.place >= 0 && person.readySince < 0).length;
    const early =
      staying === 0 ? "" : `, ${staying === coming.length ? "all" : staying} of them not ready to leave yet`;
    const kept = `${counted(coming.length, "place is", "places are")} kept for people on the way${early}.`;
    said.push({ text: kept, facts: [] });
  }
  if (next !== null) return [...said, blockedWords(at, ready, next)];
  if (ready.length > 0) said.push({ text: `The reason: ${otherWords(at, ready)}.`, facts: delaysOf(at, ready) });
  said.push(nextFree(at, services));
  return said;
}

/** What being there is called: on a team's visit, or in care. */
function careIn({ store }: Moment, services: readonly number[]): string {
  return services.every((service) => placesOf(store.header).kind(service) === "team") ? "being visited" : "in care";
}

const allOf = (people: number): string => (people === 2 ? "Both" : `All ${grouped(people)}`);

function heldBy(people: number, ready: number, care: string): string {
  const still = people - ready;
  if (ready === 0) {
    return people === 1 ? `The person there is still ${care}.` : `${allOf(people)} people there are still ${care}.`;
  }
  if (still === 0 && ready === 1) return "The person there is ready to leave and waits too.";
  if (still === 0) return `${allOf(ready)} people there are ready to leave and wait too.`;
  const [are, wait] = ready === 1 ? ["is", "waits"] : ["are", "wait"];
  return `Of the ${people} people there ${still} ${still === 1 ? "is" : "are"} ${care}; ${ready} ${are} ready to leave and ${wait} too.`;
}

function blockedWords(at: Moment, ready: readonly Holder[], { services, people }: Blocked): Said {
  const some = `${people.length} of these ${ready.length} ${people.length === 1 ? "is" : "are"}`;
  const all = ready.length === 1 ? "That person is" : `${allOf(ready.length)} are`;
  const place = placesOf(at.store.header).either(services);
  const others = otherWords(at, ready);
  return {
    text:
      `${ready.length === people.length ? all : some} held there for want of room in ${place}.` +
      (others === "" ? "" : ` Other reasons: ${others}.`),
    facts: delaysOf(at, people),
  };
}

/** What those who are ready wait for other than room: "waiting for assessment (2) and waiting for funding (1)". */
function otherWords({ store }: Moment, ready: readonly Holder[]): string {
  const { reasons } = store.header;
  return listed(otherReasons(ready).map(({ reason, people }) => `${reasons[reason] ?? "unknown"} (${people})`));
}

function delaysOf({ store }: Moment, people: readonly Holder[]): number[] {
  return people
    .slice(0, MOST_CITED)
    .map(({ person }) => factAt(store, person.reasonSince, person.person, [KIND.Delayed]))
    .filter((fact) => fact >= 0);
}

function nextFree({ store, t }: Moment, services: readonly number[]): Said {
  const leaver = nextLeaver(store, t, services);
  if (leaver === null) {
    return { text: store.index === null ? "" : "In this run nobody leaves there before the end.", facts: [] };
  }
  const where = services.length === 1 ? "there" : placesOf(store.header).name(leaver.service);
  const when = `${datedClock(store.header, leaver.time)}, in ${lengthWords(leaver.time - t)}`;
  return {
    text: `In this run the next to leave ${where} is ${personWords(leaver.person)}, on ${when}.`,
    facts: [leaver.fact],
  };
}

function cycleLink(at: Moment, from: readonly number[], { services, people }: Blocked): WhyLink {
  const places = placesOf(at.store.header);
  return {
    text: `${places.all(services)} came up before: people there and in ${places.all(from)} wait for each other's places.`,
    service: services[0]!,
    facts: delaysOf(at, people),
  };
}

interface Change {
  readonly at: number;
  readonly capacity: number;
}

/** The last dated change of a service's capacity up to `t`; null for none. */
function lastChangeOf(header: Moment["store"]["header"], t: number, service: number): Change | null {
  return header.capacityChanges.findLast((change) => change.service === service && change.at <= t) ?? null;
}

const unique = (facts: readonly number[]): number[] => [...new Set(facts)];
