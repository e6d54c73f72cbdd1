import {
  addMonths,
  addSeconds,
  civilToDays,
  daysToCivil,
  daysToIso,
  parseInstant,
  secondsBetween,
} from "../calendar.ts";
import type { Model } from "../compile/model.ts";
import { type Ledger, ledger } from "./costs.ts";
import type { Fold, Window } from "./projection.ts";

/** A ledger cut in three ways, in pence; costs that are only an attribution are in none of them. */
export interface LedgerSums {
  readonly total: number;
  /** In the order of Model.payers. */
  readonly payers: readonly number[];
  /** By service in the order of Model.services; last, what belongs to no service. */
  readonly services: readonly number[];
  readonly months: readonly { readonly month: string; readonly pence: number }[];
}

/** The civil months that a window covers, in order, "2016-04"; the first and the last may be parts of one. */
export function monthsIn({ clock }: Pick<Model, "clock">, window: Window): { month: string; window: Window }[] {
  const start = parseInstant(clock.start);
  if (start === null) throw new RangeError(`"${clock.start}" is not a date`);
  const timeOf = (days: number): number => clock.warmUp + secondsBetween(start, { days, seconds: 0 });
  const months: { month: string; window: Window }[] = [];
  const opens = addSeconds(start, window.from - clock.warmUp);
  const { year, month } = daysToCivil(opens.days);
  for (let first = civilToDays({ year, month, day: 1 }); timeOf(first) < window.to; first = addMonths(first, 1)) {
    const [from, to] = [Math.max(window.from, timeOf(first)), Math.min(window.to, timeOf(addMonths(first, 1)))];
    const closed = to === window.to && window.closed === true;
    if (to > from)
      months.push({ month: daysToIso(first).slice(0, 7), window: { from, to, ...(closed && { closed }) } });
  }
  return months;
}

/**
 * What care cost in a window: in all, by payer, by service, and month by month. Each month is worked out from the facts
 * by itself, from who was there when it began, so that a total that the months do not make shows a fault.
 */
export function ledgerSums(model: Model, window: Window): Fold<LedgerSums> {
  const whole = ledger.begin(model, window);
  const months = monthsIn(model, window).map(({ month, window: own }) => ({ month, fold: ledger.begin(model, own) }));
  return {
    take(chunk) {
      whole.take(chunk);
      for (const { fold } of months) fold.take(chunk);
    },
    end() {
      const all = whole.end();
      return {
        total: sum(all, () => true),
        payers: model.payers.map((_, payer) => sum(all, (entry) => entry.payer === payer)),
        services: [...model.services.keys(), -1].map((service) => sum(all, (entry) => entry.service === service)),
        months: months.map(({ month, fold }) => ({ month, pence: sum(fold.end(), () => true) })),
      };
    },
  };
}

function sum({ entries }: Ledger, counted: (entry: Ledger["entries"][number]) => boolean): number {
  return entries.reduce((pence, entry) => (entry.counts && counted(entry) ? pence + entry.pence : pence), 0);
}

/** Pence between two ways of adding up beyond which they differ: less than rounding to the penny. */
const LESS_THAN_A_PENNY = 0.5;

/** Ways of cutting a ledger that do not add up to its total, in words; none where all of them do, to the penny. */
export function ledgerFaults({ total, payers, services, months }: LedgerSums): string[] {
  const ways = [
    ["payers", payers],
    ["services", services],
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
