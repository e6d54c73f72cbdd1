/** What care cost, by civil month: the ledger of costs.ts, cut at the turns of the months. */
import { addMonths, daysToCivil, daysToIso, parseInstant } from "../calendar.ts";
import type { FactChunk } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";
import { type Ledger, ledgerOf, type Prices } from "./costs.ts";
import type { Window } from "./projection.ts";
import { DAY } from "./time.ts";
import { UsedSoFar } from "./usedSoFar.ts";

/** What is needed to price a log: a Model will do, and so will the log's header. */
export interface PricedModel extends Prices {
  readonly clock: { readonly start: string; readonly warmUp: number; readonly end: number };
  readonly services: readonly { readonly capacity: number; readonly perPlace?: number }[];
  readonly routes: readonly { readonly fundedBy: number }[];
}

/** What care cost in one month, or in the part of it that was measured. */
export interface MonthOfCosts extends Ledger {
  /** "2016-04". */
  readonly month: string;
}

/** A fold that hands out each month when it is over. Months together make the ledger of the whole measured time. */
export interface MonthlyFold {
  take(chunk: FactChunk): readonly MonthOfCosts[];
  end(): readonly MonthOfCosts[];
}

/**
 * Begins a ledger by civil month of the measured time, up to the Ended of a run that has one.
 * @throws RangeError when the clock names no date
 */
export function monthlyLedger(model: PricedModel): MonthlyFold {
  return new Months(model);
}

class Months implements MonthlyFold {
  private readonly model: PricedModel;
  private readonly used: UsedSoFar;
  /** Civil day of the measured start, and its second of the run. */
  private readonly start: { readonly days: number; readonly seconds: number };
  private from: number;
  private to: number;
  private inCensus = false;
  private opened = false;
  private ended: number | null = null;

  constructor(model: PricedModel) {
    const start = parseInstant(model.clock.start);
    if (start === null) throw new RangeError(`"${model.clock.start}" is not a date`);
    this.start = start;
    this.model = model;
    this.used = new UsedSoFar(model);
    this.from = model.clock.warmUp;
    this.to = this.turnAfter(this.from);
  }

  take(chunk: FactChunk): MonthOfCosts[] {
    const over: MonthOfCosts[] = [];
    for (let i = 0; i < chunk.length; i++) {
      const time = chunk.time[i]!;
      if (time >= this.model.clock.end) break;
      if (chunk.kind[i] === KIND.Census) this.inCensus = chunk.value[i]! > 0;
      else if (!this.inCensus) this.comeTo(time, over);
      if (chunk.kind[i] === KIND.Ended) this.ended = time;
      this.used.apply(chunk, i);
    }
    return over;
  }

  end(): MonthOfCosts[] {
    const { warmUp, end } = this.model.clock;
    const until = this.ended !== null && this.ended > warmUp ? this.ended : end;
    const over: MonthOfCosts[] = [];
    this.comeTo(until, over);
    if (until > this.from) over.push(this.close({ from: this.from, to: until }));
    return over;
  }

  /** Closes the months that are over at `time`. */
  private comeTo(time: number, over: MonthOfCosts[]): void {
    if (!this.opened && time >= this.from) {
      this.opened = true;
      this.used.open(this.from);
    }
    while (this.opened && time >= this.to) {
      over.push(this.close({ from: this.from, to: this.to }));
      this.from = this.to;
      this.to = this.turnAfter(this.from);
    }
  }

  private close(window: Window): MonthOfCosts {
    this.used.close(window);
    const { entries } = ledgerOf(this.model, this.used);
    this.used.open(window.to);
    return { month: daysToIso(this.dayOf(window.from)).slice(0, 7), window, entries };
  }

  private dayOf(time: number): number {
    return this.start.days + Math.floor((this.start.seconds + time - this.model.clock.warmUp) / DAY);
  }

  /** The first second of the month after that of `time`. */
  private turnAfter(time: number): number {
    const day = this.dayOf(time);
    const turn = addMonths(day - daysToCivil(day).day + 1, 1);
    return (turn - this.start.days) * DAY - this.start.seconds + this.model.clock.warmUp;
  }
}
