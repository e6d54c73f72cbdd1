/** Activity as text: one line a replication. All its numbers are whole, so that text keeps them exactly. */
import { type Activity, type ActivityCell, type Counts, QUANTITIES } from "./activity.ts";

/** What a line holds. Numbers of a column follow one another; −n stands for n times 0. */
interface Line {
  /** Ends of cells and their months, in turn; the first cell begins at 0. */
  readonly cells: readonly number[];
  readonly services: number;
  readonly payers: number;
  readonly places: readonly number[];
  readonly "places-at": readonly number[];
  readonly used: Readonly<Record<string, readonly number[]>>;
  readonly nights: readonly (Counts | null)[];
  readonly midnights: readonly (Counts | null)[];
}

/** Activity of one replication in one line of JSON. */
export function activityText({
  cells,
  services,
  payers,
  placeTime,
  placesAt,
  used,
  nights,
  midnights,
}: Activity): string {
  const line: Line = {
    cells: cells.flatMap(({ to, month }) => [to, month]),
    services,
    payers,
    places: packed(placeTime),
    "places-at": packed(placesAt),
    used: Object.fromEntries(QUANTITIES.map((what) => [what, packed(used[what])])),
    nights,
    midnights,
  };
  return JSON.stringify(line);
}

/**
 * Activity as a line tells it.
 * @throws RangeError where the text is none that activityText writes
 */
export function activityFrom(text: string): Activity {
  const line = lineFrom(text);
  const count = line.cells.length / 2;
  const perService = count * line.services;
  const [nights, midnights] = [line.nights, line.midnights];
  if (nights.length !== perService || midnights.length !== perService) throw new RangeError(UNREADABLE);
  const used = QUANTITIES.map((what) => [what, unpacked(line.used[what], perService * (1 + line.payers))]);
  return {
    cells: cellsFrom(line.cells),
    services: line.services,
    payers: line.payers,
    placeTime: unpacked(line.places, perService),
    placesAt: unpacked(line["places-at"], perService),
    used: Object.fromEntries(used) as Activity["used"],
    nights,
    midnights,
  };
}

const UNREADABLE = "the activity of a replication cannot be read";

function lineFrom(text: string): Line {
  let line: Partial<Line> | null = null;
  try {
    line = JSON.parse(text);
  } catch {
    throw new RangeError(UNREADABLE);
  }
  const lists = [line?.cells, line?.places, line?.["places-at"], line?.nights, line?.midnights];
  const whole = [line?.services, line?.payers].every((count) => Number.isSafeInteger(count));
  if (!lists.every(Array.isArray) || !whole || typeof line?.used !== "object") throw new RangeError(UNREADABLE);
  return line as Line;
}

function cellsFrom(numbers: readonly number[]): ActivityCell[] {
  const cells: ActivityCell[] = [];
  for (let i = 0; i < numbers.length; i += 2)
    cells.push({ from: cells.at(-1)?.to ?? 0, to: numbers[i]!, month: numbers[i + 1]! });
  return cells;
}

/** Most columns are nearly empty: stretches of 0 are counted. */
function packed(column: Float64Array): number[] {
  const all: number[] = [];
  for (const number of column) {
    if (number !== 0) all.push(number);
    else if ((all.at(-1) ?? 0) < 0) all[all.length - 1]!--;
    else all.push(-1);
  }
  return all;
}

function unpacked(numbers: readonly number[] | undefined, length: number): Float64Array {
  const column = new Float64Array(length);
  let at = 0;
  for (const number of numbers ?? []) {
    if (number < 0) at -= number;
    else column[at++] = number;
  }
  if (at !== length) throw new RangeError(UNREADABLE);
  return column;
}
