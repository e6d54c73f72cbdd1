import type { Fold, Window } from "../projection.ts";
import { beginActivity } from "./activityFold.ts";
import { type Ledger, ledgerOf, type PricedModel, sumOf, wholeLedger } from "./costs.ts";

/** A ledger cut in several ways, in pence; costs that are only an attribution are in none of them. */
export interface LedgerSums {
  readonly total: number;
  /** In the order of Model.payers. */
  readonly payers: readonly number[];
  /** By service in the order of Model.services; last, what belongs to no service. */
  readonly services: readonly number[];
  /** In the order of Model.costs. */
  readonly lines: readonly number[];
  readonly months: readonly { readonly month: string; readonly pence: number }[];
}

/**
 * What care cost in a window: in all, by payer, by service, by line, and month by month. Each month is a window of its
 * own, and the total is not made of months, so that one that the months do not make shows a fault.
 */
export function ledgerSums(model: PricedModel, window: Window): Fold<LedgerSums> {
  const fold = beginActivity(model, [window]);
  return {
    take: (chunk) => fold.take(chunk),
    end() {
      const activity = fold.end();
      const all = wholeLedger(model, activity, window);
      const months = ledgerOf(model, activity, window).months.map(({ month, window: own }) => ({
        month,
        ledger: ledgerOf(model, activity, own),
      }));
      return {
        total: sum(all, () => true),
        payers: model.payers.map((_, payer) => sum(all, (entry) => entry.payer === payer)),
        services: [...model.services.keys(), -1].map((service) => sum(all, (entry) => entry.service === service)),
        lines: model.costs.map((_, line) => sum(all, (entry) => entry.line === line)),
        months: months.map(({ month, ledger }) => ({ month, pence: sum(ledger, () => true) })),
      };
    },
  };
}

function sum(ledger: Ledger, counted: (entry: Ledger["entries"][number]) => boolean): number {
  return sumOf(ledger, (entry) => (counted(entry) ? entry.pence : 0));
}

/** Pence between two ways of adding up beyond which they differ: less than rounding to the penny. */
const LESS_THAN_A_PENNY = 0.5;

/** Ways of cutting a ledger that do not add up to its total, in words; none where all of them do, to the penny. */
export function ledgerFaults({ total, payers, services, lines, months }: LedgerSums): string[] {
  const ways = [
    ["payers", payers],
    ["services", services],
    ["lines", lines],
    ["months", months.map(({ pence }) => pence)],
  ] as const;
  return ways.flatMap(([way, parts]) => {
    const all = parts.reduce((pence, part) => pence + part, 0);
    // Written so that what is no number is a fault too.
    if (Math.abs(all - total) < LESS_THAN_A_PENNY) return [];
    return [`the ${way} add up to ${pounds(all)}, but all together cost ${pounds(total)}`];
  });
}

/** "£1,234.56" */
export function pounds(pence: number): string {
  const [whole = "", part] = (Math.abs(pence) / 100).toFixed(2).split(".");
  return `${pence < 0 ? "−" : ""}£${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${part}`;
}
