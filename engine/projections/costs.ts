import type { CostLine, Model } from "../compile/model.ts";
import type { DelayTotals } from "./delays.ts";
import type { FundedTotals } from "./funded.ts";
import { journeys } from "./journeys.ts";
import type { PlaceTotals } from "./places.ts";
import type { Projection, Window } from "./projection.ts";
import { DAY, yearsIn } from "./time.ts";

/** One amount of the ledger. */
export interface Entry {
  /** Number of the line in Model.costs. */
  readonly line: number;
  /** Service number; −1 when a line names no service. */
  readonly service: number;
  readonly payer: number;
  /** Pence in the window, undiscounted. */
  readonly pence: number;
  /** False for an attribution of what a bed costs anyway: in no total. */
  readonly counts: boolean;
}

export interface Ledger {
  readonly window: Window;
  readonly entries: readonly Entry[];
}

/** What a price needs to know of a model: the header of a log will do. */
export type Prices = Pick<Model, "costs" | "payers">;

/** What a price needs to know of what happened: JourneyTotals, or the same figures from elsewhere. Areas in seconds. */
export interface Used {
  readonly window: Window;
  readonly places: Pick<PlaceTotals, "capacity" | "perPlace" | "census" | "starts" | "visits">;
  readonly delays: Pick<DelayTotals, "ready">;
  /** By service × payer: cell = service × payers + payer. */
  readonly funded: Pick<FundedTotals, "occupied" | "delayed" | "starts" | "visits">;
}

/** What care cost in the window, by line, service and payer. */
export const ledger: Projection<Ledger> = {
  begin(model, window) {
    const fold = journeys.begin(model, window);
    return { take: (chunk) => fold.take(chunk), end: () => ledgerOf(model, fold.end()) };
  },
};

/**
 * Prices what was used. The days, starts and visits of a person whose route names a payer (`funded-by`) are that
 * payer's; all else follows the line's own shares. A line per year counts once, shared equally over its services.
 */
export function ledgerOf(model: Prices, used: Used): Ledger {
  const entries = model.costs.flatMap((line, number) => {
    const services = line.services.length > 0 ? line.services : [-1];
    return services.flatMap((service) => serviceEntries(model, used, line, number, service));
  });
  return { window: used.window, entries };
}

function serviceEntries(model: Prices, used: Used, line: CostLine, number: number, service: number): Entry[] {
  const counts = line.per !== "delayed-day" || line.additional;
  const amounts = model.payers.map((_, payer) => line.price * fundedUnits(used, line, service, payer, model));
  const funded = amounts.reduce((sum, pence) => sum + pence, 0);
  const own = line.price * units(used, line, service) - funded;
  for (const { payer, share } of line.paidBy) amounts[payer]! += own * share;
  return amounts.map((pence, payer) => ({ line: number, service, payer, pence, counts }));
}

/** How many of what a line charges for, whoever pays. */
function units({ window, places, delays }: Used, line: CostLine, service: number): number {
  if (line.per === "year") return yearsIn(window) / Math.max(1, line.services.length);
  if (service < 0) return 0;
  switch (line.per) {
    case "place-day":
      return places.capacity[service]! / places.perPlace[service]! / DAY;
    case "occupied-day":
      return places.census[service]! / DAY;
    case "delayed-day":
      return delays.ready[service]! / DAY;
    case "start":
      return places.starts[service]!;
    case "visit":
      return places.visits[service]!;
  }
}

/** Of them: those of people whose route names this payer. Places and years have no person. */
function fundedUnits({ funded }: Used, line: CostLine, service: number, payer: number, model: Prices): number {
  if (service < 0) return 0;
  const cell = service * model.payers.length + payer;
  switch (line.per) {
    case "occupied-day":
      return funded.occupied[cell]! / DAY;
    case "delayed-day":
      return funded.delayed[cell]! / DAY;
    case "start":
      return funded.starts[cell]!;
    case "visit":
      return funded.visits[cell]!;
    default:
      return 0;
  }
}
