import { beforeAll, describe, expect, test } from "vitest";
import { type FactChunk, tee } from "../../../engine/log/chunk.ts";
import { crc32c } from "../../../engine/log/crc32c.ts";
import { digestOf } from "../../../engine/log/digest.ts";
import {
  checkLog,
  createLogWriter,
  inMemory,
  LogFileError,
  type LogReader,
  type LogSource,
  type LogTarget,
  lastAt,
  NO_PACK,
  openLog,
} from "../../../engine/log/file.ts";
import { Replay } from "../../../engine/log/replay.ts";
import { replayBytes, replayFrom } from "../../../engine/log/replayBytes.ts";
import { scanLog } from "../../../engine/log/scanLog.ts";
import { cut, GZIP, HEADER, slice } from "./helpers.ts";
import { PATHWAY, pathwayLog } from "./synthetic.ts";

const [facts] = pathwayLog(300) as [FactChunk];
/** Twenty small chunks. */
const chunks = cut(facts, ...Array.from({ length: 19 }, (_, i) => (i + 1) * 100)).map((chunk) =>
  slice(chunk, 0, Math.min(100, chunk.length)),
);
const total = chunks.reduce((sum, { length }) => sum + length, 0);

async function written(from: readonly FactChunk[], target: Partial<LogTarget> = {}): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const log = createLogWriter(HEADER, { pack: GZIP, write: (bytes) => void parts.push(bytes.slice()), ...target });
  for (const chunk of from) log.take(chunk);
  await log.close();
  return Uint8Array.from(Buffer.concat(parts));
}

/** What is wrong with the blocks of a log and with its digest; its facts are no run. */
async function wrongOf(log: LogReader): Promise<string[]> {
  const { findings } = await checkLog(log, { laws: PATHWAY });
  return findings.flatMap(({ check, ok, found }) => (ok === false && ["facts", "digest"].includes(check) ? found : []));
}

async function readAll(log: LogReader, onDamage?: (damage: LogFileError) => void): Promise<FactChunk[]> {
  const found: FactChunk[] = [];
  for await (const chunk of log.facts(onDamage)) found.push(chunk);
  return found;
}

/** Chunks in short, for comparing many of them quickly. */
function digests(from: readonly FactChunk[]): string[] {
  return from.map((chunk) => digestOf([chunk]));
}

async function failure(promise: Promise<unknown>): Promise<LogFileError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(LogFileError);
  return error as LogFileError;
}

function damagedAt(bytes: Uint8Array, ...at: readonly number[]): Uint8Array {
  const copy = bytes.slice();
  for (const byte of at) copy[byte]! ^= 0x55;
  return copy;
}

let file: Uint8Array;
beforeAll(async () => {
  file = await written(chunks, { keyframe: () => Uint8Array.of(1, 2, 3) });
});

