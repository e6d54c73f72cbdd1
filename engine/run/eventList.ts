import type { People } from "./people.ts";

/** Who goes first at one instant (semantics.md section 5). Admissions follow when nothing of these is left. */
export const PRIORITY = { clock: 0, leave: 1, capacity: 2, arrival: 5 } as const;

/** What a notice about a person asks for. */
export const PURPOSE = { endOfStay: 0, prepared: 1, giveUp: 2, arrive: 3, move: 4 } as const;

/** Later than any run. */
export const NEVER = 0x7fffffff;

const FAN = 4;
const PRIORITY_SHIFT = 28;
const PURPOSE_SHIFT = 3;
const SUBJECT = (1 << PRIORITY_SHIFT) - 1;

/** Priority of what `pop` returned. */
export const priorityOf = (notice: number): number => notice >> PRIORITY_SHIFT;
/** Number of the stream, for a notice of a stream. */
export const streamOf = (notice: number): number => notice & SUBJECT;
/** Slot and purpose, for a notice about a person. */
export const slotOf = (notice: number): number => (notice & SUBJECT) >> PURPOSE_SHIFT;
export const purposeOf = (notice: number): number => notice & 7;

/**
 * The future: notices in the order (time, priority, person, purpose). There is no insertion counter, so a list made
 * anew from the log gives the same run. A 4-ary heap in typed arrays; a pop leaves the root empty, so that the push
 * which almost always follows costs one sift instead of two.
 */
export class EventList {
  private times = new Int32Array(1024);
  /** Priority, then stream, or slot and purpose, in one word. */
  private notices = new Int32Array(1024);
  private size = 0;
  private hole = false;
  private readonly people: People;

  constructor(people: People) {
    this.people = people;
  }

  /** Time of the next notice in seconds; NEVER when there is none. Leaves an empty root empty. */
  nextTime(): number {
    const { times, size } = this;
    if (!this.hole) return size === 0 ? NEVER : times[0]!;
    let least = NEVER;
    for (let child = 1; child <= FAN && child < size; child++) if (times[child]! < least) least = times[child]!;
    return least;
  }

  /** Takes the next notice off; there must be one. */
  pop(): number {
    if (this.hole) this.fill();
    this.hole = true;
    return this.notices[0]!;
  }

  /** A notice about the person in a slot. */
  pushPerson(at: number, priority: number, slot: number, purpose: number): void {
    this.push(at, (priority << PRIORITY_SHIFT) | (slot << PURPOSE_SHIFT) | purpose);
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
    if (this.size === this.times.length) this.grow();
    this.siftUp(this.size++, at, notice);
  }

  private fill(): void {
    this.hole = false;
    const last = --this.size;
    if (last > 0) this.siftDown(this.times[last]!, this.notices[last]!);
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

  private siftDown(at: number, notice: number): void {
    const { times, notices, size } = this;
    let i = 0;
    for (;;) {
      const first = i * FAN + 1;
      if (first + FAN > size) break;
      const second = first + 1;
      const third = first + 2;
      const fourth = first + 3;
      const a = times[first]!;
      const b = times[second]!;
      const c = times[third]!;
      const d = times[fourth]!;
      let least = b < a ? second : first;
      let t = b < a ? b : a;
      const right = d < c ? fourth : third;
      const r = d < c ? d : c;
      if (a === b || c === d || t === r) {
        least = this.leastOf(first, first + FAN);
        t = times[least]!;
      } else if (r < t) {
        least = right;
        t = r;
      }
      if (at < t || (at === t && this.before(notice, notices[least]!))) {
        times[i] = at;
        notices[i] = notice;
        return;
      }
      times[i] = t;
      notices[i] = notices[least]!;
      i = least;
    }
    this.settleBelow(i, at, notice);
  }

  /** The last step of siftDown, where fewer than four children are left. */
  private settleBelow(from: number, at: number, notice: number): void {
    const { times, notices } = this;
    let i = from;
    if (i * FAN + 1 < this.size) {
      const least = this.leastOf(i * FAN + 1, this.size);
      const t = times[least]!;
      if (t < at || (t === at && this.before(notices[least]!, notice))) {
        times[i] = t;
        notices[i] = notices[least]!;
        i = least;
      }
    }
    times[i] = at;
    notices[i] = notice;
  }

  /** The earliest of some neighbouring entries. */
  private leastOf(first: number, end: number): number {
    const { times, notices } = this;
    let least = first;
    for (let i = first + 1; i < end; i++) {
      const t = times[i]!;
      const best = times[least]!;
      if (t < best || (t === best && this.before(notices[i]!, notices[least]!))) least = i;
    }
    return least;
  }

  /** Breaks a tie of time: by priority, then person number and purpose; streams by their own number. */
  private before(a: number, b: number): boolean {
    const byPriority = (a >> PRIORITY_SHIFT) - (b >> PRIORITY_SHIFT);
    if (byPriority !== 0) return byPriority < 0;
    if (a >> PRIORITY_SHIFT >= PRIORITY.capacity) return a < b;
    const { number } = this.people;
    const byPerson = number[slotOf(a)]! - number[slotOf(b)]!;
    return byPerson !== 0 ? byPerson < 0 : a < b;
  }

  private grow(): void {
    const times = new Int32Array(this.times.length * 2);
    const notices = new Int32Array(times.length);
    times.set(this.times);
    notices.set(this.notices);
    this.times = times;
    this.notices = notices;
  }
}
