import { beforeAll, describe, expect, test } from "vitest";
import { BLOCK_BYTES } from "../../../engine/log/block.ts";
import { createLogWriter, inMemory, type LogReader, openLog } from "../../../engine/log/file.ts";
import type { LogEvent } from "../../../viz/workers/messages.ts";
import { PACK } from "../../../viz/workers/pack.ts";
import { readLogFile } from "../../../viz/workers/readLogFile.ts";
import { cut } from "../../engine/log/helpers.ts";
import { logFile, type SmallRun, smallRun } from "./small.ts";

const CHUNK = 50;
/** A state is stored after 1, 2, 4 and 8 chunks, then after every 16. */
const KEYFRAME_CHUNKS = 16;

let run: SmallRun;
let file: Uint8Array<ArrayBuffer>;
let reader: LogReader;
beforeAll(async () => {
  run = smallRun();
  file = await logFile(run, CHUNK);
  reader = await openLog(inMemory(file), PACK);
});

/** Everything the log worker says of a file. What is handed over is gone here, as between threads. */
async function read(bytes: Uint8Array): Promise<LogEvent[]> {
  const said: LogEvent[] = [];
  await readLogFile(bytes, (event, transfer = []) => said.push(structuredClone(event, { transfer })));
  return said;
}

const of = <Kind extends LogEvent["kind"]>(kind: Kind, events: readonly LogEvent[]) =>
  events.filter((event): event is Extract<LogEvent, { kind: Kind }> => event.kind === kind);

/** The file with one byte of a chunk's content changed. */
function damaged(...chunks: readonly number[]): Uint8Array {
  const bytes = file.slice();
  for (const chunk of chunks) bytes[reader.chunks[chunk]!.at + BLOCK_BYTES + 5]! ^= 0x40;
  return bytes;
}

describe("a whole log", () => {
  test("comes as header, parts with progress, and done with the digest of its facts", async () => {
    const said = await read(file);
    expect(said[0]).toEqual({ kind: "header", header: reader.header });
    const parts = of("part", said).map(({ part }) => part);
    expect(parts.map(({ chunk }) => chunk.first)).toEqual(reader.chunks.map(({ first }) => first));
    const time = parts.flatMap(({ chunk }) => [...chunk.time.subarray(0, chunk.length)]);
    expect(time).toEqual(run.log.flatMap((chunk) => [...chunk.time]));
    const done = said.at(-1);
    expect(done).toMatchObject({ kind: "done", digest: run.digest, index: { facts: time.length, complete: true } });
    expect(of("progress", said).at(-1)).toMatchObject({ done: time.length, total: time.length });
    expect(of("damage", said)).toEqual([]);
  });

  test("hands its columns over: nothing of a part is left in the worker", async () => {
    const kept: LogEvent[] = [];
    await readLogFile(file, (event, transfer = []) => {
      kept.push(event);
      structuredClone(event, { transfer });
    });
    const part = of("part", kept)[0]!.part;
    expect([part.chunk.time.length, part.chunk.keys.length, part.cell.length, part.keyframes.bytes.length]).toEqual([
      0, 0, 0, 0,
    ]);
    expect(of("done", kept)[0]!.index.people.facts.length).toBe(0);
  });
});

