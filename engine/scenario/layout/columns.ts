/** Columns: people go from left to right, and are home on the right. */
import { endsOf, type Forward } from "./forward.ts";
import type { Network } from "./network.ts";

/** Column of a service that stands where the scenario says; null where it says nothing. */
export type Given = readonly (number | null)[];

/**
 * A column for each service: as many steps from the left as the longest way on that leads there. Services that only
 * ways back lead to stand just left of what they lead to; homes stand last. Where the scenario says nothing at all, no
 * column is much higher than the others: what has room moves right, and what is left over makes another column.
 */
export function columnsOf(network: Network, forward: Forward, given: Given): number[] {
  const columns = longestWays(network, forward, given);
  pullRight(network, forward, given, columns);
  homesLast(network, forward, given, columns);
  const most = Math.max(ROWS, Math.ceil(Math.sqrt(2 * network.size)));
  useRoom(network, forward, given, columns, most);
  if (given.every((column) => column === null)) split(columns, most);
  return columns;
}

/** A column with more rows than this is hard to take in; a large network must have higher ones. */
const ROWS = 7;

function longestWays({ size }: Network, { ways, order }: Forward, given: Given): number[] {
  const { in: into } = endsOf(size, ways);
  const columns = given.map((column) => column ?? 0);
  for (const service of order) {
    if (given[service] !== null) continue;
    columns[service] = Math.max(0, ...into[service]!.map(({ from, step }) => columns[from]! + step));
  }
  return columns;
}

/** Services to which nothing leads on and where nobody comes in. */
function pullRight({ size, entry }: Network, { ways, order }: Forward, given: Given, columns: number[]): void {
  const { out, in: into } = endsOf(size, ways);
  for (const service of order.toReversed()) {
    const floats = given[service] === null && !entry[service] && into[service]!.length === 0;
    if (!floats || out[service]!.length === 0) continue;
    columns[service] = Math.max(0, Math.min(...out[service]!.map(({ to, step }) => columns[to]! - step)));
  }
}

function homesLast({ home }: Network, { ways }: Forward, given: Given, columns: number[]): void {
  const leadsOn = new Set(ways.map(({ from }) => from));
  const isLast = columns.map((_, s) => home[s]! && !leadsOn.has(s));
  const others = columns.filter((_, s) => !isLast[s]);
  const stated = columns.filter((_, s) => isLast[s] && given[s] !== null);
  const last = Math.max(Math.max(-1, ...others) + 1, ...stated);
  for (const [s, ends] of isLast.entries()) if (ends && given[s] === null) columns[s] = last;
}

/** From columns that are too high, those move right who have most room before what they lead to: first care at home. */
function useRoom({ size, atHome }: Network, { ways }: Forward, given: Given, columns: number[], most: number): void {
  const { out } = endsOf(size, ways);
  const last = Math.max(...columns);
  const room = (s: number): number =>
    Math.min(last, ...out[s]!.map(({ to, step }) => columns[to]! - step)) - columns[s]!;
  const goesBefore = (a: number, b: number): boolean =>
    room(a) === room(b) ? Number(atHome[a]) >= Number(atHome[b]) : room(a) > room(b);
  for (let column = 0; column < last; column++) {
    const here = columns.flatMap((other, s) => (other === column ? [s] : []));
    for (let count = here.length; count > most; count--) {
      const free = here.filter((s) => columns[s] === column && given[s] === null && room(s) > 0);
      if (free.length === 0) break;
      const next = free.reduce((best, s) => (goesBefore(s, best) ? s : best));
      columns[next] = column + 1;
    }
  }
}

/** What is still too high becomes several columns; all further right make way. */
function split(columns: number[], most: number): void {
  for (let column = 0; column <= Math.max(...columns); column++) {
    const here = columns.flatMap((other, s) => (other === column ? [s] : []));
    const parts = Math.ceil(here.length / most);
    if (parts < 2) continue;
    for (const [s, other] of columns.entries()) if (other > column) columns[s] = other + parts - 1;
    for (const [i, s] of here.entries()) columns[s] = column + Math.floor((i * parts) / here.length);
    column += parts - 1;
  }
}
