import type { Model } from "../../compile/model.ts";
import { threefry } from "../../random/threefry.ts";
import type { State } from "../state.ts";

/**
 * Stays that a list of arrivals gives to its people for their first service. A person is found by their luck, which
 * follows from identity and run key: nothing needs to be kept while the run goes on, or told in the log.
 */
export class GivenStays {
  private readonly byLuck: ReadonlyMap<string, number>;
  private readonly state: State;
  private readonly services: number;

  private constructor(byLuck: ReadonlyMap<string, number>, state: State, services: number) {
    this.byLuck = byLuck;
    this.state = state;
    this.services = services;
  }

  /** Null where no list gives any stay. `luck0` and `luck1` are the run's key for people. */
  static of(model: Model, state: State, luck0: number, luck1: number): GivenStays | null {
    const byLuck = new Map<string, number>();
    const words = new Int32Array(2);
    for (const { demand } of model.cohorts) {
      const coming = demand?.coming ?? null;
      if (coming?.form !== "listed") continue;
      for (const [i, stay] of coming.stay.entries()) {
        if (stay < 0) continue;
        threefry(words, luck0, luck1, coming.id0[i]!, coming.id1[i]!);
        byLuck.set(`${words[0]} ${words[1]}`, stay);
      }
    }
    return byLuck.size === 0 ? null : new GivenStays(byLuck, state, model.services.length);
  }

  /** Seconds of the stay a person has begun, where it is their first and given; −1 otherwise. */
  stayOf(slot: number): number {
    const { people } = this.state;
    const stay = this.byLuck.get(`${people.key0[slot]} ${people.key1[slot]}`);
    if (stay === undefined) return -1;
    let begun = 0;
    for (let s = 0; s < this.services; s++) begun += people.stays[slot * this.services + s]!;
    return begun === 1 ? stay : -1;
  }
}
