import type { FactChunk } from "../chunk.ts";
import { FROM_1 } from "./from1.ts";
import type { UpcastStep, Words } from "./step.ts";

/** One step for each version but the newest: the first leads from version 1 to version 2. */
export const STEPS: readonly UpcastStep[] = [FROM_1];

/** Tells a log of an older version in the words of today's. */
export interface Upcast {
  header(words: Words): Words;
  facts(chunk: FactChunk): FactChunk;
}

/**
 * The way from a version of the vocabulary to the newest that `steps` lead to, one step after the other.
 * @param version of the log, from 1; that of today has no step to take
 */
export function upcastFrom(version: number, steps: readonly UpcastStep[] = STEPS): Upcast {
  const way = steps.slice(version - 1);
  return {
    header: (words) => ({ ...way.reduce((told, step) => step.header(told), words), vocabulary: steps.length + 1 }),
    facts: (chunk) => way.reduce((told, step) => step.facts?.(told) ?? told, chunk),
  };
}
