import { describe, expect, test } from "vitest";
import type { FactChunk } from "../../../engine/log/chunk.ts";
import { createDigest, digestOf } from "../../../engine/log/digest.ts";
import { COLUMNS, cut, log, slice } from "./helpers.ts";
import { pathwayLog } from "./synthetic.ts";

const [whole] = pathwayLog(120) as [FactChunk];

/** A copy with one value changed by flipping one bit. */
function flipped(chunk: FactChunk, column: (typeof COLUMNS)[number] | "keys", row: number, bit: number): FactChunk {
  const changed = chunk[column].slice();
  changed[row]! ^= 1 << bit;
  return { ...chunk, [column]: changed };
}

function swapped(chunk: FactChunk, a: number, b: number): FactChunk {
  const copy = slice(chunk, 0, chunk.length);
  for (const column of COLUMNS) {
    copy[column][a] = chunk[column][b]!;
    copy[column][b] = chunk[column][a]!;
  }
  return copy;
}

function bitsApart(a: string, b: string): number[] {
  const bits = (hex: string) =>
    [...hex].flatMap((digit) => [3, 2, 1, 0].map((bit) => (Number.parseInt(digit, 16) >> bit) & 1));
  const other = bits(b);
  return bits(a).map((bit, i) => bit ^ other[i]!);
}

const WORD = 2n ** 32n;
const wrapped = (n: bigint) => ((n % WORD) + WORD) % WORD;

/** careshift-128 version 1 from its description, in big integers. */
function slowDigest(chunk: FactChunk): string {
  const start = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n].map((prime) => squareRootBits(prime));
  const streams: [number, number][][] = [[], [], [], []];
  for (let i = 0; i < chunk.length; i++) {
    streams[0]!.push([chunk.time[i]!, chunk.cause[i]!]);
    streams[1]!.push([chunk.person[i]!, chunk.other[i]!]);
    streams[2]!.push([chunk.value[i]!, chunk.kind[i]! + 256 * chunk.service[i]!]);
  }
  for (let i = 0; i < chunk.arrivals; i++) streams[3]!.push([chunk.keys[2 * i]!, chunk.keys[2 * i + 1]!]);
  const words = streams.flatMap((pairs, s) => {
    let [a, b] = [start[2 * s]!, start[2 * s + 1]!];
    for (const [x, y] of pairs) {
      b = wrapped(b + BigInt(y));
      a = wrapped(((wrapped(a << 13n) | (a >> 19n)) ^ wrapped(BigInt(x))) * 0xc2b2ae35n + b);
      [a, b] = [b, a];
    }
    return [a, b];
  });
  words.push(BigInt(chunk.first), BigInt(chunk.length), BigInt(chunk.arrivals));
  const h = start.slice(0, 4);
  for (let round = 0; round < 4; round++) {
    words.forEach((word, i) => {
      const to = (i + round) % 4;
      let k = h[to]! ^ word;
      k = wrapped((k ^ (k >> 16n)) * 0x85ebca6bn);
      k = wrapped((k ^ (k >> 13n)) * 0xc2b2ae35n);
      h[to] = wrapped((k ^ (k >> 16n)) + h[(to + 1) % 4]! * 0xc2b2ae35n);
    });
  }
  return h.map((word) => word.toString(16).padStart(8, "0")).join("");
}

/** First 32 bits of the fraction of the square root of n. */
function squareRootBits(n: bigint): bigint {
  const target = n * WORD * WORD;
  let root = BigInt(Math.floor(Math.sqrt(Number(n)) * 2 ** 32));
  while (root * root > target) root--;
  while ((root + 1n) * (root + 1n) <= target) root++;
  return root % WORD;
}

const BITS = { time: 32, kind: 8, person: 32, service: 16, other: 32, value: 32, cause: 32 } as const;

