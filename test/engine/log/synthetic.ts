import { CHUNK_FACTS, copyChunk, type FactChunk } from "../../../engine/log/chunk.ts";
import { KIND, REASON } from "../../../engine/log/facts.ts";

/**
 * A small pathway that writes a lawful log: enough of a simulator to test the log without the engine. A&E, a ward that
 * holds people until the next place is found and lets them leave from 9 to 18, reablement, intermediate care two hours
 * away, care-home placement after an assessment, and home, from where one in eight comes back. No two things happen
 * in the same second, which spares it the order of one instant.
 */
export const PATHWAY = {
  services: [
    { name: "a-and-e", kind: "state", capacity: 0x3fffffff },
    { name: "ward", kind: "beds", capacity: 60 },
    { name: "reablement", kind: "caseload", capacity: 80 },
    { name: "intermediate-care", kind: "beds", capacity: 24 },
    { name: "placement", kind: "beds", capacity: 10 },
    { name: "at-home", kind: "state", capacity: 0x3fffffff },
  ],
} as const;

const [AE, WARD, REABLEMENT, IC, PLACEMENT, HOME] = [0, 1, 2, 3, 4, 5];
const EXIT_HOME = 6;
const EXIT_CARE_HOME = 7;
const OUTSIDE = -1;
const HOUR = 3600;
const DAY = 24 * HOUR;

interface Person {
  readonly number: number;
  last: number;
  place: number;
  referred: number;
  ready: boolean;
  route: number;
  returns: number;
}

/** Facts of `days` days of the pathway, in chunks. The same seed gives the same log. */
export function pathwayLog(days: number, seed = 1): FactChunk[] {
  const pathway = new Pathway(seed);
  pathway.run(days * DAY);
  return pathway.chunks;
}

class Pathway {
  readonly chunks: FactChunk[] = [];
  private readonly columns = {
    time: new Int32Array(CHUNK_FACTS),
    kind: new Uint8Array(CHUNK_FACTS),
    person: new Int32Array(CHUNK_FACTS),
    service: new Int16Array(CHUNK_FACTS),
    other: new Int32Array(CHUNK_FACTS),
    value: new Int32Array(CHUNK_FACTS),
    cause: new Int32Array(CHUNK_FACTS),
    keys: new Int32Array(CHUNK_FACTS * 2),
  };
  private first = 0;
  private length = 0;
  private arrivals = 0;
  private people = 0;
  private now = 0;
  private state: number;
  private readonly used = [0, 0, 0, 0, 0, 0];
  private readonly queues: Person[][] = [[], [], [], [], [], []];
  private readonly due = new Map<number, () => void>();
  private readonly heap: number[] = [];

  constructor(seed: number) {
    this.state = seed;
  }

  run(end: number): void {
    this.after(1, () => this.arrive());
    for (;;) {
      const at = this.pop();
      if (at >= end) break;
      this.now = at;
      const what = this.due.get(at)!;
      this.due.delete(at);
      what();
    }
    this.cut();
  }

  private arrive(): void {
    const cohort = this.draw() < 0.6 ? 0 : 1;
    const person = {
      number: this.people++,
      last: -1,
      place: OUTSIDE,
      referred: -1,
      ready: false,
      route: -1,
      returns: 0,
    };
    this.say(KIND.Arrived, person, AE, cohort, cohort * 3 + Math.floor(this.draw() * 3), -1);
    this.columns.keys[this.arrivals * 2] = 0x5eed0000 + cohort;
    this.columns.keys[this.arrivals * 2 + 1] = person.number;
    this.arrivals++;
    this.start(person, AE, OUTSIDE, person.last);
    this.after(this.exponential(DAY / 6.1), () => this.arrive());
  }

  private start(person: Person, service: number, from: number, cause: number): void {
    this.used[service]!++;
    this.say(KIND.Started, person, service, from, person.route, cause);
    person.place = service;
    const mean = [4 * HOUR, 5.9 * DAY, 58 * DAY, 26 * DAY, 14 * DAY, 15 * DAY][service]!;
    this.after(this.stay(mean), () => this.endOfStay(person));
  }

  private endOfStay(person: Person): void {
    const { place } = person;
    const u = this.draw();
    if (place === AE) this.onward(person, WARD, 0);
    else if (place === HOME) this.comeBack(person);
    else if (place === PLACEMENT) this.exit(person, EXIT_CARE_HOME, 8);
    else if (place !== WARD || u < 0.62) this.goHome(person, place === WARD ? 1 : 4 + place);
    else if (u < 0.8) this.onward(person, REABLEMENT, 2);
    else if (u < 0.92) this.onward(person, IC, 3);
    else {
      this.beReady(person, PLACEMENT, 4, REASON.assessment);
      this.after(this.stay(5 * DAY), () => this.seek(person, PLACEMENT));
    }
  }

  private comeBack(person: Person): void {
    person.route = 9;
    this.leave(person, AE, person.last);
    this.say(KIND.Returned, person, AE, HOME, ++person.returns, person.last);
    this.start(person, AE, HOME, person.last);
  }

  private goHome(person: Person, route: number): void {
    person.route = route;
    if (person.place === WARD && !this.open()) {
      this.beReady(person, this.draw() < 0.12 ? HOME : EXIT_HOME, route, REASON.outOfHours);
      this.after(this.untilOpen(), () => this.homeNow(person));
    } else this.homeNow(person);
  }

  private homeNow(person: Person): void {
    if (this.draw() >= 0.12) this.exit(person, EXIT_HOME, person.route);
    else {
      const from = person.place;
      const freed = this.leave(person, HOME, person.last);
      this.start(person, HOME, from, person.last);
      this.admit(from, freed);
    }
  }

