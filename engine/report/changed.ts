import type { Difference, MeasureResult, Results, ScenarioResults } from "../experiments/contract.ts";

/** One measure in both worlds. */
export interface Change {
  readonly before: MeasureResult;
  readonly after: MeasureResult;
  readonly difference: Difference;
}

/** By the id of the measure. */
export type Changes = ReadonlyMap<string, Change>;

/** The measures that a base and a variant share, as far as there is something to say of their difference. */
export function changesOf(results: Results, variant: ScenarioResults): Changes {
  const before = new Map(results.measures.map((one) => [one.id, one]));
  const after = new Map(variant.measures.map((one) => [one.id, one]));
  // A difference that came up in one pair only has no interval, and is no answer.
  const intervals = results.differences.some((one) => one.interval !== null);
  const sayable = (one: Difference): boolean => one.mean !== null && (one.interval !== null || !intervals);
  const own = results.differences.filter((one) => one.variant === variant.scenario.id && sayable(one));
  return new Map(
    own.map((difference) => {
      const id = difference.measure;
      return [id, { before: before.get(id)!, after: after.get(id)!, difference }];
    }),
  );
}
