import { type Interval, LEVEL, meanOf, sdOf, studentInterval } from "./interval.ts";
import { type Cases, pseudoValues, totalRatio } from "./ratio.ts";

/** What the estimates need to know of a measure. */
export interface Measured {
  readonly id: string;
  readonly service: string | null;
  readonly measure: string;
  readonly unit: string;
  /** A value is averaged over replications; a ratio is total over total. */
  readonly kind: "value" | "ratio";
}

/**
 * A figure with its uncertainty. `mean` is null for a ratio without any case ("none"). `sd` is between replications:
 * of the values, or of a ratio's jackknife pseudo-values; null below two. `n` counts replications, of a value those that
 * have one.
 */
export interface Estimate {
  readonly id: string;
  readonly service: string | null;
  readonly measure: string;
  readonly unit: string;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly interval: Interval | null;
  readonly n: number;
}

/** Two numbers for each definition in each replication: numerator and denominator, or the value and 1 (0 for none). */
export type Replications = readonly Float64Array[];

/**
 * Figures with intervals from the measures of each replication. The replication is the unit of every interval.
 *
 * @throws RangeError when a replication has not two numbers for each definition.
 */
export function estimate(
  definitions: readonly Measured[],
  replications: Replications,
  level: number = LEVEL,
): Estimate[] {
  checkShape(definitions, replications);
  return definitions.map((definition, number) => one(definition, casesOf(replications, number), level));
}

function one({ id, service, measure, unit, kind }: Measured, cases: Cases, level: number): Estimate {
  const n = kind === "ratio" ? cases.above.length : valuesOf(cases).length;
  const mean = figureOf(kind, cases);
  const spread = sampleOf(kind, cases);
  const sd = spread && sdOf(spread);
  const interval = mean === null ? null : studentInterval(intervalOf(kind), mean, sd, n, level);
  return { id, service, measure, unit, mean, sd, interval, n };
}

export function intervalOf(kind: Measured["kind"]): Interval["of"] {
  return kind === "ratio" ? "ratio" : "mean";
}

/** One number for each replication, whose spread tells how sure the figure is. */
export function sampleOf(kind: Measured["kind"], cases: Cases): readonly number[] | null {
  if (kind === "ratio") return pseudoValues(cases);
  const values = valuesOf(cases);
  return values.length === 0 ? null : values;
}

/** Total over total, or the mean of the replications that have a value; null when there is no case. */
export function figureOf(kind: Measured["kind"], cases: Cases): number | null {
  if (kind === "ratio") return totalRatio(cases);
  const values = valuesOf(cases);
  return values.length === 0 ? null : meanOf(values);
}

/** The values of those replications that have one: a run may end before a period begins. */
const valuesOf = ({ above, below }: Cases): number[] => above.filter((_, i) => below[i] !== 0);

/** The numbers of one definition by replication. */
export function casesOf(replications: Replications, definition: number): Cases {
  const above = replications.map((values) => values[definition * 2]!);
  const below = replications.map((values) => values[definition * 2 + 1]!);
  return { above, below };
}

export function checkShape(definitions: readonly Measured[], replications: Replications): void {
  const expected = definitions.length * 2;
  const wrong = replications.findIndex((values) => values.length !== expected);
  if (wrong < 0) return;
  throw new RangeError(`replication ${wrong} has ${replications[wrong]!.length} numbers; expected ${expected}`);
}
