import { describe } from "vitest";
import { average, DAY, type Expected, meanWait, type Study, shareWaiting, theory } from "./helpers.ts";

const study = (replications: number, settings: Record<string, unknown>, expected: readonly Expected[]): Study => ({
  folder: new URL("./", import.meta.url),
  file: "o24-six-beds.yaml",
  settings,
  replications,
  watch: (place) => {
    const beds = place("beds");
    return { averages: { waiting: (now) => now.waiting[beds]! } };
  },
  expected,
});

function figures(wait: number, share: number, waiting: number, rel: number): Expected[] {
  return [
    { metric: "mean wait, days", value: wait, tolerance: { rel }, of: meanWait("beds", DAY) },
    { metric: "P(wait > 0)", value: share, tolerance: { rel: 0.015 }, of: shareWaiting("beds") },
    { metric: "mean number waiting", value: waiting, tolerance: { rel }, of: average("waiting") },
  ];
}

const MIXTURE = {
  mixture: [
    { share: "85%", of: { exponential: { mean: "8 days" } } },
    { share: "15%", of: { exponential: { mean: "60 days" } } },
  ],
};

describe("O24: six beds at 90%, by chance, first come first served", () => {
  theory("every stay 14 days (M/D/6)", study(150, {}, figures(8.81953, 0.723525, 3.40182, 0.04)));

  theory(
    "short and long stays (M/H2/6)",
    study(
      150,
      { "cohorts.people.arrivals.total": "0.341772151899 per day", "services.beds.length-of-stay": MIXTURE },
      figures(44.4421, 0.752167, 15.1891, 0.08),
    ),
  );
});
