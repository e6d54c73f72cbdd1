import { EXITS, UNLIMITED } from "../compile/model.ts";
import type { FactChunk } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";
import { type Activity, type ActivityCell, type Counts, QUANTITIES, type Quantity } from "./activity.ts";
import { room, roomInBytes } from "./columns.ts";
import { type DatedClock, Months } from "./months.ts";
import type { Fold, Window } from "./projection.ts";
import { DAY } from "./time.ts";

/** What must be known to count what is used: a Model will do, and so will the header of a log. */
export interface CountedModel {
  readonly clock: DatedClock & { readonly end: number };
  readonly services: readonly { readonly capacity: number; readonly kind: string; readonly units?: unknown }[];
  readonly routes: readonly { readonly fundedBy: number }[];
  readonly payers: readonly string[];
  readonly periods?: readonly { readonly stretches: readonly Window[] }[];
  readonly costs: readonly { readonly from?: number; readonly until?: number }[];
}

const { Started, ReadyToLeave, Left, Visited, CapacityChanged, Refused, Diverted, UnitsTaken } = KIND;
const { VisitStopped, VisitResumed, ReservationEnded, Census, Before, Ended } = KIND;

/** In `held`: the person is ready to leave. The rest is 1 + payer, 0 for none. */
const READY = 128;

/** Most seconds: no cut and no midnight is still to come. */
const NEVER = Number.MAX_SAFE_INTEGER;

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

/** The columns of one cell, or of the cell under way. */
type Columns = Record<Quantity, Float64Array>;

/**
 * Counts as the facts come. An area is the sum over changes of their size × the time of closing less their own; opening and
 * closing a cell do the same for all who are there.
 */
class ActivityFold implements Fold<Activity> {
  private readonly months: Months;
  private readonly cuts: number[];
  private readonly funds: number;
  private readonly services: number;
  private readonly end_: number;
  /** Where the windows asked for end: they are counted to their ends, whatever ended the run. */
  private readonly asked: number;
  private readonly died: number;
  /** 1 + payer by route; 0 for none. */
  private readonly payerOf: Uint8Array;
  private readonly isTeam: readonly boolean[];
  /** Services whose stays are counted by nights; those whose people are counted at midnight. */
  private readonly hasNights: readonly boolean[];
  private readonly hasMidnights: readonly boolean[];
  private readonly countsUnits: boolean;
  private readonly firstMidnight: number;

  private readonly cells: ActivityCell[] = [];
  private readonly found: { columns: Columns; placeTime: Float64Array; placesAt: Float64Array }[] = [];
  private readonly nights: (Counts | null)[] = [];
  private readonly midnights: (Counts | null)[] = [];

  private readonly columns: Columns;
  private readonly placeTime: Float64Array;
  private placesAt: Float64Array;
  private readonly nightsNow: Map<number, number>[];
  private readonly midnightsNow: Map<number, number>[];

  private readonly placesNow: Float64Array;
  private readonly placesFirst: Float64Array;
  private readonly everMore: Uint8Array;
  /** By service × fund: people there, people ready, staff in visits. */
  private readonly here: Int32Array;
  private readonly ready: Int32Array;
  private readonly staff: Int32Array;
  /** By person: when the stay began; READY and fund; staff in their visit. */
  private since = new Int32Array(0);
  private held = new Uint8Array(0);
  private visiting = new Int32Array(0);
  /** Units of places reserved, and of visits that stand still; of people for whom it is not one, or not none. */
  private readonly reserved = new Map<number, number>();
  private readonly stopped = new Map<number, number>();

  private from = 0;
  private nextCut = 0;
  private nextMidnight: number;
  /** The last second that needs nothing but its facts. */
  private quietUntil = -1;
  private inCensus = false;
  private lastStarted = -1;
  private ended = -1;

