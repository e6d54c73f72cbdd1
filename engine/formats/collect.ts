import { CHUNK_FACTS, type FactChunk } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";
import { FormatError } from "./formatError.ts";

/** One fact as numbers, from whatever format. */
export interface RawFact {
  readonly fact: number;
  readonly seconds: number;
  readonly kind: number;
  readonly person: number;
  readonly service: number;
  readonly other: number;
  readonly value: number;
  readonly cause: number;
  /** Of an Arrived. */
  readonly key: readonly [number, number] | null;
}

/** Facts that are taken in at most: they are held in memory, at 40 bytes each. */
const MOST_FACTS = 50_000_000;
const FIELDS = ["fact", "seconds", "kind", "person", "service", "other", "value", "cause"] as const;
const WORDS = FIELDS.length + 2;
const [FACT, KEY] = [0, FIELDS.length];
const FIRST_SIZE = 4096;

/** Takes facts in any order, in typed arrays, and hands them back as the chunks of a log. */
export class FactCollector {
  /** Rows of ten words: the fields in their order, then the two of the key. */
  private words = new Int32Array(FIRST_SIZE * WORDS);
  private rows = 0;

  /** @throws FormatError when there are more facts than can be held */
  add(fact: RawFact): void {
    if (this.rows === MOST_FACTS) {
      throw new FormatError(
        `it has more than ${MOST_FACTS} facts`,
        "",
        "run the scenario again, from the run folder it was exported from",
      );
    }
    const at = this.rows++ * WORDS;
    if (at === this.words.length) this.grow();
    for (let f = 0; f < FIELDS.length; f++) this.words[at + f] = fact[FIELDS[f]!];
    this.words[at + KEY] = fact.key?.[0] ?? 0;
    this.words[at + KEY + 1] = fact.key?.[1] ?? 0;
  }

  /**
   * The facts in the order of their numbers, cut into chunks.
   * @throws FormatError when a number is missing or there twice
   */
  *chunks(): Generator<FactChunk> {
    const order = this.inOrder();
    for (let from = 0; from < this.rows; from += CHUNK_FACTS) {
      yield this.chunk(order, from, Math.min(CHUNK_FACTS, this.rows - from));
    }
  }

  private grow(): void {
    const larger = new Int32Array(this.words.length * 2);
    larger.set(this.words);
    this.words = larger;
  }

  /** Rows by the numbers of their facts, which run from 0 without a gap; so a sort is a matter of putting each in its place. */
  private inOrder(): Int32Array {
    const order = new Int32Array(this.rows).fill(-1);
    for (let row = 0; row < this.rows; row++) {
      const fact = this.words[row * WORDS + FACT]!;
      if (fact < 0 || fact >= this.rows) continue;
      if (order[fact] !== -1) throw new FormatError(`fact ${fact} is there twice`, "", EXPORT_AGAIN);
      order[fact] = row;
    }
    const missing = order.indexOf(-1);
    if (missing >= 0) {
      throw new FormatError(
        `fact ${missing} is missing: there are ${this.rows} rows, which would be facts 0 to ${this.rows - 1}`,
        "",
        EXPORT_AGAIN,
      );
    }
    return order;
  }

  private chunk(order: Int32Array, first: number, length: number): FactChunk {
    const chunk = {
      first,
      length,
      time: new Int32Array(length),
      kind: new Uint8Array(length),
      person: new Int32Array(length),
      service: new Int16Array(length),
      other: new Int32Array(length),
      value: new Int32Array(length),
      cause: new Int32Array(length),
    };
    const columns = [chunk.time, chunk.kind, chunk.person, chunk.service, chunk.other, chunk.value, chunk.cause];
    const keys: number[] = [];
    for (let i = 0; i < length; i++) {
      const at = order[first + i]! * WORDS;
      for (let c = 0; c < columns.length; c++) columns[c]![i] = this.words[at + 1 + c]!;
      if (chunk.kind[i] === KIND.Arrived) keys.push(this.words[at + KEY]!, this.words[at + KEY + 1]!);
    }
    return { ...chunk, keys: Int32Array.from(keys), arrivals: keys.length / 2 };
  }
}

const EXPORT_AGAIN = "export the whole table again: a log has every fact once";
