import type { Place } from "./words.ts";

export type MeasureName = "occupancy" | "waiting" | "delayed" | "delayed-share" | "longest-wait" | "starts";

/** A figure of services above or below a level, and for how long. Times in seconds. */
export interface ConditionSpec {
  readonly services: readonly string[];
  readonly measure: MeasureName;
  readonly side: "above" | "below";
  /** A share from 0 to 1, people, or seconds, as the measure has it. */
  readonly level: number;
  readonly holds: number;
  /** Of `starts`: seconds back over which they are counted; 0 for the others. */
  readonly window: number;
}

export type ActionSpec =
  | { readonly form: "places"; readonly service: string; readonly places: number; readonly leadTime: number }
  | { readonly form: "divert"; readonly from: string; readonly to: string; readonly share: number }
  | { readonly form: "queue-limit"; readonly service: string; readonly limit: number }
  | {
      readonly form: "class";
      readonly service: string;
      /** A class of admit, by its place there, and which of its numbers. */
      readonly class: number;
      readonly sets: "limit" | "keep-free";
      readonly to: number;
    }
  | {
      readonly form: "discharge";
      readonly service: string;
      readonly people: number;
      readonly who: "longest-stay" | "nearest-ready";
      /** Seconds: nobody whose stay began within them. */
      readonly spares: number;
    };

/** When a rule looks: at every change, every so many seconds from time 0, or at a second of every day. */
export type CheckedSpec = null | { readonly every: number } | { readonly at: number };

export interface RuleSpec {
  readonly name: string;
  readonly was: string | null;
  readonly when: ConditionSpec;
  readonly until: ConditionSpec | null;
  /** Seconds in force; null when `until` says; 0 when everything is done at once. */
  readonly lasts: number | null;
  readonly checked: CheckedSpec;
  readonly actions: readonly ActionSpec[];
  readonly atMost: number | null;
  readonly notWithin: number;
  /** Pence for each activation. */
  readonly cost: number;
  readonly place: Place;
}
