/** Ways through services that pass people on at once: what has to be prepared adds up, so each step may stand once. */
import * as say from "../messages/meaning.ts";
import type { Report } from "../problem.ts";
import type { Made } from "../read/service.ts";
import type { RouteSpec, ServiceSpec } from "../scenario.ts";
import { specsOf, type World } from "../world.ts";
import { spotIn } from "./known.ts";

export function checkDoors(made: Made<ServiceSpec>, world: World, report: Report): void {
  const { spec } = made;
  if (spec === null) return;
  const services = new Map(specsOf(world.services).map((service) => [service.name, service]));
  for (const route of spec.routes) {
    const again = repeatedAt(route, services, new Set(route.prepare.map(({ reason }) => reason)));
    if (again === null) continue;
    report(say.preparedTwice(spotIn(made, "services", "routes"), route.name, again.reason, again.service));
  }
}

interface Repeated {
  readonly reason: string;
  readonly service: string;
}

/** The first step that a service further on asks for again; null when none does. */
function repeatedAt(
  route: RouteSpec,
  services: ReadonlyMap<string, ServiceSpec>,
  done: ReadonlySet<string>,
  seen: readonly string[] = [],
): Repeated | null {
  const door = route.to.length === 1 ? services.get(route.to[0]!) : undefined;
  if (door === undefined || seen.includes(door.name)) return null;
  for (const next of door.routes) {
    if (door.kind !== "decision" && next.stay !== "none") continue;
    const twice = next.prepare.find(({ reason }) => done.has(reason));
    if (twice !== undefined) return { reason: twice.reason, service: door.name };
    const later = new Set([...done, ...next.prepare.map(({ reason }) => reason)]);
    const found = repeatedAt(next, services, later, [...seen, door.name]);
    if (found !== null) return found;
  }
  return null;
}
