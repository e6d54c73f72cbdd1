import type { Model } from "../../compile/model.ts";

/** Cohorts of which somebody always waits outside, and how many of them have come: their next number. */
export class Inexhaustible {
  /** In an order that does not depend on the order of the cohorts. */
  readonly cohorts: readonly number[];
  private readonly came: Int32Array;

  constructor(model: Model) {
    this.cohorts = model.cohorts
      .flatMap(({ demand }, i) => (demand?.coming?.form === "inexhaustible" ? [i] : []))
      .sort((a, b) => model.cohorts[a]!.luck - model.cohorts[b]!.luck);
    this.came = new Int32Array(model.cohorts.length);
  }

  /** The number of the next to come. */
  next(cohort: number): number {
    return this.came[cohort]!++;
  }

  /** Someone came in the past that a run is rebuilt from. */
  remember(cohort: number): void {
    this.came[cohort]!++;
  }
}
