import { countUpTo } from "./columns.ts";
import type { Part } from "./types.ts";

/** A stretch of time, both ends included, in which the state is known at every second. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Parts that follow one another without a gap. */
interface Run {
  readonly firstPart: number;
  readonly from: number;
  to: number;
}

/**
 * When the state is known. Facts that are missing may have happened in the very second of the last fact before them, so
 * a stretch ends one second earlier.
 */
export class Stretches {
  private readonly runs: Run[] = [];
  private parts = 0;
  private next = -1;

  add({ chunk, keyframes }: Part): void {
    const { first, length, time } = chunk;
    const to = length === 0 ? keyframes.at[0]! - 1 : time[length - 1]! - 1;
    if (first === this.next) this.runs.at(-1)!.to = to;
    else this.runs.push({ firstPart: this.parts, from: first === 0 ? 0 : keyframes.at[0]!, to });
    this.next = first + length;
    this.parts++;
  }

  /** Nothing more happens up to time `t`. */
  endAt(t: number): void {
    const last = this.runs.at(-1);
    if (last === undefined) this.runs.push({ firstPart: 0, from: 0, to: t });
    else last.to = t;
  }

  get all(): readonly Stretch[] {
    return this.runs.filter(({ from, to }) => from <= to).map(({ from, to }) => ({ from, to }));
  }

  /** The last second known; −1 for none. */
  get seenTo(): number {
    return this.lastKnown(Infinity);
  }

  /** The last known second up to `t`; −1 for none. */
  lastKnown(t: number): number {
    let run = countUpTo(this.runs.length, t, (i) => this.runs[i]!.from) - 1;
    while (run >= 0 && this.runs[run]!.to < this.runs[run]!.from) run--;
    return run < 0 ? -1 : Math.min(t, this.runs[run]!.to);
  }

  /** The first part of the run of parts that a part belongs to. */
  runOf(part: number): number {
    const run = countUpTo(this.runs.length, part, (i) => this.runs[i]!.firstPart) - 1;
    return this.runs[run]?.firstPart ?? 0;
  }
}
