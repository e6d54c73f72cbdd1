import { luckKey } from "../random/keys.ts";
import { mix } from "../random/mix.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { CensusSpec } from "../scenario/spec/census.ts";
import type { DistributionPool } from "./distributionPool.ts";
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
        ...classesOf(row, cohorts[cohort]!, attributes),
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

/** The classes that have the levels known, each with its share of the cohort. */
function classesOf(
  row: CensusSpec,
  cohort: ModelCohort,
  attributes: readonly { readonly name: string; readonly levels: readonly string[] }[],
): Pick<CensusRow, "classes" | "shares" | "classLuck"> {
  let all = [{ cls: cohort.firstClass, share: 1, luck: 0 }];
  for (const { attribute, luck, stride, shares, levels, levelLuck } of cohort.attributes) {
    const { name, levels: words } = attributes[attribute]!;
    const wanted = row.attributes[name];
    const open = levels.flatMap((level, i) => (wanted === undefined || words[level] === wanted ? [i] : []));
    all = all.flatMap((one) =>
      open.map((i) => ({
        cls: one.cls + i * stride,
        share: wanted === undefined ? one.share * shares[i]! : one.share,
        // A sum: the order of attributes means nothing.
        luck: (one.luck + mix(luck ^ mix(levelLuck[i]!))) | 0,
      })),
    );
  }
  return {
    classes: all.map(({ cls }) => cls),
    shares: all.map(({ share }) => share),
    classLuck: all.map(({ luck }) => luck),
  };
}
