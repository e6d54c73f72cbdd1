import { room } from "./columns.ts";
import type { Shape } from "./shape.ts";

/** A cell that nobody is in. */
export const FREE = -1;

/** Who is in which cell of beds and caseloads. */
export class Cells {
  private readonly hasCells: Uint8Array;
  /** By service: the person in each cell. */
  private readonly people: Int32Array<ArrayBuffer>[];
  private ofSlot = new Int32Array(0);

  constructor({ services, hasCells }: Shape) {
    this.hasCells = hasCells;
    this.people = Array.from({ length: services }, () => new Int32Array(0));
  }

  /** True when people in the service have cells. */
  has(service: number): boolean {
    return this.hasCells[service] === 1;
  }

  /** The person in this slot of the replay takes a cell. */
  take(service: number, cell: number, slot: number, person: number): void {
    const people = room(this.people[service]!, cell, FREE);
    people[cell] = person;
    this.people[service] = people;
    this.ofSlot = room(this.ofSlot, slot, FREE);
    this.ofSlot[slot] = cell;
  }

  /** The person in this slot gives their cell back. */
  free(service: number, cell: number, slot: number): void {
    this.people[service]![cell] = FREE;
    this.ofSlot[slot] = FREE;
  }

  /** The cell of the person in a slot, −1 for none. */
  of(slot: number): number {
    return this.ofSlot[slot] ?? FREE;
  }

  /** Person by cell, −1 where it is free; so are all cells beyond the end. */
  occupants(service: number): Int32Array {
    return this.people[service]!;
  }
}
