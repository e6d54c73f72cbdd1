import type { Place } from "./words.ts";

/** What a plan aims at. */
export interface TargetSpec {
  readonly label: string;
  readonly measure: string;
  /** In the measure's own unit; null when `change` is given. */
  readonly value: number | null;
  /** Relative change against the base, −0.035 for "3.5% fewer". */
  readonly change: number | null;
  readonly source: string | null;
  readonly place: Place;
}

/** A number that can be moved with a slider. */
export interface LeverSpec {
  readonly name: string;
  readonly sets: string;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly label: string;
  /** Unit of from, to, step and value, as written: "" for places, "%", "days", "per day", "£ per bed-day". */
  readonly unit: string;
  /** What the scenario has now, in that unit. */
  readonly value: number;
}
