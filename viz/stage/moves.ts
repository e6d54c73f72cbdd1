import { type FactChunk, KIND, type Replay } from "../../engine/index.ts";
import type { LogStore } from "../log/store.ts";
import type { Part } from "../log/types.ts";

/** Where a person is drawn. */
export const SPOT = {
  /** Not in the model yet. */
  outside: 0,
  /** In a cell; `index` is its number. */
  cell: 1,
  /** In the queue at a door; `index` counts those before them. */
  ring: 2,
  /** In a service without cells. */
  inside: 3,
  /** Not drawn: on the way to a place, or being prepared for it at home. */
  way: 4,
  /** Out of the model. */
  exit: 5,
} as const;

/** Changes of spot, in order of time: columns of which the rows from `first` to `end` − 1 were asked for. */
export interface Moves {
  readonly first: number;
  readonly end: number;
  readonly time: Int32Array;
  readonly person: Int32Array;
  readonly fromKind: Uint8Array;
  readonly fromPlace: Int32Array;
  readonly fromIndex: Int32Array;
  readonly toKind: Uint8Array;
  readonly toPlace: Int32Array;
  readonly toIndex: Int32Array;
}

/** Rows kept from earlier questions before they are forgotten. */
const MOST_ROWS = 1 << 16;

/**
 * The moves with after < time ≤ upTo: one for each person and second in which the spot changed, whatever facts that
 * took; where facts between are missing, those after the gap. A function of the log; what was found is kept for the next question, which mostly asks for a little more.
 */
export function movesIn(store: LogStore, after: number, upTo: number): Moves {
  const known = tracks.get(store);
  const track = known?.covers(after) ? known : new Track(store, after);
  tracks.set(store, track);
  return track.between(after, upTo);
}

const tracks = new WeakMap<LogStore, Track>();

interface Spot {
  kind: number;
  place: number;
  index: number;
}

/** What happens to one person in one second. */
interface Step {
  readonly person: number;
  readonly from: Spot;
  /** Queues the person stood in before, with their places there. */
  readonly queues: readonly Spot[];
  started: number;
  cellTaken: number;
  left: boolean;
  cellFreed: number;
  route: number;
  exit: number;
}

class Track {
  private readonly store: LogStore;
  private start: number;
  private upTo: number;
  private replay: Replay;
  private rows = new Columns();
  private readonly parts: Part[] = [];
  private readonly lines: number[] = [];

  constructor(store: LogStore, after: number) {
    this.store = store;
    this.start = after;
    this.upTo = after;
    this.replay = store.stateAt(after).replay;
  }

  covers(after: number): boolean {
    return after >= this.start && after <= this.upTo && this.rows.length < MOST_ROWS;
  }

  between(after: number, upTo: number): Moves {
    const to = Math.min(upTo, this.store.seenTo);
    if (to > this.upTo) this.extend(to);
    return this.rows.between(after, upTo);
  }

  private extend(to: number): void {
    let { first, end } = this.store.factsIn(this.upTo, to);
    if (first < end && first !== this.replay.next) {
      // Facts between could not be read: who was where is known again after the first second that can.
      this.start = this.store.fact(first).time;
      this.replay = this.store.stateAt(this.start).replay;
      this.rows = new Columns();
      ({ first, end } = this.store.factsIn(this.start, to));
    }
    let second = -1;
    for (const { part, from, to: last } of this.store.rows(first, end)) {
      for (let i = from; i < last; i++) {
        if (part.chunk.time[i]! !== second) {
          this.settle(second);
          second = part.chunk.time[i]!;
        }
        this.parts.push(part);
        this.lines.push(i);
      }
    }
    this.settle(second);
    this.upTo = to;
  }

  /** Applies the facts of one second, and notes who changed their spot. */
  private settle(second: number): void {
    const steps = new Map<number, Step>();
    this.parts.forEach(({ chunk }, n) => {
      const person = chunk.person[this.lines[n]!]!;
      if (person >= 0 && !steps.has(person)) steps.set(person, this.before(person));
    });
    this.parts.forEach((part, n) => {
      this.apply(part, this.lines[n]!, steps);
    });
    this.parts.length = 0;
    this.lines.length = 0;
    for (const step of steps.values()) {
      const to = this.after(step);
      if (to !== null && isSeen(step, to)) this.rows.push(second, step.person, origin(step, to), to);
    }
  }

  private before(person: number): Step {
    const { people } = this.replay;
    const slot = people.slot(person);
    const queues = slot >= 0 && people.place[slot]! < 0 ? this.ringsOf(slot) : [];
    const from = slot < 0 ? { kind: SPOT.outside, place: -1, index: -1 } : (queues[0] ?? this.spotOf(slot));
    return { person, from, queues, started: -1, cellTaken: -1, left: false, cellFreed: -1, route: -1, exit: -1 };
  }

  private spotOf(slot: number): Spot {
    const { place, target } = this.replay.people;
    if (place[slot]! >= 0) return { kind: SPOT.inside, place: place[slot]!, index: -1 };
    return { kind: SPOT.way, place: target[slot]!, index: -1 };
  }

