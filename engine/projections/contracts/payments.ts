/** One contract on the activity of one run: what it pays in each cell, for each service. */
import type { ModelContract, ModelFee, ModelTerms, ModelYear } from "../../compile/model/contracts.ts";
import { type Activity, overCounts, type Quantity, quantityIn } from "../money/activity.ts";
import { DAY, YEAR } from "../time.ts";
import { block, activity as byActivity, costAndVolume, type Part, performed } from "./settle.ts";

/** A contract year as far as the run came: its cells in order, its length in years, and its part of the whole year. */
export interface CellYear {
  readonly cells: readonly number[];
  readonly years: number;
  readonly part: number;
}

/** An amount of a contract in a cell, for a service. */
interface Amount {
  readonly cell: number;
  readonly service: number;
  readonly pence: number;
}

/**
 * The cells of a contract year; null where the run ended before it.
 * @throws RangeError where cells were not cut at its ends
 */
export function cellsOfYear({ cells }: Activity, { from, to, whole }: ModelYear): CellYear | null {
  const ended = cells.at(-1)?.to ?? 0;
  const last = Math.min(to, ended);
  if (last <= from) return null;
  // A cell of no length is what happened in the second in which a run ended.
  const own = [...cells.keys()].filter((c) => {
    const cell = cells[c]!;
    return cell.from >= from && (cell.from < last || (cell.from === cell.to && cell.from === last && last < to));
  });
  if (cells[own[0]!]?.from !== from || cells[own.at(-1)!]!.to !== last)
    throw new RangeError(`activity was not cut at the ends of the contract year from ${from} to ${to}`);
  return { cells: own, years: (last - from) / YEAR, part: (last - from) / whole };
}

/** What a price counts, and how many of these make one. */
const COUNTED = {
  discharge: ["discharges", 1],
  start: ["starts", 1],
  visit: ["visits", 1],
  "visit-hour": ["visiting", 3600],
  "bed-day": ["occupied", DAY],
} as const satisfies Record<ModelFee, readonly [Quantity, number]>;

/** What a contract pays in some of its years, and what stays under way have earned beyond it. */
export function paymentsOf(
  contract: ModelContract,
  years: readonly CellYear[],
  activity: Activity,
): { readonly paid: readonly Amount[]; readonly accrued: readonly Amount[] } {
  const { terms, services } = contract;
  if (terms.kind === "gain-share") return { paid: [], accrued: [] };
  if (terms.kind === "performance")
    return { paid: years.flatMap((year) => rewards(terms, year, activity)), accrued: [] };
  const paid = years.flatMap((year) => {
    const parts = year.cells.map((cell) => partOf(terms, services, cell, activity));
    const pence = penceOf(terms, parts);
    return year.cells.flatMap((cell, i) => split(cell, pence[i]!, weights(terms, services, cell, activity), services));
  });
  return { paid, accrued: terms.kind === "activity" ? accruals(terms, services, years, paid, activity) : [] };
}

function penceOf(terms: Exclude<ModelTerms, { kind: "performance" | "gain-share" }>, parts: readonly Part[]): number[] {
  switch (terms.kind) {
    case "activity":
      return byActivity(terms, parts);
    case "block":
      return block(terms, parts);
    case "cost-and-volume":
      return costAndVolume(terms, parts);
  }
}

function partOf(terms: ModelTerms, services: readonly number[], cell: number, activity: Activity): Part {
  const { from, to } = activity.cells[cell]!;
  const years = (to - from) / YEAR;
  if (!("per" in terms)) return { years, units: 0, beyond: 0 };
  const units = services.reduce((sum, service) => sum + unitsOf(terms.per, service, cell, activity), 0);
  const trim = terms.kind === "activity" ? terms.trim : null;
  if (trim === null) return { years, units, beyond: 0 };
  const beyond = services.reduce((sum, service) => sum + nightsBeyond(trim.nights, service, cell, activity), 0);
  return { years, units, beyond };
}

function unitsOf(per: ModelFee, service: number, cell: number, activity: Activity): number {
  const [what, size] = COUNTED[per];
  return quantityIn(activity, [cell], service, what) / size;
}

/** Nights beyond a trim point of the stays that ended in a cell. */
function nightsBeyond(trim: number, service: number, cell: number, activity: Activity): number {
  const counts = activity.nights[cell * activity.services + service] ?? null;
  return overCounts(counts, (nights) => Math.max(0, nights - trim));
}

/** How much of a payment belongs to each service: by what was done where a price counts it, else equally. */
function weights(terms: ModelTerms, services: readonly number[], cell: number, activity: Activity): number[] {
  const done =
    terms.kind === "activity"
      ? services.map(
          (service) =>
            terms.price * unitsOf(terms.per, service, cell, activity) + beyondPence(terms, service, cell, activity),
        )
      : [];
  const all = done.reduce((sum, one) => sum + one, 0);
  return all > 0 ? done.map((one) => one / all) : services.map(() => 1 / services.length);
}

function beyondPence(
  { trim }: Extract<ModelTerms, { kind: "activity" }>,
  service: number,
  cell: number,
  activity: Activity,
): number {
  return trim === null ? 0 : trim.beyond * nightsBeyond(trim.nights, service, cell, activity);
}

function split(cell: number, pence: number, parts: readonly number[], services: readonly number[]): Amount[] {
  return pence === 0 ? [] : services.map((service, i) => ({ cell, service, pence: pence * parts[i]! }));
}

function rewards(terms: Extract<ModelTerms, { kind: "performance" }>, year: CellYear, activity: Activity): Amount[] {
  const { cells, years, part } = year;
  const count = terms.of.reduce((sum, { service, what }) => sum + quantityIn(activity, cells, service, what), 0);
  const pence = performed(terms, { count, years, part });
  const services = terms.of.map(({ service }) => service);
  return split(
    cells.at(-1)!,
    pence,
    services.map(() => 1 / services.length),
    services,
  );
}

/**
 * Paid when a stay ends, earned night by night: the nights spent in a cell less those of the stays that ended in it, each
 * at what the contract paid for a night of the stays that ended in the measured time.
 */
function accruals(
  { per }: Extract<ModelTerms, { kind: "activity" }>,
  services: readonly number[],
  years: readonly CellYear[],
  paid: readonly Amount[],
  activity: Activity,
): Amount[] {
  const own = services.filter((service) => activity.nights[service] !== null);
  if (per !== "discharge" || own.length === 0) return [];
  const cells = years.flatMap((year) => year.cells);
  const over = (counts: Activity["nights"], cell: number, service: number): number =>
    overCounts(counts[cell * activity.services + service] ?? null, (number) => number);
  return own.flatMap((service) => {
    const nights = cells.reduce((sum, cell) => sum + over(activity.nights, cell, service), 0);
    const pence = paid.reduce((sum, one) => (one.service === service ? sum + one.pence : sum), 0);
    if (nights === 0) return [];
    return cells.map((cell) => {
      const more = over(activity.midnights, cell, service) - over(activity.nights, cell, service);
      return { cell, service, pence: (more * pence) / nights };
    });
  });
}
