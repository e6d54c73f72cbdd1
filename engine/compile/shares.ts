import type { RouteSpec, Share } from "../scenario/scenario.ts";
import type { People } from "./classes.ts";

/** Shares with "rest" worked out; they add to 1 where the scenario says they must. */
export function fillRest(shares: readonly Share[]): number[] {
  let fixed = 0;
  for (const share of shares) if (share !== "rest") fixed += share.value;
  return shares.map((share) => (share === "rest" ? Math.max(0, 1 - fixed) : share.value));
}

/** Positions of the routes open to a class of people, and their shares. */
export function openRoutes(
  routes: readonly RouteSpec[],
  people: People,
  cls: number,
): { readonly at: readonly number[]; readonly shares: readonly number[] } {
  const at = routes.flatMap((route, i) => (isOpen(route, people, cls) ? [i] : []));
  return { at, shares: fillRest(at.map((i) => routes[i]!.share)) };
}

function isOpen(route: RouteSpec, people: People, cls: number): boolean {
  if (route.when === null) return true;
  return Object.entries(route.when).every(([attribute, levels]) => {
    const level = people.level(cls, attribute);
    return level !== null && levels.includes(level);
  });
}
