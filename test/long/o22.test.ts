import { describe } from "vitest";
import { average, shareRefused, theory } from "../theory/helpers.ts";

/** Occupancy, offered load, share with no bed, replications. */
const CASES = [
  [0.8, 160.0446, 0.000279, 280],
  [0.85, 170.4288, 0.002516, 44],
] as const;

describe("O22: the rarest refusals", () => {
  for (const [occupancy, load, value, replications] of CASES)
    theory(`200 beds, ${100 * occupancy}% full, turn away ${(100 * value).toFixed(2)}%`, {
      folder: new URL("../../scenarios/oracles/", import.meta.url),
      file: "o22-loss-ward.yaml",
      settings: { "services.beds.capacity": 200, "cohorts.emergencies.arrivals.total": `${load / 4} per day` },
      replications,
      watch: (place) => ({ averages: { used: (now) => now.inside[place("beds")]! } }),
      expected: [
        { metric: "share with no bed", value, tolerance: { rel: 0.1 }, of: shareRefused("beds") },
        { metric: "occupancy", value: 200 * occupancy, tolerance: { rel: 0.02 }, of: average("used") },
      ],
    });
});
