import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FactChunk, KIND } from "../../../engine/index.ts";
import { PartBuilder } from "../../../viz/log/builder.ts";
import { type DelayFilter, nextDelay, previousDelay } from "../../../viz/log/delays.ts";
import type { Delays, LogIndex } from "../../../viz/log/types.ts";
import { cases } from "../../effort.ts";
import { modelOf, smallScenarios } from "../../laws/scenarios.ts";
import { remembering } from "../remember.ts";
import { expectSame, type Log, pieces, run, storeOf, thurrock } from "./logs.ts";

const log = thurrock();
const runOfText = remembering((text) => run(modelOf(text)));
const index = storeOf(log.header, log.chunks).index!;

interface Row {
  readonly n: number;
  readonly time: number;
  readonly kind: number;
  readonly person: number;
  readonly service: number;
  readonly other: number;
  readonly value: number;
}

describe("the index of a log", () => {
  test("counts its facts and knows when they end", () => {
    const rows = rowsOf(log.chunks);
    expect(index.facts).toBe(rows.length);
    expect(index.lastTime).toBe(rows.at(-1)!.time);
    expect(index.complete).toBe(true);
  });

  test("holds every delay from ready to left, with its first reason", () => {
    expect(index.delays.length).toBeGreaterThan(1000);
    expectDelays(index.delays, log.chunks);
    fc.assert(
      fc.property(smallScenarios(), fc.integer({ min: 1, max: 300 }), (text, facts) => {
        const { header, chunks } = runOfText(text);
        expectDelays(storeOf(header, pieces(chunks, facts)).index!.delays, chunks);
      }),
      { numRuns: cases(7) },
    );
  });

  test("holds the facts of every person, and who they are", () => {
    expectPeople(index, log.chunks);
    fc.assert(
      fc.property(smallScenarios(), fc.integer({ min: 1, max: 300 }), (text, facts) => {
        const { header, chunks } = runOfText(text);
        expectPeople(storeOf(header, pieces(chunks, facts)).index!, chunks);
      }),
      { numRuns: cases(7) },
    );
  });

  test("has as many cells as were ever needed", () => {
    fc.assert(
      fc.property(smallScenarios(), (text) => {
        const found = runOfText(text);
        const { cells, mostCapacity } = storeOf(found.header, found.chunks).index!;
        expect([...cells]).toEqual(cellsByHand(found));
        expect([...mostCapacity]).toEqual(found.header.services.map((_, s) => mostByHand(found, s)));
      }),
      { numRuns: cases(7) },
    );
  });
});

describe("the next and the previous delay", () => {
  const { delays } = index;
  const filters: DelayFilter[] = [
    {},
    { service: delays.service[7]! },
    { reason: delays.reason[3]! },
    { atLeastSeconds: 3 * 86_400 },
    { service: delays.service[7]!, reason: delays.reason[7]!, atLeastSeconds: 3600 },
    { service: 99 },
  ];

  test("are those that a search from end to end finds", () => {
    const passes = (row: number, filter: DelayFilter): boolean =>
      (filter.service ?? delays.service[row]) === delays.service[row] &&
      (filter.reason ?? delays.reason[row]) === delays.reason[row] &&
      (delays.until[row] === -1 || delays.until[row]! - delays.time[row]! >= (filter.atLeastSeconds ?? 0));
    const times = [
      -1,
      0,
      log.header.clock.end,
      ...[5, 50, 500].flatMap((row) => [delays.time[row]!, delays.time[row]! + 1]),
    ];
    for (const filter of filters) {
      const rows = Array.from({ length: delays.length }, (_, row) => row).filter((row) => passes(row, filter));
      for (const t of times) {
        expect(nextDelay(delays, t, filter)).toBe(rows.find((row) => delays.time[row]! > t) ?? -1);
        expect(previousDelay(delays, t, filter)).toBe(rows.findLast((row) => delays.time[row]! < t) ?? -1);
      }
    }
  });
});

