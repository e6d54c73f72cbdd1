import { expect, test } from "vitest";
import { type Distribution, toDistribution } from "../../../engine/random/distributions.ts";
import type { Shape } from "../../../engine/random/shapes.ts";

const DAY = 86_400;

/** Forms of the first version of the language: their tables are part of what a seed promises. */
const FIRST: readonly Shape[] = [
  { form: "exponential", mean: 3 * DAY },
  { form: "lognormal", mean: 4 * DAY, sd: 5 * DAY },
  { form: "lognormal", median: 2 * DAY, p90: 9 * DAY },
  { form: "lognormal", median: 2 * DAY, mean: 3 * DAY },
  { form: "gamma", mean: 4200, sd: 2100 },
  { form: "gamma", mean: 4200, sd: 8000 },
  { form: "triangular", low: 3600, mode: 4000, high: 9000 },
  { form: "uniform", from: 0, to: 30 * DAY },
];

function hashOf(d: Distribution): number {
  const bits = new Int32Array(d.form === "table" ? d.table.buffer : new ArrayBuffer(0));
  let hash = 0;
  for (const word of bits) hash = Math.imul(hash ^ word, 0x01000193);
  return hash;
}

test("the tables of the first forms have the bits they always had: old scenarios keep their digests", () => {
  expect(FIRST.map((shape) => hashOf(toDistribution(shape)))).toEqual([
    -1110428502, 1000173506, -1732078389, -1117853584, 1160829416, 5511154, 66955722, -1375517047,
  ]);
});
