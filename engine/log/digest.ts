import type { FactChunk } from "./chunk.ts";

/** Name and version of the digest: stored beside every digest, so that two kinds are never compared. */
export const DIGEST_NAME = "careshift-128-1";

/** Takes chunks in order and tells the digest of all facts so far. */
export interface Digest {
  /** @throws RangeError when the chunk does not follow the one before. */
  take(chunk: FactChunk): void;
  /** 32 hexadecimal digits. More chunks may follow. */
  hex(): string;
}

/** Odd, and 5 modulo 8: a factor next to 1 modulo a power of two would leave the upper bits of x where they are. */
const FACTOR = 0xc2b2ae35 | 0;
const STEPS = 4;
/** First 32 bits of the fractional parts of the square roots of 2, 3, 5, 7, 11, 13, 17 and 19. */
const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19] as const;

/**
 * The digest of a log, "careshift-128" version 1: a 128-bit hash of the canonical columns. It tells whether two logs
 * are equal; it is no protection against forgery. How facts are cut into chunks makes no difference.
 *
 * Four streams of word pairs are hashed side by side: (time, cause), (person, other) and (value, kind | service << 8)
 * of every fact, and the two key words of every arrival. A stream has two lanes, a and b. For each pair (x, y)
 *     b = b + y,  a = (rotl(a, 13) ^ x) * 0xc2b2ae35 + b  (modulo 2^32),
 * after which a and b change names. That is a bijection of (a, b), of x and of y, so one changed value always changes
 * the lanes, and a difference spreads to both. The eight lanes, the number of the first fact and the numbers of facts
 * and arrivals are then stirred into four words, four times over, with the finaliser of MurmurHash3.
 *
 * The pairs are taken two columns and two facts at a time because one loop over seven arrays runs out of registers:
 * 3.5 ns a fact instead of 5.1 where this was measured.
 */
export function createDigest(): Digest {
  const lanes = Int32Array.from(START);
  let first = -1;
  let facts = 0;
  let arrivals = 0;
  return {
    take(chunk) {
      if (first < 0) first = chunk.first;
      if (chunk.first !== first + facts) {
        throw new RangeError(`digest: expected fact ${first + facts} next; got a chunk that starts at ${chunk.first}`);
      }
      const { length } = chunk;
      takePairs(lanes, 0, chunk.time, chunk.cause, length);
      takePairs(lanes, 2, chunk.person, chunk.other, length);
      takeKinds(lanes, 4, chunk.value, chunk.kind, chunk.service, length);
      for (let i = 0; i < chunk.arrivals; i++) takePair(lanes, 6, chunk.keys[2 * i]!, chunk.keys[2 * i + 1]!);
      facts += length;
      arrivals += chunk.arrivals;
    },
    hex() {
      return stir([...lanes, Math.max(first, 0), facts, arrivals]);
    },
  };
}

/** The digest of a whole log. */
export function digestOf(chunks: Iterable<FactChunk>): string {
  const digest = createDigest();
  for (const chunk of chunks) digest.take(chunk);
  return digest.hex();
}

/** Written out twice and without a helper: a call in this loop, or one pair at a time, costs up to twice as much. */
function takePairs(lanes: Int32Array, lane: number, x: Int32Array, y: Int32Array, n: number): void {
  let a = lanes[lane]!;
  let b = lanes[lane + 1]!;
  const even = n & ~1;
  for (let i = 0; i < even; i += 2) {
    b = (b + y[i]!) | 0;
    a = (Math.imul(((a << 13) | (a >>> 19)) ^ x[i]!, FACTOR) + b) | 0;
    a = (a + y[i + 1]!) | 0;
    b = (Math.imul(((b << 13) | (b >>> 19)) ^ x[i + 1]!, FACTOR) + a) | 0;
  }
  lanes[lane] = a;
  lanes[lane + 1] = b;
  if (even < n) takePair(lanes, lane, x[even]!, y[even]!);
}

/** As takePairs, with kind and service in one word. */
function takeKinds(
  lanes: Int32Array,
  lane: number,
  x: Int32Array,
  kind: Uint8Array,
  service: Int16Array,
  n: number,
): void {
  let a = lanes[lane]!;
  let b = lanes[lane + 1]!;
  const even = n & ~1;
  for (let i = 0; i < even; i += 2) {
    b = (b + (kind[i]! | (service[i]! << 8))) | 0;
    a = (Math.imul(((a << 13) | (a >>> 19)) ^ x[i]!, FACTOR) + b) | 0;
    a = (a + (kind[i + 1]! | (service[i + 1]! << 8))) | 0;
    b = (Math.imul(((b << 13) | (b >>> 19)) ^ x[i + 1]!, FACTOR) + a) | 0;
  }
  lanes[lane] = a;
  lanes[lane + 1] = b;
  if (even < n) takePair(lanes, lane, x[even]!, kind[even]! | (service[even]! << 8));
}

/** One pair, after which the lanes change places. */
function takePair(lanes: Int32Array, lane: number, x: number, y: number): void {
  const a = lanes[lane]!;
  const b = (lanes[lane + 1]! + y) | 0;
  lanes[lane] = b;
  lanes[lane + 1] = Math.imul(((a << 13) | (a >>> 19)) ^ x, FACTOR) + b;
}

/** Stirs any number of words into 128 bits. */
function stir(words: readonly number[]): string {
  const h = Int32Array.from(START.slice(0, STEPS));
  for (let round = 0; round < STEPS; round++) {
    words.forEach((word, i) => {
      const to = (i + round) % STEPS;
      const from = (to + 1) % STEPS;
      h[to] = finalise(h[to]! ^ word) + Math.imul(h[from]!, FACTOR);
    });
  }
  return Array.from(h, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** The finaliser of MurmurHash3 (Appleby 2011): every bit in reaches every bit out. */
function finalise(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