describe("a damaged log", () => {
  test("is read up to the damage, and on from the next stored state", async () => {
    const said = await read(damaged(5));
    const firsts = of("part", said).map(({ part }) => part.chunk.first / CHUNK);
    const chunks = reader.chunks.length;
    expect(chunks).toBeGreaterThan(2 * KEYFRAME_CHUNKS);
    expect(firsts).toEqual([...range(0, 5), ...range(8, chunks)]);
    expect(of("damage", said)).toEqual([
      {
        kind: "damage",
        problem: {
          wrong: expect.stringContaining("facts 250 to 299 cannot be read: it does not match its checksum"),
          where: `byte ${reader.chunks[5]!.at}`,
          try: expect.stringMatching(/^make the log again from its scenario, replication 0/),
        },
      },
    ]);
    expect(said.at(-1)).toMatchObject({ kind: "done", digest: "", index: { complete: true } });
  });

  test("tells every damaged stretch, the second behind a state as well", async () => {
    const said = await read(damaged(5, 20));
    const firsts = of("part", said).map(({ part }) => part.chunk.first / CHUNK);
    expect(firsts).toEqual([...range(0, 5), ...range(8, 20), ...range(2 * KEYFRAME_CHUNKS, reader.chunks.length)]);
    expect(of("damage", said)).toHaveLength(2);
  });

  test("that lost its end says so, and is not taken for whole", async () => {
    const said = await read(file.subarray(0, reader.chunks[7]!.at + BLOCK_BYTES + 3));
    expect(of("part", said)).toHaveLength(7);
    expect(of("damage", said).map(({ problem }) => problem.wrong)).toEqual([
      "the file is cut off in the middle of facts 350 to 399",
    ]);
    expect(said.at(-1)).toMatchObject({ kind: "done", digest: "", index: { complete: false, facts: 7 * CHUNK } });
  });

  test("of which nothing can be read fails with one sentence", async () => {
    const said = await read(damaged(...range(0, reader.chunks.length)));
    expect(of("part", said)).toEqual([]);
    expect(said.at(-1)).toEqual({
      kind: "failed",
      problems: [
        {
          wrong:
            "facts 0 to 49 cannot be read: it does not match its checksum " +
            `(and ${reader.chunks.length - 1} more places are damaged); no other facts can be read`,
          where: `byte ${reader.chunks[0]!.at}`,
          try: expect.stringContaining("make the log again"),
        },
      ],
    });
  });

  test("of which facts can be read, but no state to go on from, says why nothing can be shown", async () => {
    const chunks = run.log.flatMap((chunk) => cut(chunk, 50, 100));
    const parts: Uint8Array[] = [];
    const writer = createLogWriter(run.header, { pack: PACK, write: (bytes) => void parts.push(bytes.slice()) });
    for (const chunk of chunks) writer.take(chunk);
    await writer.close();
    const bytes = Uint8Array.from(Buffer.concat(parts));
    bytes[(await openLog(bytes, PACK)).chunks[0]!.at + BLOCK_BYTES + 5]! ^= 1;
    const said = await read(bytes);
    expect(of("part", said)).toEqual([]);
    expect(of("failed", said)[0]!.problems.map(({ wrong }) => wrong)).toEqual([
      "facts 0 to 49 cannot be read: it does not match its checksum; what comes after builds on what is missing there, " +
        "and the file stores no state to go on from",
    ]);
  });

  test("that is sound but empty fails with a sentence as well", async () => {
    const said = await read(await logFile({ ...run, log: [] }, CHUNK));
    expect(of("failed", said)[0]!.problems[0]!.wrong).toContain("holds no facts");
    expect(said.at(-1)!.kind).toBe("failed");
  });
});

describe("what is no log", () => {
  const text = (words: string) => new TextEncoder().encode(words.padEnd(40));
  const newer = () => {
    const bytes = file.slice();
    bytes[8] = 3;
    return bytes;
  };
  test.each([
    ["an empty file", () => new Uint8Array(0), "this is not a Careshift log: the file is empty"],
    ["JSON", () => text('{"careshift": "run"}'), "this is not a Careshift log: it looks like JSON"],
    ["JSON lines", () => text('{"time": 0}\n{"time": 1}\n'), "this is not a Careshift log: it looks like JSON"],
    ["a picture", () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), "this is not a Careshift log"],
    [
      "a log changed by a transfer as text",
      () => Uint8Array.from([...file.subarray(0, 4), ...file.subarray(5)]),
      "as by a transfer as text",
    ],
    ["a log of a newer version", newer, "the file has format 3"],
    ["a log without its header", () => file.subarray(0, 30), "the file is cut off in its header"],
    ["a log cut off within its header", () => file.subarray(0, 90), "the file is cut off in its header"],
  ])("%s fails with a sentence", async (_, bytes, sentence) => {
    const said = await read(bytes());
    expect(said).toHaveLength(1);
    expect(of("failed", said)[0]!.problems[0]).toMatchObject({
      wrong: expect.stringContaining(sentence),
      where: expect.stringMatching(/./),
      try: expect.stringMatching(/./),
    });
  });
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
