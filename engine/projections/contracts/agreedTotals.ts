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
 * What was booked in a window. Contracts and funds are settled over all of the measured time first: what a year settles
 * stands in its last month, whatever window that lies in.
 * @throws RangeError where the activity was not cut at the ends of the window, or of years of contracts
 */
export function agreedIn(model: SettledModel, activity: Activity, window: Window): AgreedTotals {
  const cells = new Set(cellsIn(activity, window));
  const all = settle(model, activity);
  const own = <T extends { readonly cell: number }>(entries: readonly T[]): T[] =>
    entries.filter(({ cell }) => cells.has(cell));
  const books = (model.agreed?.funds ?? []).map((fund) => {
    const book = fundBook(fund, activity, all);
    return { cells: own(book.cells), years: own(book.years) };
  });
  return {
    care: own(all.care),
    paid: own(all.paid),
    earned: own(all.earned),
    settled: own(all.settled),
    accrued: own(all.accrued),
    books,
  };
}
