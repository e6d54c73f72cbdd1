import type { Place } from "./words.ts";

/** What is counted in services: people in them, or people who wait for them. */
export type EndMeasure = "census" | "waiting";

/** What ends a run before its length is over: a number of people in services, or nobody left anywhere. */
export type EndSpec =
  | {
      readonly form: "level";
      readonly services: readonly string[];
      readonly measure: EndMeasure;
      readonly side: "is" | "above" | "below";
      /** People. */
      readonly level: number;
      readonly place: Place;
    }
  | { readonly form: "everyone-gone"; readonly place: Place };