  private exit(person: Person, exit: number, route: number): void {
    person.route = route;
    const from = person.place;
    const freed = this.leave(person, exit, person.last);
    this.say(KIND.Exited, person, from, exit, 0, person.last);
    this.admit(from, freed);
  }

  private onward(person: Person, to: number, route: number): void {
    person.route = route;
    if (person.place === AE && this.full(to)) {
      this.leave(person, OUTSIDE, person.last);
      this.refer(person, to);
    } else this.seek(person, to);
  }

  /** From a place: into the next when there is room, else into its queue. */
  private seek(person: Person, to: number): void {
    if (this.full(to)) {
      if (!person.ready) this.say(KIND.ReadyToLeave, person, person.place, to, person.route, person.last);
      person.ready = true;
      this.refer(person, to);
      this.say(KIND.Delayed, person, person.place, to, REASON.noRoom, person.last);
    } else this.move(person, to, person.last);
  }

  private refer(person: Person, to: number): void {
    person.referred = this.say(KIND.Referred, person, to, person.place, person.route, person.last);
    this.queues[to]!.push(person);
  }

  private move(person: Person, to: number, cause: number): void {
    if (person.place === WARD && !this.open()) {
      const own = cause === person.last;
      if (!person.ready) this.say(KIND.ReadyToLeave, person, WARD, to, person.route, person.last);
      person.ready = true;
      this.used[to]!++;
      this.say(KIND.Assigned, person, to, WARD, person.route, own ? person.last : cause);
      this.say(KIND.Delayed, person, WARD, to, REASON.outOfHours, person.last);
      this.after(this.untilOpen(), () => {
        this.used[to]!--;
        this.travel(person, to, person.last);
      });
    } else this.travel(person, to, cause);
  }

  private travel(person: Person, to: number, cause: number): void {
    if (to !== IC || person.place === OUTSIDE) {
      this.change(person, to, cause);
      return;
    }
    this.used[to]!++;
    if (!person.ready) this.say(KIND.ReadyToLeave, person, person.place, to, person.route, person.last);
    person.ready = true;
    this.say(KIND.Delayed, person, person.place, to, REASON.transfer, person.last);
    this.say(KIND.TransferStarted, person, to, person.place, person.route, person.last);
    this.after(2 * HOUR, () => {
      this.used[to]!--;
      this.change(person, to, person.last);
    });
  }

  private change(person: Person, to: number, cause: number): void {
    const from = person.place;
    if (from === OUTSIDE) {
      this.start(person, to, OUTSIDE, cause);
      return;
    }
    const own = cause === person.last;
    const freed = this.leave(person, to, cause);
    this.start(person, to, from, own ? freed : cause);
    this.admit(from, freed);
  }

  private leave(person: Person, to: number, cause: number): number {
    this.used[person.place]!--;
    const fact = this.say(KIND.Left, person, person.place, to, person.route, cause);
    person.place = OUTSIDE;
    person.ready = false;
    return fact;
  }

  private admit(service: number, freed: number): void {
    if (this.full(service)) return;
    const next = this.queues[service]!.shift();
    if (next !== undefined) this.move(next, service, freed);
  }

  private beReady(person: Person, to: number, route: number, reason: number): void {
    person.route = route;
    this.say(KIND.ReadyToLeave, person, person.place, to, route, person.last);
    person.ready = true;
    this.say(KIND.Delayed, person, person.place, to, reason, person.last);
  }

  private full(service: number): boolean {
    return this.used[service]! >= PATHWAY.services[service]!.capacity;
  }

  private open(): boolean {
    const hour = (this.now % DAY) / HOUR;
    return hour >= 9 && hour < 18;
  }

  private untilOpen(): number {
    return ((33 * HOUR - (this.now % DAY)) % DAY) + Math.floor(this.draw() * 600);
  }

  private say(kind: number, person: Person, service: number, other: number, value: number, cause: number): number {
    if (this.length === CHUNK_FACTS) this.cut();
    const { columns } = this;
    const i = this.length++;
    columns.time[i] = this.now;
    columns.kind[i] = kind;
    columns.person[i] = person.number;
    columns.service[i] = service;
    columns.other[i] = other;
    columns.value[i] = value;
    columns.cause[i] = cause;
    person.last = this.first + i;
    return person.last;
  }

  private cut(): void {
    const { first, length, arrivals, columns } = this;
    if (length > 0) this.chunks.push(copyChunk({ first, length, arrivals, ...columns }));
    this.first += length;
    this.length = 0;
    this.arrivals = 0;
  }

  private after(seconds: number, what: () => void): void {
    let at = this.now + Math.max(1, Math.round(seconds));
    while (this.due.has(at)) at++;
    this.due.set(at, what);
    this.push(at);
  }

  private push(at: number): void {
    const { heap } = this;
    let i = heap.push(at) - 1;
    for (let up = (i - 1) >> 1; i > 0 && heap[up]! > at; up = (i - 1) >> 1) {
      heap[i] = heap[up]!;
      i = up;
    }
    heap[i] = at;
  }

  private pop(): number {
    const { heap } = this;
    const top = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return top;
    let i = 0;
    for (let child = 1; child < heap.length; child = 2 * i + 1) {
      if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
      if (heap[child]! >= last) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = last;
    return top;
  }

  /** Uniform on [0, 1): mulberry32. */
  private draw(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  private exponential(mean: number): number {
    return -mean * Math.log1p(-this.draw());
  }

  /** Gamma with shape 2: stays that vary less than exponential ones. */
  private stay(mean: number): number {
    return this.exponential(mean / 2) + this.exponential(mean / 2);
  }
}
