import { describe } from "vitest";
import { DAY, type Expected, theory } from "./helpers.ts";

const timeOf = (cohort: string, value: number, rel: number): Expected => ({
  metric: `mean time in system, ${cohort}`,
  value,
  tolerance: { rel },
  of: ({ cohorts }) => [cohorts[cohort]!.secondsInModel / DAY, cohorts[cohort]!.exits],
});

describe("O07: urgent before routine, never interrupting (Cobham)", () => {
  theory("time in the system of urgent, of routine, and of everyone", {
    folder: new URL("./", import.meta.url),
    file: "o07-urgent-first.yaml",
    replications: 100,
    expected: [
      timeOf("urgent", 2, 0.02),
      timeOf("routine", 6, 0.04),
      {
        metric: "mean time in system, everyone",
        value: 5,
        tolerance: { rel: 0.04 },
        of: (tally) => [tally.secondsInModel / DAY, tally.exits],
      },
    ],
  });
});
