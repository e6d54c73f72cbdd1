import { beforeAll, describe, expect, test } from "vitest";
import { type FactChunk, type LogHeader, replayBytes } from "../../../engine/index.ts";
import { BLOCK_BYTES } from "../../../engine/log/block.ts";
import { createLogWriter, openLog } from "../../../engine/log/file.ts";
import { Replay } from "../../../engine/log/replay.ts";
import { damageSentence, shownOf } from "../../../viz/app/damage.ts";
import type { World } from "../../../viz/app/state.ts";
import { afterEvent, opening } from "../../../viz/app/worldProgress.ts";
import { LogStore } from "../../../viz/log/store.ts";
import { datedClock } from "../../../viz/words/time.ts";
import type { LogEvent } from "../../../viz/workers/messages.ts";
import { PACK } from "../../../viz/workers/pack.ts";
import { readLogFile } from "../../../viz/workers/readLogFile.ts";
import { type Log, pieces, thurrock } from "../log/logs.ts";

/** A log of Thurrock cut small has as many chunks as one of millions of facts, and as many stored states. */
const SMALL = 500;

let log: Log;
let asWritten: Uint8Array;
let small: Uint8Array;
let unkeyed: Uint8Array;
beforeAll(async () => {
  log = thurrock();
  asWritten = await fileOf(log, log.chunks, true);
  small = await fileOf(log, pieces(log.chunks, SMALL), true);
  unkeyed = await fileOf(log, log.chunks, false);
});

async function fileOf({ header }: Log, chunks: readonly FactChunk[], keyed: boolean): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const replay = new Replay(header);
  const keyframe = () => replayBytes(replay);
  const write = (bytes: Uint8Array) => void parts.push(bytes.slice());
  const writer = createLogWriter(header, { pack: PACK, write, ...(keyed && { keyframe }) });
  for (const chunk of chunks) {
    replay.take(chunk);
    writer.take(chunk);
  }
  await writer.close();
  return Uint8Array.from(Buffer.concat(parts));
}

/** What the page makes of a file: its world and its log, as the session keeps them. */
async function opened(bytes: Uint8Array): Promise<{ world: World; store: LogStore | null }> {
  const about = { id: "a", title: "a", question: null, digest: "", engine: "", seed: "" };
  let world: World = opening({ ...about, replications: 1, digests: [], delayed: [], canSimulate: false });
  let store: LogStore | null = null;
  await readLogFile(bytes.slice(), (event: LogEvent) => {
    if (event.kind === "header") store = new LogStore(event.header);
    if (event.kind === "part") store?.add(event.part);
    if (event.kind === "done") store?.finish(event.index);
    world = afterEvent(world, event);
  });
  const whole = store as LogStore | null;
  if (whole !== null && world.phase === "ready" && world.problems.length > 0)
    world = { ...world, shown: shownOf(whole) };
  return { world, store: whole };
}

/** The file with a byte of these chunks changed. */
async function damaged(file: Uint8Array, ...chunks: readonly number[]): Promise<Uint8Array> {
  const bytes = file.slice();
  const reader = await openLog(bytes, PACK);
  for (const chunk of chunks) bytes[reader.chunks[chunk]!.at + BLOCK_BYTES + 9]! ^= 0x10;
  return bytes;
}

const moment = (header: LogHeader, t: number): string => datedClock(header, t);

/** Every second that the sentence says is missing is unknown to the store, and every other one is known. */
function expectKnown(store: LogStore, gaps: readonly (readonly [number, number])[]): void {
  const { end } = store.header.clock;
  const edges = [0, end, ...gaps.flatMap(([from, to]) => [from - 1, from, to - 1, to])];
  for (const t of edges.filter((edge) => edge >= 0 && edge <= end)) {
    expect([t, store.knownAt(t)]).toEqual([t, !gaps.some(([from, to]) => t >= from && t < to)]);
  }
}

