import { luckKey } from "../random/keys.ts";
import { purpose, USE } from "../random/purposes.ts";
import type { RouteSpec, Scenario } from "../scenario/scenario.ts";
import type { DistributionPool } from "./distributionPool.ts";
import { throughDoors } from "./doors.ts";
import { type ModelRoute, UNLIMITED } from "./model.ts";
import { firstRouteName, type Names } from "./names.ts";

/** Every route of every service, service by service; then the ways through doors. */
export function compileRoutes(scenario: Scenario, names: Names, pool: DistributionPool): ModelRoute[] {
  const declared = scenario.phases[0]!.services.flatMap((service, from) =>
    service.routes.map((route) => compileRoute(scenario, route, from, names, pool)),
  );
  return throughDoors(scenario, names, declared);
}

function compileRoute(
  scenario: Scenario,
  route: RouteSpec,
  from: number,
  names: Names,
  pool: DistributionPool,
): ModelRoute {
  const luck = luckKey(firstRouteName(route, scenario.phases[0]!.services));
  return {
    from,
    name: route.name,
    to: route.to.map((name) => names.place(name)),
    luck,
    fundedBy: route.fundedBy === null ? -1 : names.payer.get(route.fundedBy)!,
    prepare: route.prepare.map((work) => ({
      reason: work.reason,
      takes: pool.add(work.takes),
      luck: purpose(purpose(luck, USE.prepare), luckKey(work.reason)),
    })),
    ...referOf(route),
    ...searchOf(route),
    ...othersOf(route),
    ...(route.movesOn ? { movesOn: true as const } : {}),
    transfer: route.transfer === null ? -1 : pool.add(route.transfer),
    ...(route.transferHolds === "destination" ? { leavesFirst: true as const } : {}),
    onward: {},
  };
}

/** Longer before than any stay: when it begins. */
const AT_ADMISSION = UNLIMITED;

function referOf({ refer }: RouteSpec): Pick<ModelRoute, "refer"> {
  if (refer === "when-ready") return {};
  return { refer: refer === "at-admission" ? AT_ADMISSION : Math.round(refer.beforeReady.value) };
}

/** After no time at all they will do from the first. */
function othersOf({ othersAfter }: RouteSpec): Pick<ModelRoute, "othersAfter"> {
  const seconds = Math.round(othersAfter?.value ?? 0);
  return seconds > 0 ? { othersAfter: seconds } : {};
}

function searchOf({ prepare }: RouteSpec): Pick<ModelRoute, "searchFrom"> {
  const first = prepare.findIndex(({ search }) => search === "beside");
  return first < 0 ? {} : { searchFrom: first };
}