describe("a part", () => {
  test("can be handed over as soon as it is made", () => {
    const expected = storeOf(log.header, log.chunks);
    const builder = new PartBuilder(log.header);
    for (const [i, chunk] of log.chunks.entries()) {
      const part = builder.take(structuredClone(chunk));
      const buffers = [part.cell, part.keyframes.bytes, part.chunk.person, part.chunk.time, part.chunk.keys];
      const moved = structuredClone(part, { transfer: buffers.map(({ buffer }) => buffer as ArrayBuffer) });
      expect(part.cell).toHaveLength(0);
      expectSame(moved, expected.parts[i]!);
    }
    expectSame(builder.end(), expected.index!);
  });

  test("stores a state at its start and after every 4,096 facts", () => {
    const builder = new PartBuilder(log.header);
    for (const chunk of pieces(log.chunks, 10_000)) {
      const { next, at, offset, bytes } = builder.take(chunk).keyframes;
      const { first, length, time } = chunk;
      const expected = Array.from({ length: Math.ceil(length / 4096) }, (_, i) => first + i * 4096);
      expect([...next]).toEqual(expected);
      expect([...at].slice(1)).toEqual(expected.slice(1).map((n) => time[n - first - 1]));
      expect(offset).toHaveLength(expected.length + 1);
      expect(offset.at(-1)).toBe(bytes.length);
    }
  });
});

function rowsOf(chunks: readonly FactChunk[]): Row[] {
  return chunks.flatMap(({ first, length, time, kind, person, service, other, value }) =>
    Array.from({ length }, (_, i) => ({
      n: first + i,
      time: time[i]!,
      kind: kind[i]!,
      person: person[i]!,
      service: service[i]!,
      other: other[i]!,
      value: value[i]!,
    })),
  );
}

function byPerson(rows: readonly Row[]): Map<number, Row[]> {
  const found = new Map<number, Row[]>();
  for (const row of rows) {
    if (row.person < 0) continue;
    const own = found.get(row.person) ?? [];
    own.push(row);
    found.set(row.person, own);
  }
  return found;
}

/** Looks in each person's own facts for what ended a delay, and for the first reason. */
function expectDelays(delays: Delays, chunks: readonly FactChunk[]): void {
  const rows = rowsOf(chunks);
  const own = byPerson(rows);
  const expected = rows
    .filter(({ kind }) => kind === KIND.ReadyToLeave)
    .map(({ n, time, person, service, other }) => {
      const after = own.get(person)!.filter((row) => row.n > n);
      const told = after.find(({ kind }) => kind === KIND.Delayed || kind === KIND.Left);
      return {
        ...{ fact: n, time, person, service, wanted: other },
        reason: (told?.kind === KIND.Delayed && told.value) || 0,
        until: after.find(({ kind }) => kind === KIND.Left)?.time ?? -1,
      };
    });
  const { length, fact, time, person, service, wanted, reason, until } = delays;
  expect(
    Array.from({ length }, (_, row) => ({
      fact: fact[row],
      time: time[row],
      person: person[row],
      service: service[row],
      wanted: wanted[row],
      reason: reason[row],
      until: until[row],
    })),
  ).toEqual(expected);
}

function expectPeople({ people }: LogIndex, chunks: readonly FactChunk[]): void {
  const own = byPerson(rowsOf(chunks));
  const keys = new Map<number, number[]>();
  for (const chunk of chunks) {
    const arrivals = rowsOf([chunk]).filter(({ kind }) => kind === KIND.Arrived);
    arrivals.forEach(({ person }, i) => {
      keys.set(person, [...chunk.keys.subarray(2 * i, 2 * i + 2)]);
    });
  }
  const { start, facts } = people;
  expect(start).toHaveLength(own.size + 1);
  for (const [person, rows] of own) {
    expect([...facts.subarray(start[person], start[person + 1])]).toEqual(rows.map(({ n }) => n));
    expect([...people.keys.subarray(2 * person, 2 * person + 2)]).toEqual(keys.get(person));
  }
}

function mostByHand({ header, chunks }: Log, service: number): number {
  const changes = rowsOf(chunks).filter((row) => row.kind === KIND.CapacityChanged && row.service === service);
  const most = Math.max(header.services[service]!.capacity, ...changes.map(({ value }) => value));
  return most >= 0x3fffffff ? -1 : most;
}

/** The most places, or the most people at once where there were ever more of them. */
function cellsByHand(found: Log): number[] {
  return found.header.services.map(({ kind }, s) => {
    if (kind !== "beds" && kind !== "caseload") return 0;
    let people = 0;
    let most = mostByHand(found, s);
    for (const row of rowsOf(found.chunks)) {
      if (row.service !== s) continue;
      if (row.kind === KIND.Started) people++;
      if (row.kind === KIND.Left) people--;
      most = Math.max(most, people);
    }
    return most;
  });
}
