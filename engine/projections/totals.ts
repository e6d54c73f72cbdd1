import { KIND } from "../log/facts.ts";
import { type AskedTotals, askedTotals, needsFold } from "./asked/asked.ts";
import { Carried, type CarriedTotals } from "./carried.ts";
import { type Ledger, ledgerOf } from "./costs.ts";
import { type JourneyTotals, journeys } from "./journeys.ts";
import { Lent, type LentTotals } from "./lent.ts";
import type { Projection } from "./projection.ts";
import { WEEK, yearsIn } from "./time.ts";

/** What the standard measures are read off: what happened, and what it cost. */
export interface Totals extends JourneyTotals {
  readonly ledger: Ledger;
  /** True when what was to end the run came about (see Model.end). */
  readonly ended: boolean;
  readonly carried: CarriedTotals;
  readonly lent: LentTotals;
  /** Null where the model asks for nothing that needs a fold. */
  readonly asked: AskedTotals | null;
}

export const totals: Projection<Totals> = {
  begin(model, window) {
    const fold = journeys.begin(model, window);
    const carried = new Carried(model, window);
    const lent = new Lent(model, window);
    const asked = needsFold(model) ? askedTotals.begin(model, window) : null;
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
        const ledger = ledgerOf(model, happened);
        return { ...happened, ended, ledger, carried: carried.close(), lent, asked: asked?.end() ?? null };
      },
    };
  },
};

/** Mean level from an area in seconds. */
export function meanLevel({ window }: Totals, area: number): number {
  return area / (window.to - window.from);
}

/** So many a year of 365.25 days. */
export function aYear({ window }: Totals, count: number): number {
  return count / yearsIn(window);
}

export function aWeek({ window }: Totals, count: number): number {
  return (count * WEEK) / (window.to - window.from);
}
