import type { ModelFund } from "../../compile/model/contracts.ts";
import { type Measure, ratio, value } from "../definition.ts";
import type { MoneyTotals } from "../money/money.ts";
import { aYear } from "../totals.ts";
import type { FundBook, FundYear } from "./funds.ts";

const UNIT = "pence per year";

/** What a pooled fund took in and spent, who bears its overspend, and when that first showed. */
export function fundMeasures(fund: ModelFund, number: number, payers: readonly string[]): Measure<MoneyTotals>[] {
  const { name, contributions, remedialPlan } = fund;
  const bookOf = ({ agreed }: MoneyTotals): FundBook => agreed?.books[number] ?? NO_BOOK;
  const money = (measure: string, words: string, read: (book: FundBook) => number): Measure<MoneyTotals> =>
    value<MoneyTotals>(null, `fund.${name}.${measure}`, UNIT, words, (t) => aYear(t, read(bookOf(t))));
  const days = (measure: string, words: string, above: string, more: number): Measure<MoneyTotals> =>
    ratio<MoneyTotals>(
      null,
      `fund.${name}.${measure}`,
      "days",
      words,
      [above, (t) => sum(bookOf(t).years, ({ shows }) => (shows === null ? 0 : shows.days + more))],
      ["financial years in which an overspend shows", (t) => sum(bookOf(t).years, ({ shows }) => (shows ? 1 : 0))],
    );
  const shows =
    "days from the start of the financial year to the first turn of a month at which an overspend is forecast";
  return [
    money("spend", "What the fund spends.", spentIn),
    money(
      "contributions",
      "What comes in: contributions of partners, and a premium that is paid into the fund.",
      paidInto,
    ),
    ...contributions.map(({ payer }, partner) =>
      money(`contributions.${payers[payer]!}`, `What ${payers[payer]!} pays in.`, ({ cells }) =>
        sum(cells, ({ contributed }) => contributed[partner]!),
      ),
    ),
    money("overspend", "What financial years spend beyond what came in; booked in their last month.", overspendIn),
    ...contributions.map(({ payer }, partner) =>
      money(`overspend.${payers[payer]!}`, `What of an overspend falls to ${payers[payer]!}.`, ({ years }) =>
        sum(years, ({ borne }) => borne[partner]!),
      ),
    ),
    money(
      "balance",
      "What is left: what came in, and what partners bear of an overspend, less what the fund spends.",
      (book) => paidInto(book) + overspendIn(book) - spentIn(book),
    ),
    ratio<MoneyTotals>(
      null,
      `fund.${name}.overspent-years`,
      "share",
      "Share of financial years that spend more than came in.",
      ["financial years that overspend", (t) => sum(bookOf(t).years, ({ overspend }) => (overspend > 0 ? 1 : 0))],
      ["financial years", (t) => bookOf(t).years.length],
    ),
    days(
      "overspend-shows",
      "Where a straight line through what was spent so far comes to more than the year's contributions: days from 1 April until it first does.",
      shows,
      0,
    ),
    days(
      "remedial-plan",
      `Days from 1 April until the remedial plan is due: ${remedialPlan} days after an overspend first shows.`,
      `${shows}, and ${remedialPlan} more`,
      remedialPlan,
    ),
  ];
}

const NO_BOOK: FundBook = { cells: [], years: [] };

const spentIn = ({ cells }: FundBook): number => sum(cells, ({ spent }) => sum(spent, (pence) => pence));

const paidInto = ({ cells }: FundBook): number =>
  sum(cells, ({ contributed, premium }) => premium + sum(contributed, (pence) => pence));

const overspendIn = ({ years }: { readonly years: readonly FundYear[] }): number =>
  sum(years, ({ overspend }) => overspend);

function sum<T>(all: readonly T[], read: (one: T) => number): number {
  return all.reduce((total, one) => total + read(one), 0);
}
