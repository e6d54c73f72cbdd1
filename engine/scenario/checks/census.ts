/** The census at the start: people of cohorts that there are, in services that there are, on ways that there are. */
import * as say from "../messages/census.ts";
import { unknownName } from "../messages/meaning.ts";
import { at, type Report, type Spot } from "../problem.ts";
import type { CohortSpec, RouteSpec, ServiceSpec } from "../scenario.ts";
import type { CensusSpec } from "../spec/census.ts";
import { momentsOfStay } from "../stays.ts";
import { type Branch, child, descend, itemsOf, type Tree } from "../tree.ts";
import { specsOf, type World } from "../world.ts";

/** As many as a log can hold at its beginning with ease. */
const MOST_PEOPLE = 1_000_000;

/** Reports what is wrong with the rows and warns of what may not be meant. */
export function checkCensus(
  rows: readonly CensusSpec[],
  tree: Branch,
  world: World,
  warmUp: number,
  report: Report,
): void {
  if (rows.length === 0) return;
  const services = new Map(specsOf(world.services).map((spec) => [spec.name, spec]));
  const cohorts = new Map(specsOf(world.cohorts).map((spec) => [spec.name, spec]));
  const byPlace = new Map(itemsOf(child(tree, "census")).map((item) => [item.place, item]));
  const mixed = new Set<string>();
  for (const row of rows) {
    const item = byPlace.get(row.place);
    const spotOf = (...keys: string[]): Spot =>
      at(placeOf(descend(item, ...keys), row), ["census", row.name, ...keys].join("."));
    checkNames(row, services, cohorts, world, spotOf, report);
    checkState(row, services, spotOf, report);
    if (row.elapsed.form === "uniform-on-drawn-stay") report(say.drawnUniformly(spotOf("elapsed"), row.name));
    // Once for all rows of a table.
    if (!mixed.has(`${row.name} ${row.service}`)) warnOfMixedStays(row, services, spotOf, report);
    mixed.add(`${row.name} ${row.service}`);
    if (row.service === null && child(item, "elapsed") !== undefined) report(say.elapsedAtHome(spotOf("elapsed")));
  }
  const first = at(rows[0]!.place, "census");
  if (warmUp > 0) report(say.beforeWarmUp(first));
  if (rows.reduce((sum, row) => sum + row.people.value, 0) > MOST_PEOPLE) report(say.tooMany(first, "1,000,000"));
  warnOfCrowds(rows, services, report);
}

const placeOf = (written: Tree | undefined, row: CensusSpec) => (written?.kind === "leaf" ? written.place : row.place);

type Services = ReadonlyMap<string, ServiceSpec>;
type SpotOf = (...keys: string[]) => Spot;

function checkNames(
  row: CensusSpec,
  services: Services,
  cohorts: ReadonlyMap<string, CohortSpec>,
  world: World,
  spotOf: SpotOf,
  report: Report,
): void {
  const known = world.services.map(({ name }) => name);
  for (const [key, name] of [
    ["service", row.service],
    ["for", row.wants],
  ] as const) {
    if (name === null) continue;
    if (!known.includes(name)) report(unknownName(spotOf(key), "service", name, known, "services"));
    if (services.get(name)?.kind === "decision") report(say.nobodyStays(spotOf(key), name));
  }
  const names = world.cohorts.map(({ name }) => name);
  if (!names.includes(row.cohort)) report(unknownName(spotOf("cohort"), "cohort", row.cohort, names, "cohorts"));
  const cohort = cohorts.get(row.cohort);
  if (cohort === undefined) return;
  for (const [attribute, level] of Object.entries(row.attributes)) {
    const spot = spotOf("attributes", attribute);
    const levels = cohort.attributes[attribute];
    if (levels === undefined)
      report(
        unknownName(spot, "attribute", attribute, Object.keys(cohort.attributes), `cohorts.${row.cohort}.attributes`),
      );
    else if (!(level in levels)) report(say.notALevelOf(spot, level, attribute, Object.keys(levels)));
  }
}

function checkState(row: CensusSpec, services: Services, spotOf: SpotOf, report: Report): void {
  const { state, service, wants } = row;
  const needs = state === "in-treatment" || state === "ready";
  if (needs && service === null) report(say.needsService(spotOf("state"), state.replace("-", " ")));
  if (!needs && wants === null) report(say.needsFor(spotOf("state"), state));
  if (state === "in-treatment" && wants !== null) report(say.forNeedsState(spotOf("for")));
  if (state === "in-treatment" && row.since !== null) report(say.sinceNeedsState(spotOf("since")));
  const spec = service === null ? undefined : services.get(service);
  if (spec === undefined) return;
  const byName = row.route === null ? spec.routes : spec.routes.filter(({ name }) => name === row.route);
  const routes = wants === null ? byName : byName.filter(({ to }) => to.includes(wants));
  if (byName.length === 0)
    report(
      say.noSuchRoute(
        spotOf("route"),
        spec.name,
        row.route!,
        spec.routes.map(({ name }) => name),
      ),
    );
  else if (routes.length === 0)
    report(say.noRouteTo(spotOf("for"), spec.name, wants!, [...new Set(spec.routes.flatMap(({ to }) => to))]));
  else if (!routes.some((route) => prepares(route, row.reason))) report(say.noSuchStep(spotOf("reason"), row.reason));
}

const prepares = ({ prepare }: RouteSpec, reason: CensusSpec["reason"]): boolean =>
  reason === "no-room" || prepare.some((step) => step.reason === reason);

/** What decided when these stays began is not known: they are drawn from all cases together. */
function warnOfMixedStays(row: CensusSpec, services: Services, spotOf: SpotOf, report: Report): void {
  const spec = row.service === null ? undefined : services.get(row.service);
  if (spec === undefined || row.state !== "in-treatment") return;
  const stays = [spec.stay, ...spec.routes.map(({ stay }) => (stay === "none" ? null : stay))];
  const shares = spec.routes.flatMap(({ shareBy }) => (shareBy === null ? [] : [shareBy.moment]));
  const moments = new Set([...shares, ...stays.flatMap(momentsOfStay)].map(({ by }) => by));
  if (moments.size > 0) report(say.staysFromMix(spotOf("service"), spec.name, [...moments]));
}

/** More people than places is a crisis to begin with, or a slip of the pen. */
function warnOfCrowds(rows: readonly CensusSpec[], services: Services, report: Report): void {
  const inside = new Map<string, CensusSpec[]>();
  for (const row of rows) {
    for (const name of [row.service, row.state === "assigned" ? row.wants : null])
      if (name !== null) inside.set(name, [...(inside.get(name) ?? []), row]);
  }
  for (const [name, there] of inside) {
    const capacity = services.get(name)?.capacity?.value ?? Infinity;
    const people = there.reduce((sum, row) => sum + row.people.value, 0);
    const last = there.at(-1)!;
    if (people > capacity) report(say.overCapacity(at(last.place, `census.${last.name}`), name, people, capacity));
  }
}