describe("the digest of a log", () => {
  test("is careshift-128 version 1 for ever: the same facts have had this digest since it was named", () => {
    const facts = log([0, "Arrived", 0, 0, 0, 2], [60, "Started", 0, 0, -1, -1], [9000, "Left", 0, 0, 1, 4]);
    expect(digestOf([facts])).toBe("319a75e688a78dbc6865486d76877c11");
    expect(digestOf([])).toBe("ca7fb2fedec1281522bf78b42550fa03");
  });

  test("is what its description says, reckoned slowly in whole numbers", () => {
    for (const length of [0, 1, 2, 3, 50, 51]) {
      const facts = slice(whole, 0, length);
      expect(digestOf([facts])).toBe(slowDigest(facts));
    }
  });

  test("does not depend on how the facts are cut into chunks", () => {
    const expected = digestOf([whole]);
    for (const at of [[1], [2], [7, 8, 9], [100, 101, 333], [whole.length - 1], [5, 5]]) {
      expect(digestOf(cut(whole, ...at))).toBe(expected);
    }
  });

  test("changes with every bit of every column of a fact, wherever the fact stands, and with every bit of a key", () => {
    const digest = digestOf([whole]);
    for (const row of [0, 1, 2, 500, whole.length - 2, whole.length - 1]) {
      for (const column of COLUMNS) {
        for (let bit = 0; bit < BITS[column]; bit++) {
          expect(digestOf([flipped(whole, column, row, bit)])).not.toBe(digest);
        }
      }
    }
    for (const word of [0, 1, whole.arrivals * 2 - 1]) {
      for (let bit = 0; bit < 32; bit++) expect(digestOf([flipped(whole, "keys", word, bit)])).not.toBe(digest);
    }
  });

  test("tells all small changes apart, in whichever column and fact", () => {
    const facts = slice(whole, 0, 30);
    const seen = new Set<string>();
    let changes = 0;
    for (let row = 0; row < facts.length; row++) {
      for (const column of COLUMNS) {
        for (const by of [-1000, -2, -1, 1, 2, 3, 60, 86_400]) {
          const changed = facts[column].slice();
          changed[row]! += column === "kind" ? by % 251 : by % 30_000;
          seen.add(digestOf([{ ...facts, [column]: changed }]));
          changes++;
        }
      }
    }
    expect(seen.size).toBe(changes);
  });

  test("changes when two facts change places", () => {
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [10, 11],
      [10, 12],
      [3, 800],
    ] as const) {
      expect(digestOf([swapped(whole, a, b)])).not.toBe(digestOf([whole]));
    }
  });

  test("changes when facts are missing at the end or at the start, even facts that are all zero", () => {
    const zero = { ...slice(whole, 0, 1), kind: new Uint8Array(1), time: new Int32Array(1), arrivals: 0 };
    const digests = [
      digestOf([whole]),
      digestOf([slice(whole, 0, whole.length - 1)]),
      digestOf([slice(whole, 1, whole.length)]),
      digestOf([whole, { ...zero, first: whole.length }]),
      digestOf([]),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  test("differs for any two small changes in one column: no change undoes another", () => {
    const seen = new Set<string>();
    let changes = 0;
    for (const column of COLUMNS) {
      for (let a = 0; a < 12; a++) {
        for (let b = a + 1; b < 12; b++) {
          for (const bit of [0, 1, 6]) {
            for (const other of [0, 3, 6]) {
              seen.add(digestOf([flipped(flipped(slice(whole, 0, 40), column, a, bit), column, b, other)]));
              changes++;
            }
          }
        }
      }
    }
    expect(seen.size).toBe(changes);
  });

  test("turns over half of its bits, each of them in half of the cases, within 5 standard errors", () => {
    const facts = slice(whole, 0, 200);
    const digest = digestOf([facts]);
    const turned = new Array<number>(128).fill(0);
    let cases = 0;
    for (let row = 0; row < facts.length; row += 3) {
      for (const column of COLUMNS) {
        for (const bit of [0, 2, BITS[column] - 1]) {
          bitsApart(digest, digestOf([flipped(facts, column, row, bit)])).forEach((apart, i) => {
            turned[i]! += apart;
          });
          cases++;
        }
      }
    }
    const standardError = Math.sqrt(0.25 / cases);
    for (const count of turned) expect(Math.abs(count / cases - 0.5)).toBeLessThan(5 * standardError);
    const share = turned.reduce((sum, count) => sum + count, 0) / (128 * cases);
    expect(Math.abs(share - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / (128 * cases)));
  });

  test("refuses a chunk that does not follow the one before", () => {
    const digest = createDigest();
    digest.take(slice(whole, 0, 10));
    expect(() => digest.take(slice(whole, 11, 20))).toThrow("expected fact 10 next; got a chunk that starts at 11");
  });
});
