import type { Model } from "../compile/model.ts";
import { type Measure, ratio, value } from "./definition.ts";
import { DAY } from "./time.ts";

/** The time to the first ring of people who wait for each other's places, where the scenario says what becomes of rings. */
export function ringMeasures(model: Model): Measure[] {
  if (model.queueing.rings === null) return [];
  return [
    ratio(
      null,
      "first-ring",
      "days",
      "Days from the beginning of the window to the first ring of people who wait for each other's places; runs without one do not count.",
      ["days to the first ring", ({ firstRing, window }) => (firstRing < 0 ? 0 : (firstRing - window.from) / DAY)],
      ["runs with a ring", ({ firstRing }) => Number(firstRing >= 0)],
    ),
    value(null, "rings", "share", "Share of runs in which people waited for each other's places in a ring.", (t) =>
      Number(t.firstRing >= 0),
    ),
  ];
}
