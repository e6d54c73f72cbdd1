/** What care cost, who bears it, and how much of it follows what people use: at once, later, or when places close. */
import type { ModelContract, ModelContracts } from "../../compile/model/contracts.ts";
import type { CostLine } from "../../compile/model/costs.ts";
import { type Activity, quantityIn } from "../money/activity.ts";
import { LineCosts, type Parts, SHARES } from "../money/lineCosts.ts";
import { DAY } from "../time.ts";
import type { Booked, SettledModel } from "./booked.ts";

/** What care cost. `contract` is the one that covers it: then it is borne by `provider`, else by `payer`. */
export interface CareCost extends Booked {
  readonly payer: number;
  /** Of the contract that covers it; −1 where none does. */
  readonly provider: number;
  readonly parts: Parts;
  /** What people used, at the line's price: the part that cost follows after its lag, and the part that it never follows. */
  readonly used: Used;
}

/** Pence. What cost follows at once is `parts.variable` itself. */
interface Used {
  readonly semiVariable: number;
  readonly fixed: number;
}

/** What care cost in each cell of the measured time, with the contract that covers it. */
export function careCosts(model: SettledModel, { contracts }: ModelContracts, activity: Activity): CareCost[] {
  const pricing = new LineCosts(model, activity);
  const measured = [...activity.cells.keys()].filter((cell) => activity.cells[cell]!.from >= model.clock.warmUp);
  return measured.flatMap((cell) =>
    model.costs.flatMap((line, number) => {
      const own = pricing.counts(number) ? pricing.cellsOf(number, [cell]) : [];
      if (own.length === 0) return [];
      return (line.services.length > 0 ? line.services : [-1]).flatMap((service) => {
        const contract = contracts.findIndex((one) => covers(one, service, activity.cells[cell]!.from));
        const provider = contract < 0 ? -1 : contracts[contract]!.provider;
        const shares = pricing.byPayer(number, service, own);
        const days = personDays(model, activity, own, service);
        return shares.flatMap((parts, payer) => {
          const used = usedOf(line, parts, days === null ? null : days * sharePaidBy(line, payer));
          const pence = SHARES.reduce((sum, share) => sum + parts[share], 0);
          if (pence === 0 && parts.stranded === 0 && used.fixed === 0) return [];
          return [{ cell, service, contract, line: number, payer, provider, pence, parts, used }];
        });
      });
    }),
  );
}

/** True where a contract pays for a service at a time. */
function covers({ services, years }: ModelContract, service: number, time: number): boolean {
  return services.includes(service) && years.some(({ from, to }) => time >= from && time < to);
}

/** Days that people were in a service; null where a person does not take one place, as with teams. */
function personDays(model: SettledModel, activity: Activity, cells: readonly number[], service: number): number | null {
  if (service < 0 || (activity.midnights[cells[0]! * activity.services + service] ?? null) === null) return null;
  if ((model.services[service]!.perPlace ?? 1) !== 1) return null;
  return quantityIn(activity, cells, service, "occupied") / DAY;
}

function sharePaidBy({ paidBy }: CostLine, payer: number): number {
  return paidBy.reduce((sum, one) => (one.payer === payer ? sum + one.share : sum), 0);
}

/**
 * What people used, by how its cost follows: cost less what of it stands stranded is price × volume (see lineCosts.ts).
 * Of a price per place-day it is what the days in use cost: the others are empty places.
 */
function usedOf({ per, price, behaves, perStep }: CostLine, parts: Parts, days: number | null): Used {
  const { fixed, semiVariable, variable, stranded } = parts;
  if (behaves !== undefined) {
    const worth = fixed + semiVariable + variable - stranded;
    return { semiVariable: behaves.semiVariable * worth, fixed: behaves.fixed * worth };
  }
  if (perStep !== undefined) return { semiVariable: semiVariable - stranded, fixed: 0 };
  if (per === "place-day" && days !== null) return { semiVariable: 0, fixed: price * days };
  return { semiVariable: 0, fixed: fixed - stranded };
}
