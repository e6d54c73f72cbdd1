import { readFileSync } from "node:fs";
import { type FactChunk, type LogHeader, logHeader, type Model, runReplication } from "../../../engine/index.ts";
import { compile, parseScenario } from "../../../engine/language.ts";
import { createLogWriter } from "../../../engine/log/file.ts";
import { Replay } from "../../../engine/log/replay.ts";
import { replayBytes } from "../../../engine/log/replayBytes.ts";
import { PACK } from "../../../engine/node/pack.ts";
import type { ScenarioFiles } from "../../../viz/workers/messages.ts";
import { slice } from "../../engine/log/helpers.ts";

/** Text of a test scenario. */
export const textOf = (name: string): string =>
  readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), "utf8");

/** A scenario of one file, as the page gives it to the language worker. */
export const alone = (text: string): ScenarioFiles => ({ entry: "small.yaml", files: new Map([["small.yaml", text]]) });

/** A small scenario, run once. */
export interface SmallRun {
  readonly model: Model;
  readonly header: LogHeader;
  readonly log: readonly FactChunk[];
  readonly digest: string;
}

export const SEED = "careshift";

/** @param length of the measured time; its 120 days make less than one chunk of facts */
export function smallRun(length = "120 days"): SmallRun {
  const text = textOf("small").replace("length: 120 days", `length: ${length}`);
  const model = compile(parseScenario("small.yaml", new Map([["small.yaml", text]])));
  const { log, digest } = runReplication(model, { seed: SEED, replication: 0, keepLog: true });
  const header = logHeader(model, { engine: "0.0.0", scenario: "small", seed: SEED, replication: 0 });
  return { model, header, log: log!, digest };
}

/** The log file of a run, cut into chunks of so many facts, with stored states between them. */
export async function logFile({ header, log }: SmallRun, factsInChunk: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  const replay = new Replay(header);
  const writer = createLogWriter(header, {
    pack: PACK,
    write: (bytes) => void parts.push(bytes.slice()),
    keyframe: () => replayBytes(replay),
  });
  for (const chunk of log) {
    for (let from = 0; from < chunk.length; from += factsInChunk) {
      const piece = slice(chunk, from, Math.min(from + factsInChunk, chunk.length));
      replay.take(piece);
      writer.take(piece);
    }
  }
  await writer.close();
  return Uint8Array.from(Buffer.concat(parts));
}
