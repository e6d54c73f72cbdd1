import type { ConditionSpec } from "./rules.ts";
import type { Place } from "./words.ts";

/** When something is looked at again: after whole months on the calendar, or after seconds. */
export type AgainSpec = { readonly months: number } | { readonly seconds: number };

/** One phase that a run opens: what it waits for. What it sets is in the worlds of the scenario (see opened.ts). */
export interface OpeningSpec {
  readonly name: string;
  /** Seconds after `start` before which it does not open; null for a phase that comes after the one before. */
  readonly from: number | null;
  /** Seconds after the phase before opened. */
  readonly wait: number;
  /** What must be so on the day; null when nothing must. */
  readonly gate: ConditionSpec | null;
  /** When the gate is looked at again; null = never. */
  readonly again: AgainSpec | null;
  /** Paths of what it sets. */
  readonly sets: readonly string[];
  /** By service: what of its stays under way is worked out anew (see everyone.ts). */
  readonly reach: Readonly<Record<string, number>>;
  readonly place: Place;
}

/** A programme with a gate; one without is dated changes. */
export interface ProgrammeSpec {
  readonly name: string;
  readonly label: string | null;
  readonly phases: readonly OpeningSpec[];
  readonly place: Place;
}
