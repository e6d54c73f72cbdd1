/** The figures of named periods, apart from those of the whole measured time. */
import type { Difference, MeasureResult, Results, ScenarioResults } from "../experiments/contract.ts";

/** Names of the periods that have figures, in order. */
export function periodsIn({ measures }: ScenarioResults): string[] {
  return [...new Set(measures.flatMap(({ period }) => (period === undefined ? [] : [period])))];
}

/** The results with the figures of one period alone (null = of the whole time), under the ids of the whole time. */
export function inPeriod(results: Results, period: string | null): Results {
  const suffix = period === null ? "" : `@${period}`;
  const strip = (id: string): string => id.slice(0, id.length - suffix.length);
  const own = (measures: readonly MeasureResult[]): MeasureResult[] =>
    measures
      .filter((one) => (one.period ?? null) === period)
      .map(({ period: _, ...one }) => ({ ...one, id: strip(one.id) }));
  const isOwn = ({ measure }: Difference): boolean =>
    period === null ? !measure.includes("@") : measure.endsWith(suffix);
  return {
    ...results,
    measures: own(results.measures),
    variants: results.variants.map((variant) => ({ ...variant, measures: own(variant.measures) })),
    differences: results.differences.filter(isOwn).map((one) => ({ ...one, measure: strip(one.measure) })),
  };
}
