import type { Model } from "../compile/model.ts";
import { type FactChunk, type FactSink, tee } from "../log/chunk.ts";
import { Rules } from "./rules/rules.ts";
import { Ends } from "./start/ends.ts";

/** Those who read the log of a run as it goes on and act on it: null where a model has none, so that nobody is asked. */
export interface Readers {
  readonly rules: Rules | null;
  readonly ends: Ends | null;
}

/** The readers that a model needs: programmes are read with the rules. */
export const readersOf = (model: Model): Readers => ({
  rules: model.rules.length + model.programmes.list.length === 0 ? null : new Rules(model),
  ends: Ends.of(model),
});

/** A sink that hands each chunk to the readers first. */
export function throughReaders({ rules, ends }: Readers, sink: FactSink): FactSink {
  if (rules === null && ends === null) return sink;
  return tee(...[rules?.gauges, ends, sink].filter((one) => one != null));
}

/** Gives readers a chunk of the past, up to and including time `at`. */
export function rememberPast({ rules, ends }: Readers, chunk: FactChunk, at: number): void {
  rules?.gauges.take(chunk, at);
  ends?.take(chunk, at);
}
