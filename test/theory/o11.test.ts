import { describe, test } from "vitest";
import type { Model } from "../../engine/compile/model.ts";
import type { FactChunk, FactSink } from "../../engine/log/chunk.ts";
import { KIND } from "../../engine/log/facts.ts";
import { runKey } from "../../engine/random/keys.ts";
import { start } from "../../engine/run/session.ts";
import { judge, load, ratio, twoSeedsAgree } from "./helpers.ts";

const REPLICATIONS = 24;
const EXPECTED = [
  { metric: "share refused, 1 unit", value: 0.0579204, tolerance: { rel: 0.03 } },
  { metric: "share refused, 2 units", value: 0.120935, tolerance: { rel: 0.03 } },
  { metric: "share refused, 4 units", value: 0.259504, tolerance: { rel: 0.03 } },
  { metric: "mean units in use", value: 22.7805, tolerance: { rel: 0.01 } },
] as const;

/** Counts referrals and refusals by cohort, and the units in use, over the measured time. */
class Sizes implements FactSink {
  readonly referred = [0, 0, 0];
  readonly refused = [0, 0, 0];
  unitSeconds = 0;
  private readonly cohort: number[] = [];
  private readonly units = new Map<number, number>();
  private inUse = 0;
  private now = 0;
  private readonly from: number;

  constructor({ clock }: Model) {
    this.from = clock.warmUp;
  }

  take({ length, time, kind, person, other, value }: FactChunk): void {
    for (let i = 0; i < length; i++) this.fact(time[i]!, kind[i]!, person[i]!, other[i]!, value[i]!);
  }

  private fact(t: number, kind: number, p: number, other: number, value: number): void {
    this.until(t);
    const isMeasured = t >= this.from;
    if (kind === KIND.Arrived) {
      this.cohort[p] = other;
      if (isMeasured) this.referred[other]!++;
    }
    if (kind === KIND.Refused && isMeasured) this.refused[this.cohort[p]!]!++;
    if (kind === KIND.Started) this.hold(p, 1);
    if (kind === KIND.UnitsTaken) this.hold(p, value);
    if (kind === KIND.Left) this.hold(p, 0);
  }

  private hold(p: number, units: number): void {
    this.inUse += units - (this.units.get(p) ?? 0);
    if (units === 0) this.units.delete(p);
    else this.units.set(p, units);
  }

  until(t: number): void {
    this.unitSeconds += this.inUse * Math.max(0, t - Math.max(this.now, this.from));
    this.now = t;
  }
}

function disagree(model: Model, seed: string): string[] {
  const { warmUp, end } = model.clock;
  const counts = Array.from({ length: REPLICATIONS }, (_, replication) => {
    const sizes = new Sizes(model);
    const session = start(model, runKey(seed, replication), sizes);
    while (session.advance(1_000_000));
    sizes.until(end);
    return sizes;
  });
  const estimates = [
    ...[0, 1, 2].map((cohort) => ratio(counts.map(({ refused, referred }) => [refused[cohort]!, referred[cohort]!]))),
    ratio(counts.map(({ unitSeconds }) => [unitSeconds, end - warmUp])),
  ];
  return EXPECTED.flatMap((expected, i) => {
    const problem = judge(expected, estimates[i]!);
    return problem === null ? [] : [`seed ${seed}, ${expected.metric}: ${problem}`];
  });
}

describe("O11: visit capacity shared by cases of one, two and four units (Kaufman–Roberts)", () => {
  test("refuses 5.8%, 12.1% and 26.0% and keeps 22.8 of 30 units in use", { timeout: 180_000 }, () => {
    const model = load({ folder: new URL("./", import.meta.url), file: "o11-visit-units.yaml" });
    twoSeedsAgree((seed) => disagree(model, seed));
  });
});
