import type { Scenario } from "../scenario/scenario.ts";
import { phaseStart } from "./clock.ts";
import type { Reach } from "./model/stays.ts";
import type { Clock } from "./model.ts";
import { luckOf, type Names } from "./names.ts";

/** When dated changes reach stays under way, after time 0. */
export function reachesOf(scenario: Scenario, names: Names, clock: Clock): Reach[] {
  const luck = scenario.phases[0]!.services.map(luckOf);
  return scenario.phases
    .flatMap(({ from, reach = {} }) => reachIn(reach, names).map((one) => ({ at: phaseStart(clock, from), ...one })))
    .filter(({ at }) => at > 0 && at < clock.end)
    .sort((a, b) => a.at - b.at || luck[a.service]! - luck[b.service]!);
}

/** By service: what of its stays under way is worked out anew. */
export function reachIn(reach: Readonly<Record<string, number>>, names: Names): Omit<Reach, "at">[] {
  return Object.entries(reach).map(([service, what]) => ({ service: names.place(service), what }));
}
