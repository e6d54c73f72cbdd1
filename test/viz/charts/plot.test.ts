import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plotOf, timeAt, xOf } from "../../../viz/charts/plot.ts";
import { cases } from "../../effort.ts";

describe("the plot", () => {
  test("a point of it and the time there agree within a pixel", () => {
    const scene = fc.record({
      width: fc.integer({ min: 200, max: 3000 }),
      from: fc.nat(1e6),
      span: fc.integer({ min: 21_600, max: 1e8 }),
    });
    fc.assert(
      fc.property(scene, fc.double({ min: 0, max: 1, noNaN: true }), ({ width, from, span }, share) => {
        const plot = plotOf(width);
        const window = { from, to: from + span };
        const x = share * plot.width;
        const time = timeAt(plot, window, x);
        expect(Number.isInteger(time)).toBe(true);
        // A second is at most 3,000 / 21,600 of a pixel here.
        expect(Math.abs(xOf(plot, window, time) - x)).toBeLessThan(0.1);
      }),
      { numRuns: cases(200) },
    );
  });
  test("a pointer outside it stays at the edge of the window", () => {
    const plot = plotOf(1000);
    expect(timeAt(plot, { from: 50, to: 90 }, -400)).toBe(50);
    expect(timeAt(plot, { from: 50, to: 90 }, 4000)).toBe(90);
  });
  test("labels move onto the lanes where there is no room beside them", () => {
    expect([plotOf(1280).narrow, plotOf(400).narrow]).toEqual([false, true]);
  });
});
