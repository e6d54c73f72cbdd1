import { describe, expect, test } from "vitest";
import { settleDays } from "../../../engine/compile/settle.ts";
import { toDistribution } from "../../../engine/random/distributions.ts";
import type { Shape } from "../../../engine/random/shapes.ts";

const DAY = 86_400;
const stay = (shape: Shape) => toDistribution(shape);
const exponential = (days: number) => stay({ form: "exponential", mean: days * DAY });

describe("days until a service without limit has settled are those of M/G/∞", () => {
  test("exponential stays: the mean stay times ln 100", () => {
    const days = settleDays([{ perDay: 3, stay: exponential(10) }], null)!;
    expect(days / (10 * Math.log(100))).toBeCloseTo(1, 1);
  });

  test("constant stays: 99% of the stay", () => {
    const days = settleDays([{ perDay: 3, stay: stay({ form: "constant", value: 10 * DAY }) }], null);
    expect(days).toBeCloseTo(9.9, 3);
  });

  test("two streams: when what is missing of both is 1% of their load", () => {
    const days = settleDays(
      [
        { perDay: 9, stay: stay({ form: "constant", value: DAY }) },
        { perDay: 1, stay: stay({ form: "constant", value: 11 * DAY }) },
      ],
      null,
    )!;
    expect(11 - days).toBeCloseTo(0.01 * 20, 2);
  });

  test("nobody comes: there is nothing to say", () => {
    expect(settleDays([], null)).toBeNull();
  });
});

describe("days until a service with a limit has settled", () => {
  test("are never, at a load of 1", () => {
    expect(settleDays([{ perDay: 2, stay: exponential(10) }], 20)).toBeNull();
  });

  test("grow as the load comes near the places", () => {
    const at = (perDay: number) => settleDays([{ perDay, stay: exponential(10) }], 20)!;
    expect(at(1.9)).toBeGreaterThan(2 * at(1.8));
    expect(at(1.98)).toBeGreaterThan(3 * at(1.9));
  });

  // The transient of M/M/c from empty, by the Kolmogorov equations: what the approximation stands for.
  test.each([
    [20, 17],
    [20, 18.5],
    [60, 54],
    [6, 5.4],
  ])("are within a factor of two of the transient of M/M/%d at a load of %d", (places, load) => {
    const told = settleDays([{ perDay: load, stay: exponential(1) }], places)!;
    const exact = daysToSettle(places, load);
    expect(told / exact).toBeGreaterThan(0.5);
    expect(told / exact).toBeLessThan(2);
  });
});

/** Days until the mean number in M/M/c with stays of a day is within 1% of the load of its long-run mean. */
function daysToSettle(places: number, load: number): number {
  const size = places + Math.ceil(40 / (1 - load / places));
  const step = 0.5 / (load + places);
  let p = Float64Array.from({ length: size + 1 }, (_, n) => Number(n === 0));
  const mean = (x: Float64Array): number => x.reduce((sum, share, n) => sum + share * n, 0);
  const long = longRun(places, load, size);
  const target = mean(long);
  let days = 0;
  while (Math.abs(mean(p) - target) > 0.01 * load) {
    const next = new Float64Array(size + 1);
    for (let n = 0; n <= size; n++) {
      const up = n < size ? load : 0;
      const down = Math.min(n, places);
      next[n] = next[n]! + p[n]! * (1 - step * (up + down));
      if (n < size) next[n + 1] = next[n + 1]! + p[n]! * step * up;
      if (n > 0) next[n - 1] = next[n - 1]! + p[n]! * step * down;
    }
    p = next;
    days += step;
  }
  return days;
}

function longRun(places: number, load: number, size: number): Float64Array {
  const p = new Float64Array(size + 1);
  p[0] = 1;
  for (let n = 1; n <= size; n++) p[n] = (p[n - 1]! * load) / Math.min(n, places);
  const sum = p.reduce((total, share) => total + share, 0);
  return p.map((share) => share / sum);
}
