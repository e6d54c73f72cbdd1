/** Pools: names that point at something, and needs that can be met. */
import * as meaning from "../messages/meaning.ts";
import * as say from "../messages/places.ts";
import { at, type Report } from "../problem.ts";
import type { Made } from "../read/service.ts";
import type { Quantity, ServiceSpec } from "../scenario.ts";
import type { NeedSpec, PoolSpec } from "../spec/places.ts";
import { child } from "../tree.ts";
import type { World } from "../world.ts";
import { type Known, knownIn, levelsOf, spotIn } from "./known.ts";

export function checkPools(pools: readonly PoolSpec[], world: World, report: Report): void {
  const known = knownIn(world, null);
  for (const made of world.services) if (made.spec !== null) checkService(made, made.spec, pools, known, report);
  const asked = new Set(world.services.flatMap(({ spec }) => spec?.needs.map(({ pool }) => pool) ?? []));
  for (const { name, place } of pools) if (!asked.has(name)) report(say.poolOfNobody(at(place, `pools.${name}`), name));
}

function checkService(
  made: Made<ServiceSpec>,
  { needs, keeps }: ServiceSpec,
  pools: readonly PoolSpec[],
  known: Known,
  report: Report,
): void {
  const names = pools.map(({ name }) => name);
  for (const need of needs) {
    const spot = at(need.place, `services.${made.name}.needs.${need.pool}`);
    const pool = pools.find(({ name }) => name === need.pool);
    if (pool === undefined) report(meaning.unknownName(spot, "pool", need.pool, names, "pools"));
    else if (mostOf(need) > placesOf(pool)) report(say.needAbovePool(spot, mostOf(need), pool.name, placesOf(pool)));
    checkLevels(need, made, known, report);
  }
  for (const name of keeps) {
    const spot = spotIn(made, "services", "keeps");
    const place = child(made.tree, "keeps")?.place ?? spot.place;
    if (!names.includes(name)) report(meaning.unknownName({ ...spot, place }, "pool", name, names, "pools"));
  }
}

function checkLevels({ pool, units }: NeedSpec, made: Made<ServiceSpec>, known: Known, report: Report): void {
  if (!("by" in units)) return;
  const spot = spotIn(made, "services", "needs", pool);
  const all = levelsOf(known, units.by);
  if (all === undefined) {
    const attributes = [...known.attributes.keys(), "cohort"];
    report(meaning.unknownName(spot, "attribute", units.by, attributes, "attributes of a cohort"));
    return;
  }
  for (const level of Object.keys(units.levels))
    if (!all.has(level)) report(meaning.missingLevel(spot, units.by, level, [...all]));
}

const placesOf = ({ capacity, capacityHours }: PoolSpec): number =>
  Math.max(capacity.value, ...(capacityHours ?? []).map(({ staff }) => staff.value));

/** Most units that anybody needs. */
function mostOf({ units }: NeedSpec): number {
  const all: readonly (Quantity | null)[] = "by" in units ? [...Object.values(units.levels), units.otherwise] : [units];
  return Math.max(...all.map((one) => one?.value ?? 0));
}
