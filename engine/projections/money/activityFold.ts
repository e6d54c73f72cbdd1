import { EXITS } from "../../compile/model.ts";
import type { FactChunk } from "../../log/chunk.ts";
import { KIND } from "../../log/facts.ts";
import { room, roomInBytes } from "../columns.ts";
import type { Fold, Window } from "../projection.ts";
import type { Activity } from "./activity.ts";
import { ActivityCells } from "./activityCells.ts";
import { type CountedModel, cutsOf, Turns } from "./activityCuts.ts";
import { Months } from "./months.ts";
import { PlacesPaidFor } from "./placesPaidFor.ts";
import { StaffInVisits } from "./staffInVisits.ts";

const { Started, ReadyToLeave, Left, Visited, CapacityChanged, Refused, Diverted, UnitsTaken } = KIND;
const { VisitStopped, VisitResumed, ReservationEnded, Census, Before, Ended } = KIND;

/** In `held`: the person is ready to leave. The rest is 1 + payer, 0 for none. */
const READY = 128;

/**
 * Begins to count what one log used.
 * @param more windows at whose ends cells are to be cut, beside those of the model
 * @throws RangeError when the clock names no date, or with more payers than 126
 */
export function beginActivity(model: CountedModel, more: readonly Window[] = []): Fold<Activity> {
  if (model.payers.length >= READY - 1) {
    throw new RangeError(`there can be 126 payers at most; got ${model.payers.length}`);
  }
  return new ActivityFold(model, more);
}

/**
 * Counts as the facts come. An area is the sum over changes of their size × the time of closing less their own; opening and
 * closing a cell do the same for all who are there.
 */
class ActivityFold implements Fold<Activity> {
  private readonly cells: ActivityCells;
  private readonly turns: Turns;
  private readonly funds: number;
  private readonly services: number;
  private readonly runEnd: number;
  /** Where the windows asked for end: they are counted to their ends, whatever ended the run. */
  private readonly asked: number;
  private readonly died: number;
  /** 1 + payer by route; 0 for none. */
  private readonly payerOf: Uint8Array;
  private readonly isTeam: readonly boolean[];
  private readonly countsUnits: boolean;

  private readonly places: PlacesPaidFor;
  /** By service × fund: people there, people ready. */
  private readonly here: Int32Array;
  private readonly ready: Int32Array;
  private readonly staff: StaffInVisits;
  /** By person: when the stay began; READY and fund. */
  private since = new Int32Array(0);
  private held = new Uint8Array(0);

  private inCensus = false;
  private lastStarted = -1;
  private ended = -1;

  constructor(model: CountedModel, more: readonly Window[]) {
    const { clock, services, routes, payers } = model;
    const months = new Months(clock);
    const kinds = services.map(({ kind }) => kind);
    this.services = services.length;
    this.funds = 1 + payers.length;
    this.runEnd = clock.end;
    this.asked = Math.min(clock.end, Math.max(-1, ...more.map(({ to }) => to)));
    this.died = services.length + EXITS.indexOf("died");
    this.payerOf = Uint8Array.from(routes, ({ fundedBy }) => fundedBy + 1);
    this.isTeam = kinds.map((kind) => kind === "team");
    this.countsUnits = services.some(({ kind, units }) => kind === "team" && units !== undefined);
    this.places = new PlacesPaidFor(services);
    this.cells = new ActivityCells(months, kinds, this.funds, this.places.now);
    this.here = new Int32Array(this.services * this.funds);
    this.ready = this.here.slice();
    this.staff = new StaffInVisits(this.cells.columns.visiting);
    this.turns = new Turns(cutsOf(model, months, more), months.toMidnight(0), clock.end);
  }

  take(chunk: FactChunk): void {
    this.reach(chunk);
    const { kind, person, service, other, value, time, length } = chunk;
    const { here, ready, funds, held, since, payerOf, isTeam, staff, cells, turns } = this;
    const { occupied, delayed, starts, discharges, visits, deaths } = cells.columns;
    let row = 0;
    if (this.inCensus || (chunk.first === 0 && length > 0 && kind[0] === Census)) row = this.takeCensus(chunk);
    for (; row < length; row++) {
      const t = time[row]!;
      if (t > turns.quietUntil) {
        if (t >= this.runEnd) return;
        this.comeTo(t);
      }
      switch (kind[row]) {
        case 4 satisfies typeof Started: {
          const s = service[row]!;
          const p = person[row]!;
          const route = value[row]!;
          const fund = route < 0 ? 0 : payerOf[route]!;
          const cell = s * funds + fund;
          held[p] = fund;
          since[p] = t;
          here[cell]!++;
          starts[cell]!++;
          occupied[cell]! -= t;
          if (isTeam[s]) staff.begin(cell, p, t);
          else if (this.countsUnits) staff.endReservation(p);
          break;
        }
        case 9 satisfies typeof Left: {
          const s = service[row]!;
          const p = person[row]!;
          const mark = held[p]!;
          const cell = s * funds + (mark & ~READY);
          here[cell]!--;
          discharges[cell]!++;
          occupied[cell]! += t;
          if ((mark & READY) !== 0) {
            ready[cell]!--;
            delayed[cell]! += t;
          }
          if (other[row] === this.died) deaths[cell]!++;
          if (cells.hasNights(s)) cells.countNights(s, turns.midnightsBefore(t) - turns.midnightsBefore(since[p]!));
          if (isTeam[s]) staff.end(cell, p, t);
          held[p] = 0;
          break;
        }
        case 6 satisfies typeof ReadyToLeave: {
          const p = person[row]!;
          const mark = held[p]!;
          if ((mark & READY) !== 0) break;
          const cell = service[row]! * funds + mark;
          held[p] = mark | READY;
          ready[cell]!++;
          delayed[cell]! -= t;
          break;
        }
        case 5 satisfies typeof Visited: {
          const s = service[row]!;
          const p = person[row]!;
          const cell = s * funds + (held[p]! & ~READY);
          visits[cell]!++;
          staff.end(cell, p, t);
          break;
        }
        default:
          this.special(kind[row]!, service[row]!, person[row]!, t, other[row]!, value[row]!);
      }
    }
  }

