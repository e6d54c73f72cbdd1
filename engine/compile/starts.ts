import type { Scenario, ServiceSpec } from "../scenario/scenario.ts";
import { DAY, phaseStart } from "./clock.ts";
import { daysOf } from "./hours.ts";
import type { StartRenewal } from "./model/hours.ts";
import type { Clock } from "./model.ts";
import { luckOf } from "./names.ts";

/**
 * Every renewal of limited starts after time 0: at midnight, for a week at that of Monday. A dated change of the number
 * holds from the next renewal on.
 */
export function startRenewals(scenario: Scenario, clock: Clock): StartRenewal[] {
  const first = scenario.phases[0]!.services;
  const from = scenario.phases.map((phase) => phaseStart(clock, phase.from));
  const days = daysOf(scenario, clock);
  const found: StartRenewal[] = [];
  for (const [service, spec] of first.entries()) {
    if (spec.starts === null) continue;
    for (let day = 1; days.zero + day * DAY < clock.end; day++) {
      const at = days.zero + day * DAY;
      const now = inPhase(scenario, from, at, service).starts;
      if (now !== null && (now.per === "day" || days.weekday(day) === 0))
        found.push({ at, service, starts: now.number.value });
    }
  }
  return found.sort((a, b) => a.at - b.at || luckOf(first[a.service]!) - luckOf(first[b.service]!));
}

function inPhase(scenario: Scenario, from: readonly number[], at: number, service: number): ServiceSpec {
  const phase = from.findLastIndex((start) => start <= at);
  return scenario.phases[Math.max(0, phase)]!.services[service]!;
}
