import { describe, expect, test } from "vitest";
import { exp, expm1, ln, ln1p, ln1pMinus } from "../../../engine/maths/elementary.ts";
import { expectNear } from "./near.ts";

/** Two units in the last place: this library's and the host's may each be off by one. */
const TWO_ULP = 4.5e-16;

describe("logarithm and exponential made of + − × ÷", () => {
  test("agree with the host's to the last digits, over the whole range", () => {
    for (let i = -6000; i <= 6000; i += 1) {
      const x = i * 0.1171;
      expectNear(exp(x), Math.exp(x), Math.exp(x) < 1e-307 ? 1e-10 : TWO_ULP);
      const y = Math.exp(i * 0.1157);
      if (y > 0 && y < Number.POSITIVE_INFINITY) expectNear(ln(y), Math.log(y), TWO_ULP);
    }
  });

  test("lose nothing for small arguments and near 1", () => {
    for (let i = 0; i < 4000; i += 1) {
      const x = (i % 2 === 0 ? 1 : -1) * 0.8 * Math.exp(-i / 100);
      expectNear(ln1p(x), Math.log1p(x), TWO_ULP);
      expectNear(expm1(x), Math.expm1(x), 2 * TWO_ULP);
    }
    expectNear(ln1pMinus(1e-9), -5e-19 + 3.333333333333333e-28, 1e-15);
    expectNear(ln1pMinus(-0.5), -0.1931471805599453, 1e-15);
  });

  test("give the limits at the ends", () => {
    expect([ln(0), ln(1), ln(Number.POSITIVE_INFINITY)]).toEqual([
      Number.NEGATIVE_INFINITY,
      0,
      Number.POSITIVE_INFINITY,
    ]);
    expect([exp(-800), exp(0), exp(800)]).toEqual([0, 1, Number.POSITIVE_INFINITY]);
    expect([ln(-1), exp(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
    expectNear(ln(5e-324), -744.4400719213812, TWO_ULP);
    expectNear(exp(-745), 5e-324, 0);
  });

  // Not a figure to believe but one to repeat: it stands for the last digit of 4,000 results.
  test("give the same bits in every engine", () => {
    const bits = new DataView(new ArrayBuffer(8));
    let hash = 0;
    for (let i = 1; i <= 2000; i += 1) {
      for (const value of [ln(i * 0.0173), exp(10 - i * 0.0731)]) {
        bits.setFloat64(0, value);
        hash = Math.imul(hash ^ bits.getInt32(0), 0x01000193);
        hash = Math.imul(hash ^ bits.getInt32(4), 0x01000193);
      }
    }
    expect(hash >>> 0).toBe(1324889271);
  });
});
