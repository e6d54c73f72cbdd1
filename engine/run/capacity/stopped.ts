import type { Model } from "../../compile/model.ts";
import type { People } from "../people.ts";
import type { Services } from "./services.ts";
import type { Units } from "./units.ts";

/** The parts of the state that say who has whom of the staff. */
interface Parts {
  readonly services: Services;
  readonly units: Units | null;
  readonly people: People;
}

/** Visits that stand still: their shift has ended, and nobody goes on with them yet. Written by State.apply alone. */
export class Stopped {
  /** By slot: since when, in seconds; −1 for all others. */
  since = new Int32Array(256).fill(-1);
  /** By service. */
  readonly count: Int32Array;
  private readonly parts: Parts;

  /** Null where every visit whose shift ends is finished as overtime. */
  static of({ services }: Model, parts: Parts): Stopped | null {
    return services.some(({ atShiftEnd }) => atShiftEnd !== undefined) ? new Stopped(services.length, parts) : null;
  }

  private constructor(services: number, parts: Parts) {
    this.count = new Int32Array(services);
    this.parts = parts;
  }

  /** True for a person whose visit stands still. */
  is(slot: number): boolean {
    return slot < this.since.length && this.since[slot]! >= 0;
  }

  /** A visit stands still: whoever made it is free, or off duty. */
  stop(slot: number, service: number, time: number): void {
    while (slot >= this.since.length) this.grow();
    this.take(slot, service, -1);
    this.since[slot] = time;
  }

  /** Somebody goes on with it. */
  resume(slot: number, service: number): void {
    this.since[slot] = -1;
    this.take(slot, service, 1);
  }

  /** The person has left, without anybody having gone on. */
  leave(slot: number, service: number): void {
    this.since[slot] = -1;
    this.count[service]!--;
  }

  private take(slot: number, service: number, sign: 1 | -1): void {
    this.count[service]! -= sign;
    this.parts.services.used[service]! += sign * (this.parts.units?.held(slot, false) ?? 1);
  }

  private grow(): void {
    const longer = new Int32Array(this.since.length * 2).fill(-1);
    longer.set(this.since);
    this.since = longer;
  }
}
