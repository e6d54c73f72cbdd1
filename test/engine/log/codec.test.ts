import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHUNK_FACTS, emptyChunk, type FactChunk } from "../../../engine/log/chunk.ts";
import { decodeChunk } from "../../../engine/log/decodeChunk.ts";
import { createEncoder } from "../../../engine/log/encodeChunk.ts";
import { LogFileError } from "../../../engine/log/logFileError.ts";
import { sameFacts } from "./helpers.ts";
import { pathwayLog } from "./synthetic.ts";

const encoder = createEncoder();
const chunks = pathwayLog(4000);

const word = fc.oneof(
  fc.integer({ min: -3, max: 300 }),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.constantFrom(-1, 0, 2 ** 31 - 1, -(2 ** 31)),
);

/** Any chunk at all, lawful or not. */
const anyChunk: fc.Arbitrary<FactChunk> = fc
  .record({
    first: fc.oneof(fc.constant(0), fc.nat()),
    rows: fc.array(
      fc.record({
        time: word,
        kind: fc.integer({ min: 0, max: 255 }),
        person: word,
        service: fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 }),
        other: word,
        value: word,
        cause: word,
      }),
      { maxLength: 60 },
    ),
    keys: fc.array(fc.tuple(word, word), { maxLength: 60 }),
  })
  .map(({ first, rows, keys }) => {
    const chunk = emptyChunk(rows.length, first);
    rows.forEach((row, i) => {
      for (const column of ["time", "kind", "person", "service", "other", "value", "cause"] as const) {
        chunk[column][i] = row[column];
      }
    });
    const arrivals = Math.min(keys.length, rows.length);
    return { ...chunk, arrivals, keys: Int32Array.from(keys.slice(0, arrivals).flat()) };
  });

describe("a packed chunk", () => {
  test("unpacks to exactly the chunk it was, whatever the values", () => {
    fc.assert(
      fc.property(anyChunk, (chunk) => {
        expect(decodeChunk(encoder.encode(chunk))).toEqual(chunk);
      }),
      { numRuns: 500 },
    );
  });

  test("may hold as many different shapes as facts", () => {
    const chunk = emptyChunk(CHUNK_FACTS);
    for (let i = 0; i < CHUNK_FACTS; i++) {
      chunk.other[i] = Math.imul(i, 0x9e3779b1);
      chunk.time[i] = -i;
      chunk.person[i] = Math.imul(i, 0x85ebca77);
      chunk.value[i] = Math.imul(i, 0xc2b2ae3d);
      chunk.cause[i] = Math.imul(i, 0x27d4eb2f);
    }
    expect(sameFacts(decodeChunk(encoder.encode(chunk)), chunk)).toBe(true);
  });

  test("unpacks alone, without the chunks before it", () => {
    expect(chunks.length).toBeGreaterThan(3);
    const packed = chunks.map((chunk) => encoder.encode(chunk));
    for (const i of [3, 1, 2, 0]) expect(sameFacts(decodeChunk(packed[i]!), chunks[i]!)).toBe(true);
  });

  test("leaves out what stands beyond the length of a chunk whose buffers are used again", () => {
    const longer = { ...chunks[0]!, length: 100, arrivals: 5 };
    const decoded = decodeChunk(encoder.encode(longer));
    expect(decoded.time).toEqual(longer.time.slice(0, 100));
    expect(decoded.keys).toEqual(longer.keys.slice(0, 10));
  });

  test("takes at most 4.5 bytes a fact, and 2.3 after gzip at its fastest, what four columns took in the prototype", () => {
    const facts = chunks.reduce((sum, { length }) => sum + length, 0);
    const packed = chunks.map((chunk) => encoder.encode(chunk));
    const bytes = packed.reduce((sum, { length }) => sum + length, 0);
    const zipped = packed.reduce((sum, each) => sum + gzipSync(each, { level: 1 }).length, 0);
    expect(bytes / facts).toBeLessThan(4.5);
    expect(zipped / facts).toBeLessThan(2.3);
  });

  test("spends nothing on a cause that is the person's own last fact, however far back", () => {
    const chunk = emptyChunk(10_000);
    for (let i = 0; i < chunk.length; i++) {
      chunk.person[i] = i % 100;
      chunk.cause[i] = i < 100 ? -1 : i - 100;
    }
    const withCauses = encoder.encode(chunk).length;
    chunk.cause.fill(-1);
    expect(withCauses - encoder.encode(chunk).length).toBeLessThan(20);
  });

  test("of more than 65,536 facts is refused", () => {
    expect(() => encoder.encode(emptyChunk(CHUNK_FACTS + 1))).toThrow("at most 65536 facts");
  });
});

describe("damaged bytes of a chunk", () => {
  const packed = encoder.encode({ ...chunks[0]!, length: 300, arrivals: 20 });

  test("give an error that says so wherever they are cut short", () => {
    for (let length = 0; length < packed.length; length++) {
      expect(() => decodeChunk(packed.subarray(0, length))).toThrow(LogFileError);
    }
  });

  test("give that error or some chunk of at most 65,536 facts, never anything else", () => {
    let refused = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(packed.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (hits) => {
          const bytes = packed.slice();
          for (const [at, value] of hits) bytes[at] = value;
          try {
            expect(decodeChunk(bytes).length).toBeLessThanOrEqual(CHUNK_FACTS);
          } catch (error) {
            refused++;
            expect(error).toBeInstanceOf(LogFileError);
          }
        },
      ),
      { numRuns: 2000 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  test("that claim more facts, arrivals or shapes than they can hold are refused before anything is made", () => {
    const claims = [
      [1, 255, 255, 255, 255, 15, 0, 0, 0],
      [1, 255, 255, 255, 255, 15, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1],
      [1, 3, 0, 9, 0, 1, 1, 1, 1, 1, 1],
      [1, 3, 0, 0, 9, 1, 1, 1, 1, 1, 1],
      [2, 0, 0, 0, 0],
    ];
    for (const claim of claims) expect(() => decodeChunk(Uint8Array.from(claim))).toThrow(LogFileError);
  });
});
