import { describe, expect, test } from "vitest";
import { findRoot } from "../../../engine/maths/root.ts";
import { expectNear } from "./near.ts";

describe("findRoot", () => {
  test.each<[string, (x: number) => number, number, number, number]>([
    ["a line", (x) => x - 3, 0, 10, 3],
    ["a cube with a flat root", (x) => (x - 1) ** 3, 0, 5, 1],
    ["a steep exponential", (x) => Math.exp(20 * x) - 2, -5, 5, Math.LN2 / 20],
    ["a curve that saturates", (x) => Math.tanh(50 * (x - 0.9)), -10, 1, 0.9],
    ["a tiny root", (x) => Math.sqrt(x) - 1e-5, 0, 1, 1e-10],
  ])("finds the root of %s", (_, f, low, high, root) => {
    expectNear(findRoot(f, low, high), root, root === 1 ? 1e-5 : 1e-12);
  });

  test("finds the place of a jump across 0", () => {
    expectNear(
      findRoot((x) => (x < 0.7 ? -1 : 2), 0, 1),
      0.7,
      1e-15,
    );
  });

  test("needs few evaluations", () => {
    let calls = 0;
    findRoot(
      (x) => {
        calls += 1;
        return x * x * x - 2 * x - 5;
      },
      2,
      3,
    );
    expect(calls).toBeLessThan(15);
  });

  test("gives an end where the root lies there", () => {
    expect(findRoot((x) => x, 0, 4)).toBe(0);
    expect(findRoot((x) => x - 4, 0, 4)).toBe(4);
  });
});
