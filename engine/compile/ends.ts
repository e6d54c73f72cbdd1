import { stopOf } from "../scenario/read/ends.ts";
import type { CohortSpec, Scenario } from "../scenario/scenario.ts";
import { startSeconds } from "./clock.ts";
import type { ModelEnd } from "./model/ends.ts";
import type { Clock } from "./model.ts";
import type { Names } from "./names.ts";

/** What ends the run early, in numbers; null where nothing does. */
export function compileEnd(scenario: Scenario, names: Names, clock: Clock): ModelEnd | null {
  const { end } = scenario;
  if (end === null) return null;
  if (end.form === "level") {
    const { form, services, measure, side, level } = end;
    return { form, services: services.map((name) => names.place(name)), measure, side, level };
  }
  const stops = scenario.phases[0]!.cohorts.flatMap((cohort) => stopSecond(scenario, cohort, clock) ?? []);
  return { form: "everyone-gone", from: Math.max(0, ...stops) };
}

/** The second of the run from which on nobody of a cohort comes; null where they go on coming. */
export function stopSecond(scenario: Scenario, cohort: CohortSpec, clock: Clock): number | null {
  const stop = stopOf(cohort.arrivalsStop, scenario.time.arrivalsStop ?? undefined);
  return stop === null ? null : clock.warmUp + startSeconds(stop) - startSeconds(clock.start);
}
