import { parseInstant, secondsBetween } from "../calendar.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { CostLineSpec } from "../scenario/spec/costs.ts";
import { DAY, YEAR } from "../units.ts";
import type { Target } from "./model/asked.ts";
import type { Behaviour, CostLine, MoneyRules } from "./model/costs.ts";
import type { Clock } from "./model.ts";
import type { Names } from "./names.ts";

/** Cost lines with services and payers as numbers, prices in pence of the year of all amounts, dates in seconds of the run. */
export function compileCosts(scenario: Scenario, names: Names, clock: Clock): CostLine[] {
  const start = parseInstant(scenario.time.start)!;
  const second = (iso: string): number => clock.warmUp + secondsBetween(start, parseInstant(iso)!);
  return scenario.costs.map((line) => {
    const { behaves, perStep, block, from, until, on, inflation } = line;
    return {
      name: line.name,
      services: line.services.map((name) => names.service.get(name)!),
      per: line.per,
      price: line.price.value * inflation,
      paidBy: Object.entries(line.paidBy).map(([name, share]) => ({ payer: names.payer.get(name)!, share })),
      additional: line.additional,
      ...(from !== null && { from: second(from) }),
      ...(until !== null && { until: second(until) }),
      ...(on !== null && { on: second(on) }),
      ...(behaves !== null && { behaves: behaviourOf(behaves) }),
      ...(perStep !== null && { perStep }),
      ...(block !== null && { block: { places: block.places, price: block.price.value * inflation } }),
    };
  });
}

/** People per day → units per year of 365.25 days. */
function behaviourOf({ at, ...shares }: NonNullable<CostLineSpec["behaves"]>): Behaviour {
  return { ...shares, at: (at.value * YEAR) / DAY };
}

/** What holds for all lines of cost together; undefined where nothing of the kind is said. */
export function compileMoneyRules({ money }: Scenario, names: Names): MoneyRules | undefined {
  const { discount, doubleRunning } = money;
  if (discount === null && doubleRunning === null) return undefined;
  const numbers = (services: readonly string[]) => services.map((name) => names.service.get(name)!);
  return {
    discount: discount?.value ?? 0,
    doubleRunning: doubleRunning && {
      closing: numbers(doubleRunning.closing),
      opening: numbers(doubleRunning.opening),
    },
  };
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
