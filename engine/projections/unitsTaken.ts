import type { Model } from "../compile/model.ts";

/** The books of places, as far as units touch them. */
interface PlaceBook {
  readonly taken: Int32Array;
  readonly placesNow: Int32Array;
  takeMore(s: number, t: number, more: number): void;
}

/** Units of the place a person is in, and of one reserved for them. */
interface Hold {
  here: number;
  there: number;
}

/**
 * The books of units of capacity, where people take other than one. Areas are in unit-seconds within the window; those of
 * services where everyone takes one stay 0.
 */
export class UnitsTaken {
  /** Units beyond one a person, of people in the place. */
  readonly beyond: Float64Array;
  /** Units in use beyond the capacity. */
  readonly over: Float64Array;
  private readonly counts: readonly boolean[];
  /** Such units now: of people in the place, and of places reserved. */
  private readonly beyondNow: Int32Array;
  private readonly reservedNow: Int32Array;
  private readonly since: Int32Array;
  private readonly holds = new Map<number, Hold>();
  private readonly places: PlaceBook;

  constructor(model: Model, places: PlaceBook) {
    const services = model.services.length;
    this.places = places;
    this.counts = model.services.map(({ units }) => units !== undefined);
    this.beyond = new Float64Array(services);
    this.over = new Float64Array(services);
    this.beyondNow = new Int32Array(services);
    this.reservedNow = new Int32Array(services);
    this.since = new Int32Array(services);
  }

  /** True for services where people take other than one unit. */
  countsIn(s: number): boolean {
    return this.counts[s]!;
  }

  /** Books the time until `t`, before anything about a service changes. */
  spend(s: number, t: number): void {
    if (!this.counts[s]) return;
    const span = t - this.since[s]!;
    const { taken, placesNow } = this.places;
    this.beyond[s]! += span * this.beyondNow[s]!;
    this.over[s]! += span * Math.max(0, taken[s]! - placesNow[s]!);
    this.since[s] = t;
  }

  /** A person takes so many units from now on. `overtime`: their visit uses nobody of the shift that is on. */
  take(s: number, p: number, t: number, reserved: boolean, units: number, overtime: boolean): void {
    this.spend(s, t);
    const hold = this.holds.get(p) ?? { here: 1, there: 1 };
    const more = units - (reserved ? hold.there : hold.here);
    if (reserved) {
      hold.there = units;
      this.reservedNow[s]! += more;
    } else {
      hold.here = units;
      this.beyondNow[s]! += more;
    }
    this.keep(p, hold);
    if (!overtime) this.places.takeMore(s, t, more);
  }

  /** A person starts, with what was reserved for them. */
  start(s: number, p: number, t: number): void {
    this.spend(s, t);
    const hold = this.holds.get(p);
    if (hold === undefined || hold.there === 1) return;
    this.reservedNow[s]! -= hold.there - 1;
    this.beyondNow[s]! += hold.there - 1;
    this.keep(p, { here: hold.there, there: 1 });
  }

  /** A person leaves; returns the units they held. */
  leave(s: number, p: number, t: number, overtime: boolean): number {
    this.spend(s, t);
    const hold = this.holds.get(p);
    const units = hold?.here ?? 1;
    this.beyondNow[s]! -= units - 1;
    if (hold !== undefined) this.keep(p, { ...hold, here: 1 });
    if (!overtime) this.places.takeMore(s, t, 1 - units);
    return units;
  }

  /** Units of the place a person is in. */
  of(p: number): number {
    return this.holds.get(p)?.here ?? 1;
  }

  /** Units of places reserved beyond one for each. */
  reserved(s: number): number {
    return this.reservedNow[s]!;
  }

  /** A person in service `s` is from now on one of these and not of those. */
  receive(from: UnitsTaken, s: number, p: number, t: number): void {
    from.spend(s, t);
    this.spend(s, t);
    const hold = from.holds.get(p);
    if (hold === undefined) return;
    from.beyondNow[s]! -= hold.here - 1;
    this.beyondNow[s]! += hold.here - 1;
    from.holds.delete(p);
    this.holds.set(p, hold);
  }

  private keep(p: number, hold: Hold): void {
    if (hold.here === 1 && hold.there === 1) this.holds.delete(p);
    else this.holds.set(p, hold);
  }

  open(from: number): void {
    for (let s = 0; s < this.since.length; s++) this.spend(s, from);
    this.beyond.fill(0);
    this.over.fill(0);
  }

  close(to: number): void {
    for (let s = 0; s < this.since.length; s++) this.spend(s, to);
  }
}
