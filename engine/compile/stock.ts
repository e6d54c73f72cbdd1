import type { Scenario, ServiceSpec } from "../scenario/scenario.ts";
import { YEAR } from "./clock.ts";
import type { DistributionPool } from "./distributionPool.ts";
import type { StaffStock } from "./model/hours.ts";

/** The posts of each service that has a stock of staff. */
export function compileStocks(scenario: Scenario, pool: DistributionPool): StaffStock[] {
  return scenario.phases[0]!.services.flatMap(({ staffStock }, service) => {
    if (staffStock === null) return [];
    const { posts, leavers, recruitment, peoplePerPost } = staffStock;
    const mean = { ...leavers, value: YEAR / leavers.value };
    return [
      {
        service,
        posts: posts.value,
        filled: pool.add({ form: "exponential", mean }),
        empty: pool.add(recruitment),
        perPost: peoplePerPost?.value ?? 0,
      },
    ];
  });
}

/** Places at time 0, when all posts are filled. */
export function withStock({ staffStock }: ServiceSpec, places: number): number {
  const perPost = staffStock?.peoplePerPost ?? null;
  return perPost === null ? places : Math.min(places, staffStock!.posts.value * perPost.value);
}
