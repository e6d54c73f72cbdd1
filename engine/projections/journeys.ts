import type { Model } from "../compile/model.ts";
import type { FactChunk } from "../log/chunk.ts";
import type { KIND } from "../log/facts.ts";
import { room, roomInHalfWords } from "./columns.ts";
import { Delays } from "./delays.ts";
import { InForce } from "./inForce.ts";
import type { JourneyTotals } from "./journeyTotals.ts";
import { MARK, OLDER_SHIFT, OUTCOME_MARKS } from "./marks.ts";
import { GIVES, rulesOfMoves } from "./moveRules.ts";
import { lastWentHome, Outcomes } from "./outcomes.ts";
import { Places } from "./places.ts";
import { PoolBooks } from "./pools.ts";
import { type Projection, projectionOf, type Turn, type Window, type WindowFold } from "./projection.ts";
import { middleOf } from "./time.ts";
import { Waits } from "./waits.ts";

export type { JourneyTotals } from "./journeyTotals.ts";

/** Everyone's way through the services, in one pass. */
export const journeys: Projection<JourneyTotals> = projectionOf((model, window) => new JourneysFold(model, window));

// Local names, and numbers for the kinds: V8 looks a property of an import up again at every fact.
const { holds: HOLDS, waits: WAITS, ready: READY, followed: FOLLOWED, visited: VISITED } = MARK;
const { turns: TURNS, units: UNITS, older: OLDER } = MARK;
const GIVEN = GIVES;

/**
 * The one loop over a log. Most facts are a person who starts in a place or leaves one with nothing special about it:
 * the loop books those itself. Whatever else happens to a person is told to the book concerned, which asks for the
 * person's next moves by a mark. One loop and not one for each book, because the processor guesses the kind of the next
 * fact wrong so often that this alone costs 5 ns a fact in every loop (of some 20 for everything together).
 */
export class JourneysFold implements WindowFold<JourneyTotals>, JourneyTotals {
  readonly window: Window;
  readonly places: Places;
  readonly delays: Delays;
  readonly waits: Waits;
  readonly outcomes: Outcomes;
  readonly inForce: InForce;
  readonly tasks: Float64Array;
  readonly pools: PoolBooks;
  readonly turns: readonly Turn[];
  arrivals = 0;
  returns = 0;
  inside = 0;
  firstRing = -1;
  private exits = 0;
  protected presentAtOpen = 0;
  /** By cell of `places.moves`: marks whose owners' move must be told; above them, marks it may give to anyone. */
  private readonly rules: Int32Array;
  /** MARK.older by class, else 0. */
  private readonly olderClass: Uint16Array;
  protected startedAt = new Int32Array(0);
  protected marks = new Uint16Array(0);

  constructor(model: Model, window: Window) {
    this.window = window;
    this.places = new Places(model);
    this.delays = new Delays(model, window);
    this.waits = new Waits(model);
    this.outcomes = new Outcomes(model, window);
    this.inForce = new InForce(model, window);
    this.tasks = new Float64Array(model.services.length);
    this.pools = new PoolBooks(model);
    this.rules = rulesOfMoves(this);
    this.turns = [
      { at: middleOf(window), turn: () => this.waits.middle(window) },
      { at: lastWentHome(window), turn: () => this.places.remember() },
    ];
    this.olderClass = Uint16Array.from(model.classes, (one) => (one.older ? OLDER : 0));
  }

  reach(people: number): void {
    this.startedAt = room(this.startedAt, people);
    this.marks = roomInHalfWords(this.marks, people);
    for (const book of [this.places, this.delays, this.waits, this.outcomes]) book.reach(people);
  }

