import type { Scenario, ServiceSpec } from "../scenario/scenario.ts";
import type { UnitsSpec } from "../scenario/spec/places.ts";
import type { People } from "./classes.ts";
import { phaseStart } from "./clock.ts";
import type { DistributionPool } from "./distributionPool.ts";
import type { Holding, UnitProfile, UnitsModel } from "./model/places.ts";
import type { Clock, ModelService } from "./model.ts";
import { compilePools } from "./pools.ts";

const MINUTES_IN_AN_HOUR = 60;

/** What people need of each service beside one place, as it holds from each date on. */
export function compileHolding(scenario: Scenario, people: People, pool: DistributionPool, clock: Clock): Holding {
  return {
    turnRounds: turnRounds(scenario, pool, clock),
    units: unitsOf(scenario, people),
    pools: compilePools(scenario, people, clock),
    sharing: scenario.sharedPlaces.map(({ name, services, ownFirst, repack }) => ({
      name,
      services: services.map((service) => scenario.phases[0]!.services.findIndex((spec) => spec.name === service)),
      ownFirst,
      repack,
    })),
  };
}

/** What a service tells of it: see the fields of ModelService. */
export function holdingOf(spec: ServiceSpec): Pick<ModelService, "turnRound" | "units" | "perPlace"> {
  const most = Math.max(...profilesOf(spec).map((profile) => profile[0]!.units));
  return {
    ...(spec.turnRound === null ? {} : { turnRound: true }),
    ...(takesMore(spec) ? { units: most } : {}),
    ...(spec.inHours ? { perPlace: MINUTES_IN_AN_HOUR } : {}),
  };
}

/** Units of capacity in one place, or one hour a week, of a service as the scenario names it. */
export function perPlaceOf({ phases }: Scenario, service: string): number {
  return phases[0]!.services.find(({ name }) => name === service)?.inHours === true ? MINUTES_IN_AN_HOUR : 1;
}

function turnRounds(scenario: Scenario, pool: DistributionPool, clock: Clock): Holding["turnRounds"] {
  const { phases } = scenario;
  if (phases[0]!.services.every((service) => service.turnRound === null)) return [];
  return phases.map(({ from, services }) => ({
    from: phaseStart(clock, from),
    of: services.map(({ turnRound }) => (turnRound === null ? -1 : pool.add(turnRound))),
  }));
}

function unitsOf(scenario: Scenario, people: People): UnitsModel | null {
  const { services } = scenario.phases[0]!;
  if (!services.some(takesMore)) return null;
  const profiles: UnitProfile[] = [];
  const profileOf = services.flatMap((service) =>
    people.classes.map((_, cls) => {
      const spec = takesMore(service) ? unitsFor(service, people, cls) : null;
      return spec === null ? -1 : numberOf(profiles, profileFrom(spec));
    }),
  );
  return { profiles, profileOf };
}

/** The units of people of a class; null where neither a level nor `otherwise` fits. */
function unitsFor({ units }: ServiceSpec, people: People, cls: number): UnitsSpec | null {
  if (units === null || !("by" in units)) return units;
  const level = people.level(cls, units.by);
  return (level === null ? null : units.levels[level]) ?? units.otherwise;
}

/** False where everyone takes one unit throughout. */
function takesMore(spec: ServiceSpec): boolean {
  return profilesOf(spec).some((profile) => profile.some(({ units }) => units !== 1));
}

/** All profiles of a service: one, or one for each level of an attribute. */
function profilesOf({ units }: ServiceSpec): UnitProfile[] {
  if (units === null) return [[{ after: 0, units: 1 }]];
  if (!("by" in units)) return [profileFrom(units)];
  const otherwise = units.otherwise === null ? [] : [units.otherwise];
  return [...Object.values(units.levels), ...otherwise].map(profileFrom);
}

/** Steps that last no time are passed over. */
function profileFrom({ steps }: UnitsSpec): UnitProfile {
  let after = 0;
  const profile: { after: number; units: number }[] = [];
  for (const { lasts, units } of steps) {
    const seconds = Math.round(lasts?.value ?? 1);
    if (seconds > 0) profile.push({ after, units: units.value });
    after += seconds;
  }
  return profile;
}

function numberOf(profiles: UnitProfile[], profile: UnitProfile): number {
  const text = JSON.stringify(profile);
  const known = profiles.findIndex((one) => JSON.stringify(one) === text);
  return known >= 0 ? known : profiles.push(profile) - 1;
}
