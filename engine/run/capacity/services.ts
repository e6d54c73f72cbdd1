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

  constructor(capacity: readonly number[]) {
    this.capacity = Int32Array.from(capacity);
    this.used = new Int32Array(capacity.length);
    this.reserved = new Int32Array(capacity.length);
    this.freedBy = new Int32Array(capacity.length).fill(-1);
    this.shiftEndedBy = new Int32Array(capacity.length).fill(-1);
  }

  hasRoom(service: number): boolean {
    return this.used[service]! < this.capacity[service]!;
  }
}
