import { describe, expect, test } from "vitest";
import { curvePath, tetherPath } from "../../../viz/charts/curves.ts";

const point = (x: number, y: number) => ({ x, y });

describe("paths", () => {
  test("a curve of two pieces", () => {
    const points = [point(0, 0), point(1, 2), point(3, 4), point(5, 6), point(7, 8), point(9, 10), point(11.26, 12)];
    expect(curvePath({ points })).toBe("M0,0C1,2 3,4 5,6C7,8 9,10 11.3,12");
    expect(curvePath({ points: [] })).toBe("");
  });
  test("a tether goes from the bed to the door by a bend beside the straight way", () => {
    expect(tetherPath(point(0, 0), point(100, 0))).toBe("M0,0Q50,-12 100,0");
  });
});
