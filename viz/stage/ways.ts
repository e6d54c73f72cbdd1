import type { LogHeader } from "../../engine/index.ts";

type Route = LogHeader["routes"][number];

/** A route, and the services that people pass at the door on it. */
export interface Way extends Pick<Route, "from" | "to"> {
  readonly through: readonly number[];
}

/**
 * The routes of a log as ways. A log lists the declared routes, service by service, and after them the whole ways through
 * services that pass people on at their door: decisions, and states some people do not stay in. A whole way bears the
 * name and the ends of the last route on it.
 */
export function waysOf({ routes, services }: LogHeader): Way[] {
  const declared = declaredIn(routes);
  const through: number[][] = [];
  routes.forEach((_, number) => {
    const way = number < declared ? undefined : passed(routes, services, number);
    through[number] = way === undefined ? [] : [...through[way.before]!, way.door];
  });
  return routes.map(({ from, to }, number) => ({ from, to, through: through[number]! }));
}

/** How many routes stand in the order of their services, which those of whole ways do not. */
function declaredIn(routes: readonly Route[]): number {
  const back = routes.findIndex(({ from }, n) => n > 0 && from < routes[n - 1]!.from);
  const ordered = back < 0 ? routes.length : back;
  // Whole ways of the last service may follow its declared routes: they repeat a name and the ends of another's route.
  let last = ordered;
  while (last > 0 && routes[last - 1]!.from === routes[ordered - 1]!.from) last--;
  return last;
}

/** The way to the door that a whole way begins with, and that door; undefined for a declared route. */
function passed(routes: readonly Route[], services: LogHeader["services"], number: number) {
  const { from, name, to } = routes[number]!;
  for (let before = 0; before < number; before++) {
    const door = routes[before]!.to[0];
    if (routes[before]!.from !== from || routes[before]!.to.length !== 1 || door === undefined) continue;
    const kind = services[door]?.kind;
    if (kind !== "decision" && kind !== "state") continue;
    const isLast = (one: Route, n: number) =>
      n < number && one.from === door && one.name === name && one.to.join() === to.join();
    if (routes.some(isLast)) return { before, door };
  }
  return undefined;
}
