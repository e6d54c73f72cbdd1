/** Memberships: services and attributes that exist, and a moment to join that makes sense. */
import * as meaning from "../messages/meaning.ts";
import * as say from "../messages/memberships.ts";
import { at, joined, type Report } from "../problem.ts";
import type { MembershipSpec } from "../spec/people.ts";
import { descend, type Tree } from "../tree.ts";
import { specsOf, type World } from "../world.ts";
import { checkWho } from "./effects.ts";
import type { Known } from "./known.ts";

export function checkMembership(
  membership: MembershipSpec,
  tree: Tree | undefined,
  world: World,
  known: Known,
  report: Report,
): void {
  const { name, joins, whenAdmitted, place } = membership;
  const path = `memberships.${name}`;
  const spot = (...keys: readonly string[]) => at(descend(tree, ...keys)?.place ?? place, keys.reduce(joined, path));
  if (known.services.has(name)) report(say.namedAsService(at(place, path), name));
  checkWho(membership.who, tree, spot("who"), known, report);
  if (joins.on === "arrival" && joins.services.length > 0) report(say.joinsWithoutPlace(spot("joins", "services")));
  for (const service of joins.services)
    if (!known.services.has(service))
      report(meaning.unknownName(spot("joins", "services"), "service", service, [...known.services], "services"));
  if (joins.on !== "start" || whenAdmitted !== "release") return;
  for (const service of specsOf(world.services))
    if (joins.services.includes(service.name) && service.setting === "hospital")
      report(say.endsAsItBegins(spot("joins"), service.name));
}
