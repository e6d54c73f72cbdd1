import { describe, expect, test } from "vitest";
import { charging } from "../../../engine/projections/charging.ts";
import { windowUntilEnd } from "../../../engine/projections/ended.ts";
import { measuredWindow } from "../../../engine/projections/projection.ts";
import { cases } from "../../effort.ts";
import { samples } from "../../laws/samples.ts";
import { DAY, figures, fold, YEAR } from "./figures.ts";

describe("delay charged, of random scenarios", () => {
  const runs = samples(cases(100));
  test("its lines add up to the days of delay of the system, second by second", () => {
    let charged = 0;
    for (const { model, chunks } of runs) {
      const window = windowUntilEnd(measuredWindow(model), chunks);
      if (window === null) continue;
      const found = fold(charging, model, chunks, window);
      for (const kind of ["delayed", "outside"] as const) {
        const sum = found[kind].reduce((total, part) => total + part, 0);
        expect(sum).toBe(found.totals[kind]);
        expect(found[kind].every((part) => part >= 0 && Number.isInteger(part))).toBe(true);
      }
      const days = figures(model, chunks, window)("system.delayed.days");
      expect(found.totals.delayed / DAY).toBeCloseTo((days! * (window.to - window.from)) / DAY / YEAR, 6);
      if (found.totals.delayed > 0) charged++;
    }
    expect(charged).toBeGreaterThan(runs.length / 4);
  });
});
