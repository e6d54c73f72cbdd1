import { describe } from "vitest";
import { average, shareRefused, theory } from "./helpers.ts";

const SHAPES = {
  constant: { constant: "10 days" },
  exponential: { exponential: { mean: "10 days" } },
  lognormal: { lognormal: { mean: "10 days", sd: "15 days" } },
  uniform: { uniform: { from: "0 days", to: "20 days" } },
  "two-phase": {
    mixture: [
      { share: "90%", of: { exponential: { mean: "4 days" } } },
      { share: "10%", of: { exponential: { mean: "64 days" } } },
    ],
  },
};

describe("O04: in a ward that turns people away only the mean stay matters, not its shape", () => {
  for (const [shape, stay] of Object.entries(SHAPES)) {
    theory(`${shape} stays of ten days lose 12.0% and fill 8.80 of twelve beds`, {
      folder: new URL("./", import.meta.url),
      file: "o04-loss-ward.yaml",
      settings: { "services.ward.length-of-stay": stay },
      // The long stays of the mixture are remembered longest, so it takes more replications to be as sure.
      replications: shape === "two-phase" ? 110 : 60,
      watch: (place) => {
        const ward = place("ward");
        return { averages: { occupied: (now) => now.inside[ward]! } };
      },
      expected: [
        { metric: "share lost", value: 0.119739, tolerance: { rel: 0.03 }, of: shareRefused("ward") },
        { metric: "beds occupied", value: 8.80261, tolerance: { rel: 0.01 }, of: average("occupied") },
      ],
    });
  }
});
