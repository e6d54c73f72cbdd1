import type { Model } from "../compile/model.ts";
import type { Entry } from "./costs.ts";
import { type Measure, value } from "./definition.ts";
import { aYear, type Totals } from "./totals.ts";

const UNIT = "pence per year";

/** Costs in all, by payer and by service; and the cost attributed to delayed days. None without cost lines. */
export function costMeasures(model: Model): Measure[] {
  if (model.costs.length === 0) return [];
  const priced = new Set(model.costs.flatMap((line) => line.services));
  const attributed = model.costs.some((line) => line.per === "delayed-day" && !line.additional);
  return [
    value(null, "cost.total", UNIT, "All cost lines together.", (t) => yearly(t, (entry) => entry.counts)),
    ...model.payers.map((payer, p) =>
      value(null, `cost.${payer}`, UNIT, `What falls to ${payer}.`, (t) =>
        yearly(t, (entry) => entry.counts && entry.payer === p),
      ),
    ),
    ...(attributed ? [delayedAttributed()] : []),
    ...model.services.flatMap((service, s) => (priced.has(s) ? [serviceCost(service.name, s)] : [])),
  ];
}

function delayedAttributed(): Measure {
  const words = "What delayed days cost at their own price: part of what the places cost anyway, in no total.";
  return value(null, "cost.delayed-attributed", UNIT, words, (t) => yearly(t, (entry) => !entry.counts));
}

function serviceCost(name: string, s: number): Measure {
  return value(name, "cost", UNIT, "Cost lines of this service, all payers together.", (t) =>
    yearly(t, (entry) => entry.counts && entry.service === s),
  );
}

function yearly(t: Totals, counted: (entry: Entry) => boolean): number {
  const pence = t.ledger.entries.reduce((sum, entry) => (counted(entry) ? sum + entry.pence : sum), 0);
  return aYear(t, pence);
}
