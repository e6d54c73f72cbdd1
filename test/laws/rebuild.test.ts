import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { compile, type Model, needs, parseScenario } from "../../engine/language.ts";
import type { FactChunk } from "../../engine/log/chunk.ts";
import { createLogWriter, openLog } from "../../engine/log/file.ts";
import { logHeader } from "../../engine/log/header.ts";
import { cases } from "../effort.ts";
import { GZIP } from "../engine/log/helpers.ts";
import { digestOf, logOf, rebuiltLog } from "./running.ts";

const FOLDER = fileURLToPath(new URL("../../scenarios/thurrock/", import.meta.url));

/** A scenario of Thurrock with the files it extends. */
function thurrock(name: string): Model {
  const texts = new Map<string, string>();
  const waiting = [`${FOLDER}${name}`];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    texts.set(file, readFileSync(file, "utf8"));
    waiting.push(...needs(file, texts.get(file)!));
  }
  return compile(parseScenario(`${FOLDER}${name}`, texts));
}

/** The facts as a file holds them: written, and read again. */
async function throughFile(model: Model, chunks: readonly FactChunk[]): Promise<FactChunk[]> {
  const parts: Uint8Array[] = [];
  const header = logHeader(model, { engine: "0", scenario: "", seed: "laws", replication: 0 });
  const writer = createLogWriter(header, { pack: GZIP, write: (bytes) => void parts.push(bytes.slice()) });
  for (const chunk of chunks) writer.take(chunk);
  await writer.close();
  const found: FactChunk[] = [];
  for await (const chunk of (await openLog(Buffer.concat(parts), GZIP)).facts()) found.push(chunk);
  return found;
}

// 100 instants in all: half of them anywhere, half at the very second of a fact, where what was due in that second and
// what the fact brought about must be told apart.
describe.each(["today.yaml", "in-borough.yaml"])("the run of Thurrock, %s", (name) => {
  let model: Model;
  let facts: readonly FactChunk[];
  let digest: string;

  beforeAll(async () => {
    model = thurrock(name);
    const run = logOf(model);
    digest = digestOf(run);
    facts = await throughFile(model, run);
  });

  const timeOfFact = (number: number): number => {
    const chunk = facts.find(({ first, length }) => number < first + length)!;
    return chunk.time[number - chunk.first]!;
  };

  test("rebuilt from the facts of its log file at random instants and continued, gives identical facts", () => {
    const share = fc.noBias(fc.integer({ min: 0, max: 999_999 }));
    const total = facts.at(-1)!.first + facts.at(-1)!.length;
    fc.assert(
      fc.property(share, fc.boolean(), (part, ofAFact) => {
        const along = part / 1_000_000;
        const at = ofAFact ? timeOfFact(Math.floor(along * total)) : Math.floor(along * model.clock.end);
        expect(digestOf(rebuiltLog(model, facts, at)), `rebuilt at second ${at}`).toBe(digest);
      }),
      { numRuns: cases(50) },
    );
  });
});