  constructor(model: CountedModel, more: readonly Window[]) {
    const { clock, services, routes, payers } = model;
    this.months = new Months(clock);
    this.services = services.length;
    this.funds = 1 + payers.length;
    this.end_ = clock.end;
    this.asked = Math.min(clock.end, Math.max(-1, ...more.map(({ to }) => to)));
    this.died = services.length + EXITS.indexOf("died");
    this.payerOf = Uint8Array.from(routes, ({ fundedBy }) => fundedBy + 1);
    this.isTeam = services.map(({ kind }) => kind === "team");
    this.hasNights = services.map(({ kind }) => kind === "beds");
    this.hasMidnights = services.map(({ kind }) => kind === "beds" || kind === "caseload");
    this.countsUnits = services.some(({ kind, units }) => kind === "team" && units !== undefined);
    this.cuts = cutsOf(model, this.months, more);
    this.columns = emptyColumns(this.services * this.funds);
    this.placeTime = new Float64Array(this.services);
    this.placesNow = Float64Array.from(services, ({ capacity }) => paidFor(capacity));
    this.placesFirst = this.placesNow.slice();
    this.placesAt = this.placesNow.slice();
    this.everMore = new Uint8Array(this.services);
    this.nightsNow = services.map(() => new Map<number, number>());
    this.midnightsNow = services.map(() => new Map<number, number>());
    const cells = this.services * this.funds;
    this.here = new Int32Array(cells);
    this.ready = new Int32Array(cells);
    this.staff = new Int32Array(cells);
    this.firstMidnight = this.months.toMidnight(0);
    this.nextMidnight = this.firstMidnight;
    this.nextCut = this.cuts.shift() ?? NEVER;
    this.beQuiet();
  }

