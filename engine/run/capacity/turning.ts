import type { Model } from "../../compile/model.ts";
import { purpose, USE } from "../../random/purposes.ts";
import { threefry } from "../../random/threefry.ts";
import type { People } from "../people.ts";
import { duration, type Tables, tablesOf } from "../tables.ts";

/** A place that is neither free nor occupied: since when, when it is ready, and the Left that emptied it. */
export interface Turn {
  readonly since: number;
  /** Units of capacity it takes up. */
  readonly units: number;
  readonly at: number;
  readonly fact: number;
}

/**
 * Places in turn-round. How long one takes belongs to the luck of the person who left it, so the instant at which it is
 * ready follows from the Left: nothing of it need be told before. Written by State.apply alone.
 */
export class Turning {
  /** By service: 1 where places need a turn-round. */
  readonly turns: Uint8Array;
  /** By service: places in turn-round, the soonest ready first. */
  private readonly due: readonly Turn[][];
  /** By service: people of a ring who are about to leave. Places change hands in it, so there is nothing to make ready. */
  private readonly exchanging: Int32Array;
  private readonly purposes: Int32Array;
  private readonly model: Model;
  private readonly tables: Tables;
  private readonly words = new Int32Array(2);

  constructor(model: Model) {
    this.model = model;
    this.tables = tablesOf(model);
    this.turns = Uint8Array.from(model.services, ({ turnRound }) => Number(turnRound === true));
    this.due = model.services.map(() => []);
    this.exchanging = new Int32Array(model.services.length);
    this.purposes = Int32Array.from(model.services, ({ luck }) => purpose(luck, USE.turnRound));
  }

  /** Someone in a ring is about to leave a place of the service to the next in the ring. */
  exchange(service: number): void {
    this.exchanging[service]!++;
  }

  /**
   * A person leaves a place: true when it goes into turn-round. It lasts a second at least, so that a place which needs
   * one is never free in the instant of leaving.
   */
  begin(
    people: People,
    slot: number,
    service: number,
    occurrence: number,
    units: number,
    fact: number,
    time: number,
  ): boolean {
    if (this.turns[service] === 0) return false;
    if (this.exchanging[service]! > 0) {
      this.exchanging[service]!--;
      return false;
    }
    threefry(this.words, people.key0[slot]!, people.key1[slot]!, this.purposes[service]!, occurrence);
    const takes = duration(this.tables, this.distribution(service, time), this.words[0]!);
    const turn: Turn = { since: time, units, at: time + Math.max(1, takes), fact };
    const due = this.due[service]!;
    let i = due.length;
    while (i > 0 && due[i - 1]!.at > turn.at) i--;
    due.splice(i, 0, turn);
    return true;
  }

  private distribution(service: number, time: number): number {
    const { turnRounds } = this.model.holding;
    let i = turnRounds.length - 1;
    while (i > 0 && turnRounds[i]!.from > time) i--;
    return turnRounds[i]!.of[service]!;
  }

  /** The place of a service that is ready next; there must be one. */
  next(service: number): Turn {
    return this.due[service]![0]!;
  }

  /** That place is ready: returns the units it took up. */
  end(service: number): number {
    return this.due[service]!.shift()!.units;
  }

  /** The instant at which the place emptied by a Left is ready. */
  readyAt(service: number, fact: number): number {
    return this.due[service]!.find((turn) => turn.fact === fact)!.at;
  }

  /** All places in turn-round of a service. */
  of(service: number): readonly Turn[] {
    return this.due[service]!;
  }
}
