import { readFileSync } from "node:fs";
import { compile, type Model, parseScenario } from "../../../engine/language.ts";
import type { FactChunk } from "../../../engine/log/chunk.ts";
import { type LogHeader, logHeader } from "../../../engine/log/header.ts";
import { buildStore } from "../../../viz/log/builder.ts";
import type { LogStore } from "../../../viz/log/store.ts";
import { logOf } from "../../laws/running.ts";

/** A run as the page holds it, beside the facts as the engine wrote them. */
export interface Run {
  readonly model: Model;
  readonly chunks: readonly FactChunk[];
  readonly store: LogStore;
}

/** One replication of a model. */
export function runOf(model: Model, replication = 0): Run {
  const chunks = logOf(model, replication);
  return { model, chunks, store: buildStore(headerOf(model, replication), chunks) };
}

/** The header of the log of one replication. */
export function headerOf(model: Model, replication = 0): LogHeader {
  return logHeader(model, { engine: "0.1.0", scenario: "0123abcd", seed: "laws", replication });
}

const FOLDER = new URL("../../../scenarios/thurrock/", import.meta.url);
const FILES = ["today.yaml", "in-borough.yaml"] as const;

/** A scenario of Thurrock as numbers, and one replication of it. */
export function thurrockModel(file: (typeof FILES)[number]): Model {
  const texts = new Map(FILES.map((name) => [name, readFileSync(new URL(name, FOLDER), "utf8")]));
  return compile(parseScenario(file, texts, []));
}

export const thurrock = (file: (typeof FILES)[number]): Run => runOf(thurrockModel(file));

/** So many times of a run, spread by a fixed rule that keeps step with nothing. */
export function timesOf({ model }: Run, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.floor(((i * 0.6180339887498949 + 0.31) % 1) * model.clock.end));
}
