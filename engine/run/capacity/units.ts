import type { UnitProfile, UnitsModel } from "../../compile/model/places.ts";

const ONE: UnitProfile = [{ after: 0, units: 1 }];

/** How many units of capacity people hold, where not everyone takes one. Columns by slot; written by State.apply alone. */
export class Units {
  private readonly model: UnitsModel;
  private readonly classes: number;
  /** Units of the place a person is in, and of the place reserved for them. */
  private here = new Int32Array(256).fill(1);
  private there = new Int32Array(256).fill(1);

  constructor(model: UnitsModel, classes: number) {
    this.model = model;
    this.classes = classes;
  }

  /** Units that people of a class take of a service, as their stay goes on. */
  profile(service: number, cls: number): UnitProfile {
    return this.model.profiles[this.model.profileOf[service * this.classes + cls]!] ?? ONE;
  }

  /** Units that a person of a class takes of a service to start there. */
  toStart(service: number, cls: number): number {
    return this.profile(service, cls)[0]!.units;
  }

  /** Units of the place the person is in; with `reserved`, of the place kept for them. */
  held(slot: number, reserved: boolean): number {
    return (reserved ? this.there : this.here)[slot] ?? 1;
  }

  /** The person holds so many units from now on; returns how many more than before. */
  hold(slot: number, reserved: boolean, units: number): number {
    while (slot >= this.here.length) {
      this.here = longer(this.here);
      this.there = longer(this.there);
    }
    const column = reserved ? this.there : this.here;
    const before = column[slot]!;
    column[slot] = units;
    return units - before;
  }

  /** What was reserved for a person becomes what they are in; returns the units. */
  arrive(slot: number): number {
    const units = this.held(slot, true);
    if (units !== 1) {
      this.hold(slot, false, units);
      this.there[slot] = 1;
    }
    return units;
  }

  /** A person leaves: returns the units they held. */
  leave(slot: number): number {
    const units = this.held(slot, false);
    if (units !== 1) this.here[slot] = 1;
    return units;
  }
}

function longer(column: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2).fill(1);
  larger.set(column);
  return larger;
}