describe("a log file", () => {
  test("gives back its header and every fact", async () => {
    const log = await openLog(file, GZIP);
    expect(log.header).toEqual(HEADER);
    expect(await readAll(log)).toEqual(chunks);
    expect(log.damage).toEqual([]);
    expect(await wrongOf(log)).toEqual([]);
  });

  test("ends with totals and the digest of its facts", async () => {
    const log = await openLog(file, GZIP);
    expect(log.totals).toEqual({
      first: 0,
      facts: total,
      arrivals: chunks.reduce((sum, { arrivals }) => sum + arrivals, 0),
      lastTime: chunks.at(-1)!.time.at(-1),
      digest: digestOf(chunks),
    });
  });

  test("holds a keyframe after 1, 2, 4, 8 and every 16 chunks, as the caller gave it", async () => {
    const log = await openLog(file, GZIP);
    const due = [1, 2, 4, 8, 16];
    expect(log.keyframes.map(({ first, to }) => [first, to])).toEqual(
      due.map((after) => [100 * after, chunks[after - 1]!.time.at(-1)]),
    );
    expect([...(await log.readKeyframe(4))]).toEqual([1, 2, 3]);
    const none = await openLog(await written(chunks, { keyframe: () => null }), GZIP);
    expect([none.keyframes.length, none.chunks.length]).toEqual([0, log.chunks.length]);
  });

  test("lets a replay go on from its keyframe, without the facts before", async () => {
    const state = new Replay(PATHWAY);
    const parts: Uint8Array[] = [];
    const write = (bytes: Uint8Array) => void parts.push(bytes.slice());
    const writer = createLogWriter(HEADER, { pack: GZIP, write, keyframe: () => replayBytes(state) });
    const sink = tee(state, writer);
    for (const chunk of chunks) sink.take(chunk);
    await writer.close();
    const log = await openLog(Buffer.concat(parts), GZIP);
    const later = replayFrom(PATHWAY, await log.readKeyframe(4));
    expect(later.next).toBe(log.keyframes[4]!.first);
    for (let i = 16; i < log.chunks.length; i++) later.take(await log.readChunk(i));
    expect(later.inside().map((person) => later.person(person))).toEqual(
      state.inside().map((person) => state.person(person)),
    );
  });

  test("asks for the keyframe when the facts so far are exactly those before it", async () => {
    let taken = 0;
    const seen: number[] = [];
    const log = createLogWriter(HEADER, {
      pack: NO_PACK,
      write: () => {},
      keyframe: () => {
        seen.push(taken);
        return new Uint8Array(1);
      },
    });
    for (const chunk of chunks) {
      taken += chunk.length;
      log.take(chunk);
    }
    await log.close();
    expect(seen).toEqual([100, 200, 400, 800, 1600]);
  });

  test("may be empty, and may begin after fact 0", async () => {
    const empty = await openLog(await written([]), GZIP);
    expect([empty.totals?.facts, empty.chunks.length, empty.damage.length]).toEqual([0, 0, 0]);
    const later = await openLog(await written(chunks.slice(4)), GZIP);
    expect(later.totals?.first).toBe(400);
    expect(await wrongOf(later)).toEqual([]);
  });

  test("is the same bytes whenever it is written", async () => {
    expect(await written(chunks, { keyframe: () => Uint8Array.of(1, 2, 3) })).toEqual(file);
  });

  test("can be read in parts: opening it and reading one chunk leaves the rest unread", async () => {
    let bytes = 0;
    const source: LogSource = {
      size: file.length,
      read: (offset, length) => {
        bytes += length;
        return Promise.resolve(file.slice(offset, offset + length));
      },
    };
    const log = await openLog(source, GZIP);
    const opening = bytes;
    expect(await log.readChunk(7)).toEqual(chunks[7]);
    expect(bytes - opening).toBe(40 + log.chunks[7]!.packed);
    expect(bytes).toBeLessThan(file.length / 2);
  });

  test("says which chunk a time falls into", async () => {
    const { chunks: blocks } = await openLog(file, GZIP);
    for (const i of [0, 5, 19]) {
      expect(lastAt(blocks, blocks[i]!.from + 1)).toBe(i);
      expect(lastAt(blocks, blocks[i]!.from - 1)).toBe(i - 1);
    }
  });
});

