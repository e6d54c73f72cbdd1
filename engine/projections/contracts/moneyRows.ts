/** Every amount of the ledgers and of funds, month by month: what money.csv holds. */
import type { ModelFund } from "../../compile/model/contracts.ts";
import type { Model } from "../../compile/model.ts";
import { type Activity, cellsIn } from "../money/activity.ts";
import { monthName } from "../money/months.ts";
import type { Window } from "../projection.ts";
import { YEAR } from "../time.ts";
import { agreedOf } from "./agreedTotals.ts";
import type { FundBook } from "./funds.ts";

/**
 * What a row tells: what care cost, who paid and who earned, what stays under way have earned, and what funds did. A forecast
 * is of the whole financial year.
 */
export type MoneyLedger =
  | "care"
  | "paid"
  | "earned"
  | "accrued"
  | "premium"
  | "contributed"
  | "spent"
  | "forecast"
  | "overspend";

/** An amount of a month. "" where there is nothing of the kind. */
export interface MoneyRow {
  /** "2016-04" */
  readonly month: string;
  readonly ledger: MoneyLedger;
  readonly service: string;
  /** The payer of care and of payments and the partner of a fund; the provider of what is earned. */
  readonly party: string;
  readonly line: string;
  readonly contract: string;
  readonly fund: string;
  readonly pence: number;
  /** The same, discounted from the middle of the month to the measured start. */
  readonly discounted: number;
}

type Plain = Omit<MoneyRow, "month" | "discounted"> & { readonly cell: number };

const NOTHING = { service: "", party: "", line: "", contract: "", fund: "" };

/**
 * The amounts of a window, by month, ledger, service, party, and line or contract; none of 0.
 * @throws RangeError where the activity was not cut at the ends of the window, or of years of contracts
 */
export function moneyRows(model: Model, activity: Activity, window: Window): MoneyRow[] {
  const { agreed } = model;
  const totals = agreedOf(model, activity)(window);
  const { services, payers, costs } = model;
  const contractOf = (number: number): string => agreed?.contracts[number]?.name ?? "";
  const of = ({ service, line, contract }: { service: number; line: number; contract: number }) => ({
    ...NOTHING,
    service: services[service]?.name ?? "",
    line: costs[line]?.name ?? "",
    contract: contractOf(contract),
  });
  const provider = (number: number): string => agreed?.providers[number] ?? "";
  const premiums = new Set((agreed?.contracts ?? []).flatMap((one, i) => (isPremium(one) ? [i] : [])));
  const plain: Plain[] = [
    ...totals.care.map((one) => ({ ...of(one), ...amount("care", one), party: payers[one.payer]! })),
    ...totals.paid.map((one) => ({ ...of(one), ...amount("paid", one), party: payers[one.payer]! })),
    ...totals.earned.map((one) => ({ ...of(one), ...amount("earned", one), party: provider(one.provider) })),
    ...totals.accrued.map((one) => ({ ...of(one), ...amount("accrued", one) })),
    ...totals.settled
      .filter(({ contract }) => premiums.has(contract))
      .map((one) => ({ ...of(one), ...amount("premium", one) })),
    ...(agreed?.funds ?? []).flatMap((fund, number) => fundRows(model, fund, totals.books[number]!)),
  ];
  return byMonth(plain, model, activity, window);
}

const amount = (ledger: MoneyLedger, { cell, pence }: { readonly cell: number; readonly pence: number }) => ({
  ledger,
  cell,
  pence,
});

/** True of a payment that comes into a fund: nobody earns it. */
const isPremium = ({
  provider,
  terms,
}: {
  readonly provider: number;
  readonly terms: { readonly kind: string };
}): boolean => terms.kind === "performance" && provider < 0;

function fundRows({ payers }: Model, fund: ModelFund, { cells, years }: FundBook): Plain[] {
  const own = { ...NOTHING, fund: fund.name };
  const partner = (i: number): string => payers[fund.contributions[i]!.payer]!;
  return [
    ...cells.flatMap(({ cell, contributed, spent }) => [
      ...contributed.map((pence, i) => ({ ...own, ...amount("contributed", { cell, pence }), party: partner(i) })),
      ...spent.map((pence, i) => {
        const { name, line } = fund.pays[i]!;
        return { ...own, ...amount("spent", { cell, pence }), ...(line >= 0 ? { line: name } : { contract: name }) };
      }),
    ]),
    ...years.flatMap(({ cell, borne, forecasts }) => [
      ...forecasts.map((one) => ({ ...own, ...amount("forecast", one) })),
      ...borne.map((pence, i) => ({ ...own, ...amount("overspend", { cell, pence }), party: partner(i) })),
    ]),
  ];
}

/** Amounts of the cells of a month together, in the order in which they came. */
function byMonth(plain: readonly Plain[], model: Model, activity: Activity, window: Window): MoneyRow[] {
  const ends = new Map<number, { from: number; to: number }>();
  for (const cell of cellsIn(activity, window)) {
    const { month, from, to } = activity.cells[cell]!;
    ends.set(month, { from: ends.get(month)?.from ?? from, to });
  }
  const { discount = 0 } = model.moneyRules ?? {};
  const factors = new Map(
    [...ends].map(([month, { from, to }]) => [
      month,
      (1 + discount) ** -(((from + to) / 2 - model.clock.warmUp) / YEAR),
    ]),
  );
  const months = new Map([...ends.keys()].map((month) => [month, new Map<string, MoneyRow>()]));
  for (const { cell, pence, ...row } of plain) {
    const { month } = activity.cells[cell]!;
    const rows = months.get(month)!;
    const key = Object.values(row).join();
    const all = (rows.get(key)?.pence ?? 0) + pence;
    rows.set(key, { month: monthName(month), ...row, pence: all, discounted: all * factors.get(month)! });
  }
  return [...months.values()].flatMap((rows) => [...rows.values()].filter(({ pence }) => pence !== 0));
}
