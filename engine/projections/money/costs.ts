import type { Fold, Window } from "../projection.ts";
import { type Activity, cellsIn } from "./activity.ts";
import type { CountedModel } from "./activityCuts.ts";
import { beginActivity } from "./activityFold.ts";
import { doubleRunningCells, type Twice } from "./doubleRunning.ts";
import { LineCosts, type Parts, SHARES } from "./lineCosts.ts";
import { monthName } from "./months.ts";
import type { Prices } from "./prices.ts";

/** One amount of the ledger, in pence of the price year, undiscounted. */
export interface Entry extends Parts {
  /** Place of its month in Ledger.months; −1 in a ledger without months. */
  readonly month: number;
  /** Number of the line in Model.costs. */
  readonly line: number;
  /** Service number; −1 when a line names no service. */
  readonly service: number;
  readonly payer: number;
  /** Pence in the month: the sum of its shares fixed, semiVariable, variable and oneOff. */
  readonly pence: number;
  /** Of it: what services cost that are to close, while those that take their place are open. */
  readonly doubleRunning: number;
  /** False for an attribution of what a bed costs anyway: in no total. */
  readonly counts: boolean;
}

/** A civil month, or the part of it that lies in the window. */
export interface LedgerMonth {
  /** "2016-04" */
  readonly month: string;
  readonly window: Window;
}

/** What care cost in a window, by month, line, service and payer. */
export interface Ledger {
  readonly window: Window;
  readonly months: readonly LedgerMonth[];
  readonly entries: readonly Entry[];
}

/** A Model, or the header of a log. */
export type PricedModel = Prices & CountedModel;

/** What care cost in a window of one log; in the measured time, up to its end, unless given. */
export const ledger = {
  begin(model: PricedModel, window?: Window): Fold<Ledger> {
    const fold = beginActivity(model, window === undefined ? [] : [window]);
    return {
      take: (chunk) => fold.take(chunk),
      end() {
        const activity = fold.end();
        return ledgerOf(model, activity, window ?? measuredIn(model, activity));
      },
    };
  },
};

/** The measured time of a run, up to what ended it. */
function measuredIn({ clock }: CountedModel, { cells }: Activity): Window {
  const ended = cells.at(-1)?.to ?? 0;
  const closed = ended < clock.end && ended > clock.warmUp;
  return closed ? { from: clock.warmUp, to: ended, closed } : { from: clock.warmUp, to: clock.end };
}

/**
 * Prices what was used, month by month. The days, starts, visits … of a person whose route names a payer (`funded-by`)
 * are that payer's; all else follows the line's own shares. A line per year or once counts once, shared equally over its
 * services.
 * @throws RangeError where the activity was not cut at the ends of the window, or at the dates of a line
 */
export function ledgerOf(model: Prices, activity: Activity, window: Window): Ledger {
  const pricing = new Pricing(model, activity);
  const months = monthsOf(activity, window);
  const entries = months.flatMap(({ cells }, month) =>
    [...model.costs.keys()].flatMap((line) => pricing.entries(line, cells, month)),
  );
  return { window, months: months.map(({ name, window: own }) => ({ month: name, window: own })), entries };
}

/**
 * The same without months, for sums over the window: each line in one piece where it does not go by months. Whatever
 * cells a window is made of, the same activity gives the same bytes. The month of its entries is −1.
 */
export function wholeLedger(model: Prices, activity: Activity, window: Window): Ledger {
  const pricing = new Pricing(model, activity);
  const all = cellsIn(activity, window);
  const months = monthsOf(activity, window).map(({ cells }) => cells);
  const entries = model.costs.flatMap(({ behaves, perStep }, line) =>
    (behaves === undefined && perStep === undefined ? [all] : months).flatMap((cells) =>
      pricing.entries(line, cells, -1),
    ),
  );
  return { window, months: [], entries };
}

class Pricing {
  private readonly model: Prices;
  private readonly costs: LineCosts;
  private readonly twice: Twice;

  constructor(model: Prices, activity: Activity) {
    this.model = model;
    this.costs = new LineCosts(model, activity);
    this.twice = doubleRunningCells(model, activity);
  }

  /** What a line costs in some cells, by service and payer. */
  entries(line: number, some: readonly number[], month: number): Entry[] {
    const { services } = this.model.costs[line]!;
    const cells = this.costs.cellsOf(line, some);
    if (cells.length === 0) return [];
    const closing = cells.filter((cell) => this.twice.cells.has(cell));
    return (services.length > 0 ? services : [-1]).flatMap((service) => {
      const again = this.twice.services.includes(service) ? closing : [];
      return entriesOf(this.costs, month, line, service, cells, again);
    });
  }
}

/** One entry for each payer to whom something falls. `again`: cells in which the service is paid for twice over. */
function entriesOf(
  pricing: LineCosts,
  month: number,
  line: number,
  service: number,
  cells: readonly number[],
  again: readonly number[],
): Entry[] {
  const counts = pricing.counts(line);
  const twice = again.length === 0 ? null : pricing.byPayer(line, service, again);
  return pricing.byPayer(line, service, cells).flatMap((parts, payer) => {
    if (SHARES.every((share) => parts[share] === 0) && parts.stranded === 0) return [];
    const doubleRunning = twice === null ? 0 : penceOf(twice[payer]!);
    return [{ month, line, service, payer, ...parts, pence: penceOf(parts), doubleRunning, counts }];
  });
}

/** The shares together. */
function penceOf(parts: Parts): number {
  return SHARES.reduce((sum, share) => sum + parts[share], 0);
}

interface MonthOfCells {
  readonly name: string;
  readonly window: Window;
  readonly cells: readonly number[];
}

/** The cells of each month of a window, in order. */
function monthsOf(activity: Activity, window: Window): MonthOfCells[] {
  const months: number[][] = [];
  for (const cell of cellsIn(activity, window)) {
    const last = months.at(-1);
    if (last !== undefined && monthOf(activity, last[0]!) === monthOf(activity, cell)) last.push(cell);
    else months.push([cell]);
  }
  return months.map((cells) => ({
    name: monthName(monthOf(activity, cells[0]!)),
    window: windowOf(activity, cells, window),
    cells,
  }));
}

const monthOf = ({ cells }: Activity, cell: number): number => cells[cell]!.month;

function windowOf({ cells }: Activity, some: readonly number[], { to, closed }: Window): Window {
  const own = { from: cells[some[0]!]!.from, to: cells[some.at(-1)!]!.to };
  return closed === true && own.to === to ? { ...own, closed } : own;
}

/** Sum of what `read` gives of the entries that count. */
export function sumOf({ entries }: Ledger, read: (entry: Entry) => number): number {
  return entries.reduce((sum, entry) => (entry.counts ? sum + read(entry) : sum), 0);
}
