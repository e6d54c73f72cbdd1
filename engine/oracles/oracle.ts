import type { Tally, WatchPlan } from "./watch.ts";

/** One figure of theory: how to take it from a replication as numerator and denominator, and what it should be. */
export interface Figure {
  readonly metric: string;
  /** Unit in words, such as days; "share" is shown as a percentage. */
  readonly unit: string;
  /** What theory says. */
  readonly value: number;
  /** How far the estimate may be off: as an amount, or as a part of the value. */
  readonly tolerance: { readonly abs: number } | { readonly rel: number };
  readonly of: (tally: Tally) => readonly [numerator: number, denominator: number];
}

/** A scenario with settings, its replications, and what theory says about it. */
export interface Study {
  readonly title: string;
  /** Name of the scenario, in the folder of its oracle. */
  readonly file: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** As many as give every figure a standard error of at most half its tolerance. */
  readonly replications: number;
  readonly watch?: (place: (name: string) => number) => WatchPlan;
  readonly figures: readonly Figure[];
  /** Only for the tests of the project: `careshift oracles` has no time for it. */
  readonly long?: true;
}

/** A question that theory answers exactly, for scenarios of scenarios/oracles/. */
export interface Oracle {
  /** "o04": the number of the case. */
  readonly id: string;
  /** One or two words: waiting, loss, blocking. */
  readonly area: string;
  /** At most 60 characters, for a table. The first figure of the first study answers it. */
  readonly asks: string;
  /** What is asked and why it matters, in plain words. */
  readonly question: string;
  /** The formula in words and signs. */
  readonly formula: string;
  readonly source: string;
  readonly studies: readonly Study[];
}

export const HOUR = 3600;
export const DAY = 86_400;

/** Takes the time average of a watched figure. */
export function average(name: string): Figure["of"] {
  return (tally) => [tally.integrals[name]!, tally.seconds];
}

/** Takes the mean of a figure sampled at an hour of the day or week. */
export function sampled(name: string): Figure["of"] {
  return (tally) => [tally.samples[name]!.sum, tally.samples[name]!.count];
}

/** Takes the mean wait of those who started in a service, in the given unit of seconds. */
export function meanWait(service: string, unit: number): Figure["of"] {
  return (tally) => [tally.services[service]!.waitSeconds / unit, tally.services[service]!.starts];
}

/** Takes the share of those who started in a service who had waited. */
export function shareWaiting(service: string): Figure["of"] {
  return (tally) => [tally.services[service]!.waited, tally.services[service]!.starts];
}

/** Takes the share of those who came to a service who were turned away. */
export function shareRefused(service: string): Figure["of"] {
  return (tally) => {
    const { refused, starts } = tally.services[service]!;
    return [refused, refused + starts];
  };
}
