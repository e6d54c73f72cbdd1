/**
 * Stores a log of today's vocabulary with what it must say whatever version reads it:
 *
 *     npx tsx test/golden/store.ts SCENARIO NAME
 *
 * writes logs/vocabulary-N-NAME.yaml, .log and .json (then npm run format). A stored log is never made again: that it was made by the code of
 * its time is all its worth.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import { runReplication } from "../../engine/job.ts";
import { compile, parseScenario } from "../../engine/language.ts";
import type { FactChunk } from "../../engine/log/chunk.ts";
import { VOCABULARY } from "../../engine/log/facts.ts";
import { NO_PACK } from "../../engine/log/file.ts";
import { logHeader } from "../../engine/log/header.ts";
import { Replay } from "../../engine/log/replay.ts";
import { replayBytes } from "../../engine/log/replayBytes.ts";
import { createLogWriter } from "../../engine/log/writeLog.ts";
import { figuresOf } from "./figures.ts";

/** Facts in a chunk: a few chunks a log, so that it has stored states as well. */
const CHUNK = 200;
const SEED = "vocabulary";

const [, , scenarioFile = "", name = ""] = process.argv;
const text = readFileSync(scenarioFile, "utf8");
const scenario = parseScenario("golden.yaml", new Map([["golden.yaml", text]]));
const model = compile(scenario);
const { log = [] } = runReplication(model, { seed: SEED, replication: 0, keepLog: true });
const chunks = log.flatMap((chunk) => cut(chunk, CHUNK));
const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const header = logHeader(model, { engine: version, scenario: "", seed: SEED, replication: 0 });
const target = fileURLToPath(new URL(`logs/vocabulary-${VOCABULARY}-${name}`, import.meta.url));
if (existsSync(`${target}.log`)) throw new Error(`${target}.log is stored already; choose another name`);
writeFileSync(`${target}.yaml`, scenario.resolved);
writeFileSync(`${target}.log`, await logFile(chunks));
writeFileSync(`${target}.json`, `${JSON.stringify(figuresOf(model, header, chunks), null, 1)}\n`);

async function logFile(parts: readonly FactChunk[]): Promise<Uint8Array> {
  const written: Uint8Array[] = [];
  const replay = new Replay(model);
  const pack = (bytes: Uint8Array) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION });
  const writer = createLogWriter(header, {
    pack: { ...NO_PACK, pack },
    write: (bytes) => void written.push(bytes.slice()),
    keyframe: () => replayBytes(replay),
  });
  for (const part of parts) {
    replay.take(part);
    writer.take(part);
  }
  await writer.close();
  return Buffer.concat(written);
}

/** A chunk in chunks of so many facts. */
function cut(chunk: FactChunk, most: number): FactChunk[] {
  const parts: FactChunk[] = [];
  let key = 0;
  for (let from = 0; from < chunk.length; from += most) {
    const to = Math.min(from + most, chunk.length);
    const kind = chunk.kind.slice(from, to);
    const arrivals = kind.filter((each) => each === 1).length;
    parts.push({
      first: chunk.first + from,
      length: to - from,
      time: chunk.time.slice(from, to),
      kind,
      person: chunk.person.slice(from, to),
      service: chunk.service.slice(from, to),
      other: chunk.other.slice(from, to),
      value: chunk.value.slice(from, to),
      cause: chunk.cause.slice(from, to),
      keys: chunk.keys.slice(2 * key, 2 * (key + arrivals)),
      arrivals,
    });
    key += arrivals;
  }
  return parts;
}