describe("writing a log", () => {
  test("hands over bytes in order, one piece at a time, however slow packing is", async () => {
    let busy = false;
    let packs = 0;
    const parts: Uint8Array[] = [];
    const log = createLogWriter(HEADER, {
      pack: {
        ...NO_PACK,
        pack: async (bytes) => {
          // The first takes longest, so that order is not luck.
          for (let i = 20 - packs++; i > 0; i--) await Promise.resolve();
          return bytes;
        },
      },
      write: async (bytes) => {
        expect(busy).toBe(false);
        busy = true;
        await Promise.resolve();
        parts.push(bytes.slice());
        busy = false;
      },
    });
    for (const chunk of chunks) log.take(chunk);
    expect(log.backlog).toBeGreaterThan(0);
    await log.drained();
    expect(log.backlog).toBe(0);
    await log.close();
    expect(await readAll(await openLog(Buffer.concat(parts), NO_PACK))).toEqual(chunks);
  });

  test("encodes a chunk before it returns, for the buffers are used again", async () => {
    const parts: Uint8Array[] = [];
    const log = createLogWriter(HEADER, { pack: GZIP, write: (bytes) => void parts.push(bytes.slice()) });
    const buffer = slice(chunks[0]!, 0, 100);
    log.take(buffer);
    buffer.time.fill(0);
    await log.close();
    const read = await openLog(Buffer.concat(parts), GZIP);
    expect(await read.readChunk(0)).toEqual(chunks[0]);
  });

  test("that fails says so at the next chunk, when drained and when closed", async () => {
    for (const broken of [
      { write: () => Promise.reject(new Error("disk full")) },
      { pack: { ...NO_PACK, pack: () => Promise.reject(new Error("disk full")) } },
    ]) {
      const log = createLogWriter(HEADER, { pack: NO_PACK, write: () => {}, ...broken });
      log.take(chunks[0]!);
      await expect(log.drained()).rejects.toThrow("disk full");
      expect(() => log.take(chunks[1]!)).toThrow("disk full");
      await expect(log.close()).rejects.toThrow("disk full");
    }
  });

  test("refuses chunks that leave facts out", () => {
    const log = createLogWriter(HEADER, { pack: NO_PACK, write: () => {} });
    log.take(chunks[0]!);
    expect(() => log.take(chunks[2]!)).toThrow("expected fact 100 next");
  });
});