  private ringsOf(slot: number): Spot[] {
    const waits = this.replay.people.waits[slot] ?? [];
    return waits.map(({ service, fact }) => ({ kind: SPOT.ring, place: service, index: this.aheadOf(service, fact) }));
  }

  /** People who wait at the door of a service and began to before this fact. */
  private aheadOf(service: number, fact: number): number {
    const { people } = this.replay;
    let ahead = 0;
    for (let slot = 0; slot < people.slots; slot++) {
      const waits = people.waits[slot];
      if (waits === undefined || people.person[slot]! < 0 || people.place[slot]! >= 0) continue;
      for (const wait of waits) if (wait.service === service && wait.fact < fact) ahead++;
    }
    return ahead;
  }

  private apply({ chunk, cell }: Part, i: number, steps: Map<number, Step>): void {
    note(chunk, cell, i, steps.get(chunk.person[i]!));
    this.replay.apply(
      chunk.time[i]!,
      chunk.kind[i]!,
      chunk.person[i]!,
      chunk.service[i]!,
      chunk.other[i]!,
      chunk.value[i]!,
    );
  }

  /** Where a person is after the second; null where that is as before. */
  private after(step: Step): Spot | null {
    if (step.exit >= 0) return { kind: SPOT.exit, place: step.exit, index: -1 };
    const slot = this.replay.people.slot(step.person);
    if (this.replay.people.place[slot]! >= 0) {
      if (step.started < 0) return null;
      return { kind: step.cellTaken < 0 ? SPOT.inside : SPOT.cell, place: step.started, index: step.cellTaken };
    }
    const ring = this.ringsOf(slot)[0];
    if (ring !== undefined) return ring.place === step.from.place && step.from.kind === SPOT.ring ? null : ring;
    const to = this.spotOf(slot);
    return to.place >= 0 ? to : { ...to, place: this.store.header.routes[step.route]?.to[0] ?? -1 };
  }
}

/** What of a fact the picture needs. */
function note({ kind, service, other, value }: FactChunk, cell: Int32Array, i: number, step: Step | undefined): void {
  if (step === undefined) return;
  if (kind[i] === KIND.Started) {
    step.started = service[i]!;
    step.cellTaken = cell[i]!;
  } else if (kind[i] === KIND.Left && !step.left) {
    step.left = true;
    step.cellFreed = cell[i]!;
    step.route = value[i]!;
  } else if (kind[i] === KIND.Exited) step.exit = other[i]!;
}

/** Who is not drawn from now on is seen to leave a place, but not to leave the queue of the place they go to. */
function isSeen({ from }: Step, to: Spot): boolean {
  return to.kind !== SPOT.way || (from.kind !== SPOT.way && from.kind !== SPOT.ring);
}

/** Who stood in several queues comes out of that of the service they go to. */
function origin({ from, queues, cellFreed }: Step, to: Spot): Spot {
  if (from.kind === SPOT.inside && cellFreed >= 0) return { ...from, kind: SPOT.cell, index: cellFreed };
  return queues.find(({ place }) => place === to.place) ?? from;
}

/** Columns that grow. */
class Columns {
  length = 0;
  private time = new Int32Array(256);
  private person = new Int32Array(256);
  private fromKind = new Uint8Array(256);
  private fromPlace = new Int32Array(256);
  private fromIndex = new Int32Array(256);
  private toKind = new Uint8Array(256);
  private toPlace = new Int32Array(256);
  private toIndex = new Int32Array(256);

  push(second: number, person: number, from: Spot, to: Spot): void {
    if (this.length === this.time.length) this.grow();
    const row = this.length++;
    this.time[row] = second;
    this.person[row] = person;
    this.fromKind[row] = from.kind;
    this.fromPlace[row] = from.place;
    this.fromIndex[row] = from.index;
    this.toKind[row] = to.kind;
    this.toPlace[row] = to.place;
    this.toIndex[row] = to.index;
  }

  between(after: number, upTo: number): Moves {
    const { time, person, fromKind, fromPlace, fromIndex, toKind, toPlace, toIndex } = this;
    const [first, end] = [this.rowAfter(after), this.rowAfter(upTo)];
    return { first, end, time, person, fromKind, fromPlace, fromIndex, toKind, toPlace, toIndex };
  }

  /** The first row with a later time. */
  private rowAfter(t: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.time[middle]! <= t) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private grow(): void {
    const size = this.time.length * 2;
    const longer = (column: Int32Array) => {
      const next = new Int32Array(size);
      next.set(column);
      return next;
    };
    const longerBytes = (column: Uint8Array) => {
      const next = new Uint8Array(size);
      next.set(column);
      return next;
    };
    this.time = longer(this.time);
    this.person = longer(this.person);
    this.fromKind = longerBytes(this.fromKind);
    this.fromPlace = longer(this.fromPlace);
    this.fromIndex = longer(this.fromIndex);
    this.toKind = longerBytes(this.toKind);
    this.toPlace = longer(this.toPlace);
    this.toIndex = longer(this.toIndex);
  }
}
