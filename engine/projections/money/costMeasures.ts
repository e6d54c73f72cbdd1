import type { Model } from "../../compile/model.ts";
import { type Measure, value } from "../definition.ts";
import { YEAR } from "../time.ts";
import { aYear } from "../totals.ts";
import { type Entry, sumOf } from "./costs.ts";
import type { MoneyTotals } from "./money.ts";

const UNIT = "pence per year";

/** The one measure of cost that needs a rate. */
export const DISCOUNTED = "cost.discounted";

type CostMeasure = Measure<MoneyTotals>;

/** Costs in all, by payer, by service and by how they behave; the cost attributed to delayed days. None without lines. */
export function costMeasures(model: Model): CostMeasure[] {
  if (model.costs.length === 0) return [];
  const priced = new Set(model.costs.flatMap((line) => line.services));
  const attributed = model.costs.some((line) => line.per === "delayed-day" && !line.additional);
  return [
    cost("total", "All cost lines together.", ({ pence }) => pence),
    ...model.payers.map((payer, p) =>
      cost(payer, `What falls to ${payer}.`, (entry) => (entry.payer === p ? entry.pence : 0)),
    ),
    ...(attributed ? [delayedAttributed()] : []),
    ...behaviourMeasures(model),
    ...model.services.flatMap((service, s) => (priced.has(s) ? [serviceCost(service.name, s)] : [])),
  ];
}

/** What costs consist of, where the scenario says how they behave; and what discounting makes of them. */
function behaviourMeasures({ costs, moneyRules, clock }: Model): CostMeasure[] {
  const behaves = costs.some((line) => line.behaves !== undefined || line.perStep !== undefined || line.block);
  const once = costs.some((line) => line.per === "once");
  const { discount = 0, doubleRunning = null } = moneyRules ?? {};
  return [
    ...(behaves
      ? [
          cost("fixed", "What is paid whatever is used.", ({ fixed }) => fixed),
          cost(
            "semi-variable",
            "What follows the volume only after its lag, and steps of staff.",
            ({ semiVariable }) => semiVariable,
          ),
          cost("variable", "What follows the volume at once.", ({ variable }) => variable),
          cost(
            "stranded",
            "Of fixed and semi-variable costs: what they are beyond what the volume carries at the line's price; below 0 where the volume carries more.",
            ({ stranded }) => stranded,
          ),
        ]
      : []),
    ...(once ? [cost("one-off", "What is paid once, when it falls due.", ({ oneOff }) => oneOff)] : []),
    ...(doubleRunning === null
      ? []
      : [
          cost(
            "double-running",
            "What the services that close cost from the day one that opens first has more places than at the start until they have none.",
            (entry) => entry.doubleRunning,
          ),
        ]),
    ...(discount === 0 ? [] : [discounted(discount, clock.warmUp)]),
  ];
}

/** Each month's cost ÷ (1 + rate) to the power of the years from the start to the middle of what was measured of it. */
function discounted(rate: number, start: number): CostMeasure {
  const words = `All cost lines together, discounted at ${Number((100 * rate).toPrecision(6))}% per year from the middle of each month to the measured start; nothing else is discounted.`;
  return value<MoneyTotals>(null, DISCOUNTED, UNIT, words, (t) => {
    const factors = t.monthly.months.map(
      ({ window: { from, to } }) => (1 + rate) ** -(((from + to) / 2 - start) / YEAR),
    );
    return aYear(
      t,
      sumOf(t.monthly, ({ month, pence }) => pence * factors[month]!),
    );
  });
}

function delayedAttributed(): CostMeasure {
  const words = "What delayed days cost at their own price: part of what the places cost anyway, in no total.";
  return value<MoneyTotals>(null, "cost.delayed-attributed", UNIT, words, (t) =>
    aYear(
      t,
      t.ledger.entries.reduce((sum, entry) => (entry.counts ? sum : sum + entry.pence), 0),
    ),
  );
}

function serviceCost(name: string, s: number): CostMeasure {
  const words = "Cost lines of this service, all payers together.";
  return value<MoneyTotals>(name, "cost", UNIT, words, (t) =>
    aYear(
      t,
      sumOf(t.ledger, (entry) => (entry.service === s ? entry.pence : 0)),
    ),
  );
}

function cost(name: string, words: string, read: (entry: Entry) => number): CostMeasure {
  return value<MoneyTotals>(null, `cost.${name}`, UNIT, words, (t) => aYear(t, sumOf(t.ledger, read)));
}
