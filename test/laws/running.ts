import type { Model } from "../../engine/language.ts";
import { type FactChunk, KeptLog } from "../../engine/log/chunk.ts";
import { digestOf } from "../../engine/log/digest.ts";
import { KIND } from "../../engine/log/facts.ts";
import { runKey } from "../../engine/random/keys.ts";
import { fork } from "../../engine/run/fork.ts";
import { rebuild, start } from "../../engine/run/session.ts";

/** Every fact of one replication. */
export function logOf(model: Model, replication = 0, slice = 1_000_000, seed = "laws"): FactChunk[] {
  const log = new KeptLog();
  const session = start(model, runKey(seed, replication), log);
  while (session.advance(slice));
  return log.chunks;
}

/** The facts of a run rebuilt at `at` and continued: those of the past, then those it writes. */
export function rebuiltLog(model: Model, past: readonly FactChunk[], at: number, replication = 0): FactChunk[] {
  const log = new KeptLog();
  const session = rebuild(model, runKey("laws", replication), past, at, log);
  while (session.advance(1_000_000));
  return [...past.map((chunk) => until(chunk, at)), ...log.chunks].filter((chunk) => chunk.length > 0);
}

/** The part of a chunk with time ≤ at. */
function until(chunk: FactChunk, at: number): FactChunk {
  let length = 0;
  while (length < chunk.length && chunk.time[length]! <= at) length++;
  const arrivals = chunk.kind.subarray(0, length).filter((kind) => kind === KIND.Arrived).length;
  return { ...chunk, length, arrivals };
}

/** Every fact of a run with `model` that shares the history of `parent` up to and including `at`. */
export function forkedLog(parent: Model, model: Model, at: number, replication = 0, slice = 1_000_000): FactChunk[] {
  const log = new KeptLog();
  const session = fork(parent, model, runKey("laws", replication), at, log);
  while (session.advance(slice));
  return log.chunks;
}

export { digestOf };

/** One row of the log with names for its columns. */
export interface Row {
  readonly time: number;
  readonly kind: number;
  readonly person: number;
  readonly service: number;
  readonly other: number;
  readonly value: number;
}

/** What happened to each person, by identity: the same person has the same key in every scenario. */
export function journeys(chunks: readonly FactChunk[]): Map<string, Row[]> {
  const keys: string[] = [];
  const found = new Map<string, Row[]>();
  for (const chunk of chunks) {
    let arrival = 0;
    for (let i = 0; i < chunk.length; i++) {
      const person = chunk.person[i]!;
      if (person < 0) continue;
      if (chunk.kind[i] === KIND.Arrived) {
        keys[person] = `${chunk.keys[2 * arrival]} ${chunk.keys[2 * arrival + 1]}`;
        arrival++;
        found.set(keys[person]!, []);
      }
      found.get(keys[person]!)!.push({
        time: chunk.time[i]!,
        kind: chunk.kind[i]!,
        person,
        service: chunk.service[i]!,
        other: chunk.other[i]!,
        value: chunk.value[i]!,
      });
    }
  }
  return found;
}
