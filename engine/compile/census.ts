import { luckKey } from "../random/keys.ts";
import { mix } from "../random/mix.ts";
import type { CohortSpec, Scenario } from "../scenario/scenario.ts";
import type { CensusSpec } from "../scenario/spec/census.ts";
import type { DistributionPool } from "./distributionPool.ts";
import { classWeights } from "./flows.ts";
import type { CensusRow } from "./model/census.ts";
import type { ModelCohort } from "./model.ts";
import { firstName, type Names } from "./names.ts";

/** Rows have luck of their own: a row and a cohort of one name are different people. */
const luckOfRow = (row: CensusSpec): number => luckKey(`census ${firstName(row)}`);

/** The census in numbers, in an order that does not depend on how it is written. */
export function compileCensus(
  scenario: Scenario,
  names: Names,
  cohorts: readonly ModelCohort[],
  attributes: readonly { readonly name: string; readonly levels: readonly string[] }[],
  pool: DistributionPool,
): CensusRow[] {
  return scenario.census
    .map((row) => {
      const cohort = cohorts.findIndex(({ name }) => name === row.cohort);
      return {
        name: row.name,
        luck: luckOfRow(row),
        first: row.first,
        people: row.people.value,
        cohort,
        ...classesOf(row, scenario.phases[0]!.cohorts[cohort]!, cohorts[cohort]!, attributes),
        service: row.service === null ? -1 : names.place(row.service),
        state: row.state,
        wants: row.wants === null ? -1 : names.place(row.wants),
        routes: routesOf(scenario, names, row),
        reason: row.reason,
        since: row.since === null ? -1 : pool.add(row.since),
        elapsed: row.elapsed.form,
        known: row.elapsed.form === "known" ? pool.add(row.elapsed.of) : -1,
      };
    })
    .sort((a, b) => a.luck - b.luck || a.first - b.first);
}

/** Ways on that agree with what is known of the people; empty when nothing is. */
function routesOf(scenario: Scenario, names: Names, row: CensusSpec): number[] {
  if (row.service === null) return [];
  const service = names.place(row.service);
  const first = names.firstRoute[service]!;
  if (row.route === null && row.wants === null && row.reason === "no-room") return [];
  return scenario.phases[0]!.services[service]!.routes.flatMap((route, i) => {
    const fits =
      (row.route === null || route.name === row.route) &&
      (row.wants === null || route.to.includes(row.wants)) &&
      (row.reason === "no-room" || route.prepare.some(({ reason }) => reason === row.reason));
    return fits ? [first + i] : [];
  });
}

/**
 * The classes that have the levels known, each with its share of the cohort: the same shares as of those who come, joint
 * attributes included. Alike where the cohort has nobody with these levels.
 */
function classesOf(
  row: CensusSpec,
  spec: CohortSpec,
  cohort: ModelCohort,
  attributes: readonly { readonly name: string; readonly levels: readonly string[] }[],
): Pick<CensusRow, "classes" | "shares" | "classLuck"> {
  const weights = classWeights(spec);
  let all = [{ position: 0, luck: 0 }];
  for (const { attribute, luck, stride, levels, levelLuck } of cohort.attributes) {
    const { name, levels: words } = attributes[attribute]!;
    const wanted = row.attributes[name];
    const open = levels.flatMap((level, i) => (wanted === undefined || words[level] === wanted ? [i] : []));
    all = all.flatMap((one) =>
      open.map((i) => ({
        position: one.position + i * stride,
        // A sum: the order of attributes means nothing.
        luck: (one.luck + mix(luck ^ mix(levelLuck[i]!))) | 0,
      })),
    );
  }
  const sum = all.reduce((total, { position }) => total + weights[position]!, 0);
  return {
    classes: all.map(({ position }) => cohort.firstClass + position),
    shares: all.map(({ position }) => (sum > 0 ? weights[position]! / sum : 1 / all.length)),
    classLuck: all.map(({ luck }) => luck),
  };
}
