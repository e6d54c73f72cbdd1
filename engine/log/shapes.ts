/**
 * Most facts repeat an earlier one in all but time and person: the same kind, service and other, a value that is a
 * route or a reason, and a cause in the same relation to them. That part is a *shape*. A chunk stores each shape once
 * and then, per fact, one small number for its shape and only the columns that the shape leaves open.
 */

/** Bits of a shape's modes. */
export const TIME_SAME = 1;

/** Bits 1 and 2: how the person is known. */
export const PERSON = {
  /** The person of the fact before. */
  same: 0,
  /** One more than the highest number so far: a new person. */
  next: 1,
  /** −1. */
  nobody: 2,
  /** Written, as the distance below the highest number so far. */
  written: 3,
} as const;
export const PERSON_SHIFT = 1;

/** Bits 3 to 5: how the cause is known. Modes from `back` on: the fact so many before, from 1. */
export const CAUSE = {
  /** −1. */
  none: 0,
  /** The person's own last fact in this chunk. */
  own: 1,
  /** Written, as the distance back. */
  written: 2,
  back: 3,
} as const;
export const CAUSE_SHIFT = 3;
/** Furthest fact back that has a mode of its own. */
export const FURTHEST_BACK = 5;

/** Bit 6: the value is not part of the shape but written. */
export const VALUE_WRITTEN = 64;

/** Remembers each person's last fact, as a guess: people whose numbers are equal in the low bits share an entry. */
export const OWN_ENTRIES = 1 << 15;

const SLOTS = 1 << 17;

/** The shapes of one chunk, numbered as they appear. */
export class Shapes {
  count = 0;
  /** kind | service << 8 | modes << 24 */
  head = new Int32Array(256);
  other = new Int32Array(256);
  value = new Int32Array(256);
  /** Facts that have the shape. */
  facts = new Int32Array(256);
  private readonly slots = new Int32Array(SLOTS);

  clear(): void {
    this.count = 0;
    this.slots.fill(0);
  }

  /** Number of the shape, new or known. At most 65,536 different shapes. */
  find(head: number, other: number, value: number): number {
    const { slots } = this;
    let h = Math.imul(head, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b) ^ Math.imul(value, 0xc2b2ae35);
    h ^= h >>> 15;
    for (let slot = h & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
      const id = slots[slot]! - 1;
      if (id < 0) {
        slots[slot] = this.count + 1;
        return this.add(head, other, value);
      }
      if (this.head[id] === head && this.other[id] === other && this.value[id] === value) {
        this.facts[id]!++;
        return id;
      }
    }
  }

  /** Shape numbers from the most used to the least; ties by number. */
  byUse(): Int32Array {
    const order = Int32Array.from({ length: this.count }, (_, id) => id);
    return order.sort((a, b) => this.facts[b]! - this.facts[a]! || a - b);
  }

  private add(head: number, other: number, value: number): number {
    if (this.count === this.head.length) this.grow();
    const id = this.count++;
    this.head[id] = head;
    this.other[id] = other;
    this.value[id] = value;
    this.facts[id] = 1;
    return id;
  }

  private grow(): void {
    const larger = this.head.length * 2;
    this.head = copied(this.head, larger);
    this.other = copied(this.other, larger);
    this.value = copied(this.value, larger);
    this.facts = copied(this.facts, larger);
  }
}

function copied(from: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(length);
  to.set(from);
  return to;
}
