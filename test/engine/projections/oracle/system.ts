import { EXITS } from "../../../../engine/compile/model.ts";
import { KIND } from "../../../../engine/log/facts.ts";
import { type Ask, DAY, sum } from "./ask.ts";
import { type Fact, type Life, NEVER } from "./lives.ts";

/** Answers every measure of the system, but for money. */
export function askSystem(ask: Ask): void {
  askThroughput(ask);
  askAdmissions(ask);
  askCareHomes(ask);
  askAtHome(ask);
}

function askThroughput(ask: Ask): void {
  const stays = ask.lives.flatMap((life) => life.stays);
  const delayed = ask.mean(sum(stays, (stay) => ask.overlap(stay.ready, stay.leftAt)));
  const snapshots = ask.snapshots();
  ask.put("system.delayed", delayed);
  ask.put("system.delayed.days", delayed * 365.25);
  ask.put("system.delayed.rate", (delayed * 100_000) / ask.model.place.population["18-plus"]!);
  const present = (t: number): number => stays.filter((stay) => stay.ready <= t && stay.leftAt > t).length;
  ask.put("system.delayed.snapshot", sum(snapshots, present), snapshots.length);
  ask.put(
    "system.delayed.new-per-week",
    (stays.filter((stay) => ask.isIn(stay.ready)).length / ask.years / 365.25) * 7,
  );
  ask.put("system.arrivals", ask.count(KIND.Arrived) / ask.years);
  ask.put("system.returns", ask.count(KIND.Returned) / ask.years);
  const end = (life: Life): number => life.facts.find((fact) => fact.kind === KIND.Exited)?.time ?? NEVER;
  ask.put("system.inside", ask.mean(sum(ask.lives, (life) => ask.overlap(life.facts[0]!.time, end(life)))));
  const rings: readonly number[] = [KIND.RingFormed, KIND.RingExchanged];
  const first = ask.facts.find(({ kind, time }) => rings.includes(kind) && ask.isIn(time));
  ask.put(
    "system.first-ring",
    first === undefined ? 0 : (first.time - ask.window.from) / DAY,
    Number(first !== undefined),
  );
  ask.put("system.rings", Number(first !== undefined));
  for (const [at, exit] of EXITS.entries()) {
    const people = ask.count(KIND.Exited, (fact) => fact.other === ask.model.services.length + at);
    ask.put(`system.exits.${exit}`, people / ask.years);
  }
}

const settingOf = (ask: Ask, place: number): string => {
  const service = ask.model.services[place];
  if (service !== undefined) return service.setting;
  return EXITS[place - ask.model.services.length] ?? "outside";
};

const isWard = (ask: Ask, place: number): boolean =>
  settingOf(ask, place) === "hospital" && ask.model.services[place]!.kind === "beds";

/** Alive and at home: waiting outside, in a service that is at home, or gone home for good. */
const isHome = (ask: Ask, place: number): boolean => {
  if (place < 0) return true;
  return ask.model.services[place]?.atHome ?? settingOf(ask, place) === "home";
};

const isAdmission = (ask: Ask, fact: Fact): boolean =>
  fact.kind === KIND.Started && isWard(ask, fact.service) && !isWard(ask, fact.other);

function askAdmissions(ask: Ask): void {
  const admitted = (which: (life: Life) => boolean): number =>
    sum(
      ask.lives.filter(which),
      (life) => life.facts.filter((fact) => ask.isIn(fact.time) && isAdmission(ask, fact)).length,
    );
  ask.put("system.admissions", admitted(() => true) / ask.years);
  ask.put("system.admissions.older", admitted((life) => life.older) / ask.years);
  let wentHome = 0;
  let back = 0;
  for (const { facts } of ask.lives) {
    for (const [i, left] of facts.entries()) {
      if (left.kind !== KIND.Left || !isWard(ask, left.service) || !isHome(ask, left.other)) continue;
      if (!ask.isIn(left.time) || left.time + 30 * DAY >= ask.window.to) continue;
      wentHome++;
      const next = facts.slice(i).find((fact) => isAdmission(ask, fact));
      if (next !== undefined && next.time <= left.time + 30 * DAY) back++;
    }
  }
  ask.put("system.readmission-30", back, wentHome);
}

function askCareHomes(ask: Ask): void {
  const inCareHome = (place: number): boolean => settingOf(ask, place) === "care-home";
  const enters = ({ kind, service, other }: Fact): boolean =>
    (kind === KIND.Started && inCareHome(service) && !inCareHome(other)) ||
    (kind === KIND.Exited && inCareHome(other) && !inCareHome(service));
  const older = ask.lives.filter((life) => life.older);
  const people = sum(older, (life) => life.facts.filter((fact) => ask.isIn(fact.time) && enters(fact)).length);
  ask.put("system.care-home-admissions", people / ask.years);
  ask.put("system.care-home-rate", ((people / ask.years) * 100_000) / ask.model.place.population["65-plus"]!);
}

function askAtHome(ask: Ask): void {
  const followed = ask.lives
    .filter((life) => life.older)
    .flatMap((life) => discharges(ask, life).map((due) => ({ life, due })));
  const counted = followed.filter(({ due }) => due - 91 * DAY >= ask.window.from && due < ask.window.to);
  ask.put(
    "system.at-home-91",
    counted.filter(({ life, due }) => isHome(ask, placeAt(life, due))).length,
    counted.length,
  );
}

/** Day 91 of each time a person left hospital for aftercare, straight or after waiting for it at home. */
function discharges(ask: Ask, { facts }: Life): number[] {
  const moves = facts.filter((fact) => fact.kind === KIND.Started || fact.kind === KIND.Left);
  return moves.flatMap((start, i) => {
    const left = moves[i - 1];
    if (start.kind !== KIND.Started || !["reablement", "rehabilitation"].includes(settingOf(ask, start.service)))
      return [];
    if (left === undefined || settingOf(ask, left.service) !== "hospital") return [];
    const due = left.time + 91 * DAY;
    return start.time <= due ? [due] : [];
  });
}

/** Where a person is after all facts up to an instant. */
function placeAt({ facts }: Life, time: number): number {
  const last = facts.findLast(
    (fact) => fact.time <= time && [KIND.Started, KIND.Left, KIND.Exited].includes(fact.kind as typeof KIND.Started),
  );
  return last === undefined ? -1 : last.kind === KIND.Started ? last.service : last.other;
}
