import { type Activity, type ActivityCell, type Counts, QUANTITIES, type Quantity } from "./activity.ts";
import type { Months } from "./months.ts";

/** The columns of one cell, or of the cell under way. */
export type Columns = Record<Quantity, Float64Array>;

/** The cells that are counted, and what is counted in the one under way. */
export class ActivityCells {
  readonly columns: Columns;
  readonly placeTime: Float64Array;
  placesAt: Float64Array;
  /** Where the cell under way began. */
  from = 0;

  private readonly months: Months;
  private readonly services: number;
  private readonly funds: number;
  private readonly cells: ActivityCell[] = [];
  private readonly found: { columns: Columns; placeTime: Float64Array; placesAt: Float64Array }[] = [];
  private readonly nights: (Counts | null)[] = [];
  private readonly midnights: (Counts | null)[] = [];
  /** By service; null where stays are not counted by nights, or people not at midnights. */
  private readonly nightsNow: readonly (number[] | null)[];
  private readonly midnightsNow: readonly (number[] | null)[];

  constructor(months: Months, kinds: readonly string[], funds: number, places: Float64Array) {
    this.months = months;
    this.services = kinds.length;
    this.funds = funds;
    this.columns = emptyColumns(this.services * funds);
    this.placeTime = new Float64Array(this.services);
    this.placesAt = places.slice();
    this.nightsNow = kinds.map((kind) => (kind === "beds" ? [] : null));
    this.midnightsNow = kinds.map((kind) => (kind === "beds" || kind === "caseload" ? [] : null));
  }

  /** True of services whose people are counted at midnight. */
  hasMidnights(s: number): boolean {
    return this.midnightsNow[s] !== null;
  }

  /** True of services whose stays are counted by their nights. */
  hasNights(s: number): boolean {
    return this.nightsNow[s] !== null;
  }

  /** A stay of so many nights is over. */
  countNights(s: number, nights: number): void {
    add(this.nightsNow[s]!, nights);
  }

  /** So many are there at a midnight. */
  countPeople(s: number, people: number): void {
    add(this.midnightsNow[s]!, people);
  }

  /** Ends the cell under way. */
  close(t: number): void {
    const columns = emptyColumns(0);
    for (const what of QUANTITIES) columns[what] = this.columns[what].slice();
    this.found.push({ columns, placeTime: this.placeTime.slice(), placesAt: this.placesAt });
    for (const counts of this.nightsNow) this.nights.push(taken(counts));
    for (const counts of this.midnightsNow) this.midnights.push(taken(counts));
    // What happened in the second in which a run ended belongs to the month before that second.
    const month = this.months.of(Math.max(0, t > this.from ? this.from : t - 1));
    this.cells.push({ from: this.from, to: t, month });
  }

  /** Begins the next with nothing counted. */
  begin(t: number, places: Float64Array): void {
    this.from = t;
    this.clear();
    this.placesAt = places.slice();
  }

  clear(): void {
    for (const what of QUANTITIES) this.columns[what].fill(0);
    this.placeTime.fill(0);
  }

  activity(): Activity {
    return {
      cells: this.cells,
      services: this.services,
      payers: this.funds - 1,
      placeTime: joined(this.found.map(({ placeTime }) => placeTime)),
      placesAt: joined(this.found.map(({ placesAt }) => placesAt)),
      used: joinedColumns(this.found.map(({ columns }) => columns)),
      nights: this.nights,
      midnights: this.midnights,
    };
  }
}

function emptyColumns(length: number): Columns {
  return Object.fromEntries(QUANTITIES.map((what) => [what, new Float64Array(length)])) as Columns;
}

/** Counts by number: an array, since a map took a third of the time of all counting. */
function add(counts: number[], number: number): void {
  while (counts.length <= number) counts.push(0);
  counts[number]!++;
}

/** The counts in ascending order; there are none any more. */
function taken(counts: number[] | null): Counts | null {
  if (counts === null) return null;
  const all = counts.flatMap((times, number) => (times > 0 ? [number, times] : []));
  counts.length = 0;
  return all;
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function joinedColumns(parts: readonly Columns[]): Columns {
  return Object.fromEntries(QUANTITIES.map((what) => [what, joined(parts.map((part) => part[what]))])) as Columns;
}
