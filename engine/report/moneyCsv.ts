/** money.csv: a line for each amount of a month, of one replication. */
import type { Model } from "../compile/model.ts";
import { type MoneyRow, moneyRows } from "../projections/contracts/moneyRows.ts";
import type { Activity } from "../projections/money/activity.ts";
import type { Window } from "../projections/projection.ts";
import { csvText } from "./csvText.ts";

const COLUMNS = [
  ...["month", "ledger", "service", "party", "line", "contract", "fund", "pence", "discounted"],
] as readonly (keyof MoneyRow)[];

/**
 * What care cost, what was paid and earned, and what funds did, by month, service, party, and line or contract. Pence of
 * the price year; simulated, one replication.
 * @throws RangeError where the activity was not cut at the ends of the window, or of years of contracts
 */
export function moneyCsv(model: Model, activity: Activity, window: Window): string {
  const rows = moneyRows(model, activity, window);
  return csvText(
    COLUMNS,
    rows.map((row) => COLUMNS.map((column) => row[column])),
  );
}
