import { describe } from "vitest";
import { NETWORK, perUnit } from "../published/o17.ts";
import { average, theory } from "../theory/helpers.ts";

describe("O17, simulated again: PathSimR's stroke network with narrower tolerances", () => {
  theory("a year after a warm-up of 270 days", {
    ...NETWORK,
    replications: 1200,
    expected: [
      ...perUnit("", [
        [22.44, 0.5],
        [25.74, 0.45],
        [19.1, 0.08],
        [12.38, 0.1],
      ]),
      ...perUnit("blocked ", [
        [4.35, 0.5],
        [8.29, 0.45],
      ]),
      ...perUnit("delay ", [
        [1.263, 0.02],
        [1.043, 0.02],
        [1.373, 0.02],
        [0.889, 0.02],
      ]),
      { metric: "waiting for hasu", value: 8.9, tolerance: { abs: 2.5 }, of: average("queue") },
    ],
  });

  theory("a year from empty, without a warm-up", {
    ...NETWORK,
    settings: { "time.warm-up": "none" },
    replications: 1200,
    expected: [
      ...perUnit("", [
        [19.35, 0.3],
        [21.46, 0.35],
        [17.0, 0.1],
        [11.26, 0.12],
      ]),
      ...perUnit("blocked ", [
        [1.34, 0.25],
        [4.44, 0.35],
      ]),
    ],
  });
});
