import { describe, expect, test } from "vitest";
import {
  createLogWriter,
  type FactChunk,
  LogFileError,
  openLog,
  Replay,
  replayBytes,
  stateAt,
} from "../../../engine/index.ts";
import { PartBuilder } from "../../../viz/log/builder.ts";
import { LogStore } from "../../../viz/log/store.ts";
import { GZIP, HEADER, log as logByHand, type Row, slice } from "../../engine/log/helpers.ts";
import { cellsOf, expectSame, pieces, randomFrom, someTimes, storeOf, thurrock, toldBy } from "./logs.ts";

const log = thurrock();
const { header } = log;
const chunks = pieces(log.chunks, 1000);
const whole = storeOf(header, chunks);

/** The state before a chunk, as a file stores it. */
function storedBefore(chunk: FactChunk): Uint8Array {
  const replay = new Replay(header);
  for (const before of chunks) if (before.first < chunk.first) replay.take(before);
  return replayBytes(replay);
}

describe("a log with a hole", () => {
  const [lastBefore, firstAfter] = [chunks[19]!, chunks[32]!];
  const builder = new PartBuilder(header);
  const store = new LogStore(header);
  for (const chunk of chunks.slice(0, 20)) store.add(builder.take(chunk));
  builder.resume(storedBefore(firstAfter), firstAfter.first);
  for (const chunk of chunks.slice(32)) store.add(builder.take(chunk));
  store.finish(builder.end());
  const holeFrom = lastBefore.time.at(-1)!;
  const holeTo = chunks[31]!.time.at(-1)!;

  test("is known before and after it", () => {
    expect(store.stretches).toEqual([
      { from: 0, to: holeFrom - 1 },
      { from: holeTo, to: header.clock.end },
    ]);
    for (const t of someTimes(log, 300, randomFrom(3)).filter((time) => time >= 0)) {
      const isKnown = t < holeFrom || t >= holeTo;
      expect(store.knownAt(t)).toBe(isKnown);
      expect(store.stateAt(t).known).toBe(isKnown);
      if (isKnown) expectSame(toldBy(store.stateAt(t).replay), toldBy(whole.stateAt(t).replay));
    }
  });

  test("shows in it the last second known before", () => {
    const middle = Math.floor((holeFrom + holeTo) / 2);
    expectSame(toldBy(store.stateAt(middle).replay), toldBy(whole.stateAt(holeFrom - 1).replay));
    expect(store.stateAt(middle).time).toBe(middle);
  });

  test("is crossed in either direction", () => {
    let state = store.stateAt(holeFrom - 10);
    for (const t of [holeFrom + 1, holeTo, holeTo + 500, holeTo - 1, holeFrom - 1, header.clock.end]) {
      state = store.onward(state, t);
      expectSame(toldBy(state.replay), toldBy(store.stateAt(t).replay));
    }
  });

  test("gives people cells again after it, one each", () => {
    for (const t of [holeTo, holeTo + 86_400, header.clock.end]) {
      const state = store.stateAt(t);
      header.services.forEach(({ kind }, s) => {
        const people = cellsOf(state, s).filter((person) => person >= 0);
        expect(new Set(people).size).toBe(people.length);
        expect(people.length).toBe(kind === "beds" || kind === "caseload" ? state.replay.occupied[s] : 0);
      });
    }
  });

  test("counts costs and delays from the end of the hole on, and says so", () => {
    const [before, after] = [store.stateAt(holeFrom - 1), store.stateAt(holeTo + 86_400)];
    expect(before.countedFrom).toBe(header.clock.warmUp);
    expect(before.spent()).toEqual(whole.stateAt(holeFrom - 1).spent());
    const from = Math.max(header.clock.warmUp, holeTo);
    expect(after.countedFrom).toBe(from);
    const delayed = (t: number) => whole.stateAt(t).delayedSeconds(t);
    expect(after.delayedSeconds()).toBe(delayed(holeTo + 86_400) - delayed(from));
  });

  test("has the facts and delays that could be read", () => {
    const missing = lastBefore.first + lastBefore.length;
    expect(store.has(missing - 1)).toBe(true);
    expect(store.has(missing)).toBe(false);
    expect(() => store.fact(missing)).toThrow(RangeError);
    expect(store.has(firstAfter.first)).toBe(true);
    expect(store.factsIn(holeFrom - 1000, holeTo + 1000).first).toBe(firstAfter.first);
    const { delays, facts } = store.index!;
    expect(facts).toBe(whole.facts);
    for (const n of delays.fact) expect(store.has(n)).toBe(true);
    const rowOf = new Map([...whole.index!.delays.fact].map((n, row) => [n, row]));
    for (const [row, n] of delays.fact.entries()) {
      const end = whole.index!.delays.until[rowOf.get(n)!]!;
      if (end < holeFrom || end > holeTo) expect(delays.until[row]).toBe(end);
      else if (end > holeFrom && end < holeTo) expect(delays.until[row]).toBe(-1);
    }
  });
});

describe("a log whose beginning is lost", () => {
  const first = chunks[40]!;
  const builder = new PartBuilder(header);
  builder.resume(storedBefore(first), first.first);
  const store = new LogStore(header);
  for (const chunk of chunks.slice(40)) store.add(builder.take(chunk));
  store.finish(builder.end());

  test("is known from the stored state on", () => {
    const from = chunks[39]!.time.at(-1)!;
    expect(store.stretches).toEqual([{ from, to: header.clock.end }]);
    expect(store.stateAt(from - 1).replay.next).toBe(0);
    expectSame(toldBy(store.stateAt(from).replay), toldBy(stateAt(header, [...chunks], from)));
    const person = first.person.find((p) => p >= 0)!;
    expect([...store.factsOf(person)].every((n) => n >= first.first)).toBe(true);
  });
});

