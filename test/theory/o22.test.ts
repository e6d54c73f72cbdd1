import { describe } from "vitest";
import { average, shareRefused, theory } from "./helpers.ts";

/** Beds, occupancy, offered load, share with no bed, its tolerance, replications enough to tell. */
const CASES: readonly (readonly [number, number, number, number, number, number])[] = [
  [20, 0.75, 16.0502, 0.06543, 0.03, 50],
  [20, 0.8, 17.9258, 0.10743, 0.03, 26],
  [20, 0.85, 20.5519, 0.172826, 0.03, 20],
  [20, 0.9, 24.983, 0.279509, 0.03, 10],
  [20, 0.95, 36.31, 0.476728, 0.03, 6],
  [50, 0.75, 37.8755, 0.009915, 0.05, 80],
  [50, 0.8, 40.9862, 0.024062, 0.05, 32],
  [50, 0.85, 44.8805, 0.053041, 0.05, 12],
  [50, 0.9, 50.7147, 0.112684, 0.05, 8],
  [50, 0.95, 63.789, 0.255358, 0.05, 6],
  [200, 0.9, 182.5209, 0.013812, 0.1, 12],
  [200, 0.95, 202.5982, 0.062183, 0.1, 4],
];

// At 200 beds 80% and 85% full refusals are so rare that they are in test/long/o22.test.ts.
describe("O22: why high occupancy brings crises, and small units suffer first", () => {
  for (const [beds, occupancy, load, share, rel, replications] of CASES) {
    theory(`${beds} beds, ${100 * occupancy}% full, turn away ${(100 * share).toFixed(2)}%`, {
      folder: new URL("./", import.meta.url),
      file: "o22-loss-ward.yaml",
      settings: {
        "services.beds.capacity": beds,
        "cohorts.emergencies.arrivals.total": `${load / 4} per day`,
      },
      replications,
      watch: (place) => ({ averages: { used: (now) => now.inside[place("beds")]! } }),
      expected: [
        { metric: "share with no bed", value: share, tolerance: { rel }, of: shareRefused("beds") },
        { metric: "occupancy", value: occupancy * beds, tolerance: { rel: 0.02 }, of: average("used") },
      ],
    });
  }
});
