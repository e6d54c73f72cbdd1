import type { Quantity, Scenario, ServiceSpec } from "../scenario/scenario.ts";
import type { NeedSpec } from "../scenario/spec/places.ts";
import { type Step, stepsThrough } from "./capacity.ts";
import type { People } from "./classes.ts";
import type { ModelPool, PoolNeed, PoolsModel } from "./model/places.ts";
import type { Clock } from "./model.ts";

/** The pools with what they have at time 0; none for a scenario without. */
export function poolsOf(scenario: Scenario, clock: Clock): ModelPool[] {
  return scenario.phases[0]!.pools.map(({ name, label }, pool) => {
    const capacity = stepsOf(scenario, clock, pool).findLast(({ at }) => at <= 0)?.capacity ?? 0;
    return { name, label: label ?? name, capacity };
  });
}

/** What people need of pools and keep, and how the pools change; null for a scenario without. */
export function compilePools(scenario: Scenario, people: People, clock: Clock): PoolsModel | null {
  const { services, pools } = scenario.phases[0]!;
  if (pools.length === 0) return null;
  return {
    needs: services.flatMap((service) =>
      people.classes.flatMap((_, cls) => pools.map(({ name }) => unitsFor(service, name, people, cls))),
    ),
    keeps: services.flatMap((service) => pools.map(({ name }) => Number(service.keeps.includes(name)))),
    changes: pools
      .flatMap((_, pool) => changesOf(scenario, clock, pool))
      .sort((a, b) => a.at - b.at || a.pool - b.pool),
  };
}

/** For each pool that people need in a service, the least and the most of it; undefined where nobody needs any. */
export function needsOf(spec: ServiceSpec, scenario: Scenario): { needs?: readonly PoolNeed[] } {
  const { pools } = scenario.phases[0]!;
  const needs = spec.needs.flatMap((need): PoolNeed[] => {
    const all = unitsIn(need).map((units) => units?.value ?? 0);
    const pool = pools.findIndex(({ name }) => name === need.pool);
    return Math.max(...all) === 0 ? [] : [{ pool, least: Math.min(...all), most: Math.max(...all) }];
  });
  return needs.length === 0 ? {} : { needs };
}

function unitsIn({ units }: NeedSpec): readonly (Quantity | null)[] {
  return "by" in units ? [...Object.values(units.levels), units.otherwise] : [units];
}

function unitsFor(service: ServiceSpec, pool: string, people: People, cls: number): number {
  const units = service.needs.find((need) => need.pool === pool)?.units;
  if (units === undefined) return 0;
  if (!("by" in units)) return units.value;
  const level = people.level(cls, units.by);
  return ((level === null ? null : units.levels[level]) ?? units.otherwise)?.value ?? 0;
}

function changesOf(scenario: Scenario, clock: Clock, pool: number): PoolsModel["changes"][number][] {
  const steps = stepsOf(scenario, clock, pool);
  return steps.flatMap(({ at, capacity }, i) =>
    at > 0 && capacity !== steps[i - 1]?.capacity ? [{ at, pool, capacity }] : [],
  );
}

function stepsOf(scenario: Scenario, clock: Clock, pool: number): Step[] {
  return stepsThrough(scenario, clock, ({ pools }) => ({ ...pools[pool]!, kind: "pool", staff: null, breaks: [] }));
}
