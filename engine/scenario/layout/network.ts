/** The network of a scenario as numbers: services are known by their place in the list. */
import type { CohortSpec, ServiceSpec } from "../scenario.ts";
import { sentOnBy } from "../sentOn.ts";

/** A way from one service to another. Exits are no part of the network. */
export interface Way {
  readonly from: number;
  readonly to: number;
  /**
   * Columns it goes to the right when nothing is in its way. None between two decisions, which are passed in one
   * instant, and for those who give up or find the queue full: they look for the like next door.
   */
  readonly step: 0 | 1;
}

/** What the layout knows of a scenario. Shares are no part of it: a lever moves people, not services. */
export interface Network {
  /** Number of services. */
  readonly size: number;
  /** Each pair of services once, in the order of the services. */
  readonly ways: readonly Way[];
  /** True where people of some cohort come in. */
  readonly entry: readonly boolean[];
  /** True for a cohort's first choice that stands on the left whatever leads back to it, unless it is care after care. */
  readonly firstResort: readonly boolean[];
  /** True for a state at home. */
  readonly home: readonly boolean[];
  /** True where people live at home while in the service. */
  readonly atHome: readonly boolean[];
}

const AFTER_CARE: ReadonlySet<string> = new Set(["rehabilitation", "reablement", "care-home", "own-home"]);
const AT_HOME: ReadonlySet<string> = new Set(["reablement", "community", "own-home"]);

/** The network of services and cohorts as they hold at the beginning. */
export function networkOf(services: readonly ServiceSpec[], cohorts: readonly CohortSpec[]): Network {
  const number = new Map(services.map(({ name }, i) => [name, i]));
  const ways = services.flatMap((service, from) => waysFrom(service, from, services, number));
  const entries = new Set(cohorts.flatMap(({ enters }) => enters));
  const first = new Set(cohorts.map(({ enters }) => enters[0]!));
  return {
    size: services.length,
    ways,
    entry: services.map(({ name }) => entries.has(name)),
    firstResort: services.map(({ name, setting }) => first.has(name) && !AFTER_CARE.has(setting)),
    home: services.map(({ kind, setting }) => kind === "state" && setting === "own-home"),
    atHome: services.map(({ setting }) => AT_HOME.has(setting)),
  };
}

function waysFrom(
  service: ServiceSpec,
  from: number,
  services: readonly ServiceSpec[],
  number: ReadonlyMap<string, number>,
): Way[] {
  const steps = new Map<number, 0 | 1>();
  const add = (name: string, step: 0 | 1): void => {
    const to = number.get(name);
    if (to !== undefined && to !== from) steps.set(to, steps.get(to) === 1 ? 1 : step);
  };
  for (const name of service.routes.flatMap((route) => route.to)) {
    const instant = service.kind === "decision" && services[number.get(name) ?? -1]?.kind === "decision";
    add(name, instant ? 0 : 1);
  }
  for (const name of sentOnBy(service)) add(name, 0);
  return [...steps].map(([to, step]) => ({ from, to, step }));
}
