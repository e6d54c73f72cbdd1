import { casesOf, checkShape, figureOf, intervalOf, type Measured, type Replications, sampleOf } from "./estimate.ts";
import { type Interval, LEVEL, sdOf, studentInterval } from "./interval.ts";
import type { Cases } from "./ratio.ts";

/** One of two scenarios run with the same luck: replication i of both is the same people. */
export interface Side {
  /** What the differences call this scenario. */
  readonly name: string;
  readonly definitions: readonly Measured[];
  readonly replications: Replications;
}

/** Variant less base, paired by replication. `mean` is null when either side has no case. */
export interface Difference {
  /** Measure id. */
  readonly measure: string;
  readonly base: string;
  readonly variant: string;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly interval: Interval | null;
  readonly n: number;
}

/**
 * Paired differences of every measure that both sides have, in the order of the base. Values are subtracted
 * replication by replication; ratios by their jackknife pseudo-values, so that what both sides share cancels.
 *
 * @throws RangeError when the sides have different numbers of replications.
 */
export function differences(base: Side, variant: Side, level: number = LEVEL): Difference[] {
  checkShape(base.definitions, base.replications);
  checkShape(variant.definitions, variant.replications);
  const n = base.replications.length;
  if (n !== variant.replications.length) {
    throw new RangeError(`pairs need equally many replications; got ${n} and ${variant.replications.length}`);
  }
  const places = new Map(variant.definitions.map((definition, number) => [definition.id, number]));
  return base.definitions.flatMap((definition, number) => {
    const other = places.get(definition.id);
    if (other === undefined || variant.definitions[other]!.kind !== definition.kind) return [];
    const pair = [casesOf(base.replications, number), casesOf(variant.replications, other)] as const;
    const found = pairedDifference(definition.kind, pair[0], pair[1], level);
    return [{ measure: definition.id, base: base.name, variant: variant.name, ...found, n }];
  });
}

/** Variant less base of one measure, with its interval. */
export function pairedDifference(
  kind: Measured["kind"],
  base: Cases,
  variant: Cases,
  level: number = LEVEL,
): { mean: number | null; sd: number | null; interval: Interval | null } {
  if (kind === "value" && [...base.below, ...variant.below].includes(0))
    return pairedDifference(kind, inBoth(base, variant), inBoth(variant, base), level);
  const from = figureOf(kind, base);
  const to = figureOf(kind, variant);
  if (from === null || to === null) return { mean: null, sd: null, interval: null };
  const mean = to - from;
  const [a, b] = [sampleOf(kind, base), sampleOf(kind, variant)];
  const sd = a && b && sdOf(b.map((x, i) => x - a[i]!));
  return { mean, sd, interval: studentInterval(intervalOf(kind), mean, sd, base.above.length, level) };
}

/** The replications of one side in which both have a value. */
function inBoth({ above, below }: Cases, other: Cases): Cases {
  const kept = above.flatMap((_, i) => (below[i] !== 0 && other.below[i] !== 0 ? [i] : []));
  return { above: kept.map((i) => above[i]!), below: kept.map(() => 1) };
}
