import type { CostLine } from "../../compile/model/costs.ts";
import type { Window } from "../projection.ts";
import type { Activity } from "./activity.ts";
import { type Ledger, wholeLedger } from "./costs.ts";
import { Months } from "./months.ts";
import type { Prices } from "./prices.ts";

/** What was used from the start of measuring to a second: counts, and areas in seconds. */
export interface UsedSoFar {
  readonly window: Window;
  readonly places: Readonly<Record<"capacity" | "census" | "starts" | "visits", Float64Array>>;
  readonly delays: { readonly ready: Float64Array };
  /** Of people whose route names a payer, by service × payer: cell = service × payers + payer. */
  readonly funded: Readonly<Record<"occupied" | "delayed" | "starts" | "visits", Float64Array>>;
}

/** What is counted so far says what these charge for; the others need months, or counts of their own. */
const TOLD: ReadonlySet<CostLine["per"]> = new Set([
  "occupied-day",
  "place-day",
  "delayed-day",
  "start",
  "visit",
  "year",
]);

/** True where costs can be told while a run is under way. */
export function canTellSoFar({ costs }: Pick<Prices, "costs">): boolean {
  return costs.every(
    ({ per, from, until, behaves, perStep, block }) =>
      TOLD.has(per) && [from, until, behaves, perStep, block].every((special) => special === undefined),
  );
}

/**
 * What was used so far, priced as one stretch of time.
 * @throws RangeError where a line has dates: see canTellSoFar
 */
export function ledgerSoFar(model: Prices, used: UsedSoFar): Ledger {
  return wholeLedger(model, activitySoFar(model, used), used.window);
}

function activitySoFar({ services, payers, clock }: Prices, { window, places, delays, funded }: UsedSoFar): Activity {
  const [count, width] = [services.length, payers.length];
  /** Fund 0 has what is left of all when that of the payers is taken away. */
  const spread = (all: Float64Array, own: Float64Array): Float64Array => {
    const column = new Float64Array(count * (1 + width));
    for (let s = 0; s < count; s++) {
      let rest = all[s]!;
      for (let payer = 0; payer < width; payer++) {
        const part = own[s * width + payer]!;
        column[s * (1 + width) + 1 + payer] = part;
        rest -= part;
      }
      column[s * (1 + width)] = rest;
    }
    return column;
  };
  const none = new Float64Array(count * (1 + width));
  return {
    cells: [{ from: window.from, to: window.to, month: new Months(clock).of(window.from) }],
    services: count,
    payers: width,
    placeTime: places.capacity,
    placesAt: new Float64Array(count),
    used: {
      occupied: spread(places.census, funded.occupied),
      delayed: spread(delays.ready, funded.delayed),
      starts: spread(places.starts, funded.starts),
      visits: spread(places.visits, funded.visits),
      visiting: none,
      refusals: none,
      diversions: none,
      discharges: none,
      deaths: none,
    },
    nights: services.map(() => null),
    midnights: services.map(() => null),
  };
}
