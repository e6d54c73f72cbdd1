import type { OccupantsSpec } from "./hours.ts";
import type { DistributionSpec, Place } from "./words.ts";

/** Something that befalls a service or a cohort for a time. Times in seconds. */
export interface ShockSpec {
  readonly name: string;
  readonly was: string | null;
  /** What it closes and how much of it; null for a surge. */
  readonly closes: { readonly service: string; readonly of: "all" | "places" | "share"; readonly value: number } | null;
  /** Who comes in other numbers, and how many times as many; null for a closure. */
  readonly surge: { readonly cohort: string; readonly factor: number } | null;
  /** Seconds after `start` at which it comes, once; null when `every` says. */
  readonly on: number | null;
  readonly every: DistributionSpec | null;
  readonly lasts: DistributionSpec;
  /** What becomes of the people above the number of places left, and where that is said; null = they stay. */
  readonly occupants: OccupantsSpec | null;
  readonly occupantsAt: Place;
  readonly place: Place;
}
