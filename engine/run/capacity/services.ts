/** More than any service can give out in a run. */
const WITHOUT_LIMIT = 0x3fffffff;

/** The services in columns. Written by State.apply alone. */
export class Services {
  /** Places or staff now. */
  readonly capacity: Int32Array;
  /** Places occupied, reserved or in turn-round; visits in overtime are not among them. */
  readonly used: Int32Array;
  /** Places reserved for people who are not there yet. */
  readonly reserved: Int32Array;
  /** Fact that last freed a place: a Left, a PlaceReady or a CapacityChanged; −1. */
  readonly freedBy: Int32Array;
  /** Fact that ended the last staff shift; −1. A visit that started before it is overtime. */
  readonly shiftEndedBy: Int32Array;

  /** Places that may still be given out until the next renewal; null where no service limits its starts. */
  readonly startsLeft: Int32Array | null;
  private readonly startsAtFirst: Int32Array | null;

  /** As they are at time 0: places, and starts until the next renewal, left out where there is no limit. */
  constructor(services: readonly { readonly capacity: number; readonly starts?: number }[]) {
    const { length } = services;
    this.capacity = Int32Array.from(services, ({ capacity }) => capacity);
    this.used = new Int32Array(length);
    this.reserved = new Int32Array(length);
    this.freedBy = new Int32Array(length).fill(-1);
    this.shiftEndedBy = new Int32Array(length).fill(-1);
    const limited = services.some(({ starts }) => starts !== undefined);
    this.startsLeft = limited ? Int32Array.from(services, ({ starts }) => starts ?? WITHOUT_LIMIT) : null;
    this.startsAtFirst = this.startsLeft === null ? null : this.startsLeft.slice();
  }

  /** The census of the start is complete: those in it began before, and whoever finds a place now owes it to that. */
  countedBy(census: number): void {
    if (this.startsAtFirst !== null) this.startsLeft!.set(this.startsAtFirst);
    this.freedBy.fill(census);
  }

  /** A place is taken: by someone who starts there now, or is on the way to it. */
  take(service: number): void {
    this.used[service]!++;
    if (this.startsLeft !== null) this.startsLeft[service]!--;
  }

  /** True when a place is free, where nothing else is to be thought of. */
  hasPlace(service: number): boolean {
    return this.used[service]! < this.capacity[service]!;
  }

  /** True when so many units are free, and a start is allowed. */
  hasRoom(service: number, units = 1): boolean {
    const { startsLeft } = this;
    return this.used[service]! + units <= this.capacity[service]! && (startsLeft === null || startsLeft[service]! > 0);
  }
}
