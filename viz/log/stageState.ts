import { type KIND, type LogHeader, ledgerSoFar, Replay, type UsedSoFar } from "../../engine/index.ts";
import { Account } from "./account.ts";
import { Cells, FREE } from "./cells.ts";
import { rowsUpTo } from "./columns.ts";
import type { FreeCells } from "./freeCells.ts";
import { Lists } from "./lists.ts";
import type { Shape } from "./shape.ts";
import type { Part } from "./types.ts";

/**
 * The state of the stage at one moment: the engine's replay, who is in which cell, who waits in which order, and what
 * was used so far. Made by a LogStore; however a moment is reached, the state is the same.
 */
export class StageState {
  readonly replay: Replay;
  readonly cells: Cells;
  readonly account: Account;
  private readonly header: LogHeader;
  private readonly beds: readonly number[];
  private readonly lists: Lists;
  /** When the account is opened; infinite once it is. */
  private opensAt: number;
  private asked = 0;
  private whole = true;

  constructor(shape: Shape, replay = new Replay(shape.header)) {
    this.header = shape.header;
    this.beds = shape.header.services.flatMap((_, s) => (shape.isBeds[s] === 1 ? [s] : []));
    this.replay = replay;
    this.cells = new Cells(shape);
    this.account = new Account(shape);
    this.lists = new Lists(this.replay);
    this.opensAt = shape.header.clock.warmUp;
  }

  /** The time last asked for, in seconds. */
  get time(): number {
    return this.asked;
  }

  /** False when facts up to that time are missing: the state is the last one known before it. */
  get known(): boolean {
    return this.whole;
  }

  /** From when on costs and delays are counted: the end of the warm-up, or later where the facts before are missing. */
  get countedFrom(): number {
    return this.account.from < 0 ? this.header.clock.warmUp : this.account.from;
  }

  /** Units of capacity in one place, or one hour a week, of a service as users read them; mostly 1. */
  perPlace(service: number): number {
    return this.header.services[service]?.perPlace ?? 1;
  }

  /** The person in a cell of a service, −1 where it is free. */
  occupant(service: number, cell: number): number {
    return this.cells.occupants(service)[cell] ?? FREE;
  }

  /** Person by cell, −1 where it is free; cells beyond the end are free. To be read only: it goes on with the state. */
  occupants(service: number): Int32Array {
    return this.cells.occupants(service);
  }

  /** The cell of a person, −1 when they are in none. */
  cellOf(person: number): number {
    const slot = this.replay.people.slot(person);
    return slot < 0 ? FREE : this.cells.of(slot);
  }

  /** People who wait for a service, wherever they are, first come first. */
  queue(service: number): readonly number[] {
    return this.lists.queue(service);
  }

  /** People in a service, in the order in which they started there. */
  peopleIn(service: number): readonly number[] {
    return this.lists.peopleIn(service);
  }

  /** People with a place in a service reserved who are not there yet, in the order in which they got it. */
  comingTo(service: number): readonly number[] {
    return this.lists.comingTo(service);
  }

  /**
   * Pence by payer from the start of measuring to `t`, which lies between the last fact of this state and the next:
   * the ledger of the engine for that window. What happens in second t itself does not count yet.
   */
  spent(t = this.time): Float64Array {
    const pence = new Float64Array(this.header.payers.length);
    const used = this.used(t);
    if (used === null) return pence;
    for (const entry of ledgerSoFar(this.header, used).entries) {
      if (entry.counts) pence[entry.payer]! += entry.pence;
    }
    return pence;
  }

  /** Counts and areas from the start of measuring to `t`; null when nothing is measured yet. */
  used(t = this.time): UsedSoFar | null {
    this.openBy(t);
    return this.account.from < 0 || t <= this.account.from ? null : this.account.upTo(this.replay, t);
  }

  /** Person-seconds of people ready and waiting from the start of measuring to `t`, in one service or in all. */
  delayedSeconds(t = this.time, service = -1): number {
    this.openBy(t);
    const { account, replay } = this;
    if (service >= 0) return account.readySeconds(service, replay, t);
    return replay.ready.reduce((sum, _, s) => sum + account.readySeconds(s, replay, t), 0);
  }

  /** Of them: those in services of kind beds. */
  delayedBedSeconds(t = this.time): number {
    return this.beds.reduce((sum, service) => sum + this.delayedSeconds(t, service), 0);
  }

  /** Applies the facts of a part that come next, up to and including time `t`. */
  fold({ chunk, cell }: Part, t: number): void {
    const { first, length, time, kind, person, service, other, value } = chunk;
    const end = rowsUpTo(time, length, t);
    for (let i = this.replay.next - first; i < end; i++) {
      this.apply(time[i]!, kind[i]!, person[i]!, service[i]!, other[i]!, value[i]!, cell[i]!);
    }
  }

  /** Applies the next fact; `cell` is that which the person takes or frees. @throws RangeError as Replay.apply. */
  apply(t: number, kind: number, person: number, service: number, other: number, value: number, cell: number): void {
    const { replay, account, cells } = this;
    if (t >= this.opensAt) this.open();
    switch (kind) {
      case 4 satisfies typeof KIND.Started: {
        replay.apply(t, kind, person, service, other, value);
        const slot = replay.people.slot(person);
        account.started(service, slot, t, value, replay.inCensus);
        if (cell !== FREE) cells.take(service, cell, slot, person);
        return;
      }
      case 9 satisfies typeof KIND.Left: {
        const slot = replay.people.slot(person);
        account.left(service, slot, t, replay.people.readySince[slot]! >= 0);
        if (cell !== FREE) cells.free(service, cell, slot);
        break;
      }
      case 6 satisfies typeof KIND.ReadyToLeave:
        account.becameReady(service, replay.people.slot(person), t);
        break;
      case 5 satisfies typeof KIND.Visited:
        account.visited(service, replay.people.slot(person), t);
        break;
      case 18 satisfies typeof KIND.CapacityChanged:
        account.changedCapacity(service, t, replay.capacity[service]!, value);
        break;
    }
    replay.apply(t, kind, person, service, other, value);
  }

  /** Stands at time `t`, asked for; `known` as above. */
  arrive(t: number, known: boolean): void {
    this.asked = t;
    this.whole = known;
    this.openBy(t);
  }

  /** Begins from a replay of which the facts before are not known: gives out cells anew, and counts from here on. */
  startHere(free: FreeCells): void {
    const { replay, cells } = this;
    for (let s = 0; s < replay.occupied.length; s++) {
      if (!cells.has(s)) continue;
      for (const person of this.peopleIn(s)) cells.take(s, free.take(s), replay.people.slot(person), person);
    }
    if (replay.now < this.opensAt) return;
    this.opensAt = replay.now;
    this.open();
  }

  /** The account came opened or not out of a stored state. */
  restored(): void {
    if (this.account.from >= 0) this.opensAt = Infinity;
  }

  private openBy(t: number): void {
    if (t >= this.opensAt) this.open();
  }

  private open(): void {
    this.account.open(this.replay, this.opensAt);
    this.opensAt = Infinity;
  }
}
