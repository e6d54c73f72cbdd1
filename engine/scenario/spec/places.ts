import type { HoursSpec } from "./hours.ts";
import type { ByAttribute, Place, Quantity } from "./words.ts";

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

/** Units of something that services share, such as therapists. */
export interface PoolSpec {
  readonly name: string;
  readonly label: string | null;
  /** Outside the hours of `capacityHours`; null = `capacity` at all times. */
  readonly capacity: Quantity;
  readonly capacityHours:
    | readonly { readonly hours: HoursSpec; readonly staff: Quantity; readonly place: Place }[]
    | null;
  readonly place: Place;
}

/** Units of a pool that a person must have to start in a service, and holds until they leave it. */
export interface NeedSpec {
  readonly pool: string;
  /** People of levels not named, without `otherwise`, need none. */
  readonly units: ByAttribute<Quantity>;
  readonly place: Place;
}

/** Services that lend each other places. */
export interface SharedPlacesSpec {
  readonly name: string;
  readonly services: readonly string[];
  readonly ownFirst: boolean;
  readonly repack: boolean;
  readonly place: Place;
}
