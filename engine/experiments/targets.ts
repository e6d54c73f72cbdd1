/** The plan's target, and what the model says. */
import type { Target } from "../compile/model/asked.ts";
import type { MeasureDefinition } from "../projections/definition.ts";
import { casesOf, figureOf, type Replications } from "../statistics/estimate.ts";
import { sdOf, studentInterval } from "../statistics/interval.ts";
import type { Cases } from "../statistics/ratio.ts";
import type { Figures, MeasureResult, TargetResult } from "./contract.ts";

/** Measures of one scenario: definitions, and two numbers for each in each replication. */
export interface Sample {
  readonly definitions: readonly MeasureDefinition[];
  readonly replications: Replications;
}

const NOTHING: Figures = { mean: null, sd: null, interval: null, n: 0 };

/**
 * Targets of a scenario beside its results. A target that is a change is measured against the base.
 * @param base null where there is none: a run by itself, or the base
 */
export function targetResults(
  targets: readonly Target[],
  measures: readonly MeasureResult[],
  own: Sample,
  base: Sample | null,
): TargetResult[] {
  return targets.map(({ label, measure, value, change, source }) => {
    const result = measures.find((one) => one.id === measure);
    const says = change === null ? figuresOf(result) : base === null ? NOTHING : relativeChange(measure, base, own);
    return { label, measure, unit: result?.unit ?? "", target: value, change, source, model: says };
  });
}

function figuresOf(result: MeasureResult | undefined): Figures {
  if (result === undefined) return NOTHING;
  const { mean, sd, interval, n } = result;
  return { mean, sd, interval, n };
}

/**
 * Variant over base, less 1, of one measure: −0.035 for 3.5% fewer. The interval is Student's over the jackknife
 * pseudo-values of pairs of replications (Efron and Tibshirani, An Introduction to the Bootstrap, chapter 11).
 */
export function relativeChange(id: string, base: Sample, variant: Sample): Figures {
  const before = measureOf(id, base);
  const after = measureOf(id, variant);
  const n = base.replications.length;
  if (before === null || after === null) return NOTHING;
  const change = changeWithout(before, after, -1);
  if (change === null) return { ...NOTHING, n };
  const pseudo = before.cases.above.map((_, left) => {
    const without = changeWithout(before, after, left);
    return without === null ? null : n * change - (n - 1) * without;
  });
  if (n < 2 || pseudo.includes(null)) return { mean: change, sd: null, interval: null, n };
  const sd = sdOf(pseudo as number[]);
  const interval = studentInterval("mean", change, sd, n);
  return { mean: change, sd, interval: interval && { ...interval, of: "change" }, n };
}

interface Measured {
  readonly kind: "value" | "ratio";
  readonly cases: Cases;
}

function measureOf(id: string, { definitions, replications }: Sample): Measured | null {
  const number = definitions.findIndex((definition) => definition.id === id);
  return number < 0 ? null : { kind: definitions[number]!.kind, cases: casesOf(replications, number) };
}

/** The change when replication `left` is left out; −1 leaves out none. Null when there is nothing to compare with. */
function changeWithout(before: Measured, after: Measured, left: number): number | null {
  const from = figureWithout(before, left);
  const to = figureWithout(after, left);
  return from === null || to === null || from === 0 ? null : to / from - 1;
}

function figureWithout({ kind, cases }: Measured, left: number): number | null {
  const rest = (column: readonly number[]): number[] => column.filter((_, i) => i !== left);
  return figureOf(kind, { above: rest(cases.above), below: rest(cases.below) });
}
