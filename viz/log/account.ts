import type { Replay, UsedSoFar } from "../../engine/index.ts";
import type { Shape } from "./shape.ts";
import { Tally } from "./tally.ts";

/**
 * What was used since measuring began. An area is Σ(leaving − coming): take the time away when a person comes, add it
 * when they go, and add the time asked about for those who are there then. All numbers are whole, so that playing,
 * stepping and seeking give the same to the last bit. They lie in one buffer, so that a stored state is one copy.
 */
export class Account {
  /** From when on it counts, in seconds; −1 before measuring has begun. */
  get from(): number {
    return this.since[0]!;
  }
  /** All of it, but who pays for whom. */
  readonly bytes: Uint8Array;
  private readonly since: Int32Array;
  private readonly occupied: Float64Array;
  private readonly ready: Float64Array;
  private readonly capacity: Float64Array;
  private readonly starts: Tally;
  private readonly visits: Tally;
  /** By service × payer. */
  private readonly fundedOccupied: Float64Array;
  private readonly fundedReady: Float64Array;
  private readonly fundedHere: Int32Array;
  private readonly fundedReadyNow: Int32Array;
  private readonly fundedStarts: Tally;
  private readonly fundedVisits: Tally;
  private readonly payers: number;
  private readonly payerOf: Uint8Array;
  private funds = new Uint8Array(0);

  constructor({ services, payers, payerOf }: Shape) {
    this.payers = payers;
    this.payerOf = payerOf;
    const cells = services * payers;
    const areas = 3 * services + 2 * cells;
    const counts = 1 + 2 * Tally.words(services) + 2 * cells + 2 * Tally.words(cells);
    const buffer = new ArrayBuffer(areas * 8 + counts * 4);
    this.bytes = new Uint8Array(buffer);
    let at = 0;
    const area = (length: number): Float64Array => {
      at += length * 8;
      return new Float64Array(buffer, at - length * 8, length);
    };
    const count = (length: number): Int32Array => {
      at += length * 4;
      return new Int32Array(buffer, at - length * 4, length);
    };
    this.occupied = area(services);
    this.ready = area(services);
    this.capacity = area(services);
    this.fundedOccupied = area(cells);
    this.fundedReady = area(cells);
    this.since = count(1).fill(-1);
    this.starts = new Tally(count(Tally.words(services)));
    this.visits = new Tally(count(Tally.words(services)));
    this.fundedHere = count(cells);
    this.fundedReadyNow = count(cells);
    this.fundedStarts = new Tally(count(Tally.words(cells)));
    this.fundedVisits = new Tally(count(Tally.words(cells)));
  }

  /** Begins to count at time `t`, with everyone who is there. */
  open(replay: Replay, t: number): void {
    this.since[0] = t;
    for (const tally of [this.starts, this.visits, this.fundedStarts, this.fundedVisits]) tally.clear();
    scale(this.occupied, replay.occupied, -t);
    scale(this.ready, replay.ready, -t);
    scale(this.capacity, replay.capacity, -t);
    scale(this.fundedOccupied, this.fundedHere, -t);
    scale(this.fundedReady, this.fundedReadyNow, -t);
  }

  /**
   * The person in a slot starts in a service, having come by a route; negative for none. Whom the census tells of was
   * there before time 0: they are there and do not start.
   */
  started(service: number, slot: number, t: number, route: number, inCensus: boolean): void {
    this.occupied[service]! -= t;
    if (!inCensus) this.starts.add(service, t);
    const fund = route < 0 ? 0 : (this.payerOf[route] ?? 0);
    if (fund === 0 && slot >= this.funds.length) return;
    this.fund(slot, fund);
    if (fund === 0) return;
    const cell = service * this.payers + fund - 1;
    this.fundedHere[cell]!++;
    this.fundedOccupied[cell]! -= t;
    if (!inCensus) this.fundedStarts.add(cell, t);
  }

  visited(service: number, slot: number, t: number): void {
    this.visits.add(service, t);
    const fund = this.fundOf(slot);
    if (fund > 0) this.fundedVisits.add(service * this.payers + fund - 1, t);
  }

  becameReady(service: number, slot: number, t: number): void {
    this.ready[service]! -= t;
    const fund = this.fundOf(slot);
    if (fund === 0) return;
    const cell = service * this.payers + fund - 1;
    this.fundedReadyNow[cell]!++;
    this.fundedReady[cell]! -= t;
  }

  left(service: number, slot: number, t: number, wasReady: boolean): void {
    this.occupied[service]! += t;
    if (wasReady) this.ready[service]! += t;
    const fund = this.fundOf(slot);
    if (fund === 0) return;
    this.funds[slot] = 0;
    const cell = service * this.payers + fund - 1;
    this.fundedHere[cell]!--;
    this.fundedOccupied[cell]! += t;
    if (!wasReady) return;
    this.fundedReadyNow[cell]!--;
    this.fundedReady[cell]! += t;
  }

  changedCapacity(service: number, t: number, before: number, after: number): void {
    this.capacity[service]! += (before - after) * t;
  }

  /** 1 + the payer of the stay of the person in a slot; 0 where the cost line's own shares hold. */
  fundOf(slot: number): number {
    return this.funds[slot] ?? 0;
  }

  /** Says who pays for the stay of the person in a slot, without counting it: for a stored state. */
  fund(slot: number, fund: number): void {
    if (slot >= this.funds.length) {
      const longer = new Uint8Array(Math.max(256, 2 * slot));
      longer.set(this.funds);
      this.funds = longer;
    }
    this.funds[slot] = fund;
  }

  /** Person-seconds of people ready to leave a service, from the start of counting to `t`. */
  readySeconds(service: number, replay: Replay, t: number): number {
    return this.from < 0 || t < this.from ? 0 : this.ready[service]! + replay.ready[service]! * t;
  }

  /** All of it from the start of counting to `t`, the facts of that second left out; `replay` is the state then. */
  upTo(replay: Replay, t: number): UsedSoFar {
    return {
      window: { from: this.from, to: t },
      places: {
        census: closed(this.occupied, replay.occupied, t),
        capacity: closed(this.capacity, replay.capacity, t),
        starts: this.starts.before(t),
        visits: this.visits.before(t),
      },
      delays: { ready: closed(this.ready, replay.ready, t) },
      funded: {
        occupied: closed(this.fundedOccupied, this.fundedHere, t),
        delayed: closed(this.fundedReady, this.fundedReadyNow, t),
        starts: this.fundedStarts.before(t),
        visits: this.fundedVisits.before(t),
      },
    };
  }
}

function scale(areas: Float64Array, counts: Int32Array, by: number): void {
  for (let i = 0; i < areas.length; i++) areas[i] = counts[i]! * by;
}

function closed(areas: Float64Array, counts: Int32Array, t: number): Float64Array {
  return areas.map((area, i) => area + counts[i]! * t);
}
