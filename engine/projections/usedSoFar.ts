import type { FactChunk } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";
import type { Used } from "./costs.ts";
import type { Window } from "./projection.ts";

/** What must be known to count what is used: a Model or the header of a log. */
interface CountedModel {
  readonly services: readonly { readonly capacity: number; readonly perPlace?: number }[];
  readonly routes: readonly { readonly fundedBy: number }[];
  readonly payers: readonly string[];
}

/** Who is in a service, and who pays: 1 + payer, 0 for none named. */
interface Present {
  readonly fund: number;
  ready: boolean;
}

/**
 * What prices are put on, from one window to the next: places, people in them, people ready to leave, starts and visits,
 * and those of them whose route names a payer. An area is the sum over changes of their size × the time of closing less
 * their own; opening and closing do the same for all who are there.
 */
export class UsedSoFar implements Used {
  window: Window = { from: 0, to: 0 };
  readonly places;
  readonly delays;
  readonly funded;
  private readonly placesNow: Int32Array;
  private readonly here: Int32Array;
  private readonly readyNow: Int32Array;
  private readonly fundedHere: Int32Array;
  private readonly fundedReady: Int32Array;
  private readonly present = new Map<number, Present>();
  private readonly payerOf: Uint8Array;
  private readonly payers: number;

  constructor({ services, routes, payers }: CountedModel) {
    const column = (): Float64Array => new Float64Array(services.length);
    const cells = services.length * payers.length;
    const table = (): Float64Array => new Float64Array(cells);
    this.places = {
      capacity: column(),
      perPlace: services.map(({ perPlace = 1 }) => perPlace),
      census: column(),
      starts: column(),
      visits: column(),
    };
    this.delays = { ready: column() };
    this.funded = { occupied: table(), delayed: table(), starts: table(), visits: table() };
    this.placesNow = Int32Array.from(services, ({ capacity }) => capacity);
    this.here = new Int32Array(services.length);
    this.readyNow = new Int32Array(services.length);
    this.fundedHere = new Int32Array(cells);
    this.fundedReady = new Int32Array(cells);
    this.payerOf = Uint8Array.from(routes, ({ fundedBy }) => fundedBy + 1);
    this.payers = payers.length;
  }

  /** Applies one fact of a chunk. */
  apply({ kind, person, service, value, time }: FactChunk, i: number): void {
    const [p, s, t] = [person[i]!, service[i]!, time[i]!];
    switch (kind[i]) {
      case KIND.Started:
        this.start(p, s, t, value[i]!);
        return;
      case KIND.ReadyToLeave:
        this.becomeReady(p, s, t);
        return;
      case KIND.Left:
        this.leave(p, s, t);
        return;
      case KIND.Visited: {
        this.places.visits[s]!++;
        const fund = this.present.get(p)?.fund ?? 0;
        if (fund > 0) this.funded.visits[this.cell(s, fund)]!++;
        return;
      }
      case KIND.CapacityChanged:
        this.places.capacity[s]! += (this.placesNow[s]! - value[i]!) * t;
        this.placesNow[s] = value[i]!;
        return;
    }
  }

  /** Begins to count at `from`, with those who are there. */
  open(from: number): void {
    const { places, delays, funded } = this;
    for (const column of [places.capacity, places.census, places.starts, places.visits, delays.ready]) column.fill(0);
    for (const table of [funded.occupied, funded.delayed, funded.starts, funded.visits]) table.fill(0);
    this.addPresent(from, -1);
  }

  /** The areas and counts are now those of the window since `open`. */
  close(window: Window): void {
    this.window = window;
    this.addPresent(window.to, 1);
  }

  private start(p: number, s: number, t: number, route: number): void {
    const fund = route < 0 ? 0 : this.payerOf[route]!;
    this.present.set(p, { fund, ready: false });
    this.places.starts[s]!++;
    this.here[s]!++;
    this.places.census[s]! -= t;
    if (fund === 0) return;
    const cell = this.cell(s, fund);
    this.funded.starts[cell]!++;
    this.fundedHere[cell]!++;
    this.funded.occupied[cell]! -= t;
  }

  private becomeReady(p: number, s: number, t: number): void {
    const one = this.present.get(p);
    if (one === undefined) return;
    one.ready = true;
    this.readyNow[s]!++;
    this.delays.ready[s]! -= t;
    if (one.fund === 0) return;
    const cell = this.cell(s, one.fund);
    this.fundedReady[cell]!++;
    this.funded.delayed[cell]! -= t;
  }

  private leave(p: number, s: number, t: number): void {
    const one = this.present.get(p);
    if (one === undefined) return;
    this.present.delete(p);
    this.here[s]!--;
    this.places.census[s]! += t;
    if (one.ready) {
      this.readyNow[s]!--;
      this.delays.ready[s]! += t;
    }
    if (one.fund === 0) return;
    const cell = this.cell(s, one.fund);
    this.fundedHere[cell]!--;
    this.funded.occupied[cell]! += t;
    if (!one.ready) return;
    this.fundedReady[cell]!--;
    this.funded.delayed[cell]! += t;
  }

  private cell(s: number, fund: number): number {
    return s * this.payers + fund - 1;
  }

  /** Adds `sign` × `t` to the areas for everyone and everything there now. */
  private addPresent(t: number, sign: number): void {
    for (let s = 0; s < this.here.length; s++) {
      this.places.capacity[s]! += sign * t * this.placesNow[s]!;
      this.places.census[s]! += sign * t * this.here[s]!;
      this.delays.ready[s]! += sign * t * this.readyNow[s]!;
    }
    for (let c = 0; c < this.fundedHere.length; c++) {
      this.funded.occupied[c]! += sign * t * this.fundedHere[c]!;
      this.funded.delayed[c]! += sign * t * this.fundedReady[c]!;
    }
  }
}
