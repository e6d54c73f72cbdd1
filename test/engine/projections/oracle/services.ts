import { EXITS } from "../../../../engine/compile/model.ts";
import { KIND, REASON } from "../../../../engine/log/facts.ts";
import { type Ask, DAY, sum } from "./ask.ts";
import { type Fact, NEVER, type Stay, staffAt, unitsAt } from "./lives.ts";

const REASON_IDS: Readonly<Record<string, number>> = {
  assessment: REASON.assessment,
  funding: REASON.funding,
  choice: REASON.choice,
  "no-room": REASON.noRoom,
  "out-of-hours": REASON.outOfHours,
  transfer: REASON.transfer,
};

/** Answers every measure of service number `s`. */
export function askService(ask: Ask, s: number): void {
  const stays = ask.lives.flatMap((life) => life.stays).filter((stay) => stay.service === s);
  askPlace(ask, s, stays);
  askCapacity(ask, s, stays);
  askDelays(ask, s, stays);
  askFlows(ask, s, stays);
  askQueue(ask, s);
  askWaits(ask, s, stays);
}

function askPlace(ask: Ask, s: number, stays: readonly Stay[]): void {
  const { name } = ask.model.services[s]!;
  const treatedAt = (stay: Stay): number => Math.min(stay.ready, stay.leftAt);
  const treated = stays.filter((stay) => ask.isIn(treatedAt(stay)));
  const left = stays.filter((stay) => ask.isIn(stay.leftAt));
  ask.put(`${name}.census`, ask.mean(sum(stays, (stay) => ask.overlap(stay.start.time, stay.leftAt))));
  ask.put(`${name}.in-treatment`, ask.mean(sum(stays, (stay) => ask.overlap(stay.start.time, treatedAt(stay)))));
  ask.put(`${name}.starts`, stays.filter((stay) => ask.isIn(stay.start.time)).length / ask.years);
  ask.put(`${name}.length-of-stay`, sum(treated, (stay) => treatedAt(stay) - stay.start.time) / DAY, treated.length);
  ask.put(`${name}.stay`, sum(left, (stay) => stay.leftAt - stay.start.time) / DAY, left.length);
  const tasks = ask.facts.filter(
    ({ kind, service, time }) => kind === KIND.TasksDone && service === s && ask.isIn(time),
  );
  ask.put(`${name}.tasks`, sum(tasks, ({ value }) => value) / DAY, treated.length);
  const visits = (which: (fact: Fact) => boolean): number =>
    ask.count(KIND.Visited, (fact) => fact.service === s && which(fact)) / ask.years;
  ask.put(
    `${name}.visits`,
    visits(() => true),
  );
  ask.put(
    `${name}.overtime`,
    visits((fact) => fact.value === 1),
  );
}

function askCapacity(ask: Ask, s: number, stays: readonly Stay[]): void {
  const { name, capacity, perPlace = 1 } = ask.model.services[s]!;
  const changes = ask.facts.filter((fact) => fact.kind === KIND.CapacityChanged && fact.service === s);
  const placesAt = (t: number): number => changes.findLast((change) => change.time <= t)?.value ?? capacity;
  const kept = ask.lives.flatMap((life) => life.kept).filter((one) => one.service === s);
  const takers = [
    ...stays.map((stay) => ({ from: stay.start.time, to: stay.takesUntil, units: stay.units, still: stay.still })),
    ...kept,
  ];
  const takenAt = (t: number): number =>
    sum(
      takers.filter((one) => one.from <= t && one.to > t),
      (one) => staffAt(one, t),
    );
  const inUseAt = (t: number): number =>
    sum(
      stays.filter((stay) => stay.start.time <= t && stay.leftAt > t),
      (stay) => unitsAt(stay, t),
    );
  const changesAt = changes.map((change) => change.time);
  const instants = [
    ...takers.flatMap(({ from, to, units }) => [from, to, ...units.map((one) => one.from)]),
    ...stays.flatMap(({ still }) => still.flatMap(({ from, to }) => [from, to])),
    ...changesAt,
  ];
  const comings = stays.flatMap((stay) => [stay.start.time, stay.leftAt, ...stay.units.map((one) => one.from)]);
  const places = ask.meanLevel(changesAt, placesAt);
  const days = (ask.window.to - ask.window.from) / DAY;
  ask.put(`${name}.capacity`, places / perPlace);
  const used = ask.meanLevel(comings, inUseAt) / perPlace;
  ask.put(`${name}.units-in-use`, used);
  ask.put(`${name}.over-capacity`, ask.meanLevel(instants, (t) => Math.max(0, takenAt(t) - placesAt(t))) / perPlace);
  ask.put(
    `${name}.turn-round`,
    ask.mean(sum(stays, (stay) => ask.overlap(stay.leftAt, Math.max(stay.leftAt, stay.takesUntil)))),
  );
  ask.put(`${name}.occupancy`, used * days, (places / perPlace) * days);
  ask.put(
    `${name}.full`,
    ask.meanLevel(instants, (t) => (takenAt(t) >= placesAt(t) ? 1 : 0)),
  );
}

