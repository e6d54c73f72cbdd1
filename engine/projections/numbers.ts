import type { Measure, MeasureDefinition } from "./definition.ts";
import type { Window } from "./projection.ts";

/**
 * Numerator and denominator of each measure over some stretches of time together: totals for a ratio; for a value its
 * mean over the time, of which each stretch has its share. Both 0 where there was no time to measure.
 */
export function numbers<T extends { readonly window: Window }>(
  measures: readonly Measure<T>[],
  found: readonly T[],
): number[] {
  if (found.length === 1) return measures.flatMap((measure) => [measure.above(found[0]!), measure.below(found[0]!)]);
  const seconds = found.reduce((sum, { window }) => sum + window.to - window.from, 0);
  const sum = (read: (totals: T) => number): number => found.reduce((total, one) => total + read(one), 0);
  return measures.flatMap((measure) => {
    if (measure.definition.kind === "ratio") return [sum(measure.above), sum(measure.below)];
    const mean = sum((one) => (measure.above(one) * (one.window.to - one.window.from)) / seconds);
    return seconds === 0 ? [0, 0] : [mean, 1];
  });
}

/** The same measure, of a named period alone. */
export function ofPeriod(definition: MeasureDefinition, period: string): MeasureDefinition {
  return { ...definition, id: `${definition.id}@${period}`, period };
}
