import type { Scenario } from "../scenario/scenario.ts";
import { phaseStart } from "./clock.ts";
import type { DistributionPool } from "./distributionPool.ts";
import type { Holding } from "./model/places.ts";
import type { Clock } from "./model.ts";

/** What people need of each service beside one place, as it holds from each date on. */
export function compileHolding(scenario: Scenario, pool: DistributionPool, clock: Clock): Holding {
  return { turnRounds: turnRounds(scenario, pool, clock) };
}

function turnRounds(scenario: Scenario, pool: DistributionPool, clock: Clock): Holding["turnRounds"] {
  const { phases } = scenario;
  if (phases[0]!.services.every((service) => service.turnRound === null)) return [];
  return phases.map(({ from, services }) => ({
    from: phaseStart(clock, from),
    of: services.map(({ turnRound }) => (turnRound === null ? -1 : pool.add(turnRound))),
  }));
}
