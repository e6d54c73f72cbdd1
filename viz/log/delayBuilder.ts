import type { Replay } from "../../engine/index.ts";
import { room } from "./columns.ts";
import type { Delays } from "./types.ts";

const NONE = -1;

/** Delays from facts. A person is known by their slot in the replay. */
export class DelayBuilder {
  length = 0;
  private fact = new Int32Array(0);
  private time = new Int32Array(0);
  private person = new Int32Array(0);
  private service = new Int32Array(0);
  private wanted = new Int32Array(0);
  private reason = new Int32Array(0);
  private until = new Int32Array(0);
  /** By slot: the delay that goes on. */
  private rowOf = new Int32Array(0);

  /** Forgets all but the first delays. */
  keep(length: number): void {
    this.length = length;
  }

  begin(fact: number, t: number, slot: number, person: number, service: number, wanted: number): void {
    const row = this.length++;
    this.makeRoom(row);
    this.fact[row] = fact;
    this.time[row] = t;
    this.person[row] = person;
    this.service[row] = service;
    this.wanted[row] = wanted;
    this.reason[row] = 0;
    this.until[row] = NONE;
    this.rowOf = room(this.rowOf, slot, NONE);
    this.rowOf[slot] = row;
  }

  /** The reason from now on; kept is the first. */
  because(slot: number, reason: number): void {
    const row = this.rowOf[slot] ?? NONE;
    if (row !== NONE && this.reason[row] === 0) this.reason[row] = reason;
  }

  /** The person leaves. */
  end(slot: number, t: number): void {
    const row = this.rowOf[slot] ?? NONE;
    if (row === NONE) return;
    this.until[row] = t;
    this.rowOf[slot] = NONE;
  }

  /** Goes on after a gap: what went on before it goes on still for those who are ready since the same second. */
  resume({ people }: Replay): void {
    this.rowOf.fill(NONE);
    for (let row = 0; row < this.length; row++) {
      if (this.until[row] !== NONE) continue;
      const slot = people.slot(this.person[row]!);
      if (slot < 0 || people.readySince[slot] !== this.time[row]) continue;
      this.rowOf = room(this.rowOf, slot, NONE);
      this.rowOf[slot] = row;
    }
  }

  finish(): Delays {
    const { length } = this;
    return {
      length,
      fact: this.fact.slice(0, length),
      time: this.time.slice(0, length),
      person: this.person.slice(0, length),
      service: this.service.slice(0, length),
      wanted: this.wanted.slice(0, length),
      reason: Uint8Array.from(this.reason.subarray(0, length)),
      until: this.until.slice(0, length),
    };
  }

  private makeRoom(row: number): void {
    if (row < this.fact.length) return;
    this.fact = room(this.fact, row, 0);
    this.time = room(this.time, row, 0);
    this.person = room(this.person, row, 0);
    this.service = room(this.service, row, 0);
    this.wanted = room(this.wanted, row, 0);
    this.reason = room(this.reason, row, 0);
    this.until = room(this.until, row, NONE);
  }
}