describe("a log as it is written (two chunks, one stored state)", () => {
  test("has nothing to say when it is whole", async () => {
    const { world } = await opened(asWritten);
    expect([world.phase, damageSentence(world)]).toEqual(["ready", null]);
  });

  test("with a damaged first chunk is shown from its stored state on", async () => {
    const { world, store } = await opened(await damaged(asWritten, 0));
    const from = log.chunks[0]!.time[log.chunks[0]!.length - 1]!;
    expect(damageSentence(world)).toMatch(
      new RegExp(
        `^Thurrock .*, byte \\d+: facts 0 to 65535 cannot be read: it does not match its checksum\\. Nothing can be shown before ` +
          `${moment(log.header, from)}: what happened then is missing\\. Try: make the log again from its scenario, .*\\.$`,
      ),
    );
    expectKnown(store!, [[0, from]]);
  });

  test("with a damaged last chunk, or cut off in it, says where it ends", async () => {
    const last = log.chunks[0]!.time[log.chunks[0]!.length - 1]! - 1;
    const end = asWritten.length - 20_000;
    for (const [bytes, wrong] of [
      [await damaged(asWritten, 1), "does not match its checksum"],
      [asWritten.subarray(0, end), "the file is cut off in the middle of facts 65536 to"],
    ] as const) {
      const { world, store } = await opened(bytes);
      const said = damageSentence(world);
      expect(said).toContain(wrong);
      expect(said).toContain(`What can be read is shown: it ends at ${moment(log.header, last)}.`);
      expect(said).not.toMatch(/more place/);
      expectKnown(store!, [[last + 1, Infinity]]);
    }
  });

  test("that lost only its index is shown to its last fact", async () => {
    const { world, store } = await opened(asWritten.subarray(0, asWritten.length - 30));
    expect(damageSentence(world)).toMatch(/What can be read is shown: it ends at/);
    expect(store!.index!.facts).toBe(log.chunks.reduce((facts, { length }) => facts + length, 0));
  });

  test("without a stored state, its first chunk damaged, says why nothing can be shown", async () => {
    const { world, store } = await opened(await damaged(unkeyed, 0));
    expect([world.phase, store!.parts.length]).toEqual(["failed", 0]);
    expect(damageSentence(world)).toBeNull();
    expect(world.problems.map(({ wrong }) => wrong)).toEqual([
      "facts 0 to 65535 cannot be read: it does not match its checksum; what comes after builds on what is missing " +
        "there, and the file stores no state to go on from",
    ]);
    expect(JSON.stringify(world.problems)).not.toMatch(/can be read/);
  });
});

describe("a log of many chunks", () => {
  /** The last second before a chunk is missing, and the first one known after it. */
  const endOf = (chunk: number): number => {
    const [piece] = pieces(log.chunks, SMALL).slice(chunk, chunk + 1);
    return piece!.time[piece!.length - 1]!;
  };

  test("goes on from the next stored state, and says from when to when nothing can be shown", async () => {
    const { world, store } = await opened(await damaged(small, 40));
    const [from, to] = [endOf(39), endOf(47)];
    expect(world.shown).toBe(
      `Nothing can be shown from ${moment(log.header, from)} to ${moment(log.header, to)}: what happened then is missing.`,
    );
    expectKnown(store!, [[from, to]]);
  });

  test("names several stretches, also at its beginning and its end", async () => {
    const many = pieces(log.chunks, SMALL).length;
    const { world, store } = await opened(await damaged(small, 0, 40, many - 1));
    const [first, from, to, last] = [endOf(0), endOf(39), endOf(47), endOf(many - 2)];
    const named = [
      `before ${moment(log.header, first)}`,
      `from ${moment(log.header, from)} to ${moment(log.header, to)}`,
      `from ${moment(log.header, last)} on`,
    ];
    const [a, b, c] = named;
    expect(damageSentence(world)).toContain(`. 2 more places are damaged. Nothing can be shown ${a}, ${b} and ${c}: `);
    expectKnown(store!, [
      [0, first],
      [from, to],
      [last, Infinity],
    ]);
  });

  test("with many holes names three of them", async () => {
    const { world } = await opened(await damaged(small, 20, 40, 60, 80, 100));
    expect(world.shown).toMatch(/^Nothing can be shown from .*, from .*, from .* and in 2 more stretches of time: /);
  });

  test("while it is read says what is wrong, and promises nothing", async () => {
    const { world } = await opened(await damaged(small, 40));
    const said = damageSentence({ ...world, phase: "loading", shown: "" });
    expect(said).toMatch(/^Thurrock .*, byte \d+: facts 20000 to 20499 cannot be read: .*\. The rest is being read\.$/);
  });
});
