import type { Scenario, ServiceSpec } from "../scenario/scenario.ts";
import type { ModelRoute } from "./model.ts";
import type { Names } from "./names.ts";

/**
 * Adds to the declared routes the ways that lead through doors: a route to a decision and one of the decision's own
 * routes make one way, with the preparation of both, the later journey and the later payer. A way may lead through
 * several doors; parseScenario has refused those that go round.
 */
export function throughDoors(scenario: Scenario, names: Names, declared: readonly ModelRoute[]): ModelRoute[] {
  const { services } = scenario.phases[0]!;
  const all: ModelRoute[] = [...declared];
  for (let i = 0; i < all.length; i++) {
    const way = all[i]!;
    const door = way.to.length === 1 ? services[way.to[0]!] : undefined;
    if (door === undefined) continue;
    const onward: Record<number, number> = {};
    for (const next of passing(door, names.firstRoute[way.to[0]!]!)) {
      onward[next] = all.length;
      all.push(joined(way, declared[next]!));
    }
    all[i] = { ...way, onward };
  }
  return all;
}

/** Numbers of the routes by which a service passes people on at its door. */
function passing(service: ServiceSpec, first: number): number[] {
  return service.routes.flatMap((route, i) =>
    service.kind === "decision" || route.stay === "none" ? [first + i] : [],
  );
}

/** When the place is sought that a way through a door leads to: as the first of its two routes says that says something. */
function searchedBy(way: ModelRoute, next: ModelRoute): Pick<ModelRoute, "refer" | "searchFrom"> {
  const refer = way.refer ?? next.refer;
  const later = next.searchFrom === undefined ? undefined : way.prepare.length + next.searchFrom;
  const searchFrom = way.searchFrom ?? later;
  return { ...(refer === undefined ? {} : { refer }), ...(searchFrom === undefined ? {} : { searchFrom }) };
}

function joined(way: ModelRoute, next: ModelRoute): ModelRoute {
  const { leavesFirst: _, refer: __, searchFrom: ___, ...plain } = next;
  const { leavesFirst } = next.transfer < 0 ? way : next;
  return {
    ...plain,
    ...(leavesFirst === true ? { leavesFirst } : {}),
    ...searchedBy(way, next),
    from: way.from,
    prepare: [...way.prepare, ...next.prepare],
    transfer: next.transfer < 0 ? way.transfer : next.transfer,
    fundedBy: next.fundedBy < 0 ? way.fundedBy : next.fundedBy,
    onward: {},
  };
}
