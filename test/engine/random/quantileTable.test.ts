import { describe, expect, test } from "vitest";
import { ln1p } from "../../../engine/maths/elementary.ts";
import { EXPONENTIAL } from "../../../engine/random/exponential.ts";
import { lookUp, quantileTable, tableMean } from "../../../engine/random/quantileTable.ts";
import { lawOf, type Shape } from "../../../engine/random/shapes.ts";
import { uniformOf } from "../../../engine/random/words.ts";
import { words } from "./chance.ts";

function tableOf(shape: Shape): Float64Array {
  const law = lawOf(shape);
  return quantileTable((p) => law.quantile(p), law.mean);
}

/** Words of every size from either end: half spread evenly, half spread evenly over octaves. */
function everywhere(n: number): Int32Array {
  return words(11, n).map((word, i) => {
    if (i % 2 === 0) return word;
    const fromEnd = (word >>> 1) >>> ((i >> 1) % 31);
    return i % 4 === 1 ? fromEnd : ~fromEnd;
  });
}

const lognormal = (sd: number): Shape => ({ form: "lognormal", mean: 4, sd });
const gamma = (sd: number): Shape => ({ form: "gamma", mean: 4, sd });

/** Words this near to an end are three people in a hundred million. */
const OUTERMOST = 64;

describe("a quantile table", () => {
  test.each<[string, Shape, number]>([
    ["an exponential", { form: "exponential", mean: 4 }, 3e-5],
    ["a triangular", { form: "triangular", low: 1, mode: 3, high: 9 }, 3e-5],
    ["a narrow lognormal", lognormal(0.2), 3e-5],
    ["a lognormal with an sd equal to its mean", lognormal(4), 3e-5],
    ["a lognormal with an sd five times its mean", lognormal(20), 1e-4],
    ["a narrow gamma", gamma(0.2), 3e-5],
    ["a gamma with an sd half its mean", gamma(2), 3e-5],
    ["a uniform", { form: "uniform", from: 0, to: 30 }, 1e-13],
  ])("of %s is within its stated error of the exact quantile", (_, shape, most) => {
    const law = lawOf(shape);
    const table = tableOf(shape);
    for (const word of everywhere(4000)) {
      if ((word ^ (word >> 31)) < OUTERMOST) continue;
      const exact = law.quantile(uniformOf(word));
      expect(Math.abs(lookUp(table, word) / exact - 1), `at ${uniformOf(word)}`).toBeLessThan(most);
    }
  });

  test("of a gamma with an sd three times its mean is within 1e-3, of itself or of a thousandth of the mean", () => {
    const law = lawOf(gamma(12));
    const table = tableOf(gamma(12));
    for (const word of everywhere(4000)) {
      if ((word ^ (word >> 31)) < OUTERMOST) continue;
      const exact = law.quantile(uniformOf(word));
      expect(Math.abs(lookUp(table, word) - exact)).toBeLessThan(1e-3 * Math.max(exact, law.mean / 1000));
    }
  });

  test.each([
    [lognormal(4)],
    [lognormal(40)],
    [gamma(0.04)],
    [gamma(12)],
    [{ form: "exponential", mean: 86400 * 26 } as Shape],
    [{ form: "uniform", from: 5, to: 6 } as Shape],
  ])("of %j has exactly the declared mean", (shape) => {
    expect(Math.abs(tableMean(tableOf(shape)) / lawOf(shape).mean - 1)).toBeLessThan(1e-12);
  });

  test("has, as its stated mean, the mean of what is looked up", () => {
    // 2^20 words, each the middle of its 2^-20 of the scale, see every cell but the outermost, in proportion.
    let sum = 0;
    for (let i = 0; i < 2 ** 20; i += 1) sum += lookUp(EXPONENTIAL, (i << 12) + 2048);
    // The chords of the outermost cells; 2^-20 of people with a time of about 20 means.
    expect(Math.abs(sum / 2 ** 20 - tableMean(EXPONENTIAL))).toBeLessThan(20 * 2 ** -20);
  });

  test.each([[lognormal(4)], [gamma(12)], [{ form: "uniform", from: 1e6, to: 1e6 + 1e-6 } as Shape]])(
    "of %j never falls as the word rises, across cells, octaves and the median",
    (shape) => {
      const table = tableOf(shape);
      const falls: number[] = [];
      const edges = Array.from({ length: 32 }, (_, k) => [2 ** k, -(2 ** k)]).flat();
      for (const start of [...edges, ...words(12, 3000)]) {
        // Around the word and around the edge of its cell.
        for (const middle of [start, start & -1048576, start & -16777216]) {
          for (let word = middle - 2; word < middle + 2; word += 1) {
            // Not beyond the last word, which is followed by the first.
            if ((word | 0) !== -1 && lookUp(table, word | 0) > lookUp(table, (word + 1) | 0)) falls.push(word);
          }
        }
      }
      const rising = words(13, 20_000).toSorted((a, b) => (a >>> 0) - (b >>> 0));
      for (let i = 1; i < rising.length; i += 1) {
        if (lookUp(table, rising[i - 1]!) > lookUp(table, rising[i]!)) falls.push(rising[i]!);
      }
      expect(falls).toEqual([]);
    },
  );

  test("never reaches 0 or 1: the first and last words are the quantiles of about 2^−33 and 1 − 2^−33", () => {
    expect(lookUp(EXPONENTIAL, 0)).toBeGreaterThan(2 ** -33);
    expect(lookUp(EXPONENTIAL, 0)).toBeLessThan(2 ** -32);
    expect(lookUp(EXPONENTIAL, -1)).toBeLessThan(33 * Math.LN2);
    expect(lookUp(EXPONENTIAL, -1)).toBeGreaterThan(32 * Math.LN2);
  });

  test("of the exponential has the same bits in every engine", () => {
    const bits = new Int32Array(EXPONENTIAL.buffer);
    let hash = 0;
    for (const word of bits) hash = Math.imul(hash ^ word, 0x01000193);
    expect(hash).toBe(1852799968);
  });

  test("refuses a quantile function that falls, is negative or has no end", () => {
    expect(() => quantileTable((p) => 2 - p, 1.5)).toThrow("must not fall");
    expect(() => quantileTable((p) => p - 0.5, 1)).toThrow("not negative");
    expect(() => quantileTable((p) => (p > 0.9 ? Number.POSITIVE_INFINITY : p), 1)).toThrow("finite");
  });

  test("refuses a tail that carries much of the mean beyond the last word", () => {
    // Pareto with exponent 1.05: a third of its mean of 21 lies beyond one person in four thousand million.
    expect(() => quantileTable((p) => Math.exp(-ln1p(-p) / 1.05), 21)).toThrow("spread is too wide");
  });
});
