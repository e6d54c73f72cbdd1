import type { HoursSpec, Scenario, ServiceSpec } from "../scenario/scenario.ts";
import { DAY } from "./clock.ts";
import type { DistributionPool } from "./distributionPool.ts";
import type { ModelService, Opening } from "./model.ts";
import { luckOf, type Names } from "./names.ts";

const AT_HOME: ReadonlySet<string> = new Set(["reablement", "community", "own-home"]);

/** The services in the order of the scenario; `capacityAt` gives places or staff at time 0. */
export function compileServices(
  scenario: Scenario,
  names: Names,
  pool: DistributionPool,
  capacityAt: (spec: ServiceSpec) => number,
): ModelService[] {
  return scenario.phases[0]!.services.map((spec, i) => ({
    name: spec.name,
    label: spec.label ?? spec.name,
    kind: spec.kind,
    setting: spec.setting,
    atHome: AT_HOME.has(spec.setting),
    luck: luckOf(spec),
    capacity: capacityAt(spec),
    holdsWhileWaiting: spec.whileWaiting === "in-place",
    leaving: openings(spec.leaving),
    giveUpAfter: spec.giveUp === null ? -1 : pool.add(spec.giveUp.after),
    giveUpTo: spec.giveUp === null ? -1 : names.place(spec.giveUp.to),
    queueLimit: spec.queue === null ? -1 : spec.queue.limit,
    refusedTo: names.place(spec.queue === null ? "elsewhere" : spec.queue.then),
    within: spec.within.map(({ id, seconds }) => ({ id, seconds: seconds.value })),
    ...scenario.layout[i]!,
  }));
}

/** Weekly hours as sorted intervals of seconds from Monday 00:00; neighbours that touch are joined. */
function openings(hours: readonly HoursSpec[]): Opening[] {
  const all = hours
    .flatMap(({ days, from, to }) => days.map((day) => ({ from: day * DAY + from, to: day * DAY + to })))
    .sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const one of all) {
    const last = joined.at(-1);
    if (last !== undefined && one.from <= last.to) last.to = Math.max(last.to, one.to);
    else joined.push({ ...one });
  }
  return joined;
}
