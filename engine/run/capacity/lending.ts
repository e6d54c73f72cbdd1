import type { SharingModel } from "../../compile/model/places.ts";
import type { Model } from "../../compile/model.ts";

/** Places that services have lent each other, and who is in them. Written by State.apply alone. */
export class Lending {
  readonly groups: readonly SharingModel[];
  /** By service: its group; null for those that lend nothing. */
  readonly groupOf: readonly (SharingModel | null)[];
  /** By service: places borrowed less places lent, and places borrowed. */
  readonly balance: Int32Array;
  readonly borrowed: Int32Array;
  /** By slot: the service that lent the place the person is in, and the one that is reserved for them or that they take next; −1. */
  private here = new Int16Array(256).fill(-1);
  private there = new Int16Array(256).fill(-1);
  /** By slot: the fact by which the place kept for the person was lent. */
  private lentBy = new Int32Array(256);

  constructor({ holding, services }: Model) {
    this.groups = holding.sharing;
    this.groupOf = services.map((_, s) => holding.sharing.find((group) => group.services.includes(s)) ?? null);
    this.balance = new Int32Array(services.length);
    this.borrowed = new Int32Array(services.length);
  }

  /** Who lent the place a person is in, or with `reserved` the one kept for them; −1 for a place of their own service. */
  lenderOf(slot: number, reserved: boolean): number {
    return (reserved ? this.there : this.here)[slot] ?? -1;
  }

  /** Number of the fact by which the place kept for a person was lent: of two people, the lower has had it longer. */
  factOf(slot: number): number {
    return this.lentBy[slot]!;
  }

  lend(fact: number, slot: number, service: number, lender: number): void {
    while (slot >= this.here.length) {
      this.here = longer(this.here);
      this.there = longer(this.there);
      const facts = new Int32Array(this.here.length);
      facts.set(this.lentBy);
      this.lentBy = facts;
    }
    this.there[slot] = lender;
    this.lentBy[slot] = fact;
    this.move(service, lender, 1);
  }

  /** What was reserved for a person, or is theirs to take now, becomes what they are in. */
  arrive(slot: number): void {
    if (slot >= this.here.length) return;
    this.here[slot] = this.there[slot]!;
    this.there[slot] = -1;
  }

  giveBack(slot: number, service: number, lender: number, reserved: boolean): void {
    (reserved ? this.there : this.here)[slot] = -1;
    this.move(service, lender, -1);
  }

  private move(service: number, lender: number, places: number): void {
    this.balance[service]! += places;
    this.borrowed[service]! += places;
    this.balance[lender]! -= places;
  }
}

function longer(column: Int16Array): Int16Array<ArrayBuffer> {
  const larger = new Int16Array(column.length * 2).fill(-1);
  larger.set(column);
  return larger;
}
