import type { Model } from "../../compile/model.ts";
import type { RunKey } from "../../random/keys.ts";
import { blowsOf } from "../shocks/schedule.ts";

/** A time in which a cohort comes in other numbers: from ≤ t < until, in seconds. */
export interface Surge {
  readonly from: number;
  readonly until: number;
  readonly factor: number;
}

/** The surges of one cohort in one replication; null when it has none. */
export function surgesOf(model: Model, key: RunKey, cohort: number): readonly Surge[] | null {
  if (!model.shocks.some((shock) => shock.cohort === cohort)) return null;
  return blowsOf(model, key)
    .filter(({ shock }) => model.shocks[shock]!.cohort === cohort)
    .map(({ shock, from, until }) => ({ from, until, factor: model.shocks[shock]!.factor }));
}

/** How many times as many people come at an instant: surges at one time multiply. */
export function factorAt(surges: readonly Surge[], at: number): number {
  let factor = 1;
  for (const surge of surges) if (surge.from <= at && at < surge.until) factor *= surge.factor;
  return factor;
}

/** The largest factor there can be: points above it are nobody. */
export function mostOf(model: Model, cohort: number): number {
  return model.shocks.reduce((most, shock) => (shock.cohort === cohort ? most * Math.max(1, shock.factor) : most), 1);
}
