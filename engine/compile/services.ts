import type { Scenario, ServiceSpec } from "../scenario/scenario.ts";
import { holdingOf } from "./holding.ts";
import { timetable } from "./hours.ts";
import type { Clock, ModelService, Setting } from "./model.ts";
import { luckOf, type Names } from "./names.ts";
import { needsOf } from "./pools.ts";

const AT_HOME: ReadonlySet<string> = new Set(["reablement", "community", "own-home"]);

/** The services in the order of the scenario; `capacityAt` gives places or staff at time 0. */
export function compileServices(
  scenario: Scenario,
  names: Names,
  clock: Clock,
  capacityAt: (spec: ServiceSpec) => number,
): ModelService[] {
  return scenario.phases[0]!.services.map((spec, i) => ({
    name: spec.name,
    label: spec.label ?? spec.name,
    kind: spec.kind,
    setting: spec.setting,
    ...pathwayOf(spec),
    atHome: AT_HOME.has(spec.setting),
    luck: luckOf(spec),
    capacity: capacityAt(spec),
    holdsWhileWaiting: spec.whileWaiting === "in-place",
    ...hoursOf(scenario, clock, spec.name),
    ...(spec.atShiftEnd === "overtime" ? {} : { atShiftEnd: spec.atShiftEnd }),
    ...(spec.starts === null ? {} : { starts: spec.starts.number.value }),
    queueLimit: spec.queue?.limit ?? -1,
    refusedTo: names.place(spec.queue?.then ?? "elsewhere"),
    ...holdingOf(spec),
    ...needsOf(spec, scenario),
    within: spec.within.map(({ id, seconds }) => ({ id, seconds: seconds.value })),
    ...scenario.layout[i]!,
  }));
}

/** Discharge pathways by the kind of place a service is, where it does not say. */
const PATHWAYS: Readonly<Partial<Record<Setting, number>>> = {
  "own-home": 0,
  community: 1,
  reablement: 1,
  rehabilitation: 2,
  "care-home": 3,
};

function pathwayOf({ setting, pathway }: ServiceSpec): Pick<ModelService, "pathway"> {
  const found = pathway ?? PATHWAYS[setting];
  return found === undefined || found === "none" ? {} : { pathway: found };
}

function hoursOf(scenario: Scenario, clock: Clock, name: string) {
  const leaving = timetable(scenario, clock, name, (spec) => spec.leaving);
  const admission = timetable(scenario, clock, name, (spec) => spec.admission);
  return {
    leaving: leaving.weekly,
    admission: admission.weekly,
    datedLeaving: leaving.dated,
    datedAdmission: admission.dated,
  };
}
