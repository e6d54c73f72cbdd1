import { describe, expect, test } from "vitest";
import { KIND } from "../../../engine/index.ts";
import { PartBuilder } from "../../../viz/log/builder.ts";
import { LogStore } from "../../../viz/log/store.ts";
import { expectSame, pieces, randomFrom, shownBy, someTimes, storeOf, thurrock } from "./logs.ts";

const log = thurrock();
const { header } = log;
const chunks = pieces(log.chunks, 20_000);
const store = storeOf(header, chunks);
const rows = chunks.flatMap(({ length, ...columns }) =>
  Array.from({ length }, (_, i) => ({ n: columns.first + i, time: columns.time[i]!, person: columns.person[i]! })),
);

describe("facts of a log", () => {
  test("are found by number", () => {
    for (const chunk of chunks) {
      for (const i of [0, 1, chunk.length - 1]) {
        const fact = store.fact(chunk.first + i);
        expect(fact.number).toBe(chunk.first + i);
        for (const name of ["time", "kind", "person", "service", "other", "value", "cause"] as const) {
          expect(fact[name]).toBe(chunk[name][i]);
        }
      }
    }
    expect(store.facts).toBe(rows.length);
    for (const n of [-1, rows.length]) {
      expect(store.has(n)).toBe(false);
      expect(() => store.fact(n)).toThrow(RangeError);
    }
  });

  test("name the cell they take or free", () => {
    const random = randomFrom(4);
    for (let i = 0; i < 300; i++) {
      const n = Math.floor(random() * rows.length);
      const { kind, person, service, time } = store.fact(n);
      const cells = ["beds", "caseload"].includes(header.services[service]?.kind ?? "");
      const cell = store.cellOfFact(n);
      if (!cells || (kind !== KIND.Started && kind !== KIND.Left)) expect(cell).toBe(-1);
      else if (kind === KIND.Left) expect(store.stateAt(time - 1).occupant(service, cell)).toBe(person);
      else expect(store.stateAt(time).occupant(service, cell)).toBe(person);
    }
  });

  test("are found by time: after the one, up to the other", () => {
    const times = someTimes(log, 60, randomFrom(2));
    for (const after of times) {
      for (const upTo of [after, after + 1, after + 3600, header.clock.end, after - 5]) {
        const { first, end } = store.factsIn(after, upTo);
        const expected = rows.filter(({ time }) => time > after && time <= upTo).map(({ n }) => n);
        expect(end - first).toBe(expected.length);
        if (expected.length > 0) expect(first).toBe(expected[0]);
      }
    }
  });

  test("come as rows of the parts that hold them", () => {
    const found = store
      .rows(19_990, 40_010)
      .flatMap(({ part, from, to }) => Array.from({ length: to - from }, (_, i) => part.chunk.first + from + i));
    expect(found).toEqual(Array.from({ length: 20_020 }, (_, i) => 19_990 + i));
    expect(store.rows(5, 5)).toEqual([]);
  });

  test("are found by person, and before the whole log is there as far as they are here", () => {
    const half = new LogStore(header);
    for (const part of store.parts.slice(0, 2)) half.add(part);
    for (const person of [0, 17, 4000]) {
      const own = rows.filter((row) => row.person === person).map(({ n }) => n);
      expect([...store.factsOf(person)]).toEqual(own);
      expect([...half.factsOf(person)]).toEqual(own.filter((n) => n < half.facts));
    }
    expect([...store.factsOf(-1), ...store.factsOf(10_000_000)]).toEqual([]);
  });
});

describe("a log that is still coming in", () => {
  test("is known up to the second before its last fact, and to the end when it is whole", () => {
    const growing = new LogStore(header);
    const builder = new PartBuilder(header);
    expect(growing.seenTo).toBe(-1);
    expect(growing.stateAt(50).known).toBe(false);
    for (const chunk of chunks) {
      growing.add(builder.take(chunk));
      const last = chunk.time.at(-1)!;
      expect(growing.seenTo).toBe(last - 1);
      expect(growing.stateAt(last - 1).known).toBe(true);
      expectSame(shownBy(growing.stateAt(last - 1)), shownBy(store.stateAt(last - 1)));
      expect(growing.stateAt(last).known).toBe(false);
    }
    growing.finish(builder.end());
    expect(growing.seenTo).toBe(header.clock.end);
    expect(growing.stretches).toEqual([{ from: 0, to: header.clock.end }]);
  });

  test("goes on from a state that came too early", () => {
    const growing = new LogStore(header);
    growing.add(store.parts[0]!);
    const late = header.clock.end - 100;
    const early = growing.stateAt(late);
    for (const part of store.parts.slice(1)) growing.add(part);
    growing.finish(store.index!);
    expectSame(shownBy(growing.onward(early, late)), shownBy(store.stateAt(late)));
  });

  test("that was cut off is not known to its end", () => {
    const cut = new LogStore(header);
    const builder = new PartBuilder(header);
    cut.add(builder.take(chunks[0]!));
    cut.finish(builder.end(false));
    expect(cut.index!.complete).toBe(false);
    expect(cut.seenTo).toBe(chunks[0]!.time.at(-1)! - 1);
  });

  test("takes no part twice", () => {
    const growing = new LogStore(header);
    growing.add(store.parts[1]!);
    expect(() => growing.add(store.parts[1]!)).toThrow(RangeError);
    expect(() => growing.add(store.parts[0]!)).toThrow(RangeError);
  });

  test("of nothing at all stands still from beginning to end", () => {
    const empty = storeOf(header, []);
    expect(empty.stretches).toEqual([{ from: 0, to: header.clock.end }]);
    expect(empty.stateAt(1000).replay.arrivals).toBe(0);
    expect(empty.factsIn(-1, 1000)).toEqual({ first: 0, end: 0 });
  });
});

describe("twins", () => {
  const other = thurrock("in-borough.yaml");
  const twins = storeOf(other.header, other.chunks);

  test("are the same person in both worlds, and who has none has none", () => {
    const keysOf = (of: LogStore, person: number) => [...of.index!.people.keys.subarray(2 * person, 2 * person + 2)];
    const all = new Map<string, number>();
    for (let p = 0; p < twins.index!.people.keys.length / 2; p++) all.set(`${keysOf(twins, p)}`, p);
    let found = 0;
    for (let p = 0; p < store.index!.people.keys.length / 2; p++) {
      const twin = store.twinOf(p, twins);
      expect(twin).toBe(all.get(`${keysOf(store, p)}`) ?? -1);
      if (twin >= 0) found++;
      if (twin >= 0) expect(twins.twinOf(twin, store)).toBe(p);
    }
    expect(found).toBeGreaterThan(9000);
    expect(store.twinOf(-1, twins)).toBe(-1);
    expect(store.twinOf(10_000_000, twins)).toBe(-1);
  });

  test("are not known while a log is still coming in", () => {
    expect(store.twinOf(0, new LogStore(header))).toBe(-1);
    expect(new LogStore(header).twinOf(0, store)).toBe(-1);
  });
});
