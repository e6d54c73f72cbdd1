/** A model in which one service never makes anybody wait for its places: what delay would be without that limit. */
import type { Model, ModelService, ModelWorld } from "./model.ts";

/** More places than anyone fills: with a number, every rule and queue goes on as it does, and nobody waits. */
const PLENTY = 1_000_000;

/**
 * The same model with places or staff without end in one service, at all hours and on all dates: no limit of its starts or
 * its queue, no shock that closes it, no posts that fall empty. It neither lends places nor borrows them. What people
 * need of pools, hours of leaving and admission, and work before a move stay as they are.
 */
export function withoutLimit(model: Model, service: number): Model {
  const { services, capacityChanges, worlds, hours, shocks, holding } = model;
  const others = <One extends { readonly service: number }>(list: readonly One[]): One[] =>
    list.filter((one) => one.service !== service);
  const sharing = holding.sharing.map((group) => ({
    ...group,
    services: group.services.filter((each) => each !== service),
  }));
  return {
    ...model,
    services: services.with(service, unlimited(services[service]!)),
    capacityChanges: others(capacityChanges),
    worlds: worlds.map(
      (world): ModelWorld => ({
        ...world,
        capacity: world.capacity.with(service, PLENTY),
        capacityChanges: others(world.capacityChanges),
      }),
    ),
    hours: { ...hours, renewals: others(hours.renewals), stocks: others(hours.stocks) },
    shocks: shocks.map((shock) =>
      shock.service === service ? { ...shock, closes: { of: "places", value: 0 } as const } : shock,
    ),
    holding: { ...holding, sharing: sharing.filter((group) => group.services.length > 1) },
  };
}

function unlimited({ starts: _starts, atShiftEnd: _atShiftEnd, ...rest }: ModelService): ModelService {
  return { ...rest, capacity: PLENTY, queueLimit: -1 };
}

/** Services that have a limit of places, staff or starts which could be lifted. */
export function limitedServices({ services }: Model): number[] {
  return [...services.keys()].filter((s) => {
    const { kind, capacity, starts } = services[s]!;
    return kind !== "decision" && (capacity < PLENTY || kind === "team" || starts !== undefined);
  });
}
