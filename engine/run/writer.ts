import { CHUNK_FACTS, type FactChunk, type FactSink } from "../log/chunk.ts";

/** Fills the seven columns and hands each full chunk to the sink. The columns are used again. */
export class FactWriter {
  private readonly sink: FactSink;
  private readonly time = new Int32Array(CHUNK_FACTS);
  private readonly kind = new Uint8Array(CHUNK_FACTS);
  private readonly person = new Int32Array(CHUNK_FACTS);
  private readonly service = new Int16Array(CHUNK_FACTS);
  private readonly other = new Int32Array(CHUNK_FACTS);
  private readonly value = new Int32Array(CHUNK_FACTS);
  private readonly cause = new Int32Array(CHUNK_FACTS);
  private readonly keys = new Int32Array(CHUNK_FACTS * 2);
  private first: number;
  private length = 0;
  private arrivals = 0;

  /** `first`: number of the first fact to be written. */
  constructor(sink: FactSink, first: number) {
    this.sink = sink;
    this.first = first;
  }

  /** Facts written so far, those before `first` included: the number of the next fact. */
  get facts(): number {
    return this.first + this.length;
  }

  /** Starts counting at a later fact: those before it stand in another log. Call before anything is appended. */
  skipTo(fact: number): void {
    this.first = fact;
  }

  append(time: number, kind: number, person: number, service: number, other: number, value: number, cause: number): void {
    if (this.length === CHUNK_FACTS) this.flush();
    const i = this.length++;
    this.time[i] = time;
    this.kind[i] = kind;
    this.person[i] = person;
    this.service[i] = service;
    this.other[i] = other;
    this.value[i] = value;
    this.cause[i] = cause;
  }

  /** The identity that goes with the Arrived appended last. */
  appendKey(id0: number, id1: number): void {
    const k = this.arrivals++ * 2;
    this.keys[k] = id0;
    this.keys[k + 1] = id1;
  }

  /** Hands over what has been written since the last chunk. */
  flush(): void {
    if (this.length === 0) return;
    const { first, length, arrivals, time, kind, person, service, other, value, cause, keys } = this;
    const chunk: FactChunk = { first, length, time, kind, person, service, other, value, cause, keys, arrivals };
    this.sink.take(chunk);
    this.first += length;
    this.length = 0;
    this.arrivals = 0;
  }
}
