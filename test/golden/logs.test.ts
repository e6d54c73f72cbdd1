import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, type Model, parseScenario } from "../../engine/language.ts";
import type { FactChunk } from "../../engine/log/chunk.ts";
import { KIND_NAMES, VOCABULARY } from "../../engine/log/facts.ts";
import { checkLog, type LogReader, openLog } from "../../engine/log/file.ts";
import { Replay } from "../../engine/log/replay.ts";
import { replayBytes, replayFrom } from "../../engine/log/replayBytes.ts";
import type { LogEvent } from "../../viz/workers/messages.ts";
import { readLogFile } from "../../viz/workers/readLogFile.ts";
import { GZIP } from "../engine/log/helpers.ts";
import { figuresOf, type LogFigures } from "./figures.ts";

const FOLDER = new URL("logs/", import.meta.url);
const names = readdirSync(FOLDER).flatMap((file) => /^(.*)\.log$/.exec(file)?.[1] ?? []);
const versionOf = (name: string): number => Number(/^vocabulary-(\d+)-/.exec(name)![1]);
const bytesOf = (file: string): Uint8Array => readFileSync(new URL(file, FOLDER));
const textOf = (file: string): string => readFileSync(new URL(file, FOLDER), "utf8");

interface Stored {
  readonly reader: LogReader;
  readonly model: Model;
  readonly chunks: readonly FactChunk[];
}

async function stored(name: string): Promise<Stored> {
  const reader = await openLog(bytesOf(`${name}.log`), GZIP);
  const chunks: FactChunk[] = [];
  for await (const chunk of reader.facts()) chunks.push(chunk);
  const model = compile(parseScenario("stored.yaml", new Map([["stored.yaml", textOf(`${name}.yaml`)]])));
  return { reader, model, chunks };
}

describe("a stored log of each version of the vocabulary", () => {
  test("is there", () => {
    const versions = new Set(names.map(versionOf));
    expect([...versions].sort()).toEqual(Array.from({ length: VOCABULARY }, (_, i) => i + 1));
  });

  test.each(names)("%s opens whole, in today's vocabulary, and breaks no law", async (name) => {
    const { reader, model } = await stored(name);
    expect(reader.written).toBe(versionOf(name));
    expect(reader.header.vocabulary).toBe(VOCABULARY);
    const { findings } = await checkLog(reader, { laws: model });
    expect(findings.filter(({ ok }) => ok !== true)).toEqual([]);
  });

  test.each(names)("%s gives the figures that the code of its time found", async (name) => {
    const { reader, model, chunks } = await stored(name);
    const then: LogFigures = JSON.parse(textOf(`${name}.json`));
    const now: LogFigures = JSON.parse(JSON.stringify(figuresOf(model, reader.header, chunks)));
    expect(now.digest).toBe(then.digest);
    expect(now.kinds).toEqual(then.kinds);
    expect(now.states).toEqual(then.states);
    for (const [id, values] of Object.entries(then.measures)) expect(now.measures[id], id).toEqual(values);
  });

  test.each(names)("%s goes on from each of its stored states as from its start", async (name) => {
    const { reader, chunks } = await stored(name);
    const replay = new Replay(reader.header);
    expect(reader.keyframes.length).toBeGreaterThan(1);
    for (const [number, { first }] of reader.keyframes.entries()) {
      for (const chunk of chunks) if (chunk.first < first) replay.take(chunk);
      const state = replayFrom(reader.header, await reader.readKeyframe(number));
      expect(replayBytes(state)).toEqual(replayBytes(replay));
    }
  });

  test.each(names)("%s is read by the viewer without a word of damage", async (name) => {
    const events: LogEvent[] = [];
    await readLogFile(bytesOf(`${name}.log`), (event) => void events.push(event));
    expect(events.filter(({ kind }) => kind === "damage" || kind === "failed")).toEqual([]);
    const digests = events.flatMap((event) => (event.kind === "done" ? event.digest : []));
    expect(digests).toEqual([(JSON.parse(textOf(`${name}.json`)) as LogFigures).digest]);
  });

  test("shows every kind of fact that its version could write", () => {
    const seen = new Set(
      names.flatMap((name) => Object.keys((JSON.parse(textOf(`${name}.json`)) as LogFigures).kinds)),
    );
    expect(KIND_NAMES.filter((name) => name !== undefined && !seen.has(name))).toEqual([]);
  });
});
