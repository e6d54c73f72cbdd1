/** `census:` → rows with everything filled in. */

import * as say from "../messages/census.ts";
import { badName } from "../messages/structure.ts";
import { at, type Report } from "../problem.ts";
import type { Quantity } from "../scenario.ts";
import type { CensusShape } from "../schema/census.ts";
import type { CensusSpec } from "../spec/census.ts";
import { type Branch, child, itemsOf } from "../tree.ts";

/** As the names of services are written. */
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What a row is called that has no name: enough when there is one of the kind. */
function nameOf(service: string | undefined, wants: string | undefined, state: string): string {
  if (service === undefined) return `waiting-for-${wants ?? "nothing"}`;
  return state === "in-treatment" ? service : `${service}-${state}`;
}

/** The rows of the census in the order they are written; problems of their names go to the report. */
export function censusOf(
  shape: CensusShape | undefined,
  tree: Branch,
  cohorts: readonly string[],
  report: Report,
): CensusSpec[] {
  const items = itemsOf(child(tree, "census"));
  const names = new Set<string>();
  return (shape ?? []).flatMap((row, i) => {
    const { place } = items[i]!;
    const state = row.state ?? (row.service === undefined ? "waiting" : "in-treatment");
    const name = row.name ?? nameOf(row.service, row.for, state);
    const spot = at(place, `census.${name}`);
    if (!NAME.test(name)) report(badName(spot, name, "long-stayers"));
    const lucky = row.was ?? name;
    if (names.has(lucky)) report(say.rowsShareName(spot, lucky));
    names.add(lucky);
    const cohort = row.cohort ?? (cohorts.length === 1 ? cohorts[0]! : null);
    if (cohort === null) return report(say.needsCohort(spot, cohorts)) ?? [];
    const one: Quantity = { value: 1, low: null, high: null, source: null, note: null, place };
    return [
      {
        name,
        was: row.was ?? null,
        first: 0,
        service: row.service ?? null,
        people: row.people ?? one,
        cohort,
        attributes: row.attributes ?? {},
        state,
        wants: row.for ?? null,
        route: row.route ?? null,
        reason: row.reason ?? "no-room",
        since: row.since ?? null,
        elapsed: row.elapsed ?? { form: "unknown" },
        place,
      },
    ];
  });
}
