import type { Model } from "../../compile/model.ts";
import type { Window } from "../projection.ts";
import type { Activity } from "./activity.ts";
import { type Ledger, ledgerOf, wholeLedger } from "./costs.ts";

/** What the measures of money are read off: a function of activity and prices alone. */
export interface MoneyTotals {
  readonly window: Window;
  /** Without months; empty without lines of cost. */
  readonly ledger: Ledger;
  /** The same month by month, where months matter: to discounting. */
  readonly monthly: Ledger;
}

/** True of a model whose runs are priced: only then is activity counted. */
export function isPriced({ costs }: Pick<Model, "costs">): boolean {
  return costs.length > 0;
}

/** The ledgers of a window. `activity`: null of a model without prices. */
export function moneyIn(model: Model, activity: Activity | null, window: Window): MoneyTotals {
  const none = { window, months: [], entries: [] };
  if (activity === null) return { window, ledger: none, monthly: none };
  const monthly = model.moneyRules === undefined ? none : ledgerOf(model, activity, window);
  return { window, ledger: wholeLedger(model, activity, window), monthly };
}
