import { describe, expect, test } from "vitest";
import { type LaneView, topOf } from "../../../viz/charts/lanesView.ts";

describe("the top of a lane", () => {
  const view = (highs: number[][], capacity: number | null): LaneView => ({
    label: "Beds used",
    lane: {
      service: -1,
      kind: "used",
      low: highs.map((high) => Int32Array.from(high)),
      high: highs.map((high) => Int32Array.from(high)),
    },
    capacity,
    tone: "care",
  });
  test("is the most it ever is, or the capacity where that is more", () => {
    const levels = [
      [3, 9, 4],
      [9, 4],
    ];
    expect(topOf(view(levels, null))).toBe(9);
    expect(topOf(view(levels, 12))).toBe(12);
    expect(topOf(view(levels, 5))).toBe(9);
  });
  test("is 1 where nothing ever was", () => expect(topOf(view([[0]], null))).toBe(1));
});
