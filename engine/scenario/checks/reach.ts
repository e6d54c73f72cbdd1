/** Who can come where: the kinds of people that matter to routes and stays, and the services each can reach. */
import * as say from "../messages/meaning.ts";
import { at, type Report } from "../problem.ts";
import type { ByAttribute, DistributionSpec, RouteSpec, ServiceSpec } from "../scenario.ts";
import { sentOnBy } from "../sentOn.ts";
import { attributesOfStay } from "../stays.ts";
import { specsOf, type World } from "../world.ts";
import { EXITS, type Known, spotIn } from "./known.ts";

/** Kinds of people in all, and rows of the tables that a run keeps for each service and kind. */
const MOST_CLASSES = 10_000;
const MOST_ROWS = 1_000_000;
const MOST_SERVICES = 1000;

/** A kind of person: cohort and levels of the attributes that something asks for. */
export interface PersonClass {
  readonly cohort: string;
  readonly levels: Readonly<Record<string, string>>;
}

export interface Reach {
  readonly classes: readonly PersonClass[];
  /** Service → classes that can come there. Shares do not matter: a share of 0 may grow. */
  readonly comes: ReadonlyMap<string, readonly PersonClass[]>;
}

/** Whether a route is open to a class: every attribute asked for is there, with one of the levels. */
export const isOpen = ({ when }: RouteSpec, person: PersonClass): boolean =>
  when === null ||
  Object.entries(when).every(([attribute, levels]) => levels.includes(levelOf(person, attribute) ?? ""));

export const levelOf = (person: PersonClass, attribute: string): string | undefined =>
  attribute === "cohort"
    ? person.cohort
    : Object.hasOwn(person.levels, attribute)
      ? person.levels[attribute]
      : undefined;

/** `called`: services to which clocks call people, wherever they are. */
export function reachIn(world: World, known: Known, report: Report, called: readonly string[] = []): Reach {
  const services = new Map(specsOf(world.services).map((spec) => [spec.name, spec]));
  const asked = attributesAsked([...services.values()]);
  const sizes = specsOf(world.cohorts).map(({ attributes }) =>
    Object.values(attributes).reduce((product, levels) => product * Object.keys(levels).length, 1),
  );
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const largest = world.cohorts[sizes.indexOf(Math.max(...sizes))];
  const most = Math.min(MOST_CLASSES, Math.floor(MOST_ROWS / Math.max(1, services.size)));
  if (services.size > MOST_SERVICES)
    report(say.tooManyServices(at(world.services[0]!.key, "services"), services.size, MOST_SERVICES));
  if (all > most && largest !== undefined)
    report(say.tooManyClasses(spotIn(largest, "cohorts", "attributes"), all, most));
  const classes =
    all > most ? [] : specsOf(world.cohorts).flatMap((cohort) => combinations(cohort.name, cohort.attributes, asked));
  const comes = new Map<string, PersonClass[]>([...known.services].map((name) => [name, []]));
  const enters = new Map(specsOf(world.cohorts).map((cohort) => [cohort.name, cohort.enters]));
  for (const person of classes)
    for (const name of follow([...enters.get(person.cohort)!, ...called], person, services))
      comes.get(name)!.push(person);
  return { classes, comes };
}

function attributesAsked(services: readonly ServiceSpec[]): ReadonlySet<string> {
  const by = (stay: ByAttribute<DistributionSpec> | "none" | null) =>
    typeof stay === "object" ? attributesOfStay(stay).map((node) => node.by) : [];
  return new Set(
    services.flatMap(({ stay, routes }) => [
      ...by(stay),
      ...routes.flatMap((route) => [...Object.keys(route.when ?? {}), ...by(route.stay)]),
    ]),
  );
}

function combinations(
  cohort: string,
  attributes: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  asked: ReadonlySet<string>,
): PersonClass[] {
  let all: Record<string, string>[] = [{}];
  for (const [attribute, levels] of Object.entries(attributes)) {
    if (asked.has(attribute))
      all = all.flatMap((one) => Object.keys(levels).map((level) => ({ ...one, [attribute]: level })));
  }
  return all.map((levels) => ({ cohort, levels }));
}

/** Names of the services a person can come to from the first ones. */
function follow(
  enters: readonly string[],
  person: PersonClass,
  services: ReadonlyMap<string, ServiceSpec>,
): Set<string> {
  const found = new Set<string>();
  const waiting = [...enters];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const service = services.get(name);
    if (service === undefined || found.has(name)) continue;
    found.add(name);
    waiting.push(...waysOn(service, person));
  }
  return found;
}

function waysOn(spec: ServiceSpec, person: PersonClass): string[] {
  return [...spec.routes.filter((route) => isOpen(route, person)).flatMap(({ to }) => to), ...sentOnBy(spec)];
}

/** Warns of services to which nobody comes, and of those from which nobody can ever leave. */
export function checkReach(world: World, { comes }: Reach, warn: Report): void {
  const leads = new Map(
    specsOf(world.services).map((spec) => [spec.name, [...spec.routes.flatMap(({ to }) => to), ...sentOnBy(spec)]]),
  );
  const out = new Set(EXITS);
  for (let before = -1; before !== out.size; ) {
    before = out.size;
    for (const [name, to] of leads) if (to.some((place) => out.has(place))) out.add(name);
  }
  for (const { name, key } of world.services) {
    if ((comes.get(name) ?? []).length === 0) warn(say.unreachable(at(key, `services.${name}`), name));
    else if (!out.has(name)) warn(say.noWayOut(at(key, `services.${name}`), name));
  }
}
