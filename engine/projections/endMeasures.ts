import type { Model } from "../compile/model.ts";
import { type Measure, ratio, value } from "./definition.ts";
import { DAY } from "./time.ts";

/** Measures of runs that may end early: how many did, and when. Of the whole time alone, not of periods. */
export function endMeasures(model: Model): Measure[] {
  if (model.end === null) return [];
  return [
    value(null, "ended", "share", "Share of runs that ended because what was to end them came about.", (t) =>
      Number(t.ended),
    ),
    ratio(
      null,
      "time-to-end",
      "days",
      "Mean days from the measured start to the end, of runs that ended because what was to end them came about.",
      ["days from the measured start to the end", (t) => (t.ended ? (t.window.to - t.window.from) / DAY : 0)],
      ["runs that ended so", (t) => Number(t.ended)],
    ),
  ];
}
