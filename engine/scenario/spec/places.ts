import type { Quantity } from "./words.ts";

/** How many units of a service a person takes, as the stay goes on. */
export interface UnitsSpec {
  readonly form: "units";
  /** One after the other; the last has no end. */
  readonly steps: readonly {
    /** Seconds; null for the last. */
    readonly lasts: Quantity | null;
    /** Places, staff, or minutes a week where the capacity is in hours. */
    readonly units: Quantity;
  }[];
}