function askDelays(ask: Ask, s: number, stays: readonly Stay[]): void {
  const { name } = ask.model.services[s]!;
  const readyAt = (t: number): number => stays.filter((stay) => stay.ready <= t && stay.leftAt > t).length;
  const instants = stays.flatMap((stay) => [stay.ready, stay.leftAt]);
  const seconds = sum(stays, (stay) => ask.overlap(stay.ready, stay.leftAt));
  const began = stays.filter((stay) => ask.isIn(stay.ready)).length;
  const left = stays.filter((stay) => ask.isIn(stay.leftAt));
  const delayed = left.filter((stay) => stay.ready !== NEVER);
  const days = sum(delayed, (stay) => stay.leftAt - stay.ready) / DAY;
  const snapshots = ask.snapshots();
  ask.put(`${name}.delayed`, ask.mean(seconds));
  ask.put(`${name}.delayed.snapshot`, sum(snapshots, readyAt), snapshots.length);
  ask.put(
    `${name}.delayed.any`,
    ask.meanLevel(instants, (t) => (readyAt(t) > 0 ? 1 : 0)),
  );
  ask.put(`${name}.delayed.days`, seconds / DAY / ask.years);
  ask.put(`${name}.delayed.people`, began / ask.years);
  ask.put(`${name}.delayed.new-per-week`, (began / (ask.window.to - ask.window.from)) * 7 * DAY);
  ask.put(`${name}.delayed.mean`, days, left.length);
  ask.put(`${name}.delayed.mean-of-delayed`, days, delayed.length);
  ask.put(`${name}.delayed.share`, delayed.length, left.length);
  for (const [id, reason] of Object.entries(REASON_IDS)) {
    const spells = stays.flatMap((stay) => stay.reasons).filter((one) => one.reason === reason);
    ask.put(`${name}.delayed.${id}`, ask.mean(sum(spells, (one) => ask.overlap(one.from, one.to))));
  }
}

function askFlows(ask: Ask, s: number, stays: readonly Stay[]): void {
  const { services } = ask.model;
  const places = ["outside", ...services.map((service) => service.name), ...EXITS];
  for (const [at, place] of places.entries()) {
    const people = stays.filter((stay) => ask.isIn(stay.leftAt) && stay.to === at - 1).length;
    ask.put(`${services[s]!.name}.to.${place}`, people / ask.years);
  }
}

function askQueue(ask: Ask, s: number): void {
  const { name } = ask.model.services[s]!;
  const { from, to } = ask.window;
  const waits = ask.lives.flatMap((life) => life.waits).filter((wait) => wait.service === s);
  const spells = waits.flatMap(({ inside, from, to, outsideFrom }) => [
    { inside, from, to: Math.min(to, outsideFrom) },
    { inside: false, from: Math.min(to, outsideFrom), to },
  ]);
  const level = (window: { from: number; to: number }, which: (inside: boolean) => boolean = () => true): number =>
    sum(spells, (spell) => (which(spell.inside) ? ask.overlap(spell.from, spell.to, window) : 0)) /
    (window.to - window.from);
  const middle = Math.floor((from + to) / 2);
  ask.put(`${name}.queue`, level(ask.window));
  ask.put(
    `${name}.queue.outside`,
    level(ask.window, (inside) => !inside),
  );
  ask.put(
    `${name}.queue.inside`,
    level(ask.window, (inside) => inside),
  );
  ask.put(`${name}.queue.growth`, level({ from: middle, to }) - level({ from, to: middle }));
  ask.put(`${name}.waiting-at-end`, waits.filter((wait) => wait.from < to && wait.to >= to).length);
}

function askWaits(ask: Ask, s: number, stays: readonly Stay[]): void {
  const { name, within } = ask.model.services[s]!;
  const starts = stays.filter((stay) => ask.isIn(stay.start.time));
  const waited = (stay: Stay): number => (stay.wait === null ? 0 : stay.wait.to - stay.wait.since);
  ask.put(`${name}.wait`, sum(starts, waited) / DAY, starts.length);
  ask.put(`${name}.wait.any`, starts.filter((stay) => waited(stay) > 0).length, starts.length);
  const turned = (kind: number): number => ask.count(kind, (fact) => fact.service === s);
  const waits = ask.lives.flatMap((life) => life.waits).filter((wait) => wait.service === s);
  const lost = waits.filter((wait) => wait.end === "lost" && ask.isIn(wait.to)).length;
  const gaveUp = turned(KIND.GaveUp);
  for (const { id, seconds } of within) {
    const inTime = starts.filter((stay) => stay.start.time - stay.asked <= seconds).length;
    ask.put(`${name}.within.${id}`, inTime, starts.length + gaveUp + lost);
  }
  const ways = { refused: turned(KIND.Refused), diverted: turned(KIND.Diverted), "gave-up": gaveUp };
  const answered = starts.length + lost + sum(Object.values(ways), (people) => people);
  for (const [id, people] of Object.entries(ways)) {
    ask.put(`${name}.${id}`, people / ask.years);
    ask.put(`${name}.${id}.share`, people, answered);
  }
}
