/** Pooled funds: what was paid in and spent, when an overspend first shows, and on whom it falls. */
import type { ModelFund, ModelYear } from "../../compile/model/contracts.ts";
import type { Activity } from "../money/activity.ts";
import { DAY, YEAR } from "../time.ts";
import type { Agreed } from "./agreed.ts";

/** What a fund did in a cell of activity; pence. */
export interface FundCell {
  readonly cell: number;
  /** In the order of the fund's contributions. */
  readonly contributed: readonly number[];
  readonly premium: number;
  /** In the order of what the fund pays. */
  readonly spent: readonly number[];
}

/** A financial year of a fund, as far as the run came. */
export interface FundYear {
  /** Number of its last cell: an overspend is borne then. */
  readonly cell: number;
  /** Pence; 0 where it did not overspend. */
  readonly overspend: number;
  /** What falls to each partner, in the order of the contributions. */
  readonly borne: readonly number[];
  /** By month. */
  readonly forecasts: readonly Forecast[];
  /** Where a forecast first shows an overspend: the cell at whose end, and days from 1 April; null where it never does. */
  readonly shows: { readonly cell: number; readonly days: number } | null;
}

/** What is forecast of the year at the end of a cell, at a second of the run: an overspend, or below 0 what is left. */
interface Forecast {
  readonly cell: number;
  readonly at: number;
  readonly pence: number;
}

export interface FundBook {
  readonly cells: readonly FundCell[];
  readonly years: readonly FundYear[];
}

/** Less than this is no overspend: half a penny. */
const A_PENNY = 0.5;

/** The book of one fund over the measured time. */
export function fundBook(fund: ModelFund, { cells }: Activity, agreed: Agreed): FundBook {
  const book: FundCell[] = [];
  const years: FundYear[] = [];
  for (const year of fund.years) {
    const own = [...cells.keys()].filter((cell) => cells[cell]!.from >= year.from && cells[cell]!.from < year.to);
    if (own.length === 0) continue;
    const entries = own.map((cell) => cellOf(fund, cell, (cells[cell]!.to - cells[cell]!.from) / YEAR, agreed));
    book.push(...entries);
    years.push(
      closed(
        fund,
        year,
        entries,
        own.map((cell) => cells[cell]!),
      ),
    );
  }
  return { cells: book, years };
}

function cellOf(fund: ModelFund, cell: number, years: number, { settled, paid }: Agreed): FundCell {
  const sum = <T extends { readonly cell: number; readonly pence: number }>(
    all: readonly T[],
    own: (one: T) => boolean,
  ) => all.reduce((pence, one) => (one.cell === cell && own(one) ? pence + one.pence : pence), 0);
  return {
    cell,
    contributed: fund.contributions.map(({ value }) => value * years),
    premium: fund.premium < 0 ? 0 : sum(settled, ({ contract }) => contract === fund.premium),
    spent: fund.pays.map(({ line, contract }) =>
      sum(paid, (one) => (line >= 0 ? one.line === line : one.contract === contract)),
    ),
  };
}

const total = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0);

type Stretch = Activity["cells"][number];

function closed(fund: ModelFund, year: ModelYear, entries: readonly FundCell[], cells: readonly Stretch[]): FundYear {
  const spent = fund.pays.map((_, i) => total(entries.map((entry) => entry.spent[i]!)));
  const paidIn = total(entries.flatMap(({ contributed, premium }) => [...contributed, premium]));
  const over = total(spent) - paidIn;
  const overspend = over > A_PENNY ? over : 0;
  const years = (cells.at(-1)!.to - cells[0]!.from) / YEAR;
  const parts = sharesOf(fund, spent, years);
  const forecasts = forecastsOf(entries, cells);
  const shows = forecasts.find(({ pence }) => pence > A_PENNY);
  return {
    cell: entries.at(-1)!.cell,
    overspend,
    borne: parts.map((part) => overspend * part),
    forecasts,
    shows: shows === undefined ? null : { cell: shows.cell, days: (shows.at - year.opens) / DAY },
  };
}

/**
 * At each turn of a month: how much more than the year's contributions and the premium so far the year's spending comes
 * to, on a straight line through what was spent so far.
 */
function forecastsOf(entries: readonly FundCell[], cells: readonly Stretch[]): Forecast[] {
  const [begins, ends] = [cells[0]!.from, cells.at(-1)!.to];
  const contributions = total(entries.flatMap(({ contributed }) => contributed));
  let [spent, premium] = [0, 0];
  return entries.flatMap((entry, i) => {
    spent += total(entry.spent);
    premium += entry.premium;
    const { to, month } = cells[i]!;
    if (cells[i + 1]?.month === month || to === begins) return [];
    const pence = (spent * (ends - begins)) / (to - begins) - contributions - premium;
    return [{ cell: entry.cell, at: to, pence }];
  });
}

/** What part of an overspend falls to each partner, in the order of the contributions; they add up to 1. */
export function sharesOf(
  fund: Pick<ModelFund, "contributions" | "pays" | "overspend">,
  spent: readonly number[],
  years: number,
): number[] {
  const { contributions, pays, overspend } = fund;
  const equally = contributions.map(() => 1);
  if (overspend === "collective") return inProportion(equally, equally);
  if (overspend === "by-contribution")
    return inProportion(
      contributions.map(({ value }) => value),
      equally,
    );
  const byOwner = (of: (i: number) => number): number[] =>
    contributions.map(({ payer }) => total(pays.map(({ owner }, i) => (owner === payer ? of(i) : 0))));
  const beyond = byOwner((i) => spent[i]! - (pays[i]!.budget ?? 0) * years).map((pence) => Math.max(0, pence));
  return inProportion(
    beyond,
    byOwner((i) => spent[i]!),
  );
}

/** Parts of 1 in proportion to weights; to others where these are all 0. */
function inProportion(weights: readonly number[], others: readonly number[]): number[] {
  const all = total(weights);
  if (all > 0) return weights.map((weight) => weight / all);
  const rest = total(others);
  return others.map((other) => (rest > 0 ? other / rest : 1 / others.length));
}