  take(chunk: FactChunk): void {
    this.reach(chunk);
    const { kind, person, service, other, value, time, length } = chunk;
    const { here, ready, funds, held, since, payerOf, isTeam, hasNights } = this;
    const { occupied, delayed, starts, discharges } = this.columns;
    let row = 0;
    if (this.inCensus || (chunk.first === 0 && length > 0 && kind[0] === Census)) row = this.takeCensus(chunk);
    for (; row < length; row++) {
      const t = time[row]!;
      if (t > this.quietUntil) {
        if (t >= this.end_) return;
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
          if (isTeam[s]) this.beginVisit(s, p, t);
          else if (this.countsUnits) this.reserved.delete(p);
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
          if (other[row] === this.died) this.columns.deaths[cell]!++;
          if (hasNights[s]) this.countNights(s, since[p]!, t);
          if (isTeam[s]) this.endVisit(s, p, t);
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
          this.columns.visits[s * funds + (held[p]! & ~READY)]!++;
          this.endVisit(s, p, t);
          break;
        }
        default:
          this.special(kind[row]!, service[row]!, person[row]!, t, other[row]!, value[row]!);
      }
    }
  }

  private special(kind: number, s: number, p: number, t: number, other: number, value: number): void {
    switch (kind) {
      case CapacityChanged:
        this.changePlaces(s, t, paidFor(value));
        return;
      case Refused:
        this.columns.refusals[s * this.funds]!++;
        return;
      case Diverted:
        this.columns.diversions[s * this.funds]!++;
        return;
      case UnitsTaken:
        if (this.countsUnits) this.takeUnits(s, p, t, other === 1, value);
        return;
      case ReservationEnded:
        this.reserved.delete(p);
        return;
      case VisitStopped: {
        const units = this.visiting[p]!;
        this.endVisit(s, p, t);
        this.stopped.set(p, units);
        return;
      }
      case VisitResumed:
        this.staffVisit(s, p, t, this.stopped.get(p) ?? 1);
        this.stopped.delete(p);
        return;
      case Ended:
        this.ended = t;
        return;
    }
  }

  /** Who is there at the start was there before: nobody starts, and nothing is counted yet. Returns the first row after. */
  private takeCensus({ kind, person, service, other, value, time, length }: FactChunk): number {
    for (let row = 0; row < length; row++) {
      const [p, s] = [person[row]!, service[row]!];
      if (kind[row] === Census) {
        this.inCensus = value[row]! > 0;
        if (this.inCensus) continue;
        this.clearCounts();
        return row + 1;
      }
      if (kind[row] === Started) {
        const fund = value[row]! < 0 ? 0 : this.payerOf[value[row]!]!;
        this.held[p] = fund;
        this.since[p] = time[row]!;
        this.here[s * this.funds + fund]!++;
        if (this.isTeam[s]) this.beginVisit(s, p, 0);
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
    const cell = s * this.funds + (this.held[p]! & ~READY);
    this.here[cell]!--;
    if ((this.held[p]! & READY) !== 0) this.ready[cell]!--;
    this.held[p] = 0;
    this.endVisit(s, p, 0);
  }

  private clearCounts(): void {
    for (const what of QUANTITIES) this.columns[what].fill(0);
    this.placeTime.fill(0);
  }

  private beginVisit(s: number, p: number, t: number): void {
    this.staffVisit(s, p, t, this.reserved.get(p) ?? 1);
    this.reserved.delete(p);
  }

  /** So many of the staff are with a person from now on. */
  private staffVisit(s: number, p: number, t: number, units: number): void {
    const cell = s * this.funds + (this.held[p]! & ~READY);
    const more = units - this.visiting[p]!;
    this.visiting[p] = units;
    this.staff[cell]! += more;
    this.columns.visiting[cell]! -= more * t;
  }

  private endVisit(s: number, p: number, t: number): void {
    if (this.visiting[p]! > 0) this.staffVisit(s, p, t, 0);
    this.stopped.delete(p);
  }

  private takeUnits(s: number, p: number, t: number, reserved: boolean, units: number): void {
    if (reserved) this.reserved.set(p, units);
    else if (this.visiting[p]! > 0) this.staffVisit(s, p, t, units);
    else if (this.stopped.has(p)) this.stopped.set(p, units);
  }

  private changePlaces(s: number, t: number, places: number): void {
    const isFirst = this.everMore[s] === 0 && places > this.placesFirst[s]!;
    const isLast = places === 0 && this.placesNow[s]! > 0;
    // Double running begins and ends so: see costs.ts. Staff come and go with every shift.
    if (this.hasMidnights[s] && (isFirst || isLast) && t > this.from) this.cut(t);
    if (isFirst) this.everMore[s] = 1;
    this.placeTime[s]! += (this.placesNow[s]! - places) * t;
    this.placesNow[s] = places;
    if (t === this.from) this.placesAt[s] = places;
  }

  private countNights(s: number, since: number, t: number): void {
    add(this.nightsNow[s]!, this.midnightsBefore(t) - this.midnightsBefore(since));
  }

  private midnightsBefore(time: number): number {
    return Math.ceil((time - this.firstMidnight) / DAY);
  }

  /** Cuts and counts what is due before the facts of second `t`. */
  private comeTo(t: number): void {
    while (this.nextCut <= t || this.nextMidnight < t) {
      if (this.nextCut <= this.nextMidnight) {
        this.cut(this.nextCut);
        this.nextCut = this.cuts.shift() ?? NEVER;
      } else {
        this.countPeople();
        this.nextMidnight += DAY;
      }
    }
    this.beQuiet();
  }

  private beQuiet(): void {
    this.quietUntil = Math.min(this.nextCut - 1, this.nextMidnight, this.end_ - 1);
  }

  private countPeople(): void {
    for (let s = 0; s < this.services; s++) {
      if (!this.hasMidnights[s]) continue;
      let people = 0;
      for (let fund = 0; fund < this.funds; fund++) people += this.here[s * this.funds + fund]!;
      add(this.midnightsNow[s]!, people);
    }
  }

  /** Ends the cell under way at `t` and begins the next. */
  private cut(t: number): void {
    if (t === this.from && t === 0) return;
    this.close(t);
    this.from = t;
    this.clearCounts();
    this.addPresent(t, -1);
    this.placesAt = this.placesNow.slice();
  }

  private close(t: number): void {
    this.addPresent(t, 1);
    const columns = emptyColumns(0);
    for (const what of QUANTITIES) columns[what] = this.columns[what].slice();
    this.found.push({ columns, placeTime: this.placeTime.slice(), placesAt: this.placesAt });
    for (let s = 0; s < this.services; s++) {
      this.nights.push(this.hasNights[s] ? taken(this.nightsNow[s]!) : null);
      this.midnights.push(this.hasMidnights[s] ? taken(this.midnightsNow[s]!) : null);
    }
    // What happened in the second in which a run ended belongs to the month before that second.
    const month = this.months.of(Math.max(0, t > this.from ? this.from : t - 1));
    this.cells.push({ from: this.from, to: t, month });
  }

  /** Adds `sign` × `t` to the areas for everyone and everything there now. */
  private addPresent(t: number, sign: number): void {
    const { occupied, delayed, visiting } = this.columns;
    for (let c = 0; c < this.here.length; c++) {
      occupied[c]! += sign * t * this.here[c]!;
      delayed[c]! += sign * t * this.ready[c]!;
      visiting[c]! += sign * t * this.staff[c]!;
    }
    for (let s = 0; s < this.services; s++) this.placeTime[s]! += sign * t * this.placesNow[s]!;
  }

  end(): Activity {
    const to = this.ended >= 0 ? Math.max(this.ended, this.asked) : this.end_;
    if (to > this.ended) this.comeTo(to);
    if (to === this.ended || to > this.from) this.close(to);
    return {
      cells: this.cells,
      services: this.services,
      payers: this.funds - 1,
      placeTime: joined(this.found.map(({ placeTime }) => placeTime)),
      placesAt: joined(this.found.map(({ placesAt }) => placesAt)),
      used: joinedColumns(this.found.map(({ columns }) => columns)),
      nights: this.nights,
      midnights: this.midnights,
    };
  }

  /** Makes room for the people of a chunk. */
  private reach({ person, length }: FactChunk): void {
    let highest = -1;
    for (let i = 0; i < length; i++) if (person[i]! > highest) highest = person[i]!;
    this.since = room(this.since, highest + 1);
    this.held = roomInBytes(this.held, highest + 1);
    this.visiting = room(this.visiting, highest + 1);
  }
}

/** Instants at which a cell ends, in order: turns of months, ends of windows and periods, dates of lines of cost. */
function cutsOf(model: CountedModel, months: Months, more: readonly Window[]): number[] {
  const { clock, periods = [], costs } = model;
  const at = new Set<number>();
  for (let month = months.of(0) + 1; months.beginningOf(month) < clock.end; month++) at.add(months.beginningOf(month));
  for (const { from, to } of [...periods.flatMap(({ stretches }) => stretches), ...more]) at.add(from).add(to);
  for (const { from, until } of costs) at.add(from ?? 0).add(until ?? 0);
  at.add(clock.warmUp);
  return [...at].filter((cut) => cut > 0 && cut < clock.end).sort((a, b) => a - b);
}

/** Places that somebody could pay for: of a service without limit there are none. */
function paidFor(capacity: number): number {
  return capacity >= UNLIMITED ? 0 : capacity;
}

function emptyColumns(length: number): Columns {
  return Object.fromEntries(QUANTITIES.map((what) => [what, new Float64Array(length)])) as Columns;
}

function add(counts: Map<number, number>, number: number): void {
  counts.set(number, (counts.get(number) ?? 0) + 1);
}

/** The counts in ascending order; there are none any more. */
function taken(counts: Map<number, number>): Counts {
  const all = [...counts].sort(([a], [b]) => a - b).flat();
  counts.clear();
  return all;
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function joinedColumns(parts: readonly Columns[]): Columns {
  return Object.fromEntries(QUANTITIES.map((what) => [what, joined(parts.map((part) => part[what]))])) as Columns;
}
