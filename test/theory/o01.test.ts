import { describe } from "vitest";
import { average, HOUR, meanWait, type Study, shareWaiting, theory } from "./helpers.ts";

/** Erlang C. Lengths: replications × hours give standard errors of about 0.4 of each tolerance. */
const team = {
  folder: new URL("./", import.meta.url),
  file: "o01-response-team.yaml",
  watch: (place) => {
    const nurses = place("nurses");
    return {
      averages: {
        busy: (now) => now.inside[nurses]! / 5,
        queue: (now) => now.waiting[nurses]!,
      },
    };
  },
} satisfies Omit<Study, "replications" | "expected">;

describe("O01: a small response team waits as Erlang C says", () => {
  theory("five nurses at half load: busy time, share who wait, wait and queue", {
    ...team,
    replications: 40,
    expected: [
      { metric: "utilisation", value: 0.5, tolerance: { rel: 0.01 }, of: average("busy") },
      { metric: "P(wait > 0)", value: 0.130371, tolerance: { rel: 0.03 }, of: shareWaiting("nurses") },
      { metric: "mean wait", value: 0.521485, tolerance: { rel: 0.03 }, of: meanWait("nurses", HOUR) },
      { metric: "mean queue", value: 0.130371, tolerance: { rel: 0.03 }, of: average("queue") },
    ],
  });

  theory("three servers at two thirds load: wait and share who wait", {
    ...team,
    settings: { "cohorts.callers.arrivals.total": "0.2 per hour", "services.nurses.capacity": 3 },
    replications: 40,
    expected: [
      { metric: "mean wait", value: 4.44444, tolerance: { rel: 0.03 }, of: meanWait("nurses", HOUR) },
      { metric: "P(wait > 0)", value: 0.444444, tolerance: { rel: 0.02 }, of: shareWaiting("nurses") },
    ],
  });

  theory("four servers at half load: wait and share who wait", {
    ...team,
    settings: { "cohorts.callers.arrivals.total": "0.2 per hour", "services.nurses.capacity": 4 },
    replications: 40,
    expected: [
      { metric: "mean wait", value: 0.869565, tolerance: { rel: 0.03 }, of: meanWait("nurses", HOUR) },
      { metric: "P(wait > 0)", value: 0.173913, tolerance: { rel: 0.03 }, of: shareWaiting("nurses") },
    ],
  });
});
