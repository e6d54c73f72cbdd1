import type { Scenario } from "../scenario/scenario.ts";
import type { DistributionSpec } from "../scenario/spec/words.ts";
import { distributionsOfStay } from "../scenario/stays.ts";
import { clockOf } from "./clock.ts";
import { DistributionPool } from "./distributionPool.ts";
import { Moments } from "./moments.ts";
import { namesOf } from "./names.ts";

/** A stay whose sampled mean is not what stands in the scenario, or does not stand there at all. */
export interface ImpliedMean {
  readonly service: string;
  /** The way on and the levels to which it belongs; "" = all. */
  readonly where: string;
  /** Seconds. */
  readonly mean: number;
  /** The mean before levers or a truncation that changes it; null where none is declared. */
  readonly before: number | null;
  readonly why: "levers" | "truncation" | "figures";
}

/** The implied means of the stays of the first phase, in the order in which they are written. */
export function impliedMeans(scenario: Scenario): ImpliedMean[] {
  const names = namesOf(scenario);
  const pool = new DistributionPool(new Moments(scenario, names, clockOf(scenario)));
  const meanOf = (spec: DistributionSpec): number => pool.all[pool.add(spec)]!.mean;
  return scenario.phases[0]!.services.flatMap((service) => {
    const own = service.stay === null ? [] : distributionsOfStay(service.stay);
    const given = service.routes.flatMap(({ stay, name }) =>
      stay === null || stay === "none" ? [] : distributionsOfStay(stay, `to ${name}`),
    );
    return [...own, ...given].flatMap(({ where, spec }): ImpliedMean[] => {
      const why = reason(spec);
      if (why === null) return [];
      const before = why === "figures" || !("of" in spec) ? null : meanOf(spec.of as DistributionSpec);
      return [{ service: service.label ?? service.name, where, mean: meanOf(spec), before, why }];
    });
  });
}

/** Why a mean is only implied; null where it is written. */
function reason(spec: DistributionSpec): ImpliedMean["why"] | null {
  switch (spec.form) {
    case "levered":
      return "levers";
    case "truncated":
      return spec.keeps === null ? "truncation" : null;
    case "family":
      return "mean" in spec.given ? null : "figures";
    case "lognormal":
      return spec.mean === null ? "figures" : null;
    case "constant":
    case "exponential":
    case "gamma":
    case "rescaled":
      return null;
    default:
      return "figures";
  }
}
