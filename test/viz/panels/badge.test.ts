import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { badgeView, typicalRun } from "../../../viz/panels/badge.ts";

describe("the badge of a run", () => {
  const world = { replications: 5, delayed: [9, 14, 12, 11, 20] };

  test("says which run it is, and how it stands among the others", () => {
    expect(badgeView(world, 0)).toEqual({
      text: "Run 1 of 5",
      explanation:
        "Of the 4 other runs, 0 had fewer people ready and waiting on average and 4 had more. " +
        "Run 3 is the typical one: its average is nearest to the middle of all 5. " +
        "One run is never the answer: look at the results of all of them.",
    });
    expect(badgeView(world, 2)).toMatchObject({
      text: "Run 3 of 5: typical run",
      explanation: expect.stringMatching(/2 had fewer .* and 2 had more\. This run is the typical one/),
    });
  });

  test("without figures, or with one run, says no more than it knows", () => {
    const lesson = "One run is never the answer";
    expect(badgeView({ replications: 30, delayed: [] }, 6)).toEqual({
      text: "Run 7 of 30",
      explanation: `${lesson}: look at the results of all of them.`,
    });
    expect(badgeView({ replications: 1, delayed: [4] }, 0)).toEqual({
      text: "Run 1 of 1",
      explanation: `${lesson}: another could turn out differently.`,
    });
    expect(badgeView(world, 12).text).toBe("Run 13 of 5");
  });
});

describe("the typical run", () => {
  test("is the median, and of equals the one with the lower number", () => {
    expect(typicalRun([])).toBe(-1);
    expect(typicalRun([7])).toBe(0);
    expect(typicalRun([5, 3])).toBe(0);
    expect(typicalRun([3, 5])).toBe(0);
    expect(typicalRun([9, 1, 5, 5])).toBe(2);
    expect(typicalRun([1, 2, 4, 9])).toBe(1);
  });

  test("has as many above as below, give or take its equals", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 }), (figures) => {
        const own = figures[typicalRun(figures)]!;
        const half = figures.length / 2;
        expect(figures.filter((figure) => figure < own).length).toBeLessThanOrEqual(half);
        expect(figures.filter((figure) => figure > own).length).toBeLessThanOrEqual(half);
      }),
    );
  });
});
