import { room } from "../columns.ts";

/** How many staff are with whom: a visit is one of them unless it says more. */
export class StaffInVisits {
  /** By service × fund: staff in visits now. */
  readonly staff: Int32Array;
  private readonly visiting: Float64Array;
  /** By person: staff in their visit. */
  private units = new Int32Array(0);
  /** Of visits that are kept for somebody, and that stand still; of people for whom it is not one, or not none. */
  private readonly reserved = new Map<number, number>();
  private readonly stopped = new Map<number, number>();

  /** @param visiting staff-seconds by service × fund, counted into */
  constructor(visiting: Float64Array) {
    this.visiting = visiting;
    this.staff = new Int32Array(visiting.length);
  }

  reach(people: number): void {
    this.units = room(this.units, people);
  }

  begin(cell: number, p: number, t: number): void {
    this.put(cell, p, t, this.reserved.get(p) ?? 1);
    this.reserved.delete(p);
  }

  end(cell: number, p: number, t: number): void {
    if (this.units[p]! > 0) this.put(cell, p, t, 0);
    this.stopped.delete(p);
  }

  stop(cell: number, p: number, t: number): void {
    const units = this.units[p]!;
    this.end(cell, p, t);
    this.stopped.set(p, units);
  }

  resume(cell: number, p: number, t: number): void {
    this.put(cell, p, t, this.stopped.get(p) ?? 1);
    this.stopped.delete(p);
  }

  /** A visit takes so many of the staff; `reserved`: once it begins. */
  take(cell: number, p: number, t: number, reserved: boolean, units: number): void {
    if (reserved) this.reserved.set(p, units);
    else if (this.units[p]! > 0) this.put(cell, p, t, units);
    else if (this.stopped.has(p)) this.stopped.set(p, units);
  }

  endReservation(p: number): void {
    this.reserved.delete(p);
  }

  private put(cell: number, p: number, t: number, units: number): void {
    const more = units - this.units[p]!;
    this.units[p] = units;
    this.staff[cell]! += more;
    this.visiting[cell]! -= more * t;
  }
}
