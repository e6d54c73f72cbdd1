import { CHUNK_FACTS, type FactChunk, type FactSink } from "../log/chunk.ts";

/** Rows to begin with: a short run should not pay for a full chunk. */
const FIRST_ROWS = 4096;

/** Fills the seven columns and hands each full chunk to the sink. The columns are used again. */
export class FactWriter {
  private readonly sink: FactSink;
  private rows = FIRST_ROWS;
  private time = new Int32Array(FIRST_ROWS);
  private kind = new Uint8Array(FIRST_ROWS);
  private person = new Int32Array(FIRST_ROWS);
  private service = new Int16Array(FIRST_ROWS);
  private other = new Int32Array(FIRST_ROWS);
  private value = new Int32Array(FIRST_ROWS);
  private cause = new Int32Array(FIRST_ROWS);
  private keys = new Int32Array(FIRST_ROWS * 2);
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

  append(
    time: number,
    kind: number,
    person: number,
    service: number,
    other: number,
    value: number,
    cause: number,
  ): void {
    if (this.length === this.rows) this.makeRoom();
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

  /** What has been written since the last chunk, to look at: its columns are written on. */
  pending(): FactChunk {
    const { first, length, arrivals, time, kind, person, service, other, value, cause, keys } = this;
    return { first, length, time, kind, person, service, other, value, cause, keys, arrivals };
  }

  /** Hands over what has been written since the last chunk. */
  flush(): void {
    if (this.length === 0) return;
    this.sink.take(this.pending());
    this.first += this.length;
    this.length = 0;
    this.arrivals = 0;
  }

  private makeRoom(): void {
    if (this.rows === CHUNK_FACTS || this.sink.soon) this.flush();
    if (this.rows === CHUNK_FACTS) return;
    this.rows *= 2;
    this.time = copied(this.time, new Int32Array(this.rows));
    this.kind = copied(this.kind, new Uint8Array(this.rows));
    this.person = copied(this.person, new Int32Array(this.rows));
    this.service = copied(this.service, new Int16Array(this.rows));
    this.other = copied(this.other, new Int32Array(this.rows));
    this.value = copied(this.value, new Int32Array(this.rows));
    this.cause = copied(this.cause, new Int32Array(this.rows));
    this.keys = copied(this.keys, new Int32Array(this.rows * 2));
  }
}

function copied<T extends Int32Array | Int16Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
