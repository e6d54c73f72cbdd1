import { describe, expect, test } from "vitest";
import { sample, toDistribution } from "../../../engine/random/distributions.ts";
import { inOrder } from "../../../engine/random/inOrder.ts";
import { type Levers, underLevers } from "../../../engine/random/levers.ts";
import { sampleAbove, shareUpTo } from "../../../engine/random/residual.ts";
import { meanOf, sdOf } from "../../../engine/random/segments.ts";
import { expectWithin, words } from "./chance.ts";

const plain = toDistribution({ form: "lognormal", mean: 8, sd: 9 });
const NONE: Levers = { scale: 1, trim: null, move: null };
const trimmed = underLevers(plain, { ...NONE, trim: { above: 20, longest: null, to: 12, share: 0.5 } });
const moved = underLevers(trimmed, {
  ...NONE,
  move: { share: 0.3, to: toDistribution({ form: "constant", value: 2 }) },
});

describe.each([
  ["trimmed below the limit", trimmed],
  ["trimmed and moved", moved],
])("a distribution %s, in the order of its values", (_, d) => {
  const rising = inOrder(d);

  test("never falls as the word rises", () => {
    const values = words(31, 3000)
      .toSorted((a, b) => (a >>> 0) - (b >>> 0))
      .map((word) => sample(rising, word) * 1e6);
    expect(values.filter((x, i) => i > 0 && x < values[i - 1]!)).toEqual(new Int32Array());
  });

  test("has the same mean and sd", () => {
    expect(Math.abs(meanOf(rising) / d.mean - 1)).toBeLessThan(1e-9);
    expect(Math.abs(sdOf(rising) / sdOf(d) - 1)).toBeLessThan(1e-9);
  });

  test("has the same share of people at or below any value, so that a residual is drawn from those above it", () => {
    const all = words(32, 40_000);
    for (const limit of [2, 5, 12, 19.9, 25]) {
      const share = shareUpTo(d, limit);
      const seen = all.filter((word) => sample(d, word) <= limit).length / all.length;
      expectWithin(seen, share, Math.sqrt((share * (1 - share)) / all.length), `at ${limit}`);
      expect(sampleAbove(d, limit, 12345)).toBeGreaterThan(limit);
    }
  });
});

test("a distribution whose order is that of its values is left as it is", () => {
  expect(inOrder(plain)).toBe(plain);
});
