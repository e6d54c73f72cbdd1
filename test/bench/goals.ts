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
  /** Bytes on disk by fact, where logs were kept. */
  readonly bytesPerFact: number | null;
}

/** Peak memory in MB with every log streamed to disk: of a hundred replications, and of a thousand. */
export interface Memory {
  readonly hundred: number;
  readonly thousand: number;
}

/** Part of the time of a run that goes into one thing, from 0 to 1. */
export interface Share {
  readonly says: string;
  readonly share: number;
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
    bytesPerFact: samples[0]!.bytes === undefined ? null : samples[0]!.bytes / samples[0]!.facts!,
  };
}

/** Where the time of W2 × 30 goes, from medians of variants that do one thing more than another. */
export function shares(timings: readonly Timing[]): Share[] {
  const sec = (mode: string): number => timings.find(({ id }) => id === `w2x30-${mode}`)!.sec;
  const share = (says: string, more: string, less: string): Share => ({ says, share: 1 - sec(less) / sec(more) });
  return [
    share("writing facts to columns, of a run with its log", "log", "bare"),
    share("measures and digest, of a run with all three", "job", "log"),
    share("encoding, packing and writing to disk, of a run whose log is kept", "kept", "job"),
  ];
}

/** The goals of the bench, judged on medians of the same run. `memory`: null where it was not measured. */
export function compare(timings: readonly Timing[], memory: Memory | null): Goal[] {
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
    goal("W2, bytes a fact on disk, with cause", find("w2x30-kept")!.bytesPerFact, 2.6, false),
    goal("Thurrock, bytes a fact on disk, with cause", find("todayx3-kept")!.bytesPerFact, 2.6, false),
    goal(
      "W2 × 1,000 over × 100, peak memory with every log to disk",
      memory === null ? null : memory.thousand / memory.hundred,
      1.3,
      false,
    ),
  ];
}
