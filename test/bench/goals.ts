import type { Sample, Variant } from "./variants.ts";

/** The samples of one variant, in seconds. */
export interface Timing {
  readonly id: string;
  readonly says: string;
  readonly sec: number;
  readonly lowest: number;
  readonly highest: number;
  readonly samples: readonly number[];
  readonly events: number | null;
  readonly eventsPerSecond: number | null;
  readonly rssMB: number;
}

/** A ratio and what it should be; null where one of its variants did not run. */
export interface Goal {
  readonly says: string;
  readonly value: number | null;
  readonly goal: number;
  readonly atLeast: boolean;
  readonly met: boolean | null;
}

/** The median of a list that is not empty. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Medians and ranges of a variant's samples. */
export function summarise(variant: Variant, samples: readonly Sample[]): Timing {
  const seconds = samples.map((one) => one.sec);
  const sec = median(seconds);
  const events = variant.events ?? samples[0]!.events ?? null;
  return {
    id: variant.id,
    says: variant.says,
    sec,
    lowest: Math.min(...seconds),
    highest: Math.max(...seconds),
    samples: seconds,
    events,
    eventsPerSecond: events === null ? null : Math.round(events / sec),
    rssMB: median(samples.map((one) => one.rssMB)),
  };
}

/** The goals of the bench, judged on medians of the same run. */
export function compare(timings: readonly Timing[]): Goal[] {
  const find = (id: string) => timings.find((timing) => timing.id === id);
  const speed = (id: string) => find(id)?.eventsPerSecond ?? null;
  const over = (a: number | null, b: number | null) => (a === null || b === null ? null : a / b);
  const limit = speed("limit-w2x100");
  const goal = (says: string, value: number | null, at: number, atLeast: boolean): Goal => {
    return { says, value, goal: at, atLeast, met: value === null ? null : atLeast ? value >= at : value <= at };
  };
  return [
    goal("W1, events/s over simjs", over(speed("w1x1-fold"), speed("simjs-w1")), 3.5, true),
    goal("W2 × 10, events/s over simjs", over(speed("w2x10-fold"), speed("simjs-w2")), 3.5, true),
    goal("W2 × 100 with log and measures, time per event over C++", over(limit, speed("w2x100-fold")), 4.5, false),
    goal("W2 × 100 with log only, time per event over C++", over(limit, speed("w2x100-log")), 3.8, false),
    goal(
      "W2 × 30, simulating with log over folding it",
      over(find("w2x30-log")!.sec, find("w2x30-replay")!.sec),
      4,
      true,
    ),
  ];
}
