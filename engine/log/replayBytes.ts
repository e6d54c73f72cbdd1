import { ByteReader, putVarint, VARINT_BYTES, zigzag } from "./bytes.ts";
import { LogFileError } from "./logFileError.ts";
import { Replay, type ReplayModel } from "./replay.ts";

/** Version of this layout: the first byte. */
const LAYOUT = 1;

/** Columns of a person that the state cannot be had without. The rest follows from them. */
const COLUMNS = [
  "class",
  "place",
  "since",
  "startFact",
  "target",
  "targetSince",
  "movingSince",
  "readySince",
  "reason",
  "delayedFor",
  "reasonSince",
  "returns",
  "lastFact",
  "lastKind",
] as const;

/** The state as bytes, for a keyframe: from it a replay can go on without the facts before. Holds people present only. */
export function replayBytes(replay: Replay): Uint8Array {
  const numbers = [replay.next, replay.now, replay.arrivals, replay.exits, replay.capacity.length];
  for (let s = 0; s < replay.capacity.length; s++) numbers.push(replay.capacity[s]!, replay.shiftEnd[s]!);
  const inside = replay.inside();
  numbers.push(inside.length);
  for (const person of inside) {
    const slot = replay.people.slot(person);
    const waits = replay.people.waits[slot] ?? [];
    numbers.push(person, waits.length);
    for (const name of COLUMNS) numbers.push(replay.people[name][slot]!);
    for (const { service, since, fact } of waits) numbers.push(service, since, fact);
  }
  numbers.push(...replay.held.numbers());
  const bytes = new Uint8Array(1 + numbers.length * VARINT_BYTES);
  bytes[0] = LAYOUT;
  let at = 1;
  for (const number of numbers) at = putVarint(bytes, at, zigzag(number));
  return bytes.slice(0, at);
}

/**
 * The state that replayBytes stored.
 * @throws LogFileError when the bytes are damaged or belong to another model.
 */
export function replayFrom(model: ReplayModel, bytes: Uint8Array): Replay {
  const from = new ByteReader(bytes);
  if (from.byte() !== LAYOUT) throw wrong("its layout is not known");
  const replay = new Replay(model);
  replay.next = from.signed();
  replay.now = from.signed();
  replay.arrivals = from.signed();
  replay.exits = from.signed();
  const services = from.signed();
  if (services !== replay.capacity.length) {
    throw wrong(`it has ${services} services, the log ${replay.capacity.length}`);
  }
  for (let s = 0; s < services; s++) {
    replay.capacity[s] = from.signed();
    replay.shiftEnd[s] = from.signed();
  }
  const people = from.signed();
  if (people !== replay.arrivals - replay.exits) throw wrong("people are missing from it");
  for (let i = 0; i < people; i++) readPerson(replay, from);
  replay.held.restore(() => from.signed());
  if (from.left > 0) throw wrong(`${from.left} bytes are left over`);
  return replay;
}

function readPerson(replay: Replay, from: ByteReader): void {
  const { people } = replay;
  const services = replay.capacity.length;
  const person = from.signed();
  const waits = from.signed();
  if (person < 0 || people.slot(person) >= 0) throw wrong(`person ${person} cannot be in it, or not twice`);
  if (waits < 0 || waits > from.left) throw wrong(`person ${person} stands in ${waits} queues`);
  const slot = people.open(person);
  for (const name of COLUMNS) people[name][slot] = from.signed();
  const standing = Array.from({ length: waits }, () => ({
    service: from.signed(),
    since: from.signed(),
    fact: from.signed(),
  }));
  const isService = (place: number) => place >= 0 && place < services;
  if (people.place[slot] !== -1 && !isService(people.place[slot]!)) throw wrong(`person ${person} is in no service`);
  if (!standing.every(({ service }) => isService(service))) throw wrong(`person ${person} waits for no service`);
  if (waits > 0) people.waits[slot] = standing;
  count(replay, slot);
}

/** Adds a person to the counts of the services. */
function count(replay: Replay, slot: number): void {
  const { people } = replay;
  const place = people.place[slot]!;
  const target = people.target[slot]!;
  if (place < 0) replay.outside++;
  else {
    replay.occupied[place]!++;
    if (replay.inOvertime(slot)) replay.overtime[place]!++;
    if (people.readySince[slot]! >= 0) replay.ready[place]!++;
  }
  if (target >= 0 && target < replay.reserved.length) replay.reserved[target]!++;
  for (const { service } of people.waits[slot] ?? []) replay.waiting[service]!++;
}

function wrong(what: string): LogFileError {
  return new LogFileError(what, "keyframe", "replay from the start of the log instead");
}
