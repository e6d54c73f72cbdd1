import { type AskedReportable, ATTRIBUTED } from "../../compile/model/asked.ts";
import type { Model } from "../../compile/model.ts";
import type { FactChunk } from "../../log/chunk.ts";
import { KIND } from "../../log/facts.ts";
import type { Window } from "../projection.ts";
import { DAY, firstSnapshot, snapshotsBefore, WEEK } from "../time.ts";
import { type AskedBook, modulo } from "./book.ts";

/** Somebody who is ready to leave a service that reports. */
interface Ready {
  /** From when on their delay counts: the grace is over. */
  from: number;
  /** To whom it is attributed now, and since when. */
  party: number;
  since: number;
}

/** Delays that are reported: in declared places, of declared people, after the declared grace. */
export class Reportable implements AskedBook {
  /** Person-seconds by whom they are attributed to (see ATTRIBUTED). */
  readonly seconds = new Float64Array(ATTRIBUTED.length);
  /** Delays whose grace ended in the window, with the person still there. */
  began = 0;
  /** People delayed, added up over daily and weekly snapshots. */
  atSnapshots = 0;
  atWeekly = 0;
  readonly snapshots: number;
  readonly weekly: number;
  private readonly asked: AskedReportable;
  private readonly window: Window;
  private readonly services: ReadonlySet<number>;
  private readonly firstDaily: number;
  private readonly firstWeekly: number;
  private readonly ready = new Map<number, Ready>();
  private readonly classOf = new Map<number, number>();
  /** Whose ReadyToLeave was the fact before. */
  private lastReady = -1;

  constructor({ asked, clock }: Model, window: Window) {
    this.asked = asked!.reportable!;
    this.window = window;
    this.services = new Set(this.asked.services);
    this.firstDaily = firstSnapshot(clock);
    this.firstWeekly = modulo(this.asked.weeklyAt - clock.weekOffset, WEEK);
    this.snapshots = this.dailyIn(window.from, window.to);
    this.weekly = this.weeklyIn(window.from, window.to);
  }

  fact({ kind, person, service, other, value, time }: FactChunk, i: number): void {
    const [p, t] = [person[i]!, time[i]!];
    switch (kind[i]) {
      case KIND.Arrived:
      case KIND.ConditionChanged:
        this.classOf.set(p, value[i]!);
        break;
      case KIND.ReadyToLeave:
        this.begin(p, service[i]!, t);
        break;
      case KIND.Before:
        if (this.lastReady === p) this.begunBefore(p, t - value[i]!);
        break;
      case KIND.Delayed:
        this.change(p, t, this.asked.byReason[value[i]!] || (this.asked.byPlace[other[i]!] ?? 0));
        break;
      case KIND.Left:
        this.end(p, t);
        break;
    }
    this.lastReady = kind[i] === KIND.ReadyToLeave ? p : -1;
  }

  private begin(p: number, s: number, t: number): void {
    if (!this.services.has(s) || this.asked.who[this.classOf.get(p) ?? 0] !== 1) return;
    this.ready.set(p, { from: t + this.asked.grace, party: 0, since: t });
  }

  private begunBefore(p: number, at: number): void {
    const one = this.ready.get(p);
    if (one !== undefined) one.from = at + this.asked.grace;
  }

  private change(p: number, t: number, party: number): void {
    const one = this.ready.get(p);
    if (one === undefined) return;
    this.spend(one, t);
    one.party = party;
  }

  private end(p: number, t: number): void {
    const one = this.ready.get(p);
    if (one === undefined) return;
    this.spend(one, t);
    this.ready.delete(p);
  }

  receive(from: Reportable, p: number, _service: number, t: number): void {
    const [cls, one] = [from.classOf.get(p), from.ready.get(p)];
    if (cls !== undefined) this.classOf.set(p, cls);
    if (one === undefined) return;
    from.end(p, t);
    this.ready.set(p, one);
  }

  /** Books the time since the last change, so far as it counts. */
  private spend(one: Ready, until: number): void {
    const from = Math.max(one.since, one.from, this.window.from);
    const to = Math.min(until, this.window.to);
    if (to > from) {
      this.seconds[one.party]! += to - from;
      this.atSnapshots += this.dailyIn(from, to);
      this.atWeekly += this.weeklyIn(from, to);
    }
    const { from: counts } = one;
    if (counts >= one.since && counts < until && counts >= this.window.from && counts < this.window.to) this.began++;
    one.since = until;
  }

  private dailyIn(from: number, to: number): number {
    return snapshotsBefore(to, this.firstDaily) - snapshotsBefore(from, this.firstDaily);
  }

  private weeklyIn(from: number, to: number): number {
    return Math.ceil((to - this.firstWeekly) / WEEK) - Math.ceil((from - this.firstWeekly) / WEEK);
  }

  /** A census at the first instant tells of what was so already: without grace its delays have begun before. */
  open(): void {
    const { from } = this.window;
    for (const one of this.ready.values()) if (one.since === from && one.from === from) one.from = from - 1;
  }

  close(): void {
    for (const one of this.ready.values()) this.spend(one, this.window.to);
  }

  /** Person-seconds, whoever they are attributed to. */
  get all(): number {
    return this.seconds.reduce((sum, seconds) => sum + seconds, 0);
  }
}

/** Days of a mean month: a twelfth of a year of 365.25 days. */
export const MONTH = (365.25 / 12) * DAY;
