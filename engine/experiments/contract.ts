/**
 * The shape of results.json and comparison.json, version 1. Documented by report/results.schema.json. Free of times,
 * hosts, jobs and executors, so that the same scenario, seed and engine give the same bytes anywhere.
 */

/** Version of the contract. */
export const SCHEMA = 1;

/** 95% interval: of a mean over replications, of a ratio of totals, or of a relative change against the base. */
export interface Interval {
  readonly of: "mean" | "ratio" | "change";
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

/** A figure over the replications. Null where there is nothing to say: no cases, or fewer than two replications. */
export interface Figures {
  readonly mean: number | null;
  readonly sd: number | null;
  readonly interval: Interval | null;
  /** Replications. */
  readonly n: number;
}

export interface MeasureResult extends Figures {
  readonly id: string;
  /** Name of the service; null for the system. */
  readonly service: string | null;
  readonly measure: string;
  /** The named period it is about, which its id ends in after "@"; left out for the whole measured time. */
  readonly period?: string;
  /** "people", "days", "share" (0–1), "people per year", "pence per year" … */
  readonly unit: string;
  /** What the figure means, in words. */
  readonly definition: string;
}

export interface ScenarioNote {
  /** "base", "variant-1", …: also the folder in a comparison. */
  readonly id: string;
  readonly title: string;
  readonly question: string | null;
  /** SHA-256 of the resolved scenario. */
  readonly digest: string;
  /** Label of each service, by name. */
  readonly services: Readonly<Record<string, string>>;
  /** Left out where the runs began at time 0. */
  readonly fork?: {
    /** SHA-256 of the resolved scenario whose history the runs share. */
    readonly parent: string;
    /** The last second of it, from time 0; and the instant from which they go their own way (ISO), a second later. */
    readonly at: number;
    readonly date: string;
  };
}

/** "The plan's target, the model says". */
export interface TargetResult {
  readonly label: string;
  readonly measure: string;
  readonly unit: string;
  /** In the measure's unit; null when the target is a change. */
  readonly target: number | null;
  /** Relative change against the base, −0.035 for 3.5% fewer; null when the target is a value. */
  readonly change: number | null;
  readonly source: string | null;
  /** The measure, or its relative change; null mean where it cannot be said (a change needs a comparison). */
  readonly model: Figures;
}

/** How many figures a scenario holds, and how well founded they are. */
export interface FigureCount {
  readonly total: number;
  /** Figures with a source, by its grade: A read, B quoted, C recalled, S from a source plan. */
  readonly sourced: {
    readonly A: number;
    readonly B: number;
    readonly C: number;
    readonly S: number;
    readonly ungraded: number;
  };
  readonly assumptions: number;
  readonly "assumptions-with-range": number;
}

/** What is said of each scenario. */
export interface ScenarioResults {
  readonly scenario: ScenarioNote;
  readonly warnings: readonly string[];
  readonly figures: FigureCount;
  readonly measures: readonly MeasureResult[];
  readonly targets: readonly TargetResult[];
}

/** A paired difference, variant minus base. */
export interface Difference extends Figures {
  readonly measure: string;
  readonly base: string;
  readonly variant: string;
}

/** results.json and comparison.json: the latter is the base's results with variants and differences. */
export interface Results extends ScenarioResults {
  readonly schema: typeof SCHEMA;
  readonly engine: string;
  readonly seed: string;
  readonly replications: number;
  readonly window: { readonly start: string; readonly days: number; readonly "warm-up-days": number };
  readonly variants: readonly ScenarioResults[];
  readonly differences: readonly Difference[];
}
