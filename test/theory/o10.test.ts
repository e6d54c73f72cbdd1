import { describe } from "vitest";
import { average, DAY, type Expected, meanWait, type Study, theory } from "./helpers.ts";

const folder = new URL("./", import.meta.url);

describe("O10 A and B: two places in a row, the first held until the second is free", () => {
  const pair = {
    folder,
    file: "o10-two-stations.yaml",
    watch: (place) => {
      const first = place("first");
      return {
        averages: {
          queue: (now) => now.waiting[first]!,
          blocked: (now) => now.delayed[first]!,
        },
      };
    },
  } satisfies Partial<Study>;
  const throughput = (value: number): Expected => ({
    metric: "throughput in a day",
    value,
    tolerance: { rel: 0.01 },
    of: (tally) => [tally.exits, tally.seconds / DAY],
  });

  theory("with an endless queue and equal stays two thirds of a person pass in a day", {
    ...pair,
    replications: 26,
    expected: [throughput(0.666667)],
  });

  theory("with an endless queue and half the stay at the second place six sevenths pass", {
    ...pair,
    settings: { "services.second.length-of-stay": { exponential: { mean: "0.5 days" } } },
    replications: 26,
    expected: [throughput(0.857143)],
  });

  theory("at half a person a day 1.6 wait and 0.2 are blocked", {
    ...pair,
    settings: { "cohorts.patients.arrivals.total": "0.5 per day", "time.length": "18000 days" },
    replications: 40,
    expected: [
      { metric: "queue before the first place", value: 1.6, tolerance: { rel: 0.04 }, of: average("queue") },
      { metric: "blocked", value: 0.2, tolerance: { rel: 0.03 }, of: average("blocked") },
    ],
  });
});

describe("O10 C: a ward of seven beds blocked by people waiting for four intermediate beds", () => {
  theory("queue, wait, blocked beds and occupancy are those of the exact Markov chain", {
    folder,
    file: "o10-blocked-ward.yaml",
    replications: 42,
    watch: (place) => {
      const acuteWard = place("acute-ward");
      const intermediateCare = place("intermediate-care");
      return {
        averages: {
          queue: (now) => now.waiting[acuteWard]!,
          blocked: (now) => now.delayed[acuteWard]!,
          beds: (now) => now.inside[acuteWard]!,
          "any blocked": (now) => (now.delayed[acuteWard]! > 0 ? 1 : 0),
          "all taken": (now) => (now.inside[acuteWard] === 7 ? 1 : 0),
          intermediate: (now) => now.inside[intermediateCare]!,
        },
      };
    },
    expected: [
      { metric: "queue for acute beds", value: 6.14484, tolerance: { rel: 0.08 }, of: average("queue") },
      { metric: "wait for an acute bed", value: 6.14484, tolerance: { rel: 0.08 }, of: meanWait("acute-ward", DAY) },
      { metric: "beds blocked", value: 0.803734, tolerance: { rel: 0.04 }, of: average("blocked") },
      {
        metric: "blocked days per transfer",
        value: 3.21493,
        tolerance: { rel: 0.04 },
        of: (tally) => [tally.services["acute-ward"]!.delaySeconds / DAY, tally.services["intermediate-care"]!.starts],
      },
      { metric: "acute beds in use", value: 5.80373, tolerance: { rel: 0.02 }, of: average("beds") },
      { metric: "P(a bed is blocked)", value: 0.351898, tolerance: { rel: 0.04 }, of: average("any blocked") },
      { metric: "intermediate beds occupied", value: 3, tolerance: { rel: 0.02 }, of: average("intermediate") },
      { metric: "P(all acute beds taken)", value: 0.57673, tolerance: { rel: 0.03 }, of: average("all taken") },
    ],
  });
});