  private special(kind: number, s: number, p: number, t: number, other: number, value: number): void {
    const { staff } = this;
    switch (kind) {
      case CapacityChanged:
        this.changePlaces(s, t, value);
        return;
      case Refused:
        this.cells.columns.refusals[s * this.funds]!++;
        return;
      case Diverted:
        this.cells.columns.diversions[s * this.funds]!++;
        return;
      case UnitsTaken:
        if (this.countsUnits) staff.take(this.cellOf(s, p), p, t, other === 1, value);
        return;
      case ReservationEnded:
        staff.endReservation(p);
        return;
      case VisitStopped:
        staff.stop(this.cellOf(s, p), p, t);
        return;
      case VisitResumed:
        staff.resume(this.cellOf(s, p), p, t);
        return;
      case Ended:
        this.ended = t;
        return;
    }
  }

  private cellOf(s: number, p: number): number {
    return s * this.funds + (this.held[p]! & ~READY);
  }

  /** Who is there at the start was there before: nobody starts, and nothing is counted yet. Returns the first row after. */
  private takeCensus({ kind, person, service, other, value, time, length }: FactChunk): number {
    for (let row = 0; row < length; row++) {
      const [p, s] = [person[row]!, service[row]!];
      if (kind[row] === Census) {
        this.inCensus = value[row]! > 0;
        if (this.inCensus) continue;
        this.cells.clear();
        return row + 1;
      }
      if (kind[row] === Started) {
        const fund = value[row]! < 0 ? 0 : this.payerOf[value[row]!]!;
        this.held[p] = fund;
        this.since[p] = time[row]!;
        this.here[s * this.funds + fund]!++;
        if (this.isTeam[s]) this.staff.begin(s * this.funds + fund, p, 0);
      } else if (kind[row] === Left) this.unsay(s, p);
      else if (kind[row] === ReadyToLeave) {
        this.ready[s * this.funds + this.held[p]!]!++;
        this.held[p]! |= READY;
      } else if (kind[row] === Before && this.lastStarted === p) this.since[p] = -value[row]!;
      else if (kind[row] !== Before) this.special(kind[row]!, s, p, 0, other[row]!, value[row]!);
      this.lastStarted = kind[row] === Started ? p : -1;
    }
    return length;
  }

  /** A person of the census is not in the service any more: they wait at home. */
  private unsay(s: number, p: number): void {
    const cell = this.cellOf(s, p);
    this.here[cell]!--;
    if ((this.held[p]! & READY) !== 0) this.ready[cell]!--;
    this.held[p] = 0;
    this.staff.end(cell, p, 0);
  }

  private changePlaces(s: number, t: number, capacity: number): void {
    const { cells, places } = this;
    // Staff come and go with every shift: only of beds and caseloads does it tell of one service taking another's place.
    if (places.turns(s, capacity) && cells.hasMidnights(s) && t > cells.from) this.cut(t);
    cells.placeTime[s]! -= places.change(s, capacity) * t;
    if (t === cells.from) cells.placesAt[s] = places.now[s]!;
  }

  /** Cuts and counts what is due before the facts of second `t`. */
  private comeTo(t: number): void {
    for (const turn of this.turns.dueBy(t)) {
      if (turn.isCut) this.cut(turn.at);
      else this.countPeople();
    }
  }

  private countPeople(): void {
    for (let s = 0; s < this.services; s++) {
      if (!this.cells.hasMidnights(s)) continue;
      let people = 0;
      for (let fund = 0; fund < this.funds; fund++) people += this.here[s * this.funds + fund]!;
      this.cells.countPeople(s, people);
    }
  }

  /** Ends the cell under way at `t` and begins the next. */
  private cut(t: number): void {
    if (t === this.cells.from && t === 0) return;
    this.close(t);
    this.cells.begin(t, this.places.now);
    this.addPresent(t, -1);
  }

  private close(t: number): void {
    this.addPresent(t, 1);
    this.cells.close(t);
  }

  /** Adds `sign` × `t` to the areas for everyone and everything there now. */
  private addPresent(t: number, sign: number): void {
    const { occupied, delayed, visiting } = this.cells.columns;
    for (let c = 0; c < this.here.length; c++) {
      occupied[c]! += sign * t * this.here[c]!;
      delayed[c]! += sign * t * this.ready[c]!;
      visiting[c]! += sign * t * this.staff.staff[c]!;
    }
    for (let s = 0; s < this.services; s++) this.cells.placeTime[s]! += sign * t * this.places.now[s]!;
  }

  end(): Activity {
    const to = this.ended >= 0 ? Math.max(this.ended, this.asked) : this.runEnd;
    if (to > this.ended) this.comeTo(to);
    if (to === this.ended || to > this.cells.from) this.close(to);
    return this.cells.activity();
  }

  /** Makes room for the people of a chunk. */
  private reach({ person, length }: FactChunk): void {
    let highest = -1;
    for (let i = 0; i < length; i++) if (person[i]! > highest) highest = person[i]!;
    this.since = room(this.since, highest + 1);
    this.held = roomInBytes(this.held, highest + 1);
    this.staff.reach(highest + 1);
  }
}
