import { copyChunk, type FactChunk } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";
import { FormatError } from "./formatError.ts";

/** Facts that are held in memory at most: some 40 bytes each. */
export const MOST_FACTS = 50_000_000;

/** A whole log in typed arrays, for formats that need each person's facts together: 27 bytes a fact, and 4 to sort them. */
export class GatheredLog {
  private readonly chunks: FactChunk[] = [];
  /** Rows of the Arrived of each chunk: their places in the column of keys. */
  private readonly arrivals = new Map<FactChunk, Int32Array>();
  private facts = 0;
  private people = 0;

  /** @throws FormatError when there are more facts than can be held */
  add(chunk: FactChunk): void {
    this.facts += chunk.length;
    if (this.facts > MOST_FACTS) {
      throw new FormatError(
        `the log has more than ${MOST_FACTS} facts, and this format needs each person's together`,
        "",
        "export it as Parquet",
      );
    }
    const own = copyChunk(chunk);
    this.chunks.push(own);
    this.arrivals.set(own, Int32Array.from(rowsOfArrived(own)));
    for (let i = 0; i < chunk.length; i++) this.people = Math.max(this.people, chunk.person[i]! + 1);
  }

  /**
   * Places of the facts of each person, in order, person by person; those about nobody last.
   * @returns for each person from 0, and −1 at the end: the places of their facts
   */
  *byPerson(): Generator<{ readonly person: number; readonly facts: readonly Spot[] }> {
    const { starts, order } = this.sorted();
    for (let person = 0; person < this.people; person++) {
      if (starts[person]! < starts[person + 1]!) {
        yield { person, facts: this.spots(order, starts[person]!, starts[person + 1]!) };
      }
    }
    yield { person: -1, facts: this.spots(order, starts[this.people]!, this.facts) };
  }

  /** The two words of the key of an Arrived. */
  keyAt({ chunk, i }: Spot): readonly [number, number] {
    const arrival = this.arrivals.get(chunk)!.indexOf(i);
    return [chunk.keys[2 * arrival]!, chunk.keys[2 * arrival + 1]!];
  }

  /** A counting sort: it keeps the order of each person's facts. */
  private sorted(): { starts: Int32Array; order: Int32Array } {
    const last = this.people;
    const slot = (person: number): number => (person < 0 ? last : person);
    const starts = new Int32Array(last + 2);
    for (const { length, person } of this.chunks) for (let i = 0; i < length; i++) starts[slot(person[i]!) + 1]!++;
    for (let s = 0; s <= last; s++) starts[s + 1]! += starts[s]!;
    const next = starts.slice();
    const order = new Int32Array(this.facts);
    let fact = 0;
    for (const { length, person } of this.chunks) {
      for (let i = 0; i < length; i++) order[next[slot(person[i]!)]!++] = fact++;
    }
    return { starts, order };
  }

  private spots(order: Int32Array, from: number, to: number): Spot[] {
    const first = this.chunks[0]?.first ?? 0;
    return Array.from(order.subarray(from, to), (fact) => this.spot(fact + first));
  }

  private spot(fact: number): Spot {
    let [low, high] = [0, this.chunks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.chunks[middle]!.first <= fact) low = middle;
      else high = middle - 1;
    }
    const chunk = this.chunks[low]!;
    return { chunk, i: fact - chunk.first };
  }
}

function* rowsOfArrived({ length, kind }: FactChunk): Generator<number> {
  for (let i = 0; i < length; i++) if (kind[i] === KIND.Arrived) yield i;
}

/** Where a fact stands. */
export interface Spot {
  readonly chunk: FactChunk;
  readonly i: number;
}
