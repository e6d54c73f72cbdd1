/** Rings in which people could go round without any time passing: the run would never end. */
import * as say from "../messages/meaning.ts";
import { at, type Report } from "../problem.ts";
import type { ByAttribute, DistributionSpec, ServiceSpec } from "../scenario.ts";
import { refusedBy } from "../sentOn.ts";
import { specsOf, type World } from "../world.ts";
import { isOpen, type PersonClass, type Reach } from "./reach.ts";

/** Reports each ring once, at the service where it begins. */
export function checkLoops(world: World, { classes }: Reach, report: Report): void {
  const services = new Map(specsOf(world.services).map((spec) => [spec.name, spec]));
  if (ringIn(services, null) === null) return;
  const told = new Set<string>();
  for (const person of classes) {
    const ring = ringIn(services, person);
    if (ring === null || told.has([...ring].sort().join())) continue;
    told.add([...ring].sort().join());
    const first = world.services.find(({ name }) => name === ring[0])!;
    report(say.zeroLoop(at(first.key, `services.${first.name}`), [...ring, ring[0]!]));
  }
}

/** Names on the first ring found by following steps that take no time; `person` null = whoever it is. */
function ringIn(services: ReadonlyMap<string, ServiceSpec>, person: PersonClass | null): string[] | null {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (name: string): string[] | null => {
    if (path.includes(name)) return path.slice(path.indexOf(name));
    const service = services.get(name);
    if (service === undefined || done.has(name)) return null;
    path.push(name);
    for (const next of atOnce(service, person)) {
      const ring = visit(next);
      if (ring !== null) return ring;
    }
    path.pop();
    done.add(name);
    return null;
  };
  for (const name of services.keys()) {
    const ring = visit(name);
    if (ring !== null) return ring;
  }
  return null;
}

/** Where people may go on to in the instant in which they come. */
function atOnce(service: ServiceSpec, person: PersonClass | null): string[] {
  const passing = service.routes.filter(
    (route) => (person === null || isOpen(route, person)) && takesNoTime(service, route.stay),
  );
  const refused = refusedBy(service);
  const impatient = service.giveUp.filter((form) => form.expectedWait !== null || isZero(form.after));
  // Whom a service sends to itself when it cannot take them is told elsewhere.
  const sent = [...refused, ...impatient.map(({ to }) => to)].filter((name) => name !== service.name);
  return [...passing.flatMap(({ to }) => to), ...sent];
}

const takesNoTime = (service: ServiceSpec, stay: ByAttribute<DistributionSpec> | "none" | null): boolean =>
  service.kind === "decision" || stay === "none" || isZero(stay ?? service.stay);

function isZero(stay: ByAttribute<DistributionSpec> | null): boolean {
  return stay !== null && "form" in stay && stay.form === "constant" && stay.value.value === 0;
}
