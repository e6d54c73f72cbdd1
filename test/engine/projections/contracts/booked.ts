import type {
  ModelContract,
  ModelContracts,
  ModelFund,
  ModelTerms,
} from "../../../../engine/compile/model/contracts.ts";
import type { CostLine } from "../../../../engine/compile/model/costs.ts";
import type { SettledModel } from "../../../../engine/projections/contracts/booked.ts";
import {
  type Activity,
  type Counts,
  QUANTITIES,
  type Quantity,
} from "../../../../engine/projections/money/activity.ts";

export const DAY = 86_400;

/** Days of the months from April 2016 to March 2017. */
const MONTHS = [30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31];

/** What a service did in each month from April 2016 on, and by its beds: nights of stays that ended, people at midnight. */
export interface Did extends Partial<Readonly<Record<Quantity, readonly number[]>>> {
  readonly nights?: readonly Counts[];
  readonly midnights?: readonly Counts[];
}

/** Activity of a financial year, or of its first months, as a cell for each month. */
export function activityOf(services: readonly Did[], payers: number, months = 12): Activity {
  const ends = MONTHS.map((_, m) => MONTHS.slice(0, m + 1).reduce((sum, days) => sum + days, 0) * DAY);
  const cells = MONTHS.slice(0, months).map((days, m) => {
    return { from: ends[m]! - days * DAY, to: ends[m]!, month: 12 * 2016 + 3 + m };
  });
  const width = 1 + payers;
  const column = (what: Quantity): Float64Array => {
    const all = new Float64Array(months * services.length * width);
    for (const [m] of cells.entries())
      for (const [s, did] of services.entries()) all[(m * services.length + s) * width] = did[what]?.[m] ?? 0;
    return all;
  };
  const counted = (which: "nights" | "midnights"): (Counts | null)[] =>
    cells.flatMap((_, m) => services.map((did) => (did[which] === undefined ? null : (did[which][m] ?? []))));
  return {
    cells,
    services: services.length,
    payers,
    placeTime: new Float64Array(months * services.length),
    placesAt: new Float64Array(months * services.length),
    used: Object.fromEntries(QUANTITIES.map((what) => [what, column(what)])) as Activity["used"],
    nights: counted("nights"),
    midnights: counted("midnights"),
  };
}

/** A financial year of a contract or a fund, measured from its beginning on. */
export const year = (months = 12) => {
  const to = MONTHS.slice(0, months).reduce((sum, days) => sum + days, 0) * DAY;
  return { from: 0, to, opens: 0, whole: 365 * DAY };
};

/** A contract between provider 0 and payer 0. */
export function contractOf(
  terms: ModelTerms,
  services: readonly number[],
  more: Partial<ModelContract> = {},
): ModelContract {
  const parties = { provider: 0, commissioner: [{ payer: 0, share: 1 }] };
  return { name: terms.kind, label: terms.kind, ...parties, services, years: [year()], terms, ...more };
}

/** Two payers and two providers, of whom the first runs every service. */
export function modelWith(
  costs: readonly CostLine[],
  contracts: readonly ModelContract[],
  funds: readonly ModelFund[] = [],
  months = 12,
): SettledModel & { readonly agreed: ModelContracts } {
  return {
    clock: { start: "2016-04-01", warmUp: 0, end: year(months).to },
    services: [{}, {}, {}],
    payers: ["ccg", "council"],
    costs,
    agreed: { providers: ["trust", "other"], runs: [0, 0, -1], contracts, funds },
  };
}

/** A price for each start in a service, in pence. */
export function perStart(service: number, price: number, shares: readonly number[] = [1]): CostLine {
  const paidBy = shares.map((share, payer) => ({ payer, share }));
  return { name: `line ${service}`, services: [service], per: "start", price, paidBy, additional: true };
}

export function penceOf<T extends { readonly pence: number }>(
  entries: readonly T[],
  counted: (one: T) => boolean = () => true,
): number {
  return entries.reduce((sum, one) => (counted(one) ? sum + one.pence : sum), 0);
}
