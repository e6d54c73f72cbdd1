import type { People } from "./people.ts";

/** Who goes first at one instant (semantics.md section 5). Admissions follow when nothing of these is left. */
export const PRIORITY = { clock: 0, leave: 1, capacity: 2, rule: 3, assessment: 4, arrival: 5 } as const;

/** What a notice about a person asks for: at most 32 things. Ties of one person at one instant go in this order. */
export const PURPOSE = {
  endOfStay: 0,
  prepared: 1,
  giveUp: 2,
  arrive: 3,
  move: 4,
  refer: 5,
  others: 6,
  better: 7,
  units: 9,
  ring: 18,
} as const;

/** Later than any run. */
export const NEVER = 0x7fffffff;

const FIRST_STREAM = PRIORITY.capacity;
const ASSESSMENT = PRIORITY.assessment;
const FAN = 4;
const PRIORITY_SHIFT = 28;
const PURPOSE_SHIFT = 5;
const PURPOSES = (1 << PURPOSE_SHIFT) - 1;
const SUBJECT = (1 << PRIORITY_SHIFT) - 1;

/** Priority of what `pop` returned. */
export const priorityOf = (notice: number): number => notice >> PRIORITY_SHIFT;
/** Number of the stream, for a notice of a stream. */
export const streamOf = (notice: number): number => notice & SUBJECT;
/** Slot and purpose, for a notice about a person. */
export const slotOf = (notice: number): number => (notice & SUBJECT) >> PURPOSE_SHIFT;
export const purposeOf = (notice: number): number => notice & PURPOSES;

/**
 * The future: notices in the order (time, priority, person, purpose). There is no insertion counter, so a list made
 * anew from the log gives the same run. A 4-ary heap in typed arrays; a pop leaves the root empty, so that the push
 * which almost always follows costs one sift instead of two.
 */
export class EventList {
  private times = new Int32Array(1024 + FAN).fill(NEVER);
  /** Priority, then stream, or slot and purpose, in one word. */
  private notices = new Int32Array(1024 + FAN);
  private size = 0;
  private hole = false;
  private readonly people: People;

  constructor(people: People) {
    this.people = people;
  }

  /** Time of the next notice in seconds; NEVER when there is none. Leaves an empty root empty. */
  nextTime(): number {
    const { times } = this;
    if (!this.hole) return times[0]!;
    const left = times[1]! < times[2]! ? times[1]! : times[2]!;
    const right = times[3]! < times[4]! ? times[3]! : times[4]!;
    return left < right ? left : right;
  }

  /** Takes the next notice off; there must be one. */
  pop(): number {
    if (this.hole) this.fill();
    this.hole = true;
    return this.notices[0]!;
  }

  /** A notice about the person in a slot. One that no run can reach stands just before NEVER, which marks no entry. */
  pushPerson(at: number, priority: number, slot: number, purpose: number): void {
    this.push(at < NEVER ? at : NEVER - 1, (priority << PRIORITY_SHIFT) | (slot << PURPOSE_SHIFT) | purpose);
  }

  /** A notice of a stream (arrivals, capacity): the number alone breaks ties. */
  pushStream(at: number, priority: number, stream: number): void {
    this.push(at, (priority << PRIORITY_SHIFT) | stream);
  }

  private push(at: number, notice: number): void {
    if (this.hole) {
      this.hole = false;
      this.siftDown(at, notice);
      return;
    }
    if (this.size + FAN === this.times.length) this.grow();
    this.siftUp(this.size++, at, notice);
  }

  private fill(): void {
    this.hole = false;
    const last = --this.size;
    const at = this.times[last]!;
    this.times[last] = NEVER;
    if (last > 0) this.siftDown(at, this.notices[last]!);
  }

  private siftUp(from: number, at: number, notice: number): void {
    const { times, notices } = this;
    let i = from;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const t = times[parent]!;
      if (t < at || (t === at && !this.before(notice, notices[parent]!))) break;
      times[i] = t;
      notices[i] = notices[parent]!;
      i = parent;
    }
    times[i] = at;
    notices[i] = notice;
  }

  /**
   * The least of four children is found without branches, which the processor could not predict: a difference of two
   * times shifted right by 31 is −1 where the second is earlier, else 0. Entries past the end stand at NEVER, so there
   * are always four. Only equal times need `before`.
   */
  private siftDown(at: number, notice: number): void {
    const { times, notices, size } = this;
    let i = 0;
    for (;;) {
      const first = i * FAN + 1;
      if (first >= size) break;
      const a = times[first]!;
      const b = times[first + 1]!;
      const c = times[first + 2]!;
      const d = times[first + 3]!;
      const inLeft = (b - a) >> 31;
      const inRight = (d - c) >> 31;
      const left = a + ((b - a) & inLeft);
      const right = c + ((d - c) & inRight);
      const side = (right - left) >> 31;
      const t = left + ((right - left) & side);
      if (t > at) break;
      let least = first + (-inLeft & ~side) + ((2 - inRight) & side);
      // How many of the four stand at t: each difference − 1 is negative only there.
      const equal = ((a - t - 1) >>> 31) + ((b - t - 1) >>> 31) + ((c - t - 1) >>> 31) + ((d - t - 1) >>> 31);
      if (equal > 1) least = this.leastAt(first, t);
      if (t === at && this.before(notice, notices[least]!)) break;
      times[i] = t;
      notices[i] = notices[least]!;
      i = least;
    }
    times[i] = at;
    notices[i] = notice;
  }

  /** The child that goes first among those of four that stand at `t`. */
  private leastAt(first: number, t: number): number {
    const { times, notices } = this;
    let least = -1;
    for (let i = first; i < first + FAN; i++) {
      if (times[i] === t && (least < 0 || this.before(notices[i]!, notices[least]!))) least = i;
    }
    return least;
  }

  /** Breaks a tie of time: by priority, then person number and purpose; streams by their own number. */
  private before(a: number, b: number): boolean {
    const byPriority = (a >> PRIORITY_SHIFT) - (b >> PRIORITY_SHIFT);
    if (byPriority !== 0) return byPriority < 0;
    if (a >> PRIORITY_SHIFT >= FIRST_STREAM && a >> PRIORITY_SHIFT !== ASSESSMENT) return a < b;
    const { number } = this.people;
    const byPerson = number[slotOf(a)]! - number[slotOf(b)]!;
    return byPerson !== 0 ? byPerson < 0 : a < b;
  }

  private grow(): void {
    const times = new Int32Array(this.times.length * 2).fill(NEVER);
    const notices = new Int32Array(times.length);
    times.set(this.times);
    notices.set(this.notices);
    this.times = times;
    this.notices = notices;
  }
}
