import type { FactChunk } from "../../../engine/log/chunk.ts";
import { KIND } from "../../../engine/log/facts.ts";
import type { Fact } from "../../../viz/log/types.ts";
import type { Run } from "../words/worlds.ts";

/** A person as these facts leave them. Times are seconds, −1 means no. */
export interface Life {
  readonly person: number;
  inside: boolean;
  place: number;
  readySince: number;
  queues: number[];
  target: number;
  /** Number of the Started of the present stay. */
  started: number;
  /** Units of capacity taken by the person where they are, and kept for them where they are to go. */
  units: number;
  keptUnits: number;
  /** A visit that stands still. */
  still: boolean;
}

/** Everyone who is in the model at `t`, told afresh from the facts: a slow fold that shares nothing with the viewer's. */
export function livesAt({ chunks }: Run, t: number): Life[] {
  const lives = new Map<number, Life>();
  for (const chunk of chunks) {
    for (let i = 0; i < chunk.length && chunk.time[i]! <= t; i++) {
      const person = chunk.person[i]!;
      if (person < 0) continue;
      const life = lives.get(person) ?? {
        person,
        inside: true,
        place: -1,
        readySince: -1,
        queues: [],
        target: -1,
        ...NOTHING,
      };
      lives.set(person, life);
      live(life, factAt(chunk, i));
    }
  }
  return [...lives.values()].filter(({ inside }) => inside);
}

const NOTHING = { started: -1, units: 1, keptUnits: 1, still: false };

function factAt(chunk: FactChunk, i: number): Fact {
  const { first, time, kind, person, service, other, value, cause } = chunk;
  return {
    ...{ number: first + i, time: time[i]!, kind: kind[i]!, person: person[i]!, service: service[i]! },
    ...{ other: other[i]!, value: value[i]!, cause: cause[i]! },
  };
}

function live(life: Life, { number, kind, time, service, other, value }: Fact): void {
  switch (kind) {
    case KIND.Started:
      Object.assign(life, { place: service, queues: [], target: -1, started: number, still: false });
      Object.assign(life, { units: life.keptUnits, keptUnits: 1 });
      break;
    case KIND.Left:
      Object.assign(life, { place: -1, readySince: -1, units: 1 });
      break;
    case KIND.VisitStopped:
    case KIND.VisitResumed:
      life.still = kind === KIND.VisitStopped;
      break;
    case KIND.UnitsTaken:
      Object.assign(life, other === 1 ? { keptUnits: value } : { units: value });
      break;
    case KIND.ClockRang:
      if (other >= 0) life.queues = [];
      break;
    case KIND.ReservationEnded:
      Object.assign(life, { target: -1, keptUnits: 1 });
      break;
    case KIND.ReadyToLeave:
      life.readySince = time;
      break;
    case KIND.Referred:
      life.queues.push(service);
      break;
    case KIND.Assigned:
    case KIND.TransferStarted:
      Object.assign(life, { queues: [], target: service });
      break;
    case KIND.GaveUp:
    case KIND.Diverted:
    case KIND.Refused:
    case KIND.RingExchanged:
      life.queues = [];
      break;
    case KIND.Exited:
      life.inside = false;
      break;
  }
}

/**
 * Units of capacity of a service that are taken at `t`: by people there and by places kept, one for a visit in overtime, none for one that stands still;
 * and by places in turn-round, from the Left that emptied them to the PlaceReady that names it.
 */
export function takenAt(run: Run, lives: readonly Life[], service: number, t: number): number {
  const past = pastOf(run, t);
  const shiftEnd = past.findLast(
    (fact) => fact.kind === KIND.CapacityChanged && fact.service === service && fact.other === 1,
  );
  const late = ({ started }: Life): boolean => started < (shiftEnd?.number ?? -1);
  const people = lives.reduce(
    (sum, life) =>
      sum +
      (life.place === service ? (life.still ? 0 : late(life) ? 1 : life.units) : 0) +
      (life.target === service ? life.keptUnits : 0),
    0,
  );
  return people + (run.model.services[service]!.turnRound === true ? turningAt(past, service) : 0);
}

const known = new WeakMap<Run, readonly Fact[]>();

function factsOf(run: Run): readonly Fact[] {
  const make = (): Fact[] =>
    run.chunks.flatMap((chunk) => Array.from({ length: chunk.length }, (_, i) => factAt(chunk, i)));
  const facts = known.get(run) ?? make();
  known.set(run, facts);
  return facts;
}

/** The facts up to `t`: services are asked about one after the other. */
function pastOf(run: Run, t: number): readonly Fact[] {
  const found = lastAsked.get(run);
  if (found?.t === t) return found.past;
  const facts = factsOf(run);
  const after = facts.findIndex(({ time }) => time > t);
  const past = after < 0 ? facts : facts.slice(0, after);
  lastAsked.set(run, { t, past });
  return past;
}

const lastAsked = new WeakMap<Run, { readonly t: number; readonly past: readonly Fact[] }>();

function turningAt(past: readonly Fact[], service: number): number {
  const ready = new Set(past.filter(({ kind }) => kind === KIND.PlaceReady).map(({ cause }) => cause));
  const left = past.filter((fact) => fact.kind === KIND.Left && fact.service === service && !ready.has(fact.number));
  const people = new Map<number, Fact[]>();
  for (const fact of past)
    people
      .set(fact.person, people.get(fact.person) ?? [])
      .get(fact.person)!
      .push(fact);
  return left.reduce((sum, { number, person, time }) => {
    const own = people.get(person)!.filter((fact) => fact.number < number);
    const ring = own.some((fact) => fact.kind === KIND.RingExchanged && fact.time === time);
    return sum + (ring ? 0 : unitsOf(own));
  }, 0);
}

/** Units a person took in the stay that these facts of theirs end with. */
function unitsOf(own: readonly Fact[]): number {
  const life: Life = { person: 0, inside: true, place: -1, readySince: -1, queues: [], target: -1, ...NOTHING };
  for (const fact of own) live(life, fact);
  return life.units;
}

/** Every delay as [where, from, until], those without end until Infinity. */
export function delaysOf({ chunks }: Run): [service: number, from: number, until: number][] {
  const open = new Map<number, [number, number, number]>();
  const all: [number, number, number][] = [];
  for (const chunk of chunks) {
    for (let i = 0; i < chunk.length; i++) {
      const person = chunk.person[i]!;
      if (chunk.kind[i] === KIND.ReadyToLeave) {
        const delay: [number, number, number] = [chunk.service[i]!, chunk.time[i]!, Infinity];
        open.set(person, delay);
        all.push(delay);
      } else if (chunk.kind[i] === KIND.Left) {
        const delay = open.get(person);
        if (delay !== undefined) delay[2] = chunk.time[i]!;
        open.delete(person);
      }
    }
  }
  return all;
}

/** Places or staff of a service at `t`. */
export function capacityAt({ model, chunks }: Run, service: number, t: number): number {
  let capacity = model.services[service]!.capacity;
  for (const chunk of chunks) {
    for (let i = 0; i < chunk.length && chunk.time[i]! <= t; i++) {
      if (chunk.kind[i] === KIND.CapacityChanged && chunk.service[i] === service) capacity = chunk.value[i]!;
    }
  }
  return capacity;
}
