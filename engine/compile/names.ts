import { luckKey } from "../random/keys.ts";
import type { RouteSpec, Scenario, ServiceSpec } from "../scenario/scenario.ts";
import { EXITS } from "./model.ts";

/** Numbers for the names of a scenario. */
export interface Names {
  /** Services by name. */
  readonly service: ReadonlyMap<string, number>;
  /** Routes by "service name" and position in its list. */
  readonly firstRoute: readonly number[];
  readonly payer: ReadonlyMap<string, number>;
  /** A service or an exit, as a place number. */
  place(name: string): number;
}

/** Numbers every name in the order the scenario gives them. */
export function namesOf(scenario: Scenario): Names {
  const services = scenario.phases[0]!.services;
  const service = new Map(services.map((spec, i) => [spec.name, i]));
  const payer = new Map(scenario.payers.map((name, i) => [name, i]));
  const firstRoute: number[] = [];
  let routes = 0;
  for (const spec of services) {
    firstRoute.push(routes);
    routes += spec.routes.length;
  }
  const place = (name: string): number => {
    const exit = EXITS.indexOf(name as (typeof EXITS)[number]);
    return exit >= 0 ? services.length + exit : (service.get(name) ?? missing(name));
  };
  return { service, firstRoute, payer, place };
}

/** The name under which something first was declared: `was:` keeps luck through a rename. */
export function firstName(spec: { readonly name: string; readonly was: string | null }): string {
  return spec.was ?? spec.name;
}

export function luckOf(spec: { readonly name: string; readonly was: string | null }): number {
  return luckKey(firstName(spec));
}

/** The same for a route: one that is named after the service it leads to is renamed with it. */
export function firstRouteName(route: RouteSpec, services: readonly ServiceSpec[]): string {
  if (route.was !== null) return route.was;
  const target = services.find((service) => service.name === route.name);
  return target !== undefined && route.to[0] === route.name ? firstName(target) : route.name;
}

function missing(name: string): never {
  throw new RangeError(`no service or exit is called "${name}"`);
}