describe("a file that is no whole log", () => {
  test("is refused when it is something else, and says what to choose", async () => {
    for (const [bytes, what] of [
      [new Uint8Array(0), ": the file is empty"],
      [Uint8Array.of(1, 2, 3), ""],
      [new Uint8Array(5000), ""],
      [Buffer.from('{"time": 0}\n{"time": 1}\n'), ": it looks like JSON"],
      [Buffer.from("[1, 2]"), ": it looks like JSON"],
    ] as const) {
      const error = await failure(openLog(bytes, GZIP));
      expect(error.message).toBe(
        `start of the file: this is not a Careshift log${what}. Try: choose the .log file of a run folder.`,
      );
    }
  });

  test("is refused when it is cut off before the end of its header", async () => {
    const { chunks: blocks } = await openLog(file, GZIP);
    for (const size of [1, 4, 8, 11, 12, 51, 52, 60, blocks[0]!.at - 1]) {
      const { wrong, where } = await failure(openLog(file.subarray(0, size), GZIP));
      expect([wrong, where]).toEqual(["the file is cut off in its header", `byte ${size}`]);
    }
  });

  test("is refused when its header would unpack to more than it says", async () => {
    const bomb = {
      ...GZIP,
      pack: (bytes: Uint8Array) => GZIP.pack(Buffer.concat([bytes, Buffer.alloc(1 << 20, " ")])),
    };
    const parts: Uint8Array[] = [];
    await createLogWriter(HEADER, { pack: bomb, write: (part) => void parts.push(part.slice()) }).close();
    expect((await failure(openLog(Buffer.concat(parts), GZIP))).wrong).toContain("the header cannot be unpacked");
  });

  test("is refused when it was sent as text", async () => {
    const asText = Buffer.from(Buffer.from(file).toString("latin1").replaceAll("\r\n", "\n"), "latin1");
    expect((await failure(openLog(asText, GZIP))).wrong).toContain("as by a transfer as text");
  });

  test("is refused when a newer Careshift wrote it, in format or vocabulary", async () => {
    const newer = file.slice();
    newer[8] = 3;
    expect((await failure(openLog(newer, GZIP))).wrong).toBe(
      "the file has format 3; this Careshift reads formats 1 to 2",
    );
    const bytes: Uint8Array[] = [];
    const log = createLogWriter(
      { ...HEADER, vocabulary: 9, engine: "4.0.0" },
      { pack: GZIP, write: (part) => void bytes.push(part.slice()) },
    );
    await log.close();
    const error = await failure(openLog(Buffer.concat(bytes), GZIP));
    expect(error.message).toBe(
      "header, vocabulary: the log uses version 9 of the vocabulary; this Careshift knows up to 2. " +
        "Try: read it with the Careshift that made it (4.0.0) or newer.",
    );
  });

  test("is readable up to its last whole chunk wherever it is cut off", async () => {
    const { chunks: blocks } = await openLog(file, GZIP);
    const headerEnds = blocks[0]!.at;
    const expected = digests(chunks);
    const ends = blocks.flatMap(({ at, packed }) => [-1, 0, 1, 39, 40].map((by) => at + 40 + packed + by));
    const steps = Array.from({ length: Math.floor(file.length / 97) }, (_, i) => i * 97);
    for (const size of [...steps, ...ends].filter((size) => size < file.length)) {
      const part = file.subarray(0, size);
      if (size < headerEnds) {
        await failure(openLog(part, GZIP));
        continue;
      }
      const whole = blocks.filter(({ at, packed }) => at + 40 + packed <= size).length;
      const log = await openLog(part, GZIP);
      expect(log.totals).toBeNull();
      expect(digests(await readAll(log))).toEqual(expected.slice(0, whole));
      expect(log.damage.at(-1)!.wrong).toMatch(/ends without its index|is cut off in the middle of/);
      // Being cut off is one damage, not two.
      if (log.damage[0]!.wrong.includes("cut off in the middle")) expect(log.damage).toHaveLength(1);
      expect((await wrongOf(log)).length).toBeGreaterThan(0);
    }
  });

  test("says which facts can still be read when a chunk is damaged, and reads them", async () => {
    const { chunks: blocks } = await openLog(file, GZIP);
    const { at, packed } = blocks[2]!;
    for (const hit of [at, at + 9, at + 39, at + 40, at + 40 + packed - 1]) {
      const log = await openLog(damagedAt(file, hit), GZIP);
      const error = await failure(log.readChunk(2));
      expect(error.wrong).toMatch(/^facts 200 to 299 cannot be read: it|its/);
      expect(error.where).toBe(`byte ${at}`);
      expect(error.rest).toBe(`Facts 0 to 199, 300 to ${total - 1} can be read`);
      expect(error.try).toBe('make the log again from its scenario, replication 3 of seed "seven"');
      expect(error.message).toContain(`. ${error.rest}. Try: ${error.try}.`);
      await expect(readAll(log)).rejects.toThrow(LogFileError);
      const passed: LogFileError[] = [];
      expect(await readAll(log, (damage) => passed.push(damage))).toEqual(chunks.filter((_, i) => i !== 2));
      expect(passed).toHaveLength(1);
      expect(await wrongOf(log)).not.toEqual([]);
    }
  });

  test("without its index is searched for blocks past the damage", async () => {
    const { chunks: blocks } = await openLog(file, GZIP);
    const part = damagedAt(file, blocks[2]!.at + 1).subarray(0, file.length - 20);
    const log = await openLog(part, GZIP);
    expect(await readAll(log)).toEqual(chunks.filter((_, i) => i !== 2));
    expect(log.damage[0]!.where).toBe(`bytes ${blocks[2]!.at} to ${blocks[3]!.at - 1}`);
    for (const { rest } of log.damage) expect(rest).toBe(`Facts 0 to 199, 300 to ${total - 1} can be read`);
    expect(await wrongOf(log)).not.toEqual([]);
  });

  test("is searched past long damage, wherever the next block begins", async () => {
    const { chunks: blocks } = await openLog(file, GZIP);
    const { at, packed } = blocks[0]!;
    const block = file.subarray(at, at + 40 + packed);
    for (const zeros of [1, 65_535, 65_536, 65_537, 65_538, 65_539, 131_074, 200_000]) {
      const bytes = new Uint8Array(zeros + block.length);
      bytes.set(block, zeros);
      const { blocks: found, damage } = await scanLog(inMemory(bytes), 0);
      expect(found.map((each) => each.at)).toEqual([zeros]);
      expect(damage.map(({ where }) => where)).toEqual([`bytes 0 to ${zeros - 1}`]);
    }
  });

  test("never hangs, and fails only with sentences, whatever bytes are changed", async () => {
    let state = 12345;
    const random = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const expected = digests(chunks);
    let noticed = 0;
    for (let round = 0; round < 150; round++) {
      const hits = Array.from({ length: 1 + random(5) }, () => random(file.length));
      const bytes = damagedAt(file, ...hits).subarray(0, random(4) === 0 ? random(file.length) : file.length);
      try {
        const log = await openLog(bytes, GZIP);
        const passed: LogFileError[] = [];
        const found = await readAll(log, (damage) => passed.push(damage));
        for (const chunk of found) expect(digestOf([chunk])).toBe(expected[chunk.first / 100]);
        if (log.damage.length + passed.length > 0) noticed++;
      } catch (error) {
        expect(error).toBeInstanceOf(LogFileError);
        noticed++;
      }
    }
    // Unnoticed is only damage to keyframes and to the heads' copies in a file whose index is sound.
    expect(noticed).toBeGreaterThan(130);
  });

  test("cannot make a reader ask for more than there is", async () => {
    const { chunks: blocks } = await openLog(file, GZIP);
    const bytes = file.slice(0, file.length - 20);
    const view = new DataView(bytes.buffer);
    const { at } = blocks[3]!;
    view.setUint32(at + 8, 0xfffffff0, true);
    view.setUint32(at + 36, crc32c(bytes.subarray(at, at + 36)), true);
    const asked: number[] = [];
    const memory = inMemory(bytes);
    const watched: LogSource = {
      size: bytes.length,
      read: (offset, length) => {
        asked.push(offset + length);
        return memory.read(offset, length);
      },
    };
    const log = await openLog(watched, GZIP);
    expect(await readAll(log)).toEqual(chunks.slice(0, 3));
    expect(log.damage[0]!.wrong).toBe("the file is cut off in the middle of facts 300 to 399");
    view.setUint32(12 + 8, 0xfffffff0, true);
    view.setUint32(12 + 36, crc32c(bytes.subarray(12, 12 + 36)), true);
    expect((await failure(openLog(watched, GZIP))).wrong).toBe("the file is cut off in its header");
    expect(Math.max(...asked)).toBeLessThanOrEqual(bytes.length);
  });

  test("cannot unpack to more than it claims, nor claim more than a chunk can hold", async () => {
    const { chunks: blocks } = await openLog(file, GZIP);
    const { at } = blocks[3]!;
    for (const [plain, sentence] of [
      [10, "it cannot be unpacked"],
      [1 << 30, "more than the 3932160 it may have"],
    ] as const) {
      const bytes = file.slice(0, file.length - 20);
      const view = new DataView(bytes.buffer);
      view.setUint32(at + 12, plain, true);
      view.setUint32(at + 36, crc32c(bytes.subarray(at, at + 36)), true);
      const log = await openLog(bytes, GZIP);
      expect((await failure(log.readChunk(3))).wrong).toContain(sentence);
    }
  });

  test("that gives fewer bytes than it said is told so", async () => {
    const source: LogSource = {
      size: file.length,
      read: (offset, length) => Promise.resolve(file.subarray(offset, Math.min(offset + length, 900))),
    };
    expect((await failure(openLog(source, GZIP))).wrong).toBe("the file ends in the middle of a block");
  });
});

test("CRC-32C has the values of RFC 3720", () => {
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
  expect(crc32c(new Uint8Array(32).fill(255))).toBe(0x62a8ab43);
  expect(crc32c(Uint8Array.from({ length: 32 }, (_, i) => i))).toBe(0x46dd794e);
  expect(crc32c(Buffer.from("123456789"))).toBe(0xe3069283);
});
