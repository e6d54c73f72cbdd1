import type { Model } from "../compile/model.ts";
import { room } from "./columns.ts";
import { Moves } from "./moves.ts";
import type { Window } from "./projection.ts";
import { UnitsTaken } from "./unitsTaken.ts";

/**
 * Who was in which place and how long, by service. Areas are in person-seconds (place-seconds for capacity) within the
 * window; whole stays count in full when they end in it.
 */
export interface PlaceTotals {
  readonly census: Float64Array;
  readonly capacity: Float64Array;
  /** Units of capacity in one place or hour a week, as users read them. */
  readonly perPlace: readonly number[];
  /** Seconds with no free place: places occupied, reserved and in turn-round reach the capacity. Visits in overtime take no place. */
  readonly full: Float64Array;
  /** Place-seconds in turn-round. */
  readonly turning: Float64Array;
  readonly units: Pick<UnitsTaken, "beyond" | "over">;
  readonly starts: Float64Array;
  /** People who left, and the seconds from start to leaving. */
  readonly left: Float64Array;
  readonly stay: Float64Array;
  /** Visits finished; of them, after the end of the shift. */
  readonly visits: Float64Array;
  readonly overtime: Float64Array;
  /** Moves in the window; and up to the last second from which people can be followed for 30 days. */
  readonly moves: Moves;
  readonly movesBefore: Moves;
}

/**
 * The books of places. An area is Σ(leaving − start): subtract the time when a person comes, add it when they go.
 * Opening and closing the window does the same for the people who are there. The busiest columns are written by the
 * loop in journeys.ts.
 */
export class Places implements PlaceTotals {
  readonly census: Float64Array;
  readonly capacity: Float64Array;
  readonly perPlace: readonly number[];
  readonly full: Float64Array;
  readonly turning: Float64Array;
  readonly units: UnitsTaken;
  readonly starts: Float64Array;
  readonly left: Float64Array;
  readonly stay: Float64Array;
  readonly visits: Float64Array;
  readonly overtime: Float64Array;
  readonly moves: Moves;
  readonly movesBefore: Moves;
  /** By service: places occupied, reserved or in turn-round, and places there are. */
  readonly taken: Int32Array;
  readonly placesNow: Int32Array;
  private readonly reserved: Int32Array;
  private readonly here: Int32Array;
  private readonly isTeam: readonly boolean[];
  private readonly hasTurns: readonly boolean[];
  /** By service: places in turn-round; people of a ring who are about to leave. */
  private readonly turningNow: Int32Array;
  private readonly exchanging: Int32Array;
  /** The fact that ended the last staff shift, −1 for none; by person of a team: the fact that began their visit. */
  private readonly shiftEndedBy: Int32Array;
  private visitBegunBy = new Int32Array(0);
  /** People whose visit stands still. */
  private readonly standing = new Set<number>();

  constructor(model: Model) {
    const services = model.services.length;
    const column = (): Float64Array => new Float64Array(services);
    this.census = column();
    this.capacity = column();
    this.full = column();
    this.turning = column();
    this.starts = column();
    this.left = column();
    this.stay = column();
    this.visits = column();
    this.overtime = column();
    this.moves = new Moves(model);
    this.movesBefore = new Moves(model);
    this.taken = new Int32Array(services);
    this.placesNow = Int32Array.from(model.services, (service) => service.capacity);
    this.shiftEndedBy = new Int32Array(services).fill(-1);
    this.reserved = new Int32Array(services);
    this.here = new Int32Array(services);
    this.hasTurns = model.services.map((service) => service.turnRound === true);
    this.turningNow = new Int32Array(services);
    this.exchanging = new Int32Array(services);
    this.units = new UnitsTaken(model, this);
    this.perPlace = model.services.map(({ perPlace = 1 }) => perPlace);
    this.isTeam = model.services.map((service) => service.kind === "team");
  }

  reach(people: number): void {
    if (this.isTeam.includes(true)) this.visitBegunBy = room(this.visitBegunBy, people);
  }

  /** True when visits of the service must be told: they may become overtime. */
  hasVisits(s: number): boolean {
    return this.isTeam[s]!;
  }

  beginVisit(p: number, fact: number): void {
    this.visitBegunBy[p] = fact;
  }

  /** A visit in overtime has no place to give back: what the leaving takes away is added here, in the same instant. */
  endVisit(s: number, p: number, t: number): void {
    if (this.isOvertime(s, p) && ++this.taken[s]! === this.placesNow[s]) this.full[s]! -= t;
    this.standing.delete(p);
  }

  /** A visit stands still, with nobody of the staff, or goes on: all but what its person counts for. */
  standStill(s: number, p: number, t: number, still: boolean): void {
    const units = this.units.of(p);
    this.units.spend(s, t);
    if (still) this.standing.add(p);
    else this.standing.delete(p);
    this.takeMore(s, t, still ? -units : units);
  }

  /** True for a visit that takes nobody of the shift that is on: in overtime, or standing still. */
  private isOvertime(s: number, p: number): boolean {
    if (this.standing.has(p)) return true;
    return this.isTeam[s]! && this.visitBegunBy[p]! < this.shiftEndedBy[s]!;
  }

