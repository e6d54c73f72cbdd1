import type { Model } from "../../compile/model.ts";
import type { FactChunk } from "../../log/chunk.ts";
import { KIND } from "../../log/facts.ts";
import type { Window } from "../projection.ts";
import type { AskedBook } from "./book.ts";
import { OpenClock } from "./openClock.ts";

/** How a referral went on: a start, another end, or none by the end of the window. Times in seconds. */
export interface Referral {
  readonly asked: number;
  readonly ended: number;
  readonly started: boolean;
  readonly open: boolean;
  /** Open seconds of the service at both times (see OpenClock). */
  readonly openAsked: number;
  readonly openEnded: number;
}

/** A referral that goes on. */
interface Standing {
  asked: number;
}

/** Everyone referred to some services in the window, and what became of each referral by its end. */
export class CohortWaits implements AskedBook {
  /** Referrals of the window that are over, by service. */
  private readonly over: readonly Referral[][];
  private readonly window: Window;
  /** By service: its clock; undefined for those not asked for. */
  private readonly clocks: readonly (OpenClock | undefined)[];
  /** By person: the services they wait for; and the one in which they have a place and are on the way. */
  private readonly queues = new Map<number, Map<number, Standing>>();
  private readonly onTheWay = new Map<number, { readonly service: number; readonly standing: Standing }>();

  constructor({ asked, services, clock }: Model, window: Window) {
    const wanted = new Set([...asked!.waits, ...asked!.response.map(({ service }) => service)]);
    this.window = window;
    this.over = services.map(() => []);
    this.clocks = services.map((one, s) => (wanted.has(s) ? new OpenClock(one, clock) : undefined));
  }

  fact({ kind, person, service, other, value, time }: FactChunk, i: number): void {
    const [p, s, t] = [person[i]!, service[i]!, time[i]!];
    switch (kind[i]) {
      case KIND.Referred:
        this.join(p, s, t);
        break;
      case KIND.StoodSince:
      case KIND.Before:
        this.begunBefore(p, t - value[i]!);
        break;
      case KIND.Assigned:
      case KIND.TransferStarted:
        this.find(p, s, t);
        break;
      case KIND.RingExchanged:
        this.find(p, other[i]!, t);
        break;
      case KIND.Started:
        this.start(p, s, t);
        break;
      case KIND.GaveUp:
        // Who does not begin to wait because it would take too long was referred all the same.
        if (this.queues.get(p)?.has(s) !== true) this.join(p, s, t);
        this.stop(p, t);
        break;
      case KIND.ClockRang:
        if (other[i]! >= 0) this.stop(p, t);
        break;
      case KIND.Refused:
      case KIND.Diverted:
      case KIND.Withdrawn:
      case KIND.ReservationEnded:
      case KIND.Exited:
        this.stop(p, t);
        break;
      case KIND.CapacityChanged:
        this.clocks[s]?.change(t, value[i]!);
        break;
    }
  }

  private join(p: number, s: number, t: number): void {
    this.leaveWay(p, t);
    const queues = this.queues.get(p) ?? new Map<number, Standing>();
    if (!queues.has(s)) queues.set(s, { asked: t });
    this.queues.set(p, queues);
  }

  /** The referral told last began earlier. */
  private begunBefore(p: number, asked: number): void {
    const standing = this.onTheWay.get(p)?.standing ?? [...(this.queues.get(p)?.values() ?? [])].at(-1);
    if (standing !== undefined) standing.asked = asked;
  }

  /** A place in a service is found: all other referrals of the person are over. */
  private find(p: number, s: number, t: number): void {
    if (this.onTheWay.get(p)?.service === s) return;
    this.leaveWay(p, t);
    const standing = this.queues.get(p)?.get(s) ?? { asked: t };
    this.queues.get(p)?.delete(s);
    this.leaveQueues(p, t);
    this.onTheWay.set(p, { service: s, standing });
  }

  private start(p: number, s: number, t: number): void {
    this.find(p, s, t);
    this.end(s, this.onTheWay.get(p)!.standing, t, true);
    this.onTheWay.delete(p);
  }

  private stop(p: number, t: number): void {
    this.leaveQueues(p, t);
    this.leaveWay(p, t);
  }

  private leaveQueues(p: number, t: number): void {
    for (const [s, standing] of this.queues.get(p) ?? []) this.end(s, standing, t, false);
    this.queues.delete(p);
  }

  private leaveWay(p: number, t: number): void {
    const way = this.onTheWay.get(p);
    if (way !== undefined) this.end(way.service, way.standing, t, false);
    this.onTheWay.delete(p);
  }

  receive(from: CohortWaits, p: number): void {
    const [queues, way] = [from.queues.get(p), from.onTheWay.get(p)];
    if (queues !== undefined) this.queues.set(p, queues);
    if (way !== undefined) this.onTheWay.set(p, way);
    from.queues.delete(p);
    from.onTheWay.delete(p);
  }

  private end(s: number, standing: Standing, t: number, started: boolean): void {
    if (this.clocks[s] === undefined || !this.counts(standing)) return;
    this.over[s]!.push(this.referral(s, standing, t, started, false));
  }

  private counts({ asked }: Standing): boolean {
    return asked >= this.window.from && asked < this.window.to;
  }

  private referral(s: number, { asked }: Standing, ended: number, started: boolean, open: boolean): Referral {
    const clock = this.clocks[s]!;
    return { asked, ended, started, open, openAsked: clock.read(asked), openEnded: clock.read(ended) };
  }

  /** Who waits by now was referred before the window: a census at its first instant tells of what was so already. */
  open(): void {
    const before = this.window.from - 1;
    for (const queues of this.queues.values())
      for (const one of queues.values()) one.asked = Math.min(one.asked, before);
    for (const { standing } of this.onTheWay.values()) standing.asked = Math.min(standing.asked, before);
    for (const over of this.over) over.length = 0;
  }

  close(): void {
    const standing = [...this.queues.values()].flatMap((queues) => [...queues]);
    const coming = [...this.onTheWay.values()].map(({ service, standing }) => [service, standing] as const);
    for (const [s, one] of [...standing, ...coming])
      if (this.clocks[s] !== undefined && this.counts(one))
        this.over[s]!.push(this.referral(s, one, this.window.to, false, true));
  }

  /** The referrals of the window to a service. After `close`. */
  to(service: number): readonly Referral[] {
    return this.over[service]!;
  }

  /** Open seconds of a service from time 0 to the end of the window. */
  openAtEnd(service: number): number {
    return this.clocks[service]!.read(this.window.to);
  }
}
