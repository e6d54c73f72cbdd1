import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { PACK } from "../../../viz/workers/pack.ts";
import { cases } from "../../effort.ts";

test("what another gzip packed comes out as it was, and the other way round", async () => {
  const bytes = fc.uint8Array({ maxLength: 5_000 });
  await fc.assert(
    fc.asyncProperty(bytes, async (plain) => {
      expect(await PACK.unpack(gzipSync(plain), plain.length)).toEqual(plain);
      expect(await PACK.unpack(await PACK.pack(plain), plain.length)).toEqual(plain);
    }),
    { numRuns: cases(50) },
  );
});

test("more than one piece comes out whole", async () => {
  const plain = new Uint8Array(1_000_000).map((_, i) => (i * i) >> 3);
  expect(Buffer.compare(await PACK.unpack(gzipSync(plain), plain.length), plain)).toBe(0);
});

test("unpacking stops at its limit, whatever the bytes hold", async () => {
  const bomb = gzipSync(new Uint8Array(50_000_000));
  await expect(PACK.unpack(bomb, 1_000)).rejects.toThrow("more than 1000 bytes come out of it");
  await expect(PACK.unpack(gzipSync(new Uint8Array(1_001)), 1_000)).rejects.toThrow(RangeError);
  expect(await PACK.unpack(gzipSync(new Uint8Array(1_000)), 1_000)).toHaveLength(1_000);
});

test.each([
  ["no gzip", Uint8Array.of(1, 2, 3, 4)],
  ["gzip that is cut off", gzipSync(new Uint8Array(9_000).map((_, i) => i % 251)).subarray(0, 60)],
  ["nothing", new Uint8Array(0)],
])("%s breaks the promise", async (_, bytes) => {
  await expect(PACK.unpack(bytes, 10_000)).rejects.toThrow();
});
