import type { Scenario } from "../scenario/scenario.ts";
import type { Target } from "./model/asked.ts";
import type { CostLine } from "./model/costs.ts";
import type { Names } from "./names.ts";

/** Cost lines with services and payers as numbers, prices in pence. */
export function compileCosts(scenario: Scenario, names: Names): CostLine[] {
  return scenario.costs.map((line) => ({
    name: line.name,
    services: line.services.map((name) => names.service.get(name)!),
    per: line.per,
    price: line.price.value,
    paidBy: Object.entries(line.paidBy).map(([name, share]) => ({ payer: names.payer.get(name)!, share })),
    additional: line.additional,
  }));
}

/** Targets as the plan states them. */
export function compileTargets(scenario: Scenario): Target[] {
  return scenario.targets.map(({ label, measure, value, change, source }) => ({
    label,
    measure,
    value,
    change,
    source,
  }));
}
