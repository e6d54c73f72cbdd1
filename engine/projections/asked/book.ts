import type { FactChunk } from "../../log/chunk.ts";

/** A book of measures that a scenario asks for beside the standard ones. Slower and plainer than those always kept. */
export interface AskedBook {
  /** Books row `i` of a chunk. */
  fact(chunk: FactChunk, i: number): void;
  /** A person in a service (or outside, −1) is from now on one of these and not of those. */
  receive(from: this, person: number, service: number, time: number): void;
  /** The window opens: what was counted is forgotten, people stay where they are. */
  open(): void;
  close(): void;
}

/** A whole number taken into the range from 0 to `by`, `by` excluded. */
export const modulo = (value: number, by: number): number => ((value % by) + by) % by;