  run(chunk: FactChunk, begin: number, end: number): void {
    const { first, time, kind, person, service, other, value } = chunk;
    const { startedAt, marks, rules, olderClass } = this;
    const { census, stay, full, taken, placesNow } = this.places;
    const { cells, width, startedAt: startedCell, leftAt: leftCell, exitedAt: exitedCell, olderBy } = this.places.moves;
    const olderShift = OLDER_SHIFT;
    let { arrivals, exits, inside } = this;
    for (let i = begin; i < end; i++) {
      switch (kind[i]) {
        case 4 satisfies typeof KIND.Started: {
          const s = service[i]!;
          const p = person[i]!;
          const t = time[i]!;
          const cell = startedCell + s * width + other[i]!;
          const mark = marks[p]!;
          const rule = rules[cell]!;
          const special = (mark & rule) | (rule >> GIVEN);
          if (special !== 0) this.started(s, p, t, other[i]!, first + i, special);
          startedAt[p] = t;
          census[s]! -= t;
          cells[cell + (mark >> olderShift) * olderBy]!++;
          if (++taken[s]! === placesNow[s]) full[s]! -= t;
          break;
        }
        case 9 satisfies typeof KIND.Left: {
          const s = service[i]!;
          const p = person[i]!;
          const t = time[i]!;
          const cell = leftCell + s * width + other[i]!;
          const mark = marks[p]!;
          const rule = rules[cell]!;
          const special = (mark & rule) | (rule >> GIVEN);
          if (special !== 0) this.left(s, p, t, other[i]!, special);
          stay[s]! += t - startedAt[p]!;
          census[s]! += t;
          cells[cell + (mark >> olderShift) * olderBy]!++;
          if (taken[s]!-- === placesNow[s]) full[s]! += t;
          break;
        }
        case 1 satisfies typeof KIND.Arrived:
          arrivals++;
          inside -= time[i]!;
          marks[person[i]!] = olderClass[value[i]!]!;
          break;
        case 22 satisfies typeof KIND.Exited: {
          const mark = marks[person[i]!]!;
          exits++;
          inside += time[i]!;
          cells[exitedCell + service[i]! * width + other[i]! + (mark >> olderShift) * olderBy]!++;
          if ((mark & ~OLDER) !== 0) this.exited(person[i]!, time[i]!, other[i]!);
          break;
        }
        default:
          this.special(kind[i]!, service[i]!, person[i]!, time[i]!, other[i]!, value[i]!, first + i);
      }
    }
    this.arrivals = arrivals;
    this.exits = exits;
    this.inside = inside;
  }

  private started(s: number, p: number, t: number, from: number, fact: number, special: number): void {
    let marks = this.marks[p]! & ~(HOLDS | WAITS);
    if (special & VISITED) {
      this.places.beginVisit(p, fact);
      marks |= VISITED;
    }
    if (special & UNITS) this.places.units.start(s, p, t);
    if (special & HOLDS) this.places.release(s, t);
    if (special & WAITS) this.waits.start(s, p, t);
    if (special & OUTCOME_MARKS) marks = this.outcomes.started(s, p, t, from, marks);
    this.marks[p] = marks;
  }

  private left(s: number, p: number, t: number, to: number, special: number): void {
    let marks = this.marks[p]! & ~(READY | VISITED);
    if (special & (UNITS | TURNS)) this.places.giveBack(s, p, t);
    if (special & VISITED) this.places.endVisit(s, p, t);
    if (special & WAITS) this.waits.goOutside(p, t);
    if (special & READY) this.delays.end(s, p, t, t - this.startedAt[p]!);
    if (special & OUTCOME_MARKS) marks = this.outcomes.left(s, p, t, to, marks);
    this.marks[p] = marks;
  }

  private exited(p: number, t: number, exit: number): void {
    const marks = this.marks[p]!;
    if (marks & WAITS) this.waits.lose(p, t);
    if (marks & FOLLOWED) this.outcomes.exited(p, t, exit);
    this.marks[p] = 0;
  }

