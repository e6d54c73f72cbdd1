import type { Model } from "../compile/model.ts";
import { KIND } from "../log/facts.ts";
import { type AskedFold, type AskedTotals, askedTotals, needsFold } from "./asked/asked.ts";
import { Carried, type CarriedTotals } from "./carried.ts";
import { type CrossingJourneys, crossingJourneys } from "./crossingJourneys.ts";
import { type JourneyTotals, journeys } from "./journeys.ts";
import { Lent, type LentTotals } from "./lent.ts";
import type { MoneyTotals } from "./money/money.ts";
import { noPassage, type Passage } from "./passage.ts";
import type { Fold, Projection, Window } from "./projection.ts";
import { WEEK, yearsIn } from "./time.ts";

/** What the standard measures are read off: what happened, and what it cost. */
export interface Totals extends Happened, MoneyTotals {
  readonly window: Window;
}

/** What happened in a window. */
export interface Happened extends JourneyTotals {
  /** True when what was to end the run came about (see Model.end). */
  readonly ended: boolean;
  readonly carried: CarriedTotals;
  readonly lent: LentTotals;
  /** Null where the model asks for nothing that needs a fold. */
  readonly asked: AskedTotals | null;
}

/** By which people go over from one of several folds of the same window to another. */
interface Passages {
  readonly journeys: Passage<CrossingJourneys>;
  readonly carried: Passage<Carried>;
  readonly asked: Passage<AskedFold>;
}

export const totals: Projection<Happened> = { begin: (model, window) => beginTotals(model, window, null) };

/** The totals of some people only, several folds of which share a way from one to the other (see split.ts). */
export function totalsOfSome(): Projection<Happened> {
  const passages: Passages = { journeys: noPassage(), carried: noPassage(), asked: noPassage() };
  return { begin: (model, window) => beginTotals(model, window, passages) };
}

function beginTotals(model: Model, window: Window, passages: Passages | null): Fold<Happened> {
  const crossing = passages === null ? journeys : crossingJourneys(passages.journeys);
  const fold = crossing.begin(model, window);
  const carried = new Carried(model, window, passages?.carried);
  const lent = new Lent(model, window);
  const asked = needsFold(model) ? askedTotals(passages?.asked).begin(model, window) : null;
  let ended = false;
  return {
    take(chunk) {
      // Nothing comes after it.
      ended = chunk.length > 0 && chunk.kind[chunk.length - 1] === KIND.Ended;
      fold.take(chunk);
      carried.take(chunk);
      lent.take(chunk);
      asked?.take(chunk);
    },
    end() {
      const happened = fold.end();
      return { ...happened, ended, carried: carried.close(), lent, asked: asked?.end() ?? null };
    },
  };
}

/** Mean level from an area in seconds. */
export function meanLevel({ window }: Pick<Totals, "window">, area: number): number {
  return area / (window.to - window.from);
}

/** So many a year of 365.25 days. */
export function aYear({ window }: Pick<Totals, "window">, count: number): number {
  return count / yearsIn(window);
}

export function aWeek({ window }: Totals, count: number): number {
  return (count * WEEK) / (window.to - window.from);
}
