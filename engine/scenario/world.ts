/** The services and cohorts of a scenario at one time, as specs beside the trees they were read from. */
import type { Report, Spot } from "./problem.ts";
import { type Made, readCohort, readService } from "./read/service.ts";
import type { CohortSpec, ServiceSpec } from "./scenario.ts";
import { entriesOf, type Tree } from "./tree.ts";

export interface World {
  readonly services: readonly Made<ServiceSpec>[];
  readonly cohorts: readonly Made<CohortSpec>[];
  /** True when every service and cohort could be read. */
  readonly whole: boolean;
  /** The dated change from which on it holds; null = from the beginning. */
  readonly since: { readonly date: string; readonly spot: Spot } | null;
}

/** Reads services and cohorts; problems go to the report. */
export function readWorld(
  services: Tree | undefined,
  cohorts: Tree | undefined,
  report: Report,
  since: World["since"] = null,
): World {
  const world = {
    services: [...entriesOf(services)].map(([name, { key, value }]) => readService(name, value, key)),
    cohorts: [...entriesOf(cohorts)].map(([name, { key, value }]) => readCohort(name, value, key)),
  };
  const made = [...world.services, ...world.cohorts];
  for (const { problems } of made) problems.forEach(report);
  return { ...world, since, whole: made.length > 0 && made.every(({ spec }) => spec !== null) };
}

/** The specs of what could be read. */
export const specsOf = <T>(made: readonly Made<T>[]): T[] => made.flatMap(({ spec }) => (spec === null ? [] : [spec]));
