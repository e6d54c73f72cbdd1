/** What people carry with them wherever they are: clocks, and conditions with stages. */
import type { ByAttribute, DistributionSpec, Place, Quantity } from "./words.ts";

/** How fast a latent time runs out: a hazard per person and day, or a distribution of the clock's own age in seconds. */
export interface HazardSpec {
  /** Events per person and day. */
  readonly rate: ByAttribute<Quantity> | null;
  /** Relative growth of the rate per year of the clock's age (Gompertz); null = constant. */
  readonly grows: Quantity | null;
  readonly after: ByAttribute<DistributionSpec> | null;
}

export interface ClockSpec extends HazardSpec {
  readonly name: string;
  readonly label: string | null;
  readonly was: string | null;
  readonly from: "arrival" | "stay" | "discharge" | "condition";
  /** For stays and discharges: the services meant; empty = any. */
  readonly services: readonly string[];
  readonly condition: string | null;
  readonly stages: readonly string[];
  readonly scope: "this-stay" | "until-admission" | "for-life";
  readonly to: string;
  readonly whileWaiting: "runs" | "stops";
  /** Share of people for whom it never rings. */
  readonly never: Quantity | null;
  readonly place: Place;
}

export interface MoveSpec extends HazardSpec {
  readonly from: string;
  readonly to: string;
  readonly place: Place;
}

export interface ConditionSpec {
  readonly name: string;
  readonly was: string | null;
  readonly stages: readonly string[];
  readonly moves: readonly MoveSpec[];
  readonly place: Place;
}

export interface EffectSpec {
  readonly name: string;
  readonly label: string | null;
  readonly was: string | null;
  /** The service in which it reaches people; null for a dated one. */
  readonly while: string | null;
  /** Seconds after start from and until which a dated one reaches everybody; null = from the beginning, without end. */
  readonly from: number | null;
  readonly until: number | null;
  /** A path: clocks.<name> or services.<name>.length-of-stay. */
  readonly on: string;
  readonly factor: number;
  readonly lag: Quantity | null;
  readonly decay: Quantity | null;
  readonly worksFor: Quantity | null;
  readonly place: Place;
}

export interface PeopleSpec {
  readonly clocks: readonly ClockSpec[];
  readonly effects: readonly EffectSpec[];
  readonly conditions: readonly ConditionSpec[];
}
