import { luckKey } from "../random/keys.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { OccupantsSpec } from "../scenario/spec/hours.ts";
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
  /** The same for the service whose places a shock closes. */
  ruleOfShock(shock: string): number;
}

/** Nobody is moved. */
export const NOBODY: Occupants = { rules: [], routes: [], ruleOf: () => -1, ruleOfShock: () => -1 };

/** The rules of all dated changes and shocks; `firstRoute` is the number of the first way that is made for them. */
export function compileOccupants(scenario: Scenario, names: Names, firstRoute: number): Occupants {
  const rules: OccupantRule[] = [];
  const routes: ModelRoute[] = [];
  const known = new Map<string, number>();
  const add = (key: string, service: string, { moveTo, first }: OccupantsSpec): void => {
    known.set(key, rules.length);
    rules.push({ route: moveTo === null ? -1 : firstRoute + routes.length, lastIn: first === "last-in" });
    if (moveTo !== null) routes.push(wayTo(names, service, moveTo));
  };
  for (const [phase, { occupants = {} }] of scenario.phases.entries()) {
    for (const [service, spec] of Object.entries(occupants)) add(`${phase} ${service}`, service, spec);
  }
  for (const { name, closes, occupants } of scenario.shocks)
    if (closes !== null && occupants !== null) add(`shock ${name}`, closes.service, occupants);
  if (rules.length === 0) return NOBODY;
  return {
    rules,
    routes,
    ruleOf: (phase, service) => known.get(`${phase} ${service}`) ?? -1,
    ruleOfShock: (shock) => known.get(`shock ${shock}`) ?? -1,
  };
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
