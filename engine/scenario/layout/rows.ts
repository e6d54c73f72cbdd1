/** Rows: what belongs together stands side by side, so that few ways cross. */
import type { Cell } from "../scenario.ts";
import type { Network } from "./network.ts";

const SWEEPS = 12;

/**
 * Rows from 0 in each column, without gaps. Column by column, to and fro, services are sorted by the mean height of
 * their neighbours there (the barycentre method of Sugiyama, Tagawa and Toda 1981); of all the orders on the way, the
 * one with the shortest ways up and down is kept. Equals keep the order of the scenario.
 */
export function rowsOf(network: Network, columns: readonly number[]): number[] {
  const near = neighbours(network);
  const drawing = new Drawing(columns);
  let best = drawing.rows();
  let least = drawing.rise(network);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    drawing.sweep(near, sweep % 2 === 0 ? 1 : -1);
    const rise = drawing.rise(network);
    if (rise >= least) continue;
    least = rise;
    best = drawing.rows();
  }
  return best;
}

/** By service: those it has a way to or from. */
function neighbours({ size, ways }: Network): readonly (readonly number[])[] {
  const near: number[][] = Array.from({ length: size }, () => []);
  for (const { from, to } of ways) {
    near[from]!.push(to);
    near[to]!.push(from);
  }
  return near;
}

/** Columns of services from top to bottom, each with its middle at height 0. */
class Drawing {
  private readonly columns: readonly number[];
  private readonly stacks: number[][];
  private readonly height: Float64Array;

  constructor(columns: readonly number[]) {
    this.columns = columns;
    this.height = new Float64Array(columns.length);
    this.stacks = Array.from({ length: Math.max(-1, ...columns) + 1 }, () => []);
    for (const [service, column] of columns.entries()) this.stacks[column]!.push(service);
    for (const stack of this.stacks) this.stand(stack);
  }

  private stand(stack: readonly number[]): void {
    for (const [row, service] of stack.entries()) this.height[service] = row - (stack.length - 1) / 2;
  }

  /** Sorts each column by what stands on one side of it: the left (1) or the right (−1). */
  sweep(near: readonly (readonly number[])[], side: 1 | -1): void {
    const { columns, height } = this;
    for (const stack of side === 1 ? this.stacks : this.stacks.toReversed()) {
      const wanted = new Map(
        stack.map((service) => {
          const there = near[service]!.filter((other) => (columns[service]! - columns[other]!) * side > 0);
          const sum = there.reduce((total, other) => total + height[other]!, 0);
          return [service, there.length === 0 ? height[service]! : sum / there.length];
        }),
      );
      stack.sort((a, b) => wanted.get(a)! - wanted.get(b)!);
      this.stand(stack);
    }
  }

  /** How far all ways together go up and down. */
  rise({ ways }: Network): number {
    return ways.reduce((sum, { from, to }) => sum + Math.abs(this.height[from]! - this.height[to]!), 0);
  }

  rows(): number[] {
    const rows = new Array<number>(this.columns.length);
    for (const stack of this.stacks) for (const [row, service] of stack.entries()) rows[service] = row;
    return rows;
  }
}

/** Rows where some services stand already: each of the others takes the free cell of its column nearest to its neighbours. */
export function rowsAround(network: Network, columns: readonly number[], given: readonly (Cell | null)[]): number[] {
  const near = neighbours(network);
  const rows: (number | null)[] = given.map((cell) => cell?.row ?? null);
  const taken = columns.map((column, s) => (rows[s] === null ? "" : `${column} ${rows[s]}`));
  const used = new Set(taken);
  for (const s of [...columns.keys()].sort((a, b) => columns[a]! - columns[b]!)) {
    if (rows[s] !== null) continue;
    const around = near[s]!.flatMap((other) => rows[other] ?? []);
    const wish = around.length === 0 ? 0 : around.reduce((sum, row) => sum + row, 0) / around.length;
    rows[s] = nearestFree(wish, (row) => used.has(`${columns[s]} ${row}`));
    used.add(`${columns[s]} ${rows[s]}`);
  }
  return rows.map((row) => row!);
}

/** The free row nearest to a height; of two, the upper. */
function nearestFree(wish: number, isTaken: (row: number) => boolean): number {
  const middle = Math.round(wish);
  for (let away = 0; ; away++) {
    if (middle >= away && !isTaken(middle - away)) return middle - away;
    if (!isTaken(middle + away)) return middle + away;
  }
}
