import { KIND } from "./kinds.ts";

/** Facts in a full chunk. */
export const CHUNK_FACTS = 65_536;

/**
 * A run of facts in columns, in the order they happened. Fact `first + i` is row `i`; only the first `length` rows
 * count. `keys` holds two words for each Arrived of the chunk, in order: the person's identity (cohort, band and
 * number within the band), the same in every scenario of a pair.
 */
export interface FactChunk {
  readonly first: number;
  readonly length: number;
  readonly time: Int32Array;
  readonly kind: Uint8Array;
  readonly person: Int32Array;
  readonly service: Int16Array;
  readonly other: Int32Array;
  readonly value: Int32Array;
  readonly cause: Int32Array;
  readonly keys: Int32Array;
  readonly arrivals: number;
}

/** A chunk of so many facts that are all zero: columns to be filled. */
export function emptyChunk(length: number, first = 0): FactChunk {
  return {
    first,
    length,
    time: new Int32Array(length),
    kind: new Uint8Array(length),
    person: new Int32Array(length),
    service: new Int16Array(length),
    other: new Int32Array(length),
    value: new Int32Array(length),
    cause: new Int32Array(length),
    keys: new Int32Array(0),
    arrivals: 0,
  };
}

/** Takes each chunk as it fills. The buffers are used again: consume before returning, or copy with `copyChunk`. */
export interface FactSink {
  take(chunk: FactChunk): void;
  /** True where someone waits for the first facts: the first chunks are then small, each twice the one before. */
  readonly soon?: boolean;
}

/** A copy that owns its columns, cut to length. */
export function copyChunk(chunk: FactChunk): FactChunk {
  const { first, length, arrivals } = chunk;
  return {
    first,
    length,
    time: chunk.time.slice(0, length),
    kind: chunk.kind.slice(0, length),
    person: chunk.person.slice(0, length),
    service: chunk.service.slice(0, length),
    other: chunk.other.slice(0, length),
    value: chunk.value.slice(0, length),
    cause: chunk.cause.slice(0, length),
    keys: chunk.keys.slice(0, arrivals * 2),
    arrivals,
  };
}

/** Keeps every chunk in memory, in order. */
export class KeptLog implements FactSink {
  readonly chunks: FactChunk[] = [];
  take(chunk: FactChunk): void {
    this.chunks.push(copyChunk(chunk));
  }
}

/** Hands each chunk to several sinks, in the order given. */
export function tee(...sinks: readonly FactSink[]): FactSink {
  return {
    soon: sinks.some(({ soon }) => soon === true),
    take(chunk) {
      for (const sink of sinks) sink.take(chunk);
    },
  };
}

/** Hands on the facts up to and including time `at` (seconds), and none after it: a chunk that reaches beyond is cut. */
export function upTo(at: number, sink: FactSink): FactSink {
  return {
    soon: sink.soon === true,
    take(chunk) {
      const cut = chunkUntil(chunk, at);
      if (cut.length > 0) sink.take(cut);
    },
  };
}

/** The facts of a chunk up to and including time `at`: a view of the same columns. */
function chunkUntil(chunk: FactChunk, at: number): FactChunk {
  let { length, arrivals } = chunk;
  for (; length > 0 && chunk.time[length - 1]! > at; length--) if (chunk.kind[length - 1] === KIND.Arrived) arrivals--;
  return length === chunk.length ? chunk : { ...chunk, length, arrivals };
}
