import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bandPath, corners, type Extremes } from "../../../viz/charts/band.ts";
import { cases } from "../../effort.ts";

/** Runs of equal buckets, as lanes have them. */
const extremes = fc
  .array(fc.record({ low: fc.nat(60), more: fc.nat(40), times: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((runs): Extremes => {
    const buckets = runs.flatMap(({ low, more, times }) =>
      Array.from({ length: times }, () => ({ low, high: low + more })),
    );
    return { low: Int32Array.from(buckets, ({ low }) => low), high: Int32Array.from(buckets, ({ high }) => high) };
  });

/** Heights of the level stretches of a path over `x`. */
function levelsAt(path: string, x: number): number[] {
  const points = [...path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map((m) => [Number(m[1]), Number(m[2])] as const);
  const heights = points.flatMap(([x1, y1], i) => {
    const [x2, y2] = points[i + 1] ?? points[0]!;
    return y1 === y2 && Math.min(x1, x2) < x && x < Math.max(x1, x2) ? [y1] : [];
  });
  return [...new Set(heights)].sort((a, b) => a - b);
}

describe("the band of a lane", () => {
  test("shows the least and the most of every bucket, the shortest too", () => {
    fc.assert(
      fc.property(extremes, ({ low, high }) => {
        const width = 10 * low.length;
        const path = bandPath({ low, high }, width, (value) => 200 - value);
        for (let i = 0; i < low.length; i++) {
          const expected = [...new Set([200 - high[i]!, 200 - low[i]!])];
          expect(levelsAt(path, 10 * i + 5)).toEqual(expected);
        }
      }),
      { numRuns: cases(100) },
    );
  });

  test("over its floor reaches from there to the least", () => {
    const path = bandPath({ low: [3, 5], high: [9, 9] }, 20, (value) => 100 - value, 100);
    expect(levelsAt(path, 5)).toEqual([97, 100]);
    expect(levelsAt(path, 15)).toEqual([95, 100]);
  });

  test("keeps only the corners: buckets alike add nothing", () => {
    expect(corners({ low: [1, 1, 1, 2, 2], high: [4, 4, 5, 5, 5] })).toEqual([0, 2, 3, 5]);
    const steady = { low: new Int32Array(2000), high: new Int32Array(2000) };
    expect(bandPath(steady, 2000, (value) => value).length).toBeLessThan(60);
  });

  test("of nothing is no path", () => expect(bandPath({ low: [], high: [] }, 100, (value) => value)).toBe(""));
});
