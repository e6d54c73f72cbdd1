import type { Scenario } from "../scenario/scenario.ts";
import { compileAsked } from "./asked.ts";
import { capacityAt, capacityChanges } from "./capacity.ts";
import { compileCensus } from "./census.ts";
import { choicesOf } from "./choices.ts";
import { classesOf } from "./classes.ts";
import { clockOf } from "./clock.ts";
import { compileCohorts } from "./cohorts.ts";
import { compileContracts } from "./contracts.ts";
import { compileCosts, compileMoneyRules, compileTargets } from "./costs.ts";
import { DistributionPool } from "./distributionPool.ts";
import { compileEnd } from "./ends.ts";
import { compileHolding } from "./holding.ts";
import type { Model } from "./model.ts";
import { Moments } from "./moments.ts";
import { namesOf } from "./names.ts";
import { compileOccupants } from "./occupants.ts";
import { compilePeople } from "./people/people.ts";
import { poolsOf } from "./pools.ts";
import { compileProgrammes, worldsOf } from "./programmes.ts";
import { compileQueueing } from "./queues.ts";
import { reachesOf } from "./reach.ts";
import { compileRoutes } from "./routes.ts";
import { compileRules } from "./rules.ts";
import { compileServices } from "./services.ts";
import { compileShocks } from "./shocks.ts";
import { startRenewals } from "./starts.ts";
import { compileStocks, withStock } from "./stock.ts";

/**
 * Words become numbers: names turn into indices, dates into seconds since the start of the warm-up, shares into races,
 * lengths of stay into quantile tables.
 *
 *   names → clock → classes of people → routes → choices by phase → services → cohorts → capacity over time → money
 *
 * @throws RangeError when a distribution cannot be tabulated; everything else a scenario can get wrong is found by
 * parseScenario.
 */
export function compile(scenario: Scenario): Model {
  const names = namesOf(scenario);
  const clock = clockOf(scenario);
  const people = classesOf(scenario);
  const moments = new Moments(scenario, names, clock);
  const pool = new DistributionPool(moments);
  const declared = compileRoutes(scenario, names, pool);
  const occupants = compileOccupants(scenario, names, declared.length);
  const routes = [...declared, ...occupants.routes];
  const everywhere = { ...scenario, phases: [scenario.phases, ...scenario.opened].flat() };
  const { choices, phases } = choicesOf(everywhere, names, people, pool, clock, moments);
  const cohorts = compileCohorts(scenario, names, people, pool, clock);
  const moneyRules = compileMoneyRules(scenario, names);
  const agreed = compileContracts(scenario, names, clock);
  const asked = compileAsked(scenario, names, people, clock);
  return {
    title: scenario.title,
    clock,
    place: scenario.place,
    attributes: people.attributes,
    cohorts,
    classes: people.classes,
    services: compileServices(scenario, names, clock, (spec) =>
      withStock(spec, capacityAt(scenario, spec.name, clock, 0)),
    ),
    routes,
    choices,
    distributions: pool.all,
    phases: phases.slice(0, scenario.phases.length),
    capacityChanges: capacityChanges(scenario, names, clock, occupants),
    hours: {
      renewals: startRenewals(scenario, clock),
      occupants: occupants.rules,
      stocks: compileStocks(scenario, pool),
    },
    periods: scenario.periods.map(({ name, stretches }) => ({
      name,
      stretches: stretches.map(({ from, to }) => ({ from: clock.warmUp + from, to: clock.warmUp + to })),
    })),
    end: compileEnd(scenario, names, clock),
    census: compileCensus(scenario, names, cohorts, people.attributes, pool),
    rules: compileRules(scenario, names, clock),
    shocks: compileShocks(scenario, names, pool, clock, occupants),
    programmes: compileProgrammes(scenario, names, clock),
    worlds: worldsOf(scenario, names, clock, occupants, phases),
    stays: { ...moments.model, reaches: reachesOf(scenario, names, clock) },
    ...(scenario.phases[0]!.pools.length === 0 ? {} : { pools: poolsOf(scenario, clock) }),
    holding: compileHolding(scenario, people, pool, clock),
    payers: scenario.payers,
    costs: compileCosts(scenario, names, clock),
    ...(moneyRules && { moneyRules }),
    ...(agreed && { agreed }),
    targets: compileTargets(scenario),
    ...(asked && { asked }),
    queueing: compileQueueing(scenario, names, people, pool, clock),
    people: compilePeople(scenario, names, people, cohorts, pool),
  };
}
