import type { FactChunk } from "../chunk.ts";

/** A header as its JSON says it: nothing of it has been checked. */
export type Words = Readonly<Record<string, unknown>>;

/** How a log written in one version of the vocabulary is told in the next. */
export interface UpcastStep {
  /** What the header would have said in the next version. What is not of the form it should have stays as it is. */
  header(words: Words): Words;
  /** What the facts would have been, as many and in the same order; left out where no fact changed its meaning. */
  facts?(chunk: FactChunk): FactChunk;
}
