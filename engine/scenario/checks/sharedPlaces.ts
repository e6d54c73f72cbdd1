/** Groups of services that lend each other places: services that there are, that can lend, and each in one group. */
import { unknownName } from "../messages/meaning.ts";
import * as say from "../messages/places.ts";
import { at, type Report } from "../problem.ts";
import type { ServiceSpec } from "../scenario.ts";
import type { SharedPlacesSpec } from "../spec/places.ts";
import { type Branch, descend } from "../tree.ts";
import { specsOf, type World } from "../world.ts";

export function checkSharedPlaces(
  groups: readonly SharedPlacesSpec[],
  tree: Branch,
  world: World,
  report: Report,
): void {
  const known = world.services.map(({ name }) => name);
  const services = new Map(specsOf(world.services).map((spec) => [spec.name, spec]));
  const groupOf = new Map<string, string>();
  for (const { name: group, services: names, ownFirst, repack, place } of groups) {
    const path = `shared-places.${group}`;
    const spot = at(descend(tree, "shared-places", group, "services")?.place ?? place, `${path}.services`);
    if (new Set(names).size < 2 || new Set(names).size < names.length) report(say.lendsToNobody(spot));
    for (const name of names) {
      if (!known.includes(name)) report(unknownName(spot, "service", name, known, "services"));
      const why = services.has(name) ? whyNot(services.get(name)!) : null;
      if (why !== null) report(say.cannotLend(spot, name, why));
      const other = groupOf.get(name);
      if (other !== undefined && other !== group) report(say.lendsTwice(spot, name, other));
      groupOf.set(name, group);
    }
    if (repack && !ownFirst)
      report(say.repacksNobody(at(descend(tree, "shared-places", group, "repack")?.place ?? place, `${path}.repack`)));
  }
}

/** Why a service cannot lend places; null where it can. */
function whyNot({ kind, units, inHours, turnRound }: ServiceSpec): string | null {
  if (kind !== "beds" && kind !== "caseload") return `it is a ${kind}, which has none`;
  if (units !== null || inHours) return "its people take other than one place each";
  return turnRound === null ? null : "a place of it is not free the moment it is left";
}
