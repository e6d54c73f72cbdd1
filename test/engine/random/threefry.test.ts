import { describe, expect, test } from "vitest";
import { threefry } from "../../../engine/random/threefry.ts";
import { words } from "./chance.ts";

/** The cipher as its authors describe it, one round at a time. */
function reference(rounds: number, k0: number, k1: number, c0: number, c1: number): [number, number] {
  const rotations = [13, 15, 26, 6, 17, 29, 16, 24];
  const keys = [k0, k1, k0 ^ k1 ^ 0x1bd11bda];
  let x = (c0 + k0) >>> 0;
  let y = (c1 + k1) >>> 0;
  for (let round = 0; round < rounds; round += 1) {
    const by = rotations[round % 8]!;
    x = (x + y) >>> 0;
    y = (((y << by) | (y >>> (32 - by))) ^ x) >>> 0;
    if (round % 4 === 3) {
      const turn = (round + 1) / 4;
      x = (x + keys[turn % 3]!) >>> 0;
      y = (y + keys[(turn + 1) % 3]! + turn) >>> 0;
    }
  }
  return [x, y];
}

// Known answers published with Random123 (tests/kat_vectors): rounds, counter, key, result.
const KNOWN: readonly (readonly [number, number, number, number, number, number, number])[] = [
  [13, 0, 0, 0, 0, 0x9d1c5ec6, 0x8bd50731],
  [13, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xfd36d048, 0x2d17272c],
  [13, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xba3e4725, 0xf27d669e],
  [20, 0, 0, 0, 0, 0x6b200159, 0x99ba4efe],
  [20, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
  [20, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xc4923a9c, 0x483df7a0],
  [32, 0, 0, 0, 0, 0xcee3d47e, 0xa23dfd5c],
  [32, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x6e2fe0d0, 0xb1b76f82],
  [32, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xe2827716, 0xc3c05cdf],
];

describe("Threefry-2x32", () => {
  test.each(KNOWN)(
    "with %d rounds of (%d, %d) under (%d, %d) gives the published answer",
    (rounds, c0, c1, k0, k1, x, y) => {
      expect(reference(rounds, k0, k1, c0, c1)).toEqual([x, y]);
    },
  );

  test("unrolled to 13 rounds gives the published answers", () => {
    const out = new Int32Array(2);
    for (const [rounds, c0, c1, k0, k1, x, y] of KNOWN) {
      if (rounds !== 13) continue;
      threefry(out, k0, k1, c0, c1);
      expect([out[0]! >>> 0, out[1]! >>> 0]).toEqual([x, y]);
    }
  });

  test("unrolled agrees with the reference on any words, signed or not", () => {
    const out = new Int32Array(2);
    const w = words(1, 4000);
    for (let i = 0; i < 4000; i += 4) {
      const [k0, k1, c0, c1] = [w[i]!, w[i + 1]!, w[i + 2]!, w[i + 3]!];
      threefry(out, k0, k1, c0, c1);
      expect([out[0]! >>> 0, out[1]! >>> 0]).toEqual(reference(13, k0, k1, c0, c1));
      const before = out.slice();
      threefry(out, k0 >>> 0, k1 >>> 0, c0 >>> 0, c1 >>> 0);
      expect(out).toEqual(before);
    }
  });
});
