/** Rules as a run follows them: plain data. Times in seconds, shares from 0 to 1, money in pence. */

/** What a gauge can say of services. */
export const MEASURES = ["occupancy", "waiting", "delayed", "delayed-share", "longest-wait", "starts"] as const;
export type Measured = (typeof MEASURES)[number];

/** A gauge above or below a level, strictly, and for how long. */
export interface ModelCondition {
  /** The services looked at, together. */
  readonly services: readonly number[];
  readonly measure: Measured;
  readonly side: "above" | "below";
  /** A share (occupancy, delayed-share), people (waiting, delayed, starts) or seconds (longest-wait). */
  readonly level: number;
  /** Seconds for which it must have been so. */
  readonly holds: number;
  /** Of `starts`: seconds back over which they are counted; 0 for the others. */
  readonly window: number;
}

/** What a rule does. The first three hold while it is in force; discharges are done at once. */
export type ModelAction =
  | { readonly form: "places"; readonly service: number; readonly places: number; readonly leadTime: number }
  | { readonly form: "divert"; readonly from: number; readonly to: number; readonly share: number }
  | { readonly form: "queue-limit"; readonly service: number; readonly limit: number }
  | {
      readonly form: "class";
      readonly service: number;
      /** A class at the door of the service, by its place in ModelAdmission, and which of its numbers. */
      readonly class: number;
      readonly sets: "limit" | "keep-free";
      readonly to: number;
    }
  | {
      readonly form: "discharge";
      readonly service: number;
      readonly people: number;
      readonly who: "longest-stay" | "nearest-ready";
      /** Seconds: nobody whose stay began within them. */
      readonly spares: number;
    };

export interface ModelRule {
  readonly name: string;
  readonly luck: number;
  readonly when: ModelCondition;
  /** Ends it; null where `lasts` does, or where everything is done at once. */
  readonly until: ModelCondition | null;
  /** Seconds in force from the firing, −1 when `until` says. 0 for a rule that does everything at once. */
  readonly lasts: number;
  /** Run time of the first look and seconds between looks; null = at every change. */
  readonly checked: { readonly first: number; readonly every: number } | null;
  readonly actions: readonly ModelAction[];
  /** Most activations in a run, −1 = no limit. */
  readonly atMost: number;
  /** Seconds after the end of one activation before the next may come. */
  readonly notWithin: number;
  /** Pence for each activation. */
  readonly cost: number;
}
