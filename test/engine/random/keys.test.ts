import { describe, expect, test } from "vitest";
import { DOMAIN, luckKey, runKey, runStream } from "../../../engine/random/keys.ts";
import { mix, mixWithKey } from "../../../engine/random/mix.ts";
import { purpose, USE } from "../../../engine/random/purposes.ts";
import { expectCounts, words } from "./chance.ts";

const names = Array.from({ length: 20_000 }, (_, i) => `service-${i}`);

/** Pairs among n words expected to collide by chance are n²/2^33; this is a bound far in the tail. */
function expectFewCollisions(list: readonly number[]): void {
  expect(list.length - new Set(list).size).toBeLessThan(5);
}

describe("the luck key of a name", () => {
  test("is the finaliser of FNV-1a over its UTF-8 bytes", () => {
    // Published FNV-1a values: "" and "a" and "foobar".
    expect(luckKey("")).toBe(mix(0x811c9dc5));
    expect(luckKey("a")).toBe(mix(0xe40c292c));
    expect(luckKey("foobar")).toBe(mix(0xbf9cf968));
    const utf8 = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));
    for (const text of ["é", "£312", "→", "𝄞"]) {
      let hash = 0x811c9dc5;
      for (const byte of utf8(text)) hash = Math.imul(hash ^ byte.charCodeAt(0), 0x01000193);
      expect(luckKey(text)).toBe(mix(hash));
    }
  });

  test("differs from name to name, and spreads like names drawn at random", () => {
    const keys = names.map(luckKey);
    expectFewCollisions(keys);
    for (const shift of [0, 8, 16, 24]) {
      const counts = new Int32Array(256);
      for (const key of keys) counts[(key >>> shift) & 255]! += 1;
      expectCounts(counts, undefined, `byte at ${shift}`);
    }
  });

  test("stays what it is from version to version", () => {
    expect([luckKey("home"), luckKey("acute-ward")]).toEqual([66871532, -1410625638]);
  });
});

describe("the purpose word", () => {
  test("differs for each use of each name", () => {
    // Two names that share one word share several, a few uses apart: so pairs of names are counted, not words.
    const owner = new Map<number, string>();
    const sharing = names.slice(0, 3000).filter((name) => {
      const words = Object.values(USE).map((use) => purpose(luckKey(name), use));
      expect(new Set(words).size).toBe(words.length);
      const shares = words.some((word) => owner.has(word));
      for (const word of words) owner.set(word, name);
      return shares;
    });
    // Of 4.5 million pairs, each with some 80 differences of use of 2^32, 0.1 are expected by chance.
    expect(sharing.length).toBeLessThan(3);
  });
});

describe("the run key", () => {
  test("is the same for the same words of the seed and another for others", () => {
    expect(runKey("spring", 3)).toEqual(runKey("spring", 3));
    const keys = names.map((_, i) => runKey(`${i}`, 0)).map(({ k0, k1 }) => `${k0} ${k1}`);
    expect(new Set(keys).size).toBe(names.length);
  });

  test("counts the replication beside the seed", () => {
    expect(runKey("spring", 7)).toEqual({ ...runKey("spring", 0), replication: 7 });
  });

  test("stays what it is from version to version", () => {
    expect(runKey("careshift", 0)).toEqual({ k0: 593226907, k1: 804237768, replication: 0 });
  });

  test("gives each domain of each replication a stream of its own", () => {
    const out = new Int32Array(2);
    const seen = new Set<string>();
    for (let replication = 0; replication < 1000; replication += 1) {
      for (const domain of Object.values(DOMAIN)) {
        runStream(out, runKey("spring", replication), domain);
        seen.add(out.join());
      }
    }
    expect(seen.size).toBe(1000 * Object.keys(DOMAIN).length);
  });
});

describe("the finalisers", () => {
  test("are one to one, so a uniform word stays uniform", () => {
    const inputs = new Set(words(2, 50_000));
    expect(new Set([...inputs].map(mix)).size).toBe(inputs.size);
    expect(new Set([...inputs].map((word) => mixWithKey(word, 0x12345678))).size).toBe(inputs.size);
  });

  test("do not merely swap the words of two keys at another word", () => {
    const [a, b] = [luckKey("home"), luckKey("care-home")];
    expect(words(4, 1000).filter((word) => mixWithKey(word, a) === mixWithKey(word ^ a ^ b, b)).length).toBe(0);
  });

  test.each([
    ["home", "care-home"],
    ["a", "b"],
    ["collins-house", "out-of-borough"],
  ])("give the keys of %s and %s independent words", (one, other) => {
    const [a, b] = [luckKey(one), luckKey(other)];
    const high = new Int32Array(1024);
    const low = new Int32Array(1024);
    for (const word of words(3, 300_000)) {
      const x = mixWithKey(word, a);
      const y = mixWithKey(word, b);
      high[((x >>> 27) << 5) | (y >>> 27)]! += 1;
      low[((x & 31) << 5) | (y & 31)]! += 1;
    }
    expectCounts(high, undefined, "high bits");
    expectCounts(low, undefined, "low bits");
  });
});
