/** What prices are put on: quantities of one log by stretch of time, service, and the payer that a route names. */
import type { Window } from "../projection.ts";

/**
 * What is counted of the people of a service. Times are in person-seconds and are counted in the stretch in which they
 * pass; events in the stretch in which they happen.
 */
export const QUANTITIES = [
  /** Person-seconds in the service. */
  "occupied",
  /** Of them: of people ready to leave. */
  "delayed",
  "starts",
  /** Visits finished. */
  "visits",
  /** Seconds of staff spent in visits: those of a visit of two members of staff count twice. Teams only. */
  "visiting",
  /** People turned away, out of the model; people sent to another service. Neither was in the service: no fund. */
  "refusals",
  "diversions",
  /** People who left the service, wherever to; of them, those who died. */
  "discharges",
  "deaths",
] as const;

export type Quantity = (typeof QUANTITIES)[number];

/** A stretch of time that lies in one civil month, and inside or outside of each window and period. */
export interface ActivityCell {
  /** Seconds of the run: facts with from ≤ time < to; those at `to` too where a run ended then. */
  readonly from: number;
  readonly to: number;
  /** Civil month: 12 × year + month, January 0. */
  readonly month: number;
}

/** How often each number occurred: number, times, number, times … in ascending order. */
export type Counts = readonly number[];

/**
 * The quantities of one log. Cells follow one another from time 0 (the warm-up too: lags look back) to the end of the run.
 * All numbers are whole, so that cells can be put together without rounding.
 */
export interface Activity {
  readonly cells: readonly ActivityCell[];
  readonly services: number;
  readonly payers: number;
  /** By cell × services + service: seconds of places or staff, used or not; places at the beginning of the cell. */
  readonly placeTime: Float64Array;
  readonly placesAt: Float64Array;
  /** By (cell × services + service) × (1 + payers) + fund: fund 0 where no route names a payer, else 1 + payer. */
  readonly used: Readonly<Record<Quantity, Float64Array>>;
  /** By cell × services + service: midnights of the stays of people who left. Beds only; null for other services. */
  readonly nights: readonly (Counts | null)[];
  /** By cell × services + service: people there at midnights from ≤ time < to. Beds and caseloads; null for others. */
  readonly midnights: readonly (Counts | null)[];
}

/** Numbers of the cells that make up a window, in order. @throws RangeError where cells were not cut at its ends */
export function cellsIn({ cells }: Activity, window: Window): number[] {
  const last = cells.at(-1)?.to ?? 0;
  const inside = [...cells.keys()].filter((cell) => holds(window, cells[cell]!));
  for (const at of [window.from, window.to]) {
    if (at > 0 && at < last && !cells.some(({ from }) => from === at)) {
      throw new RangeError(`activity was not cut at second ${at}`);
    }
  }
  return inside;
}

/** A cell of no length is what happened in the second in which a run ended. */
function holds({ from, to, closed }: Window, cell: ActivityCell): boolean {
  return cell.from >= from && (cell.from < to || (closed === true && cell.from === to));
}

/** How much there was of a quantity in some cells of a service, whoever pays. */
export function quantityIn(activity: Activity, cells: readonly number[], service: number, what: Quantity): number {
  const { services, payers, used } = activity;
  const column = used[what];
  let sum = 0;
  for (const cell of cells) {
    const first = (cell * services + service) * (1 + payers);
    for (let fund = 0; fund <= payers; fund++) sum += column[first + fund]!;
  }
  return sum;
}

/** Of it: what was used by people whose route names this payer. */
export function fundedIn(
  { services, payers, used }: Activity,
  cells: readonly number[],
  service: number,
  what: Quantity,
  payer: number,
): number {
  return cells.reduce((sum, cell) => sum + used[what][(cell * services + service) * (1 + payers) + 1 + payer]!, 0);
}

/** Seconds of places or staff of a service in some cells. */
export function placeTimeIn({ services, placeTime }: Activity, cells: readonly number[], service: number): number {
  return cells.reduce((sum, cell) => sum + placeTime[cell * services + service]!, 0);
}

/** Seconds in some cells. */
export function secondsIn({ cells }: Activity, some: readonly number[]): number {
  return some.reduce((sum, cell) => sum + cells[cell]!.to - cells[cell]!.from, 0);
}

/** Sum over counted numbers of times × what `worth` says of the number. */
export function overCounts(counts: Counts | null, worth: (number: number) => number): number {
  let sum = 0;
  for (let i = 0; counts !== null && i < counts.length; i += 2) sum += counts[i + 1]! * worth(counts[i]!);
  return sum;
}