  takeUnits(s: number, p: number, t: number, reserved: boolean, units: number): void {
    this.units.take(s, p, t, reserved, units, !reserved && this.isOvertime(s, p));
  }

  /** So many more units are taken from now on. */
  takeMore(s: number, t: number, more: number): void {
    const wasFull = this.taken[s]! >= this.placesNow[s]!;
    this.taken[s]! += more;
    this.noteFull(s, t, wasFull);
  }

  /** A person leaves a service that counts units or has turn-rounds: all but the one unit that every leaving gives back. */
  giveBack(s: number, p: number, t: number): void {
    const units = this.units.leave(s, p, t, this.isOvertime(s, p));
    if (this.hasTurns[s]) this.beginTurn(s, t, units);
  }

  /** True when a place of the service needs a turn-round after it is left. */
  turns(s: number): boolean {
    return this.hasTurns[s]!;
  }

  /** People of a ring change places, which need no turn-round for that. */
  exchange(s: number): void {
    if (this.hasTurns[s]) this.exchanging[s]!++;
  }

  /** A place goes into turn-round: what the leaving takes away is added here, in the same instant. */
  private beginTurn(s: number, t: number, units: number): void {
    if (this.exchanging[s]! > 0) {
      this.exchanging[s]!--;
      return;
    }
    this.turningNow[s]!++;
    this.turning[s]! -= t;
    this.takeMore(s, t, units);
  }

  endTurn(s: number, t: number, units: number): void {
    this.units.spend(s, t);
    this.turningNow[s]!--;
    this.turning[s]! += t;
    this.takeMore(s, t, -units);
  }

  /** True when the number is a service: exits have no places to reserve. */
  has(place: number): boolean {
    return place < this.taken.length;
  }

  /** A place is kept for a person on the way to it. */
  reserve(s: number, t: number): void {
    this.units.spend(s, t);
    this.reserved[s]!++;
    if (++this.taken[s]! === this.placesNow[s]) this.full[s]! -= t;
  }

  /** The person comes, and the start takes the place again in the same instant; or they go elsewhere. */
  release(s: number, t: number): void {
    this.units.spend(s, t);
    this.reserved[s]!--;
    if (this.taken[s]!-- === this.placesNow[s]) this.full[s]! += t;
  }

  changeCapacity(s: number, t: number, to: number): void {
    this.units.spend(s, t);
    const from = this.placesNow[s]!;
    this.capacity[s]! += (from - to) * t;
    this.placesNow[s] = to;
    this.noteFull(s, t, this.taken[s]! >= from);
  }

  /** The visits going on become overtime and take no place of the next shift. `fact` is the number of the CapacityChanged. */
  endShift(s: number, t: number, fact: number): void {
    const wasFull = this.taken[s]! >= this.placesNow[s]!;
    this.taken[s] = this.reserved[s]! + this.units.reserved(s);
    this.shiftEndedBy[s] = fact;
    this.noteFull(s, t, wasFull);
  }

  private noteFull(s: number, t: number, wasFull: boolean): void {
    const isFull = this.taken[s]! >= this.placesNow[s]!;
    if (isFull !== wasFull) this.full[s]! += isFull ? -t : t;
  }

  open({ from }: Window): void {
    this.countMoves();
    const { census, capacity, full, turning, stay, visits, overtime } = this;
    for (const column of [census, capacity, full, turning, stay, visits, overtime]) column.fill(0);
    this.moves.cells.fill(0);
    this.units.open(from);
    this.addPresent(from, -1);
  }

  close({ to }: Window): PlaceTotals {
    this.countMoves();
    this.units.close(to);
    this.addPresent(to, 1);
    return this;
  }

  /** Adds `sign` × `t` to the areas for everyone and everything there now. */
  private addPresent(t: number, sign: number): void {
    for (let s = 0; s < this.here.length; s++) {
      this.census[s]! += sign * t * this.here[s]!;
      this.capacity[s]! += sign * t * this.placesNow[s]!;
      this.turning[s]! += sign * t * this.turningNow[s]!;
      if (this.taken[s]! >= this.placesNow[s]!) this.full[s]! += sign * t;
    }
  }

  /** Counts starts and leavers since the moves were last set to 0, and with them the people here now. */
  private countMoves(): void {
    for (let s = 0; s < this.here.length; s++) {
      this.starts[s] = this.moves.allStarted(s);
      this.left[s] = this.moves.allLeft(s);
      this.here[s]! += this.starts[s]! - this.left[s]!;
    }
  }

  /** A person in service `s` is from now on one of these and not of those: they start and leave nothing by it. */
  receive(from: Places, s: number, p: number, t: number): void {
    from.here[s]!--;
    from.census[s]! += t;
    this.here[s]!++;
    this.census[s]! -= t;
    this.units.receive(from.units, s, p, t);
  }

  /** Keeps the moves so far as `movesBefore`. */
  remember(): void {
    this.movesBefore.cells.set(this.moves.cells);
  }
}
