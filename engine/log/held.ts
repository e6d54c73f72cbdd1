import { KIND } from "./facts.ts";
import { PoolsHeld, type PoolsModelOfLog } from "./pools.ts";

/** What must be known of the model: a Model or the header of a log will do. */
export interface HeldModel extends PoolsModelOfLog {
  readonly services: readonly {
    readonly turnRound?: boolean;
    readonly units?: number;
    readonly atShiftEnd?: string;
  }[];
}

/** Units of the place a person is in, and of a place reserved for them and where. */
interface Hold {
  here: number;
  there: number;
  target: number;
}

/**
 * The part of the state that only some scenarios have: places in turn-round, people who take other than one unit of
 * capacity, and visits that stand still. A fold, as Replay is.
 */
export class Held {
  /** False where the model has nothing of it: then there is nothing to apply. */
  readonly isUsed: boolean;
  readonly pools: PoolsHeld;
  /** By service: places in turn-round, and the units they take up. */
  readonly turning: Int32Array;
  private readonly turningUnits: Int32Array;
  /** By service: units beyond one a person of those in it (but for visits in overtime), and of places reserved. */
  private readonly beyondHere: Int32Array;
  private readonly beyondThere: Int32Array;
  private readonly turns: Uint8Array;
  /** By service: people of a ring who are about to leave; the places of a ring need no turn-round. */
  private readonly exchanging: Int32Array;
  /** By service: visits that stand still, with nobody of the staff; and the people visited. */
  readonly stopped: Int32Array;
  private readonly standing = new Set<number>();
  /** People who hold other than one unit. */
  private readonly holds = new Map<number, Hold>();

  constructor(model: HeldModel) {
    const { services } = model;
    this.pools = new PoolsHeld(model);
    const column = (): Int32Array => new Int32Array(services.length);
    this.turns = Uint8Array.from(services, ({ turnRound }) => Number(turnRound === true));
    const pooled = this.pools.capacity.length > 0;
    this.isUsed = pooled || services.some(hasSome);
    this.turning = column();
    this.turningUnits = column();
    this.beyondHere = column();
    this.beyondThere = column();
    this.exchanging = column();
    this.stopped = column();
  }

  /** Units taken beyond one for each person in the service or with a place reserved; below 0 where visits stand still. */
  beyondPeople(service: number): number {
    const beyond = this.beyondHere[service]! + this.beyondThere[service]!;
    return this.turningUnits[service]! + beyond - this.stopped[service]!;
  }

  /** Units taken beyond one for each person in the service, places reserved and in turn-round left out. */
  beyondInside(service: number): number {
    return this.beyondHere[service]!;
  }

  /** True for a person whose visit stands still. */
  standsStill(person: number): boolean {
    return this.standing.has(person);
  }

  /** Units that places in turn-round take up. */
  unitsInTurn(service: number): number {
    return this.turningUnits[service]!;
  }

  /** Units of the place a person is in; with `reserved`, of the place kept for them. */
  unitsOf(person: number, reserved: boolean): number {
    const hold = this.holds.get(person);
    return (reserved ? hold?.there : hold?.here) ?? 1;
  }

  /** Applies a fact that may touch what is held. `overtime`: the person's visit belongs to a shift gone by. */
  apply(kind: number, person: number, service: number, other: number, value: number, overtime: boolean): void {
    switch (kind) {
      case KIND.RingExchanged:
        if (this.turns[service] === 1) this.exchanging[service]!++;
        return;
      case KIND.UnitsTaken:
        this.take(person, service, other === 1, value, overtime);
        return;
      case KIND.Started:
        this.start(person, service);
        return;
      case KIND.Left:
        this.left(person, service, overtime);
        return;
      case KIND.VisitStopped:
      case KIND.VisitResumed:
        this.stand(person, service, kind === KIND.VisitStopped);
        return;
      case KIND.PlaceReady:
        this.turning[service]!--;
        this.turningUnits[service]! -= other;
        return;
      case KIND.CapacityChanged:
        if (other === 1) this.beyondHere[service] = 0;
        return;
      default:
        this.pools.apply(kind, person, other, value);
    }
  }

  private take(person: number, service: number, reserved: boolean, units: number, overtime: boolean): void {
    const hold = this.holds.get(person) ?? { here: 1, there: 1, target: -1 };
    if (reserved) {
      this.beyondThere[service]! += units - hold.there;
      hold.there = units;
      hold.target = service;
    } else {
      if (!overtime && !this.standing.has(person)) this.beyondHere[service]! += units - hold.here;
      hold.here = units;
    }
    this.keep(person, hold);
  }

  /** What was reserved is what the person is in now. */
  private start(person: number, service: number): void {
    const hold = this.holds.get(person);
    if (hold?.target !== service) return;
    this.beyondThere[service]! -= hold.there - 1;
    this.beyondHere[service]! += hold.there - 1;
    this.keep(person, { here: hold.there, there: 1, target: -1 });
  }

  private left(person: number, service: number, overtime: boolean): void {
    const hold = this.holds.get(person);
    const units = hold?.here ?? 1;
    if (this.standing.delete(person)) this.stopped[service]!--;
    else if (!overtime) this.beyondHere[service]! -= units - 1;
    if (hold !== undefined) this.keep(person, { ...hold, here: 1 });
    if (this.turns[service] === 0) return;
    if (this.exchanging[service]! > 0) {
      this.exchanging[service]!--;
      return;
    }
    this.turning[service]!++;
    this.turningUnits[service]! += units;
  }

  /** A visit stands still from now on, or goes on: so do the units it takes. */
  private stand(person: number, service: number, still: boolean): void {
    const sign = still ? 1 : -1;
    this.stopped[service]! += sign;
    this.beyondHere[service]! -= sign * (this.unitsOf(person, false) - 1);
    if (still) this.standing.add(person);
    else this.standing.delete(person);
  }

  private keep(person: number, hold: Hold): void {
    if (hold.here === 1 && hold.there === 1) this.holds.delete(person);
    else this.holds.set(person, hold);
  }

  /** The state as whole numbers, for a keyframe; none where the model has nothing to hold. */
  numbers(): number[] {
    if (!this.isUsed) return [];
    const people = [...this.holds].sort(([a], [b]) => a - b);
    return [
      ...this.columns().flatMap((column) => [...column]),
      people.length,
      ...people.flatMap(([person, { here, there, target }]) => [person, here, there, target]),
      this.standing.size,
      ...[...this.standing].sort((a, b) => a - b),
      ...this.pools.numbers(),
    ];
  }

  /** The state that `numbers` gave, taken one by one from `next`. */
  restore(next: () => number): void {
    if (!this.isUsed) return;
    for (const column of this.columns()) for (let s = 0; s < column.length; s++) column[s] = next();
    for (let people = next(); people > 0; people--) {
      const person = next();
      this.holds.set(person, { here: next(), there: next(), target: next() });
    }
    for (let people = next(); people > 0; people--) this.standing.add(next());
    this.pools.restore(next);
  }

  private columns(): Int32Array[] {
    return [this.turning, this.turningUnits, this.beyondHere, this.beyondThere, this.exchanging, this.stopped];
  }
}

const hasSome = ({ turnRound, units, atShiftEnd }: HeldModel["services"][number]): boolean =>
  turnRound === true || units !== undefined || atShiftEnd !== undefined;
