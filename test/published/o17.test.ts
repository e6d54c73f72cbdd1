import { describe } from "vitest";
import { average, DAY, meanWait, meanWholeStay, theory } from "../theory/helpers.ts";
import { NETWORK, perUnit, UNITS } from "./o17.ts";

describe("O17: PathSimR, a stroke network with blocking and discharge delays", () => {
  // What is simulated again with narrower tolerances is in test/long/o17.test.ts.
  theory("people in each unit, blocked, in discharge delay and waiting, and stays, as printed by its authors", {
    ...NETWORK,
    replications: 80,
    expected: [
      ...perUnit("", [
        [22.348, 2.0],
        [25.785, 1.7],
        [19.107, 0.3],
        [12.641, 0.4],
      ]),
      ...perUnit("blocked ", [
        [4.239, 2.0],
        [8.106, 1.6],
      ]),
      ...perUnit("delay ", [
        [1.256, 0.05],
        [1.027, 0.05],
        [1.391, 0.05],
        [0.911, 0.05],
      ]),
      { metric: "waiting for hasu", value: 8.883, tolerance: { abs: 8 }, of: average("queue") },
      { metric: "mean wait for hasu, days", value: 1.71, tolerance: { abs: 1.5 }, of: meanWait("hasu", DAY) },
      // PathSimR takes the stays that lie within its year: long ones are less likely to.
      ...[4.341, 11.774, 24.174, 24.194].map((value, i) => ({
        metric: `mean stay in ${UNITS[i]}, days`,
        value,
        tolerance: { abs: [0.4, 0.8, 0.6, 0.6][i]! },
        of: meanWholeStay(UNITS[i]!, DAY),
      })),
    ],
  });
});
