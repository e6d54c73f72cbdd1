import type { DelayTotals } from "./delays.ts";
import type { InForceTotals } from "./inForce.ts";
import type { OutcomeTotals } from "./outcomes.ts";
import type { PlaceTotals } from "./places.ts";
import type { PoolTotals } from "./pools.ts";
import type { Window } from "./projection.ts";
import type { WaitTotals } from "./waits.ts";

/** All that the standard measures are read off: counts and areas of one log in a window. */
export interface JourneyTotals {
  readonly window: Window;
  readonly places: PlaceTotals;
  readonly delays: DelayTotals;
  readonly waits: WaitTotals;
  readonly outcomes: OutcomeTotals;
  readonly inForce: InForceTotals;
  /** By service: seconds from the end of the stay to the end of the last task, of people whose tasks ended. */
  readonly tasks: Float64Array;
  readonly pools: PoolTotals;
  readonly arrivals: number;
  readonly returns: number;
  /** Person-seconds in the model. */
  readonly inside: number;
  /** Second of the first ring in the window, −1 for none. */
  readonly firstRing: number;
}
