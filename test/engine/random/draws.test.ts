import { describe, expect, test } from "vitest";
import { drawWords, uniform } from "../../../engine/random/draws.ts";
import { luckKey, runKey } from "../../../engine/random/keys.ts";
import { purpose, USE } from "../../../engine/random/purposes.ts";
import { uniformOf } from "../../../engine/random/words.ts";
import { expectCounts, expectUniform, expectWithin } from "./chance.ts";

const STAY = purpose(luckKey("acute-ward"), USE.stay);
const PERSON = purpose(luckKey("frail-emergency"), 4);

/** The five things a draw is named by, as functions of a counter: one of them counts, the others stand still. */
type Name = readonly [seed: string, replication: number, p0: number, p1: number, purpose: number, occurrence: number];
const NEIGHBOURS: Readonly<Record<string, (i: number) => Name>> = {
  "the next person": (i) => ["spring", 0, PERSON, i, STAY, 0],
  "the next band": (i) => ["spring", 0, i, 17, STAY, 0],
  "the next purpose": (i) => ["spring", 0, PERSON, 17, i, 0],
  "another service": (i) => ["spring", 0, PERSON, 17, purpose(luckKey(`ward-${i}`), USE.stay), 0],
  "the next time there": (i) => ["spring", 0, PERSON, 17, STAY, i],
  "the next replication": (i) => ["spring", i, PERSON, 17, STAY, 0],
  "the next seed": (i) => [`${i}`, 0, PERSON, 17, STAY, 0],
};

function draw(out: Int32Array, [seed, replication, p0, p1, asks, occurrence]: Name): void {
  drawWords(out, runKey(seed, replication), p0, p1, asks, occurrence);
}

describe.each(Object.entries(NEIGHBOURS))("a draw and that of %s", (_, name) => {
  const n = 20_000;
  const out = new Int32Array(2);
  const first = new Int32Array(n);
  const second = new Int32Array(n);
  for (let i = 0; i < n; i += 1) {
    draw(out, name(i));
    first[i] = out[0]!;
    second[i] = out[1]!;
  }

  test("are uniform in both words, high bits and low", () => {
    for (const list of [first, second]) {
      expectUniform(Float64Array.from(list, uniformOf));
      for (const shift of [24, 0]) {
        const counts = new Int32Array(256);
        for (const word of list) counts[(word >>> shift) & 255]! += 1;
        expectCounts(counts, undefined, `bits from ${shift}`);
      }
    }
  });

  test("are independent, at distances 1 to 3 and from word to word", () => {
    const pairs: readonly (readonly [Int32Array, Int32Array, number])[] = [
      [first, first, 1],
      [first, first, 2],
      [first, first, 3],
      [second, second, 1],
      [first, second, 0],
      [second, first, 1],
    ];
    for (const [a, b, lag] of pairs) {
      const counts = new Int32Array(256);
      for (let i = lag; i < n; i += 1) counts[((a[i - lag]! >>> 28) << 4) | (b[i]! >>> 28)]! += 1;
      expectCounts(counts, undefined, `lag ${lag}`);
    }
  });
});

describe("uniform", () => {
  const run = runKey("spring", 0);
  const n = 100_000;
  const u = Float64Array.from({ length: n }, (_, i) => uniform(run, PERSON, i, STAY, 0));

  test("has the moments of a uniform", () => {
    for (const k of [1, 2, 3, 4]) {
      const mean = u.reduce((sum, x) => sum + x ** k, 0) / n;
      const error = Math.sqrt((1 / (2 * k + 1) - 1 / (k + 1) ** 2) / n);
      expectWithin(mean, 1 / (k + 1), error, `moment ${k}`);
    }
  });

  test("has the whole distribution of a uniform", () => expectUniform(u));

  test("lies strictly between 0 and 1, with 53 bits", () => {
    let last = 0;
    expect(u.filter((x) => !(x > 0 && x < 1 && (x * 2 ** 53) % 2 === 1))).toEqual(new Float64Array(0));
    for (const x of u) {
      const odd = x * 2 ** 53;
      last += (odd - 1) / 2 / 2 ** 20 - Math.floor((odd - 1) / 2 / 2 ** 20);
    }
    // The lower 20 bits are alive.
    expectWithin(last / n, 0.5, Math.sqrt(1 / 12 / n), "lower bits");
    expect([uniformOf(0), uniformOf(-1)]).toEqual([2 ** -33, 1 - 2 ** -33]);
  });

  test("begins with word 0 of the draw", () => {
    const out = new Int32Array(2);
    for (let i = 0; i < 1000; i += 1) {
      drawWords(out, run, PERSON, i, STAY, 0);
      expect(Math.floor(u[i]! * 2 ** 32)).toBe(out[0]! >>> 0);
    }
  });
});

test("one changed bit in what names a draw changes each bit of both words half of the time", () => {
  const out = new Int32Array(2);
  const trials = 256;
  for (let part = 0; part < 5; part += 1) {
    for (let bit = 0; bit < 32; bit += 1) {
      const changed = new Int32Array(64);
      for (let i = 0; i < trials; i += 1) {
        const name: [string, number, number, number, number, number] = ["spring", i, PERSON, 17, STAY, 2];
        draw(out, name);
        const [x, y] = [out[0]!, out[1]!];
        (name as unknown as number[])[part + 1]! ^= 1 << bit;
        draw(out, name);
        for (let k = 0; k < 32; k += 1) {
          changed[k]! += ((out[0]! ^ x) >>> k) & 1;
          changed[32 + k]! += ((out[1]! ^ y) >>> k) & 1;
        }
      }
      // 10,240 comparisons: six standard errors is one chance in fifty thousand among them all.
      const most = Math.max(...Array.from(changed, (count) => Math.abs(count / trials - 0.5)));
      expect(most, `part ${part}, bit ${bit}`).toBeLessThan(6 * Math.sqrt(0.25 / trials));
    }
  }
});
