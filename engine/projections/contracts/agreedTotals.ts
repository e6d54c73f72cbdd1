import { type Activity, cellsIn } from "../money/activity.ts";
import type { Window } from "../projection.ts";
import { type Agreed, settle } from "./agreed.ts";
import type { SettledModel } from "./booked.ts";
import { type FundBook, fundBook } from "./funds.ts";

/** The three ledgers and the books of funds, in a window. */
export interface AgreedTotals extends Agreed {
  /** In the order of ModelContracts.funds. */
  readonly books: readonly FundBook[];
}

/**
 * What was booked in each window that is asked for. Contracts and funds are settled over all of the measured time, once:
 * what a year settles stands in its last month, whatever window that lies in.
 * @throws RangeError where the activity was not cut at the ends of years of contracts, or then of the window
 */
export function agreedOf(model: SettledModel, activity: Activity): (window: Window) => AgreedTotals {
  const all = settle(model, activity);
  const books = (model.agreed?.funds ?? []).map((fund) => fundBook(fund, activity, all));
  return (window) => {
    const cells = new Set(cellsIn(activity, window));
    const own = <T extends { readonly cell: number }>(entries: readonly T[]): T[] =>
      entries.filter(({ cell }) => cells.has(cell));
    return {
      care: own(all.care),
      paid: own(all.paid),
      earned: own(all.earned),
      settled: own(all.settled),
      accrued: own(all.accrued),
      books: books.map((book) => ({ cells: own(book.cells), years: own(book.years) })),
    };
  };
}
