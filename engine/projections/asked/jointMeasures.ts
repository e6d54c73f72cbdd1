/** How many people are in one service while so many are in another. */
import type { ModelAsked } from "../../compile/model/asked.ts";
import { type Model, type ModelService, UNLIMITED } from "../../compile/model.ts";
import { type Measure, value } from "../definition.ts";
import { meanLevel, type Totals } from "../totals.ts";

/** Most rows and columns of a joint table: numbers of people are taken together in ranges beyond it. */
const MOST = 12;

interface Range {
  readonly id: string;
  readonly from: number;
  /** Infinity for the last. */
  readonly to: number;
}

export function jointMeasures({ services }: Model, { joint }: ModelAsked): Measure[] {
  return joint.flatMap(([a, b], pair) => {
    const [one, other] = [services[a]!, services[b]!];
    const cells = (t: Totals): ReadonlyMap<string, number> => t.asked!.watches!.joints[pair]!.seconds;
    const named = `joint.${one.name}.${other.name}`;
    const table = rangesOf(one).flatMap((m) =>
      rangesOf(other).map((n) =>
        value(
          null,
          `${named}.${m.id}.${n.id}`,
          "share",
          `Share of time with ${m.id} people in ${one.name} while ${n.id} were in ${other.name}.`,
          (t) => meanLevel(t, secondsWithin(cells(t), m, n)),
        ),
      ),
    );
    return [...table, correlation(named, one.name, other.name, cells)];
  });
}

/** 0, 1, … or ranges of equal width up to the places there are (of an unlimited service, 11), then "n-or-more". */
function rangesOf({ capacity }: ModelService): Range[] {
  const most = capacity >= UNLIMITED ? MOST - 1 : capacity;
  const width = Math.ceil((most + 1) / MOST);
  const count = Math.ceil((most + 1) / width);
  return Array.from({ length: count }, (_, i) => {
    const [from, last] = [i * width, (i + 1) * width - 1];
    if (i === count - 1) return { id: `${from}-or-more`, from, to: Number.POSITIVE_INFINITY };
    return { id: width === 1 ? String(from) : `${from}-${last}`, from, to: last };
  });
}

function secondsWithin(cells: ReadonlyMap<string, number>, m: Range, n: Range): number {
  let sum = 0;
  for (const [key, seconds] of cells) {
    const [i, j] = key.split(",").map(Number) as [number, number];
    if (i >= m.from && i <= m.to && j >= n.from && j <= n.to) sum += seconds;
  }
  return sum;
}

function correlation(
  named: string,
  one: string,
  other: string,
  cells: (t: Totals) => ReadonlyMap<string, number>,
): Measure {
  const words = `Correlation over time between the numbers of people in ${one} and in ${other}; 0 where one of them never changes.`;
  return value(null, `${named}.correlation`, "correlation", words, (t) => {
    const mean = (read: (i: number, j: number) => number): number =>
      [...cells(t)].reduce((sum, [key, seconds]) => {
        const [i, j] = key.split(",").map(Number) as [number, number];
        return sum + read(i, j) * meanLevel(t, seconds);
      }, 0);
    const [x, y] = [mean((i) => i), mean((_, j) => j)];
    const variances = mean((i) => (i - x) ** 2) * mean((_, j) => (j - y) ** 2);
    return variances > 0 ? mean((i, j) => (i - x) * (j - y)) / Math.sqrt(variances) : 0;
  });
}
