import fc from "fast-check";
import type { Model } from "../../engine/language.ts";
import type { FactChunk } from "../../engine/log/chunk.ts";
import { digestOf } from "../../engine/log/digest.ts";
import { KIND_NAMES } from "../../engine/log/facts.ts";
import { type LogHeader, logHeader } from "../../engine/log/header.ts";
import { logOf } from "./running.ts";
import { allScenarios, modelOf } from "./scenarios.ts";

/** One run of a random scenario, as a log file would hold it. */
export interface Sample {
  readonly model: Model;
  readonly header: LogHeader;
  readonly chunks: readonly FactChunk[];
  readonly digest: string;
  readonly facts: number;
}

/** The first runs of random scenarios, the same every time. */
export function samples(count: number, seed = 20160401): Sample[] {
  return fc.sample(allScenarios(), { numRuns: count, seed }).map((text) => sampleOf(modelOf(text)));
}

/** One run of a model. */
export function sampleOf(model: Model): Sample {
  const chunks = logOf(model);
  const header = logHeader(model, { engine: "0.0.0", scenario: "sample", seed: "laws", replication: 0 });
  const facts = chunks.reduce((sum, { length }) => sum + length, 0);
  return { model, header, chunks, digest: digestOf(chunks), facts };
}

/** Names of the kinds of fact in these runs. */
export function kindsIn(runs: readonly Sample[]): Set<string> {
  const found = new Set<string>();
  for (const { chunks } of runs) {
    for (const { length, kind } of chunks) for (let i = 0; i < length; i++) found.add(KIND_NAMES[kind[i]!]!);
  }
  return found;
}
