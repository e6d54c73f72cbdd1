import { KIND, type Replay } from "../../engine/index.ts";
import { type ByteSink, ByteSource } from "./bytes.ts";
import type { Shape } from "./shape.ts";
import { StageState } from "./stageState.ts";

/**
 * A state as bytes: counts of the services and the account as they lie in memory, then the people present. Most people
 * are in care and nothing else, so a person is a few numbers and a word of flags that says what more there is to know.
 * Times and numbers of facts are written as differences from those of the state.
 */
const HAS = {
  /** Their last fact is not the one that began their stay. */
  lastFact: 1,
  ready: 2,
  reason: 4,
  target: 8,
  moving: 16,
  waits: 32,
  returns: 64,
  fund: 128,
} as const;

/** Numbers of a person with everything but waits; numbers of a wait. */
const MOST_NUMBERS = 20;
const WAIT_NUMBERS = 3;

/** Writes a state. */
export function writeKeyframe(state: StageState, to: ByteSink): void {
  const { replay, account } = state;
  const { people, next, now, arrivals, exits, outside, counted, inCensus } = replay;
  to.putRaw(bytesOf(Int32Array.of(next, now, arrivals, exits, outside, counted, Number(inCensus))));
  for (const column of columnsOf(replay)) to.putRaw(bytesOf(column));
  to.putRaw(account.bytes);
  const held = replay.held.numbers();
  to.reserve(held.length);
  for (const number of held) to.put(zigzag(number));
  let present = 0;
  for (let slot = 0; slot < people.slots; slot++) if (people.person[slot]! >= 0) present++;
  to.reserve(1);
  to.put(present);
  let before = 0;
  for (let slot = 0; slot < people.slots; slot++) {
    const person = people.person[slot]!;
    if (person < 0) continue;
    to.reserve(MOST_NUMBERS + WAIT_NUMBERS * (people.waits[slot]?.length ?? 0));
    to.put(zigzag(person - before));
    writePerson(state, slot, to);
    before = person;
  }
}

/** The state that was written: it goes on like the one it was. */
export function readKeyframe(shape: Shape, bytes: Uint8Array, from: number): StageState {
  const state = new StageState(shape);
  const source = new ByteSource(bytes, from);
  const { replay } = state;
  const numbers = new Int32Array(7);
  source.raw(bytesOf(numbers));
  [replay.next, replay.now, replay.arrivals, replay.exits, replay.outside, replay.counted] =
    numbers as unknown as Numbers;
  replay.inCensus = numbers[6] === 1;
  for (const column of columnsOf(replay)) source.raw(bytesOf(column));
  source.raw(state.account.bytes);
  replay.held.restore(() => unzigzag(source.next()));
  state.restored();
  const present = source.next();
  let person = 0;
  for (let i = 0; i < present; i++) {
    person += unzigzag(source.next());
    readPerson(state, person, source);
  }
  return state;
}

type Numbers = [number, number, number, number, number, number, number];

function writePerson({ replay, cells, account }: StageState, slot: number, to: ByteSink): void {
  const { people, next, now } = replay;
  const place = people.place[slot]!;
  const startFact = people.startFact[slot]!;
  const lastFact = people.lastFact[slot]!;
  const lastKind = people.lastKind[slot]!;
  const waits = people.waits[slot];
  const fund = account.fundOf(slot);
  const ready = people.readySince[slot]!;
  const reason = people.reason[slot]!;
  const delayedFor = people.delayedFor[slot]!;
  const reasonSince = people.reasonSince[slot]!;
  const target = people.target[slot]!;
  const targetSince = people.targetSince[slot]!;
  const moving = people.movingSince[slot]!;
  const returns = people.returns[slot]!;
  const flags =
    (lastFact === startFact && lastKind === KIND.Started ? 0 : HAS.lastFact) |
    (ready < 0 ? 0 : HAS.ready) |
    (reason === 0 && delayedFor < 0 && reasonSince === 0 ? 0 : HAS.reason) |
    (target < 0 && targetSince === 0 ? 0 : HAS.target) |
    (moving < 0 ? 0 : HAS.moving) |
    (waits === undefined ? 0 : HAS.waits) |
    (returns === 0 ? 0 : HAS.returns) |
    (fund === 0 ? 0 : HAS.fund);
  to.put(flags);
  to.put(people.class[slot]!);
  to.put(place + 1);
  to.put(now - people.since[slot]!);
  to.put(next - startFact);
  if (cells.has(place)) to.put(cells.of(slot));
  if (flags === 0) return;
  if (flags & HAS.lastFact) {
    to.put(next - lastFact);
    to.put(lastKind);
  }
  if (flags & HAS.ready) to.put(now - ready);
  if (flags & HAS.reason) {
    to.put(reason);
    to.put(delayedFor + 1);
    to.put(now - reasonSince);
  }
  if (flags & HAS.target) {
    to.put(target + 1);
    to.put(now - targetSince);
  }
  if (flags & HAS.moving) to.put(now - moving);
  if (flags & HAS.returns) to.put(returns);
  if (flags & HAS.fund) to.put(fund);
  if (waits === undefined) return;
  to.put(waits.length);
  for (const { service, since, fact } of waits) {
    to.put(service);
    to.put(now - since);
    to.put(next - fact);
  }
}

function readPerson({ replay, cells, account }: StageState, person: number, from: ByteSource): void {
  const { people, next, now } = replay;
  const slot = people.open(person);
  const flags = from.next();
  people.class[slot] = from.next();
  const place = from.next() - 1;
  people.place[slot] = place;
  people.since[slot] = now - from.next();
  const startFact = next - from.next();
  people.startFact[slot] = startFact;
  if (cells.has(place)) cells.take(place, from.next(), slot, person);
  people.lastFact[slot] = flags & HAS.lastFact ? next - from.next() : startFact;
  people.lastKind[slot] = flags & HAS.lastFact ? from.next() : KIND.Started;
  if (flags & HAS.ready) people.readySince[slot] = now - from.next();
  if (flags & HAS.reason) {
    people.reason[slot] = from.next();
    people.delayedFor[slot] = from.next() - 1;
    people.reasonSince[slot] = now - from.next();
  }
  if (flags & HAS.target) {
    people.target[slot] = from.next() - 1;
    people.targetSince[slot] = now - from.next();
  }
  if (flags & HAS.moving) people.movingSince[slot] = now - from.next();
  if (flags & HAS.returns) people.returns[slot] = from.next();
  if (flags & HAS.fund) account.fund(slot, from.next());
  if (flags & HAS.waits) people.waits[slot] = readWaits(replay, from);
}

function readWaits({ next, now }: Replay, from: ByteSource): { service: number; since: number; fact: number }[] {
  return Array.from({ length: from.next() }, () => ({
    service: from.next(),
    since: now - from.next(),
    fact: next - from.next(),
  }));
}

/** Counts by service. */
function columnsOf(replay: Replay): readonly Int32Array[] {
  const { capacity, occupied, overtime, reserved, waiting, ready, shiftEnd } = replay;
  return [capacity, occupied, overtime, reserved, waiting, ready, shiftEnd];
}

function bytesOf(column: Int32Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

/** Small magnitudes first: 0, −1, 1, −2 … become 0, 1, 2, 3 … */
function zigzag(value: number): number {
  return (value << 1) ^ (value >> 31);
}

function unzigzag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}
