import { describe, test } from "vitest";
import { standardMeasures } from "../../engine/projections/measures.ts";
import { runKey } from "../../engine/random/keys.ts";
import { start } from "../../engine/run/session.ts";
import { judge, load, ratio, twoSeedsAgree } from "./helpers.ts";

/** Places, pounds a day, tolerance, and replications enough to tell. */
const CASES: readonly (readonly [places: number, cost: number, rel: number, replications: number])[] = [
  [44, 11519.9, 0.1, 70],
  [46, 8502.0, 0.05, 45],
  [48, 7866.58, 0.03, 50],
  [49, 7793.78, 0.02, 50],
  [50, 7798.06, 0.02, 20],
  [52, 7935.4, 0.01, 20],
  [55, 8290.46, 0.01, 6],
  [60, 9004.61, 0.01, 6],
];
const PENCE_A_YEAR = 100 * 365.25;

/** Pounds a day of each replication, by the product's own prices. */
function costs(places: number, seed: string, replications: number): number[] {
  const model = load({
    folder: new URL("./", import.meta.url),
    file: "o14-community-places.yaml",
    settings: { "services.community.capacity": places },
  });
  const measures = standardMeasures(model);
  const total = measures.definitions.findIndex(({ id }) => id === "system.cost.total");
  return Array.from({ length: replications }, (_, replication) => {
    const fold = measures.begin();
    const session = start(model, runKey(seed, replication), fold);
    while (session.advance(1_000_000));
    return fold.end()[2 * total]! / PENCE_A_YEAR;
  });
}

describe("O14: the cheapest number of community places when waiting patients fill acute beds", () => {
  test("costs of 44 to 60 places as Erlang C has them, and the cheapest system still has delays", () => {
    twoSeedsAgree((seed) => {
      const found = CASES.map(([places, value, rel, replications]) => {
        const estimate = ratio(costs(places, seed, replications).map((cost) => [cost, 1]));
        return { places, estimate, wrong: judge({ value, tolerance: { rel } }, estimate) };
      });
      const cheapest = found.reduce((a, b) => (a.estimate.value <= b.estimate.value ? a : b)).places;
      return [
        ...found.flatMap(({ places, wrong }) => (wrong === null ? [] : [`${seed}, ${places} places: ${wrong}`])),
        ...(Math.abs(cheapest - 49) <= 1 ? [] : [`${seed}: cheapest at ${cheapest} places`]),
      ];
    });
  });
});
