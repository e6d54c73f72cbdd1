import type { Window } from "../projection.ts";
import { DAY } from "../time.ts";
import type { DatedClock, Months } from "./months.ts";

/** Most seconds: no cut and no midnight is still to come. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** What must be known to count what is used: a Model will do, and so will the header of a log. */
export interface CountedModel {
  readonly clock: DatedClock & { readonly end: number };
  readonly services: readonly { readonly capacity: number; readonly kind: string; readonly units?: unknown }[];
  readonly routes: readonly { readonly fundedBy: number }[];
  readonly payers: readonly string[];
  readonly periods?: readonly { readonly stretches: readonly Window[] }[];
  readonly costs: readonly { readonly from?: number; readonly until?: number }[];
  readonly agreed?: { readonly [of in "contracts" | "funds"]: readonly { readonly years: readonly Window[] }[] };
}

/** Instants at which a cell ends, in order: turns of months, ends of windows, periods and years, dates of lines of cost. */
export function cutsOf(model: CountedModel, months: Months, more: readonly Window[]): number[] {
  const { clock, periods = [], costs, agreed = { contracts: [], funds: [] } } = model;
  const years = [...agreed.contracts, ...agreed.funds].flatMap((one) => one.years);
  const at = new Set<number>();
  for (let month = months.of(0) + 1; months.beginningOf(month) < clock.end; month++) at.add(months.beginningOf(month));
  for (const { from, to } of [...periods.flatMap(({ stretches }) => stretches), ...years, ...more])
    at.add(from).add(to);
  for (const { from, until } of costs) at.add(from ?? 0).add(until ?? 0);
  at.add(clock.warmUp);
  return [...at].filter((cut) => cut > 0 && cut < clock.end).sort((a, b) => a - b);
}

/** What comes between the facts of a run: ends of cells, and midnights. */
export class Turns {
  /** The last second that needs nothing but its facts. */
  quietUntil = -1;
  private readonly cuts: readonly number[];
  private readonly firstMidnight: number;
  private readonly end: number;
  private cutsMade = 0;
  private nextMidnight: number;

  constructor(cuts: readonly number[], firstMidnight: number, end: number) {
    this.cuts = cuts;
    this.firstMidnight = firstMidnight;
    this.nextMidnight = firstMidnight;
    this.end = end;
    this.beQuiet();
  }

  /** What is due before the facts of second `t`, in order: a cut before a midnight of the same second. */
  *dueBy(t: number): Generator<{ readonly at: number; readonly isCut: boolean }> {
    while (this.nextCut <= t || this.nextMidnight < t) {
      if (this.nextCut <= this.nextMidnight) {
        yield { at: this.nextCut, isCut: true };
        this.cutsMade++;
      } else {
        yield { at: this.nextMidnight, isCut: false };
        this.nextMidnight += DAY;
      }
    }
    this.beQuiet();
  }

  /** Midnights of the run before a second; below 0 for a second before it. */
  midnightsBefore(time: number): number {
    return Math.ceil((time - this.firstMidnight) / DAY);
  }

  private get nextCut(): number {
    return this.cuts[this.cutsMade] ?? NEVER;
  }

  private beQuiet(): void {
    this.quietUntil = Math.min(this.nextCut - 1, this.nextMidnight, this.end - 1);
  }
}
