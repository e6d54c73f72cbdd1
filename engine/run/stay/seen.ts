import type { ModelStays } from "../../compile/model/stays.ts";
import type { Services } from "../capacity/services.ts";

/** How full services were when each person's stay began. Written by State.apply alone, so that a log brings it back. */
export class Seen {
  private readonly stays: ModelStays;
  private readonly noted: Uint8Array;
  private occupancy: Float64Array;

  constructor(stays: ModelStays, services: number) {
    this.stays = stays;
    this.noted = Uint8Array.from({ length: services }, (_, service) => Number(stays.notedAt.includes(service)));
    this.occupancy = new Float64Array(256 * stays.watched.length);
  }

  /** A person has just started in a service and counts as one of those in it. */
  note(slot: number, service: number, { used, reserved, capacity }: Services): void {
    if (this.noted[service] === 0) return;
    const { watched } = this.stays;
    const from = slot * watched.length;
    while (from + watched.length > this.occupancy.length) {
      const larger = new Float64Array(this.occupancy.length * 2);
      larger.set(this.occupancy);
      this.occupancy = larger;
    }
    for (let i = 0; i < watched.length; i++) {
      const one = watched[i]!;
      const people = used[one]! - reserved[one]!;
      this.occupancy[from + i] = people === 0 ? 0 : people / capacity[one]!;
    }
  }

  /** Occupancy of a watched service (by its position) when the person's stay began. */
  at(slot: number, watched: number): number {
    return this.occupancy[slot * this.stays.watched.length + watched]!;
  }
}
