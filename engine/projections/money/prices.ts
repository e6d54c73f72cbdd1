import type { CostLine, MoneyRules } from "../../compile/model/costs.ts";
import type { DatedClock } from "./months.ts";

/** What a price needs to know of a model: the header of a log will do. */
export interface Prices {
  readonly clock: DatedClock;
  readonly services: readonly { readonly perPlace?: number }[];
  readonly payers: readonly string[];
  readonly costs: readonly CostLine[];
  readonly moneyRules?: MoneyRules;
}
