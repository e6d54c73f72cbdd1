import type { Model } from "../compile/model.ts";
import { roomInBytes } from "./columns.ts";
import { placesBehind } from "./destinations.ts";
import type { Window } from "./projection.ts";

/** What people used whose route names a payer: by service × payer. Person-seconds and counts in the window. */
export interface FundedTotals {
  readonly occupied: Float64Array;
  readonly delayed: Float64Array;
  readonly starts: Float64Array;
  readonly visits: Float64Array;
}

/** In `fund`: the person is ready to leave. The rest is 1 + payer, 0 for none. */
const READY = 128;

/** The books of people whose route names a payer. */
export class Funded implements FundedTotals {
  readonly occupied: Float64Array;
  readonly delayed: Float64Array;
  readonly starts: Float64Array;
  readonly visits: Float64Array;
  /** 1 for services with something to pay where people may come by a route that names a payer. */
  private readonly services: Uint8Array;
  private readonly payers: number;
  /** 1 + payer by route; 0 for none. */
  private readonly payerOf: Uint8Array;
  private readonly here: Int32Array;
  private readonly readyNow: Int32Array;
  private fund = new Uint8Array(0);

  /** @throws RangeError with more payers than 126. */
  constructor(model: Model) {
    this.payers = model.payers.length;
    if (this.payers >= READY - 1) throw new RangeError(`there can be 126 payers at most; got ${this.payers}`);
    const cells = model.services.length * this.payers;
    this.services = servicesFunded(model);
    this.occupied = new Float64Array(cells);
    this.delayed = new Float64Array(cells);
    this.starts = new Float64Array(cells);
    this.visits = new Float64Array(cells);
    this.here = new Int32Array(cells);
    this.readyNow = new Int32Array(cells);
    this.payerOf = Uint8Array.from(model.routes, (route) => route.fundedBy + 1);
  }

  reach(people: number): void {
    if (this.services.includes(1)) this.fund = roomInBytes(this.fund, people);
  }

  mayStart(s: number): boolean {
    return this.services[s] === 1;
  }

  /** A person starts by a route, negative for none. True when the route names a payer: tell what follows. */
  started(s: number, p: number, t: number, route: number): boolean {
    const fund = route < 0 ? 0 : this.payerOf[route]!;
    this.fund[p] = fund;
    if (fund === 0) return false;
    const cell = this.cell(s, fund);
    this.starts[cell]!++;
    this.here[cell]!++;
    this.occupied[cell]! -= t;
    return true;
  }

  visited(s: number, p: number): void {
    this.visits[this.cell(s, this.fund[p]!)]!++;
  }

  ready(s: number, p: number, t: number): void {
    const cell = this.cell(s, this.fund[p]!);
    this.fund[p]! |= READY;
    this.readyNow[cell]!++;
    this.delayed[cell]! -= t;
  }

  left(s: number, p: number, t: number): void {
    const fund = this.fund[p]!;
    const cell = this.cell(s, fund & ~READY);
    this.fund[p] = 0;
    this.here[cell]!--;
    this.occupied[cell]! += t;
    if ((fund & READY) === 0) return;
    this.readyNow[cell]!--;
    this.delayed[cell]! += t;
  }

  private cell(s: number, fund: number): number {
    return s * this.payers + fund - 1;
  }

  open({ from }: Window): void {
    for (const column of [this.occupied, this.delayed, this.starts, this.visits]) column.fill(0);
    this.addPresent(from, -1);
  }

  close({ to }: Window): FundedTotals {
    this.addPresent(to, 1);
    return this;
  }

  private addPresent(t: number, sign: number): void {
    for (let c = 0; c < this.here.length; c++) {
      this.occupied[c]! += sign * t * this.here[c]!;
      this.delayed[c]! += sign * t * this.readyNow[c]!;
    }
  }
}

function servicesFunded(model: Model): Uint8Array {
  const priced = new Set(model.costs.flatMap((line) => line.services));
  const routes = model.routes.filter((route) => route.fundedBy >= 0);
  const reached = new Set(routes.flatMap((route) => placesBehind(model, route.to)));
  return Uint8Array.from(model.services, (_, s) => (priced.has(s) && reached.has(s) ? 1 : 0));
}
