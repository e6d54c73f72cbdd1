import { describe, expect, test } from "vitest";
import { REASON } from "../../../engine/log/facts.ts";
import { capacityPlan } from "../../../engine/projections/capacityPlan.ts";
import { charging } from "../../../engine/projections/charging.ts";
import { windowUntilEnd } from "../../../engine/projections/ended.ts";
import { measuredWindow } from "../../../engine/projections/projection.ts";
import { cases } from "../../effort.ts";
import { samples } from "../../laws/samples.ts";
import { log } from "../log/helpers.ts";
import { DAY, days, figures, fold, YEAR } from "./figures.ts";
import { modelOf } from "./models.ts";

const [WARD, REHAB, HOME] = [0, 1, 2];

describe("a capacity plan of two months, by hand", () => {
  // From 1 January 2024: 31 days, then 9 of February. One cohort, so that sources are: it, the ward, rehabilitation.
  const model = {
    ...modelOf(
      { ward: { capacity: 2, routes: [{ to: ["rehab"] }, { to: ["home"] }] }, rehab: { capacity: 1 } },
      { clock: days(40) },
    ),
    cohorts: [{ enters: [WARD] }] as never,
  };
  const found = fold(capacityPlan, model, [
    log(
      [0, "Arrived", 0, WARD, 0],
      [0, "Started", 0, WARD, -1, -1],
      [1 * DAY, "Arrived", 1, WARD, 0],
      [1 * DAY, "Started", 1, WARD, -1, -1],
      [5 * DAY, "Left", 0, WARD, REHAB, 0],
      [5 * DAY, "Started", 0, REHAB, WARD, 0],
      [6 * DAY, "Arrived", 2, WARD, 0],
      [6 * DAY, "Started", 2, WARD, -1, -1],
      [28 * DAY, "ReadyToLeave", 1, WARD, REHAB, 0],
      [28 * DAY, "Referred", 1, REHAB, WARD, 0],
      [28 * DAY, "Delayed", 1, WARD, REHAB, REASON.noRoom],
      [30 * DAY, "Arrived", 3, WARD, 0],
      [30 * DAY, "Referred", 3, WARD, -1, -1],
      [35 * DAY, "CapacityChanged", -1, REHAB, -1, 2],
      [35 * DAY, "Left", 1, WARD, REHAB, 0],
      [35 * DAY, "Started", 1, REHAB, WARD, 0],
      [35 * DAY, "Started", 3, WARD, -1, -1],
      [36 * DAY, "Arrived", 4, WARD, 0],
      [36 * DAY, "Refused", 4, WARD, HOME + 4],
      [36 * DAY, "Exited", 4, -1, HOME + 4],
    ),
  ]);
  const at = (column: Float64Array, service: number): number[] => [...column.subarray(3 * service, 3 * service + 3)];

  test("counts who wanted it first, once, in the month in which they did", () => {
    expect(found.months.map(({ month }) => month)).toEqual(["2024-01", "2024-02"]);
    const [january, february] = found.months;
    expect(at(january!.demand, WARD)).toEqual([4, 0, 0]);
    expect(at(january!.starts, WARD)).toEqual([3, 0, 0]);
    expect(at(january!.demand, REHAB)).toEqual([0, 2, 0]);
    expect(at(january!.starts, REHAB)).toEqual([0, 1, 0]);
    expect(at(february!.demand, WARD)).toEqual([1, 0, 0]); // who is refused wanted it too
    expect(at(february!.starts, WARD)).toEqual([1, 0, 0]);
    expect(at(february!.demand, REHAB)).toEqual([0, 0, 0]);
    expect(at(february!.starts, REHAB)).toEqual([0, 1, 0]);
  });

  test("shares the wait out over the months, and tells delay from waiting outside", () => {
    const [january, february] = found.months;
    const inDays = (column: Float64Array, service: number) => at(column, service).map((seconds) => seconds / DAY);
    expect(inDays(january!.delayed, REHAB)).toEqual([0, 3, 0]);
    expect(inDays(february!.delayed, REHAB)).toEqual([0, 4, 0]);
    expect(inDays(january!.outside, WARD)).toEqual([1, 0, 0]);
    expect(inDays(february!.outside, WARD)).toEqual([4, 0, 0]);
  });

  test("has the places of each month, and what people take of them", () => {
    expect(found.months.map(({ places }) => places[REHAB]! / DAY)).toEqual([31, 4 + 5 * 2]);
    expect([...found.left]).toEqual([2, 0]);
    // 5 days, 34 days and 34 days until the end for three who started; 5 days for one. Rehabilitation: 35 and 5 days.
    expect([...found.taken].map((seconds) => seconds / DAY)).toEqual([5 + 34 + 34 + 5, 35 + 5]);
  });
});

describe("a capacity plan of random scenarios", () => {
  test("has the starts, the days of no room, the days of waiting outside and the places that other folds find", () => {
    for (const { model, chunks } of samples(cases(10), 7)) {
      const window = windowUntilEnd(measuredWindow(model), chunks);
      if (window === null) continue;
      const { months, sources } = fold(capacityPlan, model, chunks, window);
      const of = figures(model, chunks, window);
      const length = window.to - window.from;
      const total = (read: (month: (typeof months)[number]) => number): number =>
        months.reduce((sum, month) => sum + read(month), 0);
      const sum = (column: Float64Array): number => column.reduce((all, x) => all + x, 0);
      for (const [s, { name, kind, perPlace = 1 }] of model.services.entries()) {
        if (kind === "decision") continue;
        const starts = total((month) => sum(month.starts.subarray(s * sources, (s + 1) * sources)));
        expect(starts / (length / DAY / YEAR)).toBeCloseTo(of(`${name}.starts`)!, 6);
        if (kind === "state") continue;
        expect(total(({ places }) => places[s]!) / length / perPlace).toBeCloseTo(of(`${name}.capacity`)!, 6);
      }
      const noRoom = model.services.reduce((all, { name, kind }) => {
        if (kind === "decision") return all;
        return all + (reading(of, `${name}.delayed.no-room`) ?? 0) * length;
      }, 0);
      expect(total(({ delayed }) => sum(delayed)) / DAY).toBeCloseTo(noRoom / DAY, 5);
      const charged = fold(charging, model, chunks, window).totals.outside;
      expect(total(({ outside }) => sum(outside))).toBe(charged);
    }
  });
});

/** The figure of a measure; null for one that the model does not have. */
function reading(of: (id: string) => number | null, id: string): number | null {
  try {
    return of(id);
  } catch {
    return null;
  }
}
