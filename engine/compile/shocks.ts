import type { Scenario } from "../scenario/scenario.ts";
import type { DistributionPool } from "./distributionPool.ts";
import { perPlaceOf } from "./holding.ts";
import type { ModelShock } from "./model/shocks.ts";
import type { Clock } from "./model.ts";
import { luckOf, type Names } from "./names.ts";
import type { Occupants } from "./occupants.ts";

/** The shocks in the order of the scenario. One that would come before time 0 does not come: it lies past the end. */
export function compileShocks(
  scenario: Scenario,
  names: Names,
  pool: DistributionPool,
  clock: Clock,
  occupants: Occupants,
): ModelShock[] {
  const cohorts = scenario.phases[0]!.cohorts;
  return scenario.shocks.map((shock) => {
    const rule = occupants.ruleOfShock(shock.name);
    const at = shock.on === null ? -1 : clock.warmUp + shock.on;
    return {
      name: shock.name,
      luck: luckOf(shock),
      service: shock.closes === null ? -1 : names.place(shock.closes.service),
      closes: closesOf(scenario, shock.closes),
      ...(rule < 0 ? {} : { occupants: rule }),
      cohort: cohorts.findIndex(({ name }) => name === shock.surge?.cohort),
      factor: shock.surge?.factor ?? 1,
      on: shock.on !== null && at < 0 ? clock.end : at,
      every: shock.every === null ? -1 : pool.add(shock.every),
      lasts: pool.add(shock.lasts),
    };
  });
}

/** A number of places becomes units of capacity; shares and all of them stay what they are. */
function closesOf(scenario: Scenario, closes: Scenario["shocks"][number]["closes"]): ModelShock["closes"] {
  if (closes === null) return { of: "places", value: 0 };
  const { of, value, service } = closes;
  return { of, value: of === "places" ? value * perPlaceOf(scenario, service) : value };
}
