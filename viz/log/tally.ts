/**
 * Counts by number, that also know how many came in the latest second: a window of time leaves its last second out, so
 * what happened in the very second asked about does not count yet.
 */
export class Tally {
  private readonly counts: Int32Array;
  private readonly latest: Int32Array;
  private readonly inLatest: Int32Array;

  /** Words that a tally of so many counts takes. */
  static words(length: number): number {
    return 3 * length;
  }

  /** Keeps its numbers in `words`, as they are. */
  constructor(words: Int32Array) {
    const length = words.length / 3;
    this.counts = words.subarray(0, length);
    this.latest = words.subarray(length, 2 * length);
    this.inLatest = words.subarray(2 * length);
  }

  /** One more, at time `t`. Times never go back. */
  add(i: number, t: number): void {
    this.counts[i]!++;
    if (this.latest[i] === t) {
      this.inLatest[i]!++;
    } else {
      this.latest[i] = t;
      this.inLatest[i] = 1;
    }
  }

  clear(): void {
    this.counts.fill(0);
    this.inLatest.fill(0);
  }

  /** The counts before time `t`, which is no earlier than the latest second. */
  before(t: number): Float64Array {
    return Float64Array.from(this.counts, (count, i) => (this.latest[i]! < t ? count : count - this.inLatest[i]!));
  }
}
