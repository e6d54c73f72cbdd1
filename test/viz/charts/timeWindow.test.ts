import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type TimeWindow, windowAfter } from "../../../viz/charts/timeWindow.ts";
import { cases } from "../../effort.ts";

/** A run, a window inside it and a moment of it. */
const scene = fc
  .record({ end: fc.integer({ min: 86_400, max: 100_000_000 }), a: fc.nat(), b: fc.nat(), c: fc.nat() })
  .map(({ end, a, b, c }) => {
    const width = 1000 + (a % (end - 1000));
    const from = b % (end - width + 1);
    return { end, window: { from, to: from + width }, t: c % (end + 1) };
  });
const widthOf = ({ from, to }: TimeWindow): number => to - from;

describe("a window that follows", () => {
  test("keeps the playhead in view, its width, and to the run", () => {
    fc.assert(
      fc.property(scene, ({ end, window, t }) => {
        const after = windowAfter({ window, end }, t, "follow");
        expect(after.from).toBeLessThanOrEqual(t);
        expect(after.to).toBeGreaterThanOrEqual(t);
        expect(widthOf(after)).toBe(widthOf(window));
        expect(after.from).toBeGreaterThanOrEqual(0);
        expect(after.to).toBeLessThanOrEqual(end);
      }),
      { numRuns: cases(200) },
    );
  });

  test("does not turn a second time for the same moment", () => {
    fc.assert(
      fc.property(scene, ({ end, window, t }) => {
        const once = windowAfter({ window, end }, t, "follow");
        expect(windowAfter({ window: once, end }, t, "follow")).toBe(once);
      }),
      { numRuns: cases(200) },
    );
  });

  test("stays the same object while the playhead is in its middle", () => {
    const window = { from: 10_000, to: 18_000 };
    for (const t of [11_000, 14_000, 17_000]) expect(windowAfter({ window, end: 99_000 }, t, "follow")).toBe(window);
  });

  test("turns when the playhead comes into its last eighth: most of it is then still to come", () => {
    const window = { from: 10_000, to: 18_000 };
    expect(windowAfter({ window, end: 99_000 }, 17_001, "follow")).toEqual({ from: 15_001, to: 23_001 });
  });

  test("rests against the ends of the run", () => {
    const window = { from: 10_000, to: 18_000 };
    expect(windowAfter({ window, end: 99_000 }, 500, "follow")).toEqual({ from: 0, to: 8000 });
    expect(windowAfter({ window, end: 99_000 }, 98_900, "follow")).toEqual({ from: 91_000, to: 99_000 });
  });
});

test("a fixed window stays wherever the playhead goes", () => {
  const window = { from: 10_000, to: 18_000 };
  for (const t of [0, 14_000, 50_000]) expect(windowAfter({ window, end: 99_000 }, t, "fixed")).toBe(window);
});
