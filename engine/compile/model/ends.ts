/** What ends a run before the end of the clock, in numbers. */
export type ModelEnd =
  | {
      readonly form: "level";
      /** The services looked at, together. */
      readonly services: readonly number[];
      readonly measure: "census" | "waiting";
      readonly side: "is" | "above" | "below";
      /** People. */
      readonly level: number;
    }
  /** Nobody is left in the model, not before `from`: the second at which the last arrivals stop, 0 where none does. */
  | { readonly form: "everyone-gone"; readonly from: number };
