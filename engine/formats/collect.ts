import { CHUNK_FACTS, emptyChunk, type FactChunk } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";
import { FormatError } from "./formatError.ts";
import { MOST_FACTS } from "./gather.ts";

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

const FIELDS = ["fact", "seconds", "kind", "person", "service", "other", "value", "cause"] as const;
const WORDS = FIELDS.length + 2;
const [FACT, KEY] = [0, FIELDS.length];
/** Rows in one array, a power of two: arrays are added and never copied. */
const BLOCK_BITS = 14;
const BLOCK = 1 << BLOCK_BITS;

/** Takes facts in any order, in typed arrays, and hands them back as the chunks of a log. */
export class FactCollector {
  /** Rows of ten words: the fields in their order, then the two of the key. */
  private readonly blocks: Int32Array[] = [];
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
    const row = this.rows++;
    if (row % BLOCK === 0) this.blocks.push(new Int32Array(BLOCK * WORDS));
    const words = this.blocks[row >> BLOCK_BITS]!;
    const at = (row % BLOCK) * WORDS;
    for (let f = 0; f < FIELDS.length; f++) words[at + f] = fact[FIELDS[f]!];
    words[at + KEY] = fact.key?.[0] ?? 0;
    words[at + KEY + 1] = fact.key?.[1] ?? 0;
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

  private word(row: number, word: number): number {
    return this.blocks[row >> BLOCK_BITS]![(row % BLOCK) * WORDS + word]!;
  }

  /** Rows by the numbers of their facts, which run from 0 without a gap; so a sort is a matter of putting each in its place. */
  private inOrder(): Int32Array {
    const order = new Int32Array(this.rows).fill(-1);
    for (let row = 0; row < this.rows; row++) {
      const fact = this.word(row, FACT);
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
    const chunk = emptyChunk(length, first);
    const columns = [chunk.time, chunk.kind, chunk.person, chunk.service, chunk.other, chunk.value, chunk.cause];
    const keys: number[] = [];
    for (let i = 0; i < length; i++) {
      const row = order[first + i]!;
      for (let c = 0; c < columns.length; c++) columns[c]![i] = this.word(row, 1 + c);
      if (chunk.kind[i] === KIND.Arrived) keys.push(this.word(row, KEY), this.word(row, KEY + 1));
    }
    return { ...chunk, keys: Int32Array.from(keys), arrivals: keys.length / 2 };
  }
}

const EXPORT_AGAIN = "export the whole table again: a log has every fact once";
