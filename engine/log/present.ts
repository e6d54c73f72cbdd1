/** Not in the model: never arrived, or exited. */
const ABSENT = -1;
const GONE = -2;

/** Slots by person are kept in pages, so that a damaged log with wild numbers takes little more room than its bytes. */
const PAGE_BITS = 10;
const PAGE = 1 << PAGE_BITS;

/** One queue a person stands in. */
export interface Wait {
  readonly service: number;
  /** Seconds: when the wait began. */
  readonly since: number;
  /** Number of the Referred. */
  readonly fact: number;
}

/** The people in the model, in columns by slot. A slot is used again when its person has left the model. */
export class Present {
  /** Slots in use and free ones below the highest in use. */
  slots = 0;
  person = column();
  class = column();
  /** The place the person is in, −1 outside. */
  place = column();
  /** Time of the last Started or Left, and number of the last Started. */
  since = column();
  startFact = column();
  /** The place reserved or travelled to, −1 for none; and since when. */
  target = column();
  targetSince = column();
  /** When the journey began, −1 when not on the way. */
  movingSince = column();
  /** Time of the ReadyToLeave of this stay, −1 for none. */
  readySince = column();
  /** Reason of the delay, 0 for none; the place waited for; and since when. */
  reason = column();
  delayedFor = column();
  reasonSince = column();
  returns = column();
  lastFact = column();
  lastKind = column();
  /** Queues the person stands in. */
  waits: (Wait[] | undefined)[] = [];
  private readonly pages: (Int32Array | undefined)[] = [];
  private free: number[] = [];

  /** Slot of a person; negative when they are not in the model. */
  slot(person: number): number {
    if (person < 0) return ABSENT;
    const page = this.pages[person >> PAGE_BITS];
    return page === undefined ? ABSENT : page[person & (PAGE - 1)]!;
  }

  /** The wait told last began earlier. */
  waitsSince(slot: number, since: number): void {
    const waits = this.waits[slot]!;
    this.waits[slot] = [...waits.slice(0, -1), { ...waits.at(-1)!, since }];
  }

  hasGone(person: number): boolean {
    return this.slot(person) === GONE;
  }

  /** A slot for a person who comes in. @throws RangeError when the number is below 0. */
  open(person: number): number {
    if (person < 0) throw new RangeError(`replay: ${person} is no person's number`);
    const slot = this.free.pop() ?? this.slots++;
    if (slot === this.person.length) this.grow();
    this.setSlot(person, slot);
    for (const each of [this.place, this.target, this.movingSince, this.readySince, this.delayedFor]) each[slot] = -1;
    for (const each of [this.reason, this.returns, this.targetSince, this.reasonSince]) each[slot] = 0;
    this.person[slot] = person;
    this.startFact[slot] = -1;
    this.waits[slot] = undefined;
    return slot;
  }

  close(slot: number): void {
    this.setSlot(this.person[slot]!, GONE);
    this.person[slot] = ABSENT;
    this.waits[slot] = undefined;
    this.free.push(slot);
  }

  private setSlot(person: number, slot: number): void {
    const number = person >> PAGE_BITS;
    const page = this.pages[number] ?? new Int32Array(PAGE).fill(ABSENT);
    page[person & (PAGE - 1)] = slot;
    this.pages[number] = page;
  }

  private grow(): void {
    this.person = longer(this.person);
    this.class = longer(this.class);
    this.place = longer(this.place);
    this.since = longer(this.since);
    this.startFact = longer(this.startFact);
    this.target = longer(this.target);
    this.targetSince = longer(this.targetSince);
    this.movingSince = longer(this.movingSince);
    this.readySince = longer(this.readySince);
    this.reason = longer(this.reason);
    this.delayedFor = longer(this.delayedFor);
    this.reasonSince = longer(this.reasonSince);
    this.returns = longer(this.returns);
    this.lastFact = longer(this.lastFact);
    this.lastKind = longer(this.lastKind);
  }
}

function column(): Int32Array<ArrayBuffer> {
  return new Int32Array(256);
}

function longer(from: Int32Array): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}
