import { describe } from "vitest";
import { average, shareRefused, theory } from "../theory/helpers.ts";

describe("O22: the rarest refusals", () => {
  theory("200 beds, 80% full, turn away 0.03%", {
    folder: new URL("../theory/", import.meta.url),
    file: "o22-loss-ward.yaml",
    settings: { "services.beds.capacity": 200, "cohorts.emergencies.arrivals.total": `${160.0446 / 4} per day` },
    replications: 150,
    watch: (place) => ({ averages: { used: (now) => now.inside[place("beds")]! } }),
    expected: [
      { metric: "share with no bed", value: 0.000279, tolerance: { rel: 0.1 }, of: shareRefused("beds") },
      { metric: "occupancy", value: 160, tolerance: { rel: 0.02 }, of: average("used") },
    ],
  });
});
