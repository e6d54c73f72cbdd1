import { luckKey } from "../random/keys.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { OccupantRule } from "./model/hours.ts";
import type { ModelRoute } from "./model.ts";
import type { Names } from "./names.ts";

/** What becomes of people when places go, by phase and service. */
export interface Occupants {
  readonly rules: readonly OccupantRule[];
  /** Ways of those who are moved, numbered after all others. */
  readonly routes: readonly ModelRoute[];
  /** Number of the rule for a service whose places change as a phase begins; −1 = its people stay. */
  ruleOf(phase: number, service: string): number;
}

/** Nobody is moved. */
export const NOBODY: Occupants = { rules: [], routes: [], ruleOf: () => -1 };

/** The rules of all dated changes; `firstRoute` is the number of the first way that is made for them. */
export function compileOccupants(scenario: Scenario, names: Names, firstRoute: number): Occupants {
  const rules: OccupantRule[] = [];
  const routes: ModelRoute[] = [];
  const known = new Map<string, number>();
  for (const [phase, { occupants = {} }] of scenario.phases.entries()) {
    for (const [service, { moveTo, first }] of Object.entries(occupants)) {
      known.set(`${phase} ${service}`, rules.length);
      rules.push({ route: moveTo === null ? -1 : firstRoute + routes.length, lastIn: first === "last-in" });
      if (moveTo !== null) routes.push(wayTo(names, service, moveTo));
    }
  }
  if (rules.length === 0) return NOBODY;
  return { rules, routes, ruleOf: (phase, service) => known.get(`${phase} ${service}`) ?? -1 };
}

/** A way without preparation or journey, and so without draws. */
function wayTo(names: Names, service: string, moveTo: readonly string[]): ModelRoute {
  return {
    from: names.place(service),
    name: `moved to ${moveTo.join(" or ")}`,
    to: moveTo.map((name) => names.place(name)),
    luck: luckKey(`${service} moved to ${moveTo.join()}`),
    fundedBy: -1,
    prepare: [],
    transfer: -1,
    onward: {},
  };
}
