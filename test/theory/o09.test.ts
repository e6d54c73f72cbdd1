import { describe } from "vitest";
import { average, HOUR, meanWait, theory } from "./helpers.ts";

describe("O09: in an open network each stage waits as if it stood alone (Jackson)", () => {
  theory("waits, utilisation and total time of screening, therapy and discharge desk", {
    folder: new URL("./", import.meta.url),
    file: "o09-three-stages.yaml",
    replications: 40,
    watch: (place) => {
      const screening = place("screening");
      const therapy = place("therapy");
      const desk = place("desk");
      return {
        averages: {
          screening: (now) => now.inside[screening]!,
          therapy: (now) => now.inside[therapy]! / 2,
          desk: (now) => now.inside[desk]! / 2,
        },
      };
    },
    expected: [
      { metric: "wait, screening", value: 0.428571, tolerance: { rel: 0.03 }, of: meanWait("screening", HOUR) },
      { metric: "wait, therapy", value: 0.378216, tolerance: { rel: 0.03 }, of: meanWait("therapy", HOUR) },
      { metric: "wait, desk", value: 0.666667, tolerance: { rel: 0.03 }, of: meanWait("desk", HOUR) },
      {
        metric: "time in the system",
        value: 5.19317,
        tolerance: { rel: 0.02 },
        of: (tally) => [tally.secondsInModel / HOUR, tally.exits],
      },
      { metric: "utilisation, screening", value: 0.3, tolerance: { rel: 0.01 }, of: average("screening") },
      { metric: "utilisation, therapy", value: 0.3625, tolerance: { rel: 0.01 }, of: average("therapy") },
      { metric: "utilisation, desk", value: 0.5, tolerance: { rel: 0.01 }, of: average("desk") },
    ],
  });
});
