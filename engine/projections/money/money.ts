import type { Model } from "../../compile/model.ts";
import { type AgreedTotals, agreedIn } from "../contracts/agreedTotals.ts";
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
  /** Who paid whom, and what funds did; null of a model in which that is not asked. */
  readonly agreed: AgreedTotals | null;
}

/** True of a model whose runs are priced: only then is activity counted. */
export function isPriced({ costs, agreed }: Pick<Model, "costs" | "agreed">): boolean {
  return costs.length > 0 || agreed !== undefined;
}

/** The ledgers of a window. `activity`: null of a model without prices. */
export function moneyIn(model: Model, activity: Activity | null, window: Window): MoneyTotals {
  const none = { window, months: [], entries: [] };
  if (activity === null) return { window, ledger: none, monthly: none, agreed: null };
  const monthly = model.moneyRules === undefined ? none : ledgerOf(model, activity, window);
  const agreed = asksWhoBears(model) ? agreedIn(model, activity, window) : null;
  return { window, ledger: wholeLedger(model, activity, window), monthly, agreed };
}

/** True of a model that names parties or says how costs behave: then it matters who bears them. */
export function asksWhoBears({ costs, agreed }: Pick<Model, "costs" | "agreed">): boolean {
  return agreed !== undefined || costs.some(({ behaves, perStep }) => behaves !== undefined || perStep !== undefined);
}
