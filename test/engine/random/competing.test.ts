import { describe, expect, test } from "vitest";
import { compete } from "../../../engine/random/competing.ts";
import { toDistribution } from "../../../engine/random/distributions.ts";
import type { Hazard } from "../../../engine/random/hazards.ts";

const DAY = 86_400;
const rate = (perDay: number, growth = 0): Hazard => ({ form: "rate", perSecond: perDay / DAY, growth: growth / DAY });
const constant = (days: number) => toDistribution({ form: "constant", value: days * DAY });
const exponential = (days: number) => toDistribution({ form: "exponential", mean: days * DAY });
const gamma = (mean: number, sd: number) => toDistribution({ form: "gamma", mean: mean * DAY, sd: sd * DAY });

describe("latent times that compete", () => {
  test("two exponentials: rates add up, and each has its share of them", () => {
    const { mean, stay, clocks } = compete(exponential(10), [{ hazard: rate(0.3), never: 0 }]);
    expect(mean / DAY).toBeCloseTo(1 / 0.4, 4);
    expect(stay).toBeCloseTo(0.25, 5);
    expect(clocks[0]).toBeCloseTo(0.75, 5);
  });

  test("a fixed stay against a rate is cut as the exponential is", () => {
    const { mean, stay } = compete(constant(365), [{ hazard: rate(0.01), never: 0 }]);
    expect(stay).toBeCloseTo(Math.exp(-3.65), 9);
    expect(mean / DAY).toBeCloseTo((1 - Math.exp(-3.65)) / 0.01, 6);
  });

  test("a gamma stay against a rate ends by itself as often as its Laplace transform says", () => {
    // Mean 8, sd 6 days: shape 16/9, scale 4.5 days; E e^(−rt) = (1 + 4.5 r)^(−16/9).
    const { stay, clocks, mean } = compete(gamma(8, 6), [{ hazard: rate(0.05), never: 0 }]);
    const left = (1 + 4.5 * 0.05) ** (-16 / 9);
    expect(stay).toBeCloseTo(left, 5);
    expect(stay + clocks[0]!).toBeCloseTo(1, 9);
    expect(mean / DAY).toBeCloseTo((1 - left) / 0.05, 3);
  });

  test("distributions of whole times compete as rates do, and shares add up", () => {
    const asRates = compete(gamma(8, 6), [
      { hazard: rate(0.05), never: 0 },
      { hazard: rate(0.02), never: 0 },
    ]);
    const asTimes = compete(gamma(8, 6), [
      { hazard: { form: "times", of: exponential(20) }, never: 0 },
      { hazard: { form: "times", of: exponential(50) }, never: 0 },
    ]);
    expect(asTimes.mean / asRates.mean).toBeCloseTo(1, 5);
    for (const [i, share] of asRates.clocks.entries()) expect(asTimes.clocks[i]).toBeCloseTo(share, 5);
    expect(asTimes.stay + asTimes.clocks[0]! + asTimes.clocks[1]!).toBeCloseTo(1, 9);
  });

  test("people for whom a clock never rings end as they would without it", () => {
    const { stay, mean } = compete(constant(10), [{ hazard: rate(1000), never: 0.4 }]);
    expect(stay).toBeCloseTo(0.4, 9);
    expect(mean / DAY).toBeCloseTo(4, 2);
  });

  test("at one instant the stay ends first, then the clock that is listed first", () => {
    const tie = { hazard: { form: "times", of: constant(10) } as Hazard, never: 0 };
    expect(compete(constant(10), [tie]).stay).toBe(1);
    expect(compete(constant(11), [tie, tie])).toMatchObject({ stay: 0, clocks: [1, 0], mean: 10 * DAY });
  });

  test("a rate that grows rings sooner than one that does not", () => {
    // Gompertz: S(t) = exp(−a (e^(gt) − 1) / g).
    const { stay } = compete(constant(30), [{ hazard: rate(0.01, 0.05), never: 0 }]);
    expect(stay).toBeCloseTo(Math.exp((-0.01 * Math.expm1(1.5)) / 0.05), 9);
  });
});