describe("a builder", () => {
  test("goes on at a state that a file stores", async () => {
    const file: Uint8Array[] = [];
    const replay = new Replay(header);
    const writer = createLogWriter(header, {
      pack: GZIP,
      write: (bytes) => void file.push(bytes.slice()),
      keyframe: () => replayBytes(replay),
    });
    for (const chunk of chunks) {
      replay.take(chunk);
      writer.take(chunk);
    }
    await writer.close();
    const reader = await openLog(Buffer.concat(file), GZIP);
    const stored = reader.keyframes[1]!;
    const builder = new PartBuilder(header);
    builder.resume(await reader.readKeyframe(1), stored.first);
    const next = chunks.find((chunk) => chunk.first === stored.first)!;
    const store = new LogStore(header);
    store.add(builder.take(next));
    const t = next.time.at(-1)! - 1;
    expect(store.knownAt(t)).toBe(true);
    expectSame(toldBy(store.stateAt(t).replay), toldBy(whole.stateAt(t).replay));
  });

  test("has cells for everyone it finds in a stored state, though there were more beds before", () => {
    const bed = { name: "ward", label: "Ward", kind: "beds", setting: "hospital", atHome: false, column: 0, row: 0 };
    const small = { ...HEADER, services: [{ ...bed, capacity: 1 }] };
    const start = (person: number): Row[] => [
      [2, "Arrived", person, 0],
      [2, "Started", person, 0],
    ];
    const lost = logByHand([1, "CapacityChanged", -1, 0, -1, 3], ...[0, 1, 2].flatMap(start), [
      3,
      "CapacityChanged",
      -1,
      0,
      -1,
      1,
    ]);
    const replay = new Replay(small);
    replay.take(lost);
    const builder = new PartBuilder(small);
    builder.resume(replayBytes(replay), replay.next);
    expect([...builder.end().cells]).toEqual([3]);
  });

  test("does not go on at a state that is damaged or another", () => {
    const bytes = storedBefore(chunks[3]!);
    const builder = new PartBuilder(header);
    expect(() => builder.resume(bytes, 2000)).toThrow(LogFileError);
    expect(() => builder.resume(bytes.subarray(0, 40), 3000)).toThrow(LogFileError);
    builder.take(chunks[0]!);
  });

  test("does not go on without the facts between, until it is given a state", () => {
    const builder = new PartBuilder(header);
    expect(() => builder.take(chunks[1]!)).toThrow(LogFileError);
    expect(() => builder.take(chunks[0]!)).toThrow(/missing/);
    builder.resume(storedBefore(chunks[1]!), 1000);
    expect(builder.take(chunks[1]!).chunk.first).toBe(1000);
    expect(builder.next).toBe(2000);
  });

  const START: readonly Row[] = [
    [5, "Arrived", 0, 4],
    [5, "Started", 0, 4],
  ];
  test.each<[string, readonly Row[], RegExp]>([
    ["a fact about nobody", [[6, "Started", 1, 4]], /Started is about person 1, who is not in the model/],
    ["a clock that goes back", [[4, "Left", 0, 4, 18]], /time is 4 s, and that of the fact before 5 s/],
    ["a person in two places", [[6, "Started", 0, 6]], /starts in a second place/],
    ["a place that nobody was in", [[6, "Left", 0, 6, 18]], /leaves a place they are not in/],
    ["a delay elsewhere", [[6, "ReadyToLeave", 0, 6, 18]], /ready to leave a place they are not in/],
    [
      "a delay within a delay",
      [
        [6, "ReadyToLeave", 0, 4, 18],
        [7, "ReadyToLeave", 0, 4, 18],
      ],
      /second time/,
    ],
    ["an exit out of a bed", [[6, "Exited", 0, 4, 18]], /leaves the model while in a place/],
    ["an arrival that repeats", [[6, "Arrived", 0, 4]], /arrives for the second time/],
    ["a person with a wild number", [[6, "Arrived", 2_000_000_000, 4]], /no person's number/],
    [
      "a service that is not",
      [
        [6, "Arrived", 1, 4],
        [6, "Started", 1, 200],
      ],
      /no service 200/,
    ],
    [
      "a queue that is not",
      [
        [6, "Arrived", 1, 4],
        [6, "Referred", 1, -2],
      ],
      /no service -2/,
    ],
    ["a ward that is not", [[6, "CapacityChanged", -1, 99, -1, 5]], /no service 99/],
  ])("cannot go on after %s", (_, rows, wrong) => {
    const builder = new PartBuilder(header);
    const chunk = logByHand(...START, ...rows);
    builder.take(slice(chunk, 0, 1));
    expect(() => builder.take(slice(chunk, 1, chunk.length))).toThrow(LogFileError);
    expect(() => new PartBuilder(header).take(chunk)).toThrow(wrong);
    const { facts, lastTime, complete, delays } = builder.end();
    expect({ facts, lastTime, complete, delays: delays.length }).toEqual({
      facts: 1,
      lastTime: 5,
      complete: false,
      delays: 0,
    });
  });
});
