import type { Scenario } from "../scenario/scenario.ts";
import type { Preference } from "./flows.ts";

/** Moves people from full services to the next they accept, route by route, until nothing more needs to move. */
export class Overflow {
  readonly preference: Preference;
  /** Services that are full by being preferred: people were moved on from them. */
  readonly filled = new Set<number>();
  private readonly weights = new Map<string, number[]>();
  private readonly lists: { readonly key: string; readonly to: readonly number[] }[] = [];

  constructor(scenario: Scenario, phase: number) {
    const { services } = scenario.phases[phase]!;
    const number = new Map(services.map((service, i) => [service.name, i]));
    for (const [s, service] of services.entries()) {
      for (const [r, route] of service.routes.entries()) {
        if (route.to.length < 2) continue;
        const key = `${s} ${r}`;
        this.lists.push({ key, to: route.to.map((name) => number.get(name)!) });
        this.weights.set(
          key,
          route.to.map((_, i) => Number(i === 0)),
        );
      }
    }
    this.preference = (service, route) => this.weights.get(`${service} ${route}`) ?? null;
  }

  /** True when something moved. */
  shift(offered: readonly number[], capacity: readonly number[]): boolean {
    let moved = false;
    for (const { key, to } of this.lists) {
      const weights = this.weights.get(key)!;
      for (let k = 0; k + 1 < to.length; k++) {
        const load = offered[to[k]!]! / Math.max(capacity[to[k]!]!, 1e-9);
        if (load <= 1.0001 || weights[k]! < 1e-6) continue;
        const moving = weights[k]! * (1 - 1 / load);
        weights[k] = weights[k]! - moving;
        weights[k + 1] = weights[k + 1]! + moving;
        this.filled.add(to[k]!);
        moved = true;
      }
    }
    return moved;
  }
}
