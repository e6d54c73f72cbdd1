import { addMonths } from "../calendar.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { AgainSpec, OpeningSpec } from "../scenario/spec/programmes.ts";
import { capacityAt, capacityChanges } from "./capacity.ts";
import { DAY, firstDay } from "./clock.ts";
import { type ModelOpening, type ModelProgrammes, NO_PROGRAMMES } from "./model/programmes.ts";
import type { Clock, ModelWorld, Phase } from "./model.ts";
import type { Names } from "./names.ts";
import type { Occupants } from "./occupants.ts";
import { reachIn } from "./reach.ts";
import { conditionIn } from "./rules.ts";

/** The programmes with gates, in the order of the scenario; the others are dated changes. */
export function compileProgrammes(scenario: Scenario, names: Names, clock: Clock): ModelProgrammes {
  const { programmes } = scenario;
  if (programmes.length === 0) return NO_PROGRAMMES;
  const openings: ModelOpening[] = [];
  const list: ModelProgrammes["list"][number][] = [];
  let stride = 1;
  for (const [programme, { name, phases }] of programmes.entries()) {
    const first = openings.length;
    list.push({ name, first, phases: phases.length, stride });
    stride *= phases.length + 1;
    for (const phase of phases) openings.push({ programme, ...opening(phase, names, clock) });
  }
  return { openings, list };
}

function opening(
  { name, from, wait, gate, again, reach }: OpeningSpec,
  names: Names,
  clock: Clock,
): Omit<ModelOpening, "programme"> {
  return {
    name,
    from: from === null ? 0 : clock.warmUp + from,
    wait,
    gate: gate === null ? null : conditionIn(gate, names),
    again: again === null ? null : later(again, clock),
    ...(Object.keys(reach).length === 0 ? {} : { reach: reachIn(reach, names) }),
  };
}

function later(again: AgainSpec, clock: Clock): ModelOpening["again"] {
  if ("seconds" in again) return again;
  const first = firstDay(clock);
  const days = Math.ceil(clock.end / DAY) + 1;
  return { days: Int32Array.from({ length: days }, (_, i) => addMonths(first + i, again.months) - (first + i)) };
}

/**
 * Capacity and tables of each world, that in which nothing has opened included; empty without programmes.
 * @param phases of all worlds, one after the other
 */
export function worldsOf(
  scenario: Scenario,
  names: Names,
  clock: Clock,
  occupants: Occupants,
  phases: readonly Phase[],
): ModelWorld[] {
  if (scenario.opened.length === 0) return [];
  return [scenario.phases, ...scenario.opened].map((own, w) => {
    const there = { ...scenario, phases: own };
    return {
      phases: phases.slice(w * own.length, (w + 1) * own.length),
      capacity: own[0]!.services.map(({ name }) => capacityAt(there, name, clock, 0)),
      capacityChanges: capacityChanges(there, names, clock, occupants),
    };
  });
}
