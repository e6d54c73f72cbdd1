import type { Model } from "../../compile/model.ts";
import { type AgreedTotals, agreedOf } from "../contracts/agreedTotals.ts";
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

/** The ledgers of each window that is asked for; contracts are settled once for all of them. */
export function moneyOf(model: Model, activity: Activity): (window: Window) => MoneyTotals {
  const agreed = asksWhoBears(model) ? agreedOf(model, activity) : null;
  return (window) => ({
    window,
    ledger: wholeLedger(model, activity, window),
    monthly: model.moneyRules === undefined ? noLedger(window) : ledgerOf(model, activity, window),
    agreed: agreed?.(window) ?? null,
  });
}

/** Of a model without prices, or of what prices are not put on. */
export function noMoney(window: Window): MoneyTotals {
  return { window, ledger: noLedger(window), monthly: noLedger(window), agreed: null };
}

const noLedger = (window: Window): Ledger => ({ window, months: [], entries: [] });

/** True of a model that names parties or says how costs behave: then it matters who bears them. */
export function asksWhoBears({ costs, agreed }: Pick<Model, "costs" | "agreed">): boolean {
  return agreed !== undefined || costs.some(({ behaves, perStep }) => behaves !== undefined || perStep !== undefined);
}