  protected special(kind: number, s: number, p: number, t: number, other: number, value: number, fact: number): void {
    switch (kind) {
      case 2 satisfies typeof KIND.Referred:
        this.waits.join(s, p, t, other < 0 ? 0 : 1);
        this.marks[p]! |= WAITS;
        break;
      case 6 satisfies typeof KIND.ReadyToLeave:
        this.delays.begin(s, p, t, t - this.startedAt[p]!);
        this.marks[p]! |= READY;
        break;
      case 7 satisfies typeof KIND.Delayed:
        if (this.marks[p]! & READY) this.delays.change(s, p, t, value);
        break;
      case 3 satisfies typeof KIND.Assigned:
      case 8 satisfies typeof KIND.TransferStarted:
        this.reserved(s, p, t);
        break;
      case 30 satisfies typeof KIND.RingFormed:
        if (this.firstRing < 0) this.firstRing = t;
        break;
      case 21 satisfies typeof KIND.RingExchanged:
        if (this.firstRing < 0) this.firstRing = t;
        this.waits.find(other, p, t);
        this.places.exchange(s);
        this.marks[p]! |= WAITS;
        break;
      case 31 satisfies typeof KIND.TasksDone:
        this.tasks[s]! += value;
        break;
      case 23 satisfies typeof KIND.PlaceReady:
        this.places.endTurn(s, t, other);
        break;
      case 24 satisfies typeof KIND.UnitsTaken:
        this.places.takeUnits(s, p, t, other === 1, value);
        break;
      case 25 satisfies typeof KIND.PoolTaken:
      case 26 satisfies typeof KIND.PoolFreed:
      case 27 satisfies typeof KIND.PoolChanged:
        this.pools.take(kind, other, p, t, value);
        break;
      case 11 satisfies typeof KIND.GaveUp:
      case 12 satisfies typeof KIND.Refused:
      case 10 satisfies typeof KIND.Diverted:
      case 32 satisfies typeof KIND.Withdrawn:
        this.waits.turnAway(kind, s, p, t);
        this.marks[p]! &= ~WAITS;
        break;
      case 5 satisfies typeof KIND.Visited:
        this.visited(s, value);
        break;
      case 18 satisfies typeof KIND.CapacityChanged:
        this.places.changeCapacity(s, t, value);
        if (other === 1) this.places.endShift(s, t, fact);
        break;
      case 48 satisfies typeof KIND.VisitStopped:
      case 49 satisfies typeof KIND.VisitResumed:
        this.places.standStill(s, p, t, kind === 48);
        break;
      case 13 satisfies typeof KIND.Returned:
        this.returns++;
        break;
      case 33 satisfies typeof KIND.StoodSince:
        this.waits.begunBefore(p, t - value);
        break;
      case 54 satisfies typeof KIND.Before:
        this.begunBefore(p, t - value);
        break;
      case 40 satisfies typeof KIND.ClockRang:
        if (other >= 0) this.calledAway(p, t);
        break;
      case 41 satisfies typeof KIND.ReservationEnded:
        if (this.marks[p]! & HOLDS) this.places.release(s, t);
        this.marks[p]! &= ~HOLDS;
        break;
      default:
        this.inForce.take(kind, other, t, value);
    }
  }

  /** What was told last of a person began earlier: a wait, a delay or a stay, which so count in full when they end. */
  private begunBefore(p: number, since: number): void {
    const marks = this.marks[p]!;
    if (marks & WAITS) this.waits.begunBefore(p, since);
    else if (marks & READY) this.delays.begunBefore(p, since);
    else this.startedAt[p] = since;
  }

  /** From Assigned, or from TransferStarted when the place was found in the instant of setting out. */
  private reserved(place: number, p: number, t: number): void {
    this.waits.find(place, p, t);
    const holds = this.places.has(place) ? HOLDS : 0;
    if (holds !== 0 && (this.marks[p]! & HOLDS) === 0) this.places.reserve(place, t);
    this.marks[p]! |= WAITS | holds;
  }

  private calledAway(p: number, t: number): void {
    if (this.marks[p]! & WAITS) this.waits.lose(p, t);
    this.marks[p]! &= ~WAITS;
  }

  private visited(s: number, overtime: number): void {
    this.places.visits[s]!++;
    this.places.overtime[s]! += overtime;
  }

  open(): void {
    this.presentAtOpen = this.arrivals - this.exits;
    this.arrivals = 0;
    this.exits = 0;
    this.returns = 0;
    this.firstRing = -1;
    this.tasks.fill(0);
    this.inside = -this.window.from * this.presentAtOpen;
    for (const book of [this.places, this.delays, this.waits, this.pools]) book.open(this.window);
  }

  close(): JourneyTotals {
    this.inside += this.window.to * (this.presentAtOpen + this.arrivals - this.exits);
    for (const book of [this.places, this.delays, this.waits, this.outcomes]) book.close(this.window);
    this.inForce.close(this.window);
    this.pools.close(this.window);
    return this;
  }
}
