import { standardMeasures } from "../../engine/projections/measures.ts";
import { runKey } from "../../engine/random/keys.ts";
import { start } from "../../engine/run/session.ts";
import { judge, load, ratio } from "./helpers.ts";

/** Places, pounds a day, tolerance, and replications enough to tell. */
export type Case = readonly [places: number, cost: number, rel: number, replications: number];

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

/** What is wrong under a seed with the costs of some numbers of places, and with which of them is the cheapest. */
export function wrongCosts(cases: readonly Case[], cheapestNear: number | null, seed: string): string[] {
  const found = cases.map(([places, value, rel, replications]) => {
    const estimate = ratio(costs(places, seed, replications).map((cost) => [cost, 1]));
    return { places, estimate, wrong: judge({ value, tolerance: { rel } }, estimate) };
  });
  const cheapest = found.reduce((a, b) => (a.estimate.value <= b.estimate.value ? a : b)).places;
  return [
    ...found.flatMap(({ places, wrong }) => (wrong === null ? [] : [`${seed}, ${places} places: ${wrong}`])),
    ...(cheapestNear === null || Math.abs(cheapest - cheapestNear) <= 1
      ? []
      : [`${seed}: cheapest at ${cheapest} places`]),
  ];
}
