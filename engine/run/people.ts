/** Where a person stands between coming and going. */
export const STATUS = {
  /** The slot is empty. */
  none: 0,
  /** Come, but nothing decided yet: lasts no time. */
  coming: 1,
  /** In a place, the stay or visit going on. */
  staying: 2,
  /** Ready, and said so; what holds the person up is said in the same instant. */
  ready: 7,
  /** Ready, preparing the move: assessment, funding, choice. */
  preparing: 3,
  /** In one or more queues; in a place when `place` ≥ 0, else at home. */
  waiting: 4,
  /** A place is reserved, or the way home is clear; waits for hours that allow leaving. */
  reserved: 5,
  /** On the way. */
  moving: 6,
  /** Called away by a clock, and about to leave: lasts no time. */
  called: 8,
  /** With a team whose shift ended in the middle of the visit: waits for somebody to go on with it. */
  stopped: 9,
} as const;

/** How a person came to want what they want: a route number, or one of these. */
export const VIA = { entry: -1, sentOn: -2 } as const;

/**
 * The people inside the model, in columns. A person lives in a slot, which is used again after they leave; the number
 * of the log is only a label. Written by State.apply alone.
 */
export class People {
  /** Services: width of the per-service counters. */
  private readonly width: number;
  private free: number[] = [];
  private used = 0;
  /** People inside. */
  inside = 0;
  number = new Int32Array(256);
  class = new Int32Array(256);
  /** The person's stream of luck: derived from the run key and the identity. */
  key0 = new Int32Array(256);
  key1 = new Int32Array(256);
  status = new Uint8Array(256);
  place = new Int16Array(256).fill(-1);
  /** Time of the last Started. */
  startedAt = new Int32Array(256);
  /** Number of the last Started. */
  startFact = new Int32Array(256);
  /** Start of the present step: ready, referred, assigned, on the way. */
  since = new Int32Array(256);
  /** Reason of the delay going on; without meaning when there is none. */
  reason = new Uint8Array(256);
  via = new Int32Array(256);
  /** Place a full queue or giving up sent the person to; −1. */
  sentTo = new Int16Array(256);
  /** Place reserved or moved to; −1. */
  target = new Int16Array(256).fill(-1);
  /** The route that the present stay will end with: planned, not told. */
  next = new Int32Array(256);
  /** Number of the person's last fact. */
  lastFact = new Int32Array(256);
  /** First queue node of the person, −1. */
  node = new Int32Array(256).fill(-1);
  returns = new Uint16Array(256);
  /** Notices outstanding that keep the slot from being used again. */
  private held = new Uint8Array(256);
  /** Stays begun, and referrals that had to wait, per service: person × service. */
  stays: Uint16Array;
  waits: Uint16Array;

  constructor(services: number) {
    this.width = services;
    this.stays = new Uint16Array(256 * services);
    this.waits = new Uint16Array(256 * services);
  }

  /** One past the highest slot in use. */
  get slots(): number {
    return this.used;
  }

  /**
   * A slot for someone new. Whoever had it before left no place, queue or reservation behind: those columns stand at
   * −1 already.
   */
  open(number: number, cls: number): number {
    const slot = this.free.length > 0 ? this.free.pop()! : this.used++;
    if (slot === this.number.length) this.grow();
    this.inside++;
    this.number[slot] = number;
    this.class[slot] = cls;
    this.status[slot] = STATUS.coming;
    this.via[slot] = VIA.entry;
    this.returns[slot] = 0;
    const first = slot * this.width;
    // Loops: fill() costs more than it saves on a handful of entries.
    for (let i = first; i < first + this.width; i++) this.stays[i] = 0;
    for (let i = first; i < first + this.width; i++) this.waits[i] = 0;
    return slot;
  }

  close(slot: number): void {
    this.status[slot] = STATUS.none;
    this.target[slot] = -1;
    this.inside--;
    if (this.held[slot] === 0) this.free.push(slot);
  }

  /**
   * A notice stands in the list that may come too late for the person: their slot must not be given to another
   * before it is taken off, or ties would be broken by the wrong number.
   */
  hold(slot: number): void {
    this.held[slot]!++;
  }

  /** Such a notice came off the list. True when the person is still there. */
  letGo(slot: number): boolean {
    this.held[slot] = this.held[slot]! - 1;
    const last = this.held[slot] === 0;
    if (this.status[slot] !== STATUS.none) return true;
    if (last) this.free.push(slot);
    return false;
  }

  private grow(): void {
    this.number = doubled(this.number);
    this.class = doubled(this.class);
    this.key0 = doubled(this.key0);
    this.key1 = doubled(this.key1);
    this.status = doubled(this.status);
    this.place = doubled(this.place, -1);
    this.startedAt = doubled(this.startedAt);
    this.startFact = doubled(this.startFact);
    this.since = doubled(this.since);
    this.reason = doubled(this.reason);
    this.via = doubled(this.via);
    this.sentTo = doubled(this.sentTo);
    this.target = doubled(this.target, -1);
    this.next = doubled(this.next);
    this.lastFact = doubled(this.lastFact);
    this.node = doubled(this.node, -1);
    this.held = doubled(this.held);
    this.returns = doubled(this.returns);
    this.stays = doubled(this.stays);
    this.waits = doubled(this.waits);
  }
}

type Column = Int32Array | Int16Array | Uint8Array | Uint16Array;

function doubled<T extends Column>(column: T, rest = 0): T {
  const make = column.constructor as new (length: number) => T;
  const larger = new make(column.length * 2);
  larger.set(column as never);
  if (rest !== 0) larger.fill(rest, column.length);
  return larger;
}
