/** `census:` → rows with everything filled in. */

import * as say from "../messages/census.ts";
import { badName } from "../messages/structure.ts";
import { at, type Report } from "../problem.ts";
import type { Quantity } from "../scenario.ts";
import type { CensusShape } from "../schema/census.ts";
import type { CensusSpec } from "../spec/census.ts";
import { type Branch, child, itemsOf, type Tree } from "../tree.ts";
import type { Origin } from "./censusTable.ts";

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
  origins: ReadonlyMap<Tree, Origin>,
  report: Report,
): CensusSpec[] {
  const items = itemsOf(child(tree, "census"));
  /** By name of luck: the table or row that has it, and people so far. */
  const known = new Map<string, { of: unknown; people: number }>();
  return (shape ?? []).flatMap((row, i) => {
    const item = items[i]!;
    const { place } = item;
    const table = origins.get(item);
    const state = row.state ?? (row.service === undefined ? "waiting" : "in-treatment");
    const name = table?.name ?? row.name ?? nameOf(row.service, row.for, state);
    const was = (table ?? row).was ?? null;
    const spot = at(place, `census.${name}`);
    const lucky = was ?? name;
    const before = known.get(lucky) ?? { of: table ?? item, people: 0 };
    if (before.people === 0 && !NAME.test(name)) report(badName(spot, name, "long-stayers"));
    if (before.of !== (table ?? item)) report(say.rowsShareName(spot, lucky));
    known.set(lucky, { of: before.of, people: before.people + (row.people?.value ?? 1) });
    const cohort = row.cohort ?? (cohorts.length === 1 ? cohorts[0]! : null);
    if (cohort === null) return report(say.needsCohort(spot, cohorts)) ?? [];
    const one: Quantity = { value: 1, low: null, high: null, source: null, note: null, place };
    return [
      {
        name,
        was,
        first: table === undefined ? 0 : before.people,
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
