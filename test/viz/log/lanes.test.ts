import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LogHeader, Replay } from "../../../engine/index.ts";
import { laneBetween, laneOf } from "../../../viz/log/lanes.ts";
import { extremes, pyramid } from "../../../viz/log/pyramid.ts";
import type { Lane, LaneKind } from "../../../viz/log/types.ts";
import { cases } from "../../effort.ts";
import { HEADER, log as logByHand } from "../../engine/log/helpers.ts";
import { modelOf, smallScenarios } from "../../laws/scenarios.ts";
import { expectSame, type Log, pieces, run, storeOf, thurrock } from "./logs.ts";

const HOUR = 3600;
const KINDS: readonly LaneKind[] = ["used", "ready", "waiting"];

describe("the lanes of a log", () => {
  test("hold the least and the most of every hour", () => {
    fc.assert(
      fc.property(smallScenarios(), fc.integer({ min: 1, max: 300 }), (text, facts) => {
        expectLanes(run(modelOf(text)), facts);
      }),
      { numRuns: cases(7) },
    );
  });

  test("do so for Thurrock", () => expectLanes(thurrock(), 65_536));

  test("do not count what nobody could see: a bed left and taken in one second", () => {
    const header = headerOf([{ name: "ward", kind: "beds", capacity: 1 }], 3 * HOUR);
    const chunk = logByHand(
      [HOUR, "Arrived", 0, 0],
      [HOUR, "Started", 0, 0],
      [HOUR + 10, "Arrived", 1, 0],
      [HOUR + 10, "Referred", 1, 0],
      [2 * HOUR + 10, "Left", 0, 0, 1],
      [2 * HOUR + 10, "Exited", 0, 0, 1],
      [2 * HOUR + 10, "Started", 1, 0],
    );
    const { lanes } = storeOf(header, [chunk]).index!;
    expect(hours(laneOf(lanes, 0, "used")!)).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
    ]);
    expect(hours(laneOf(lanes, 0, "waiting")!)).toEqual([
      [0, 0],
      [0, 1],
      [0, 1],
    ]);
    expect(hours(laneOf(lanes, -1, "used")!)).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
    ]);
    expect(laneOf(lanes, 0, "ready")).toBeNull();
    expect(hours(laneOf(lanes, -1, "ready")!)).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  test("go on as they stand to the end of the run, whatever happens after it", () => {
    const header = headerOf([{ name: "ward", kind: "beds", capacity: 1 }], 2 * HOUR + 1);
    const chunk = logByHand([10, "Arrived", 0, 0], [10, "Started", 0, 0], [9 * HOUR, "Left", 0, 0, 1]);
    const { lanes } = storeOf(header, [chunk]).index!;
    expect(hours(laneOf(lanes, 0, "used")!)).toEqual([
      [0, 1],
      [1, 1],
      [1, 1],
    ]);
  });
});

describe("a stretch of a lane", () => {
  const columns = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat(20)), { minLength: 1, maxLength: 200 });

  test("holds in each bucket the least and the most of all hours it touches", () => {
    fc.assert(
      fc.property(
        columns,
        fc.integer({ min: -10 * HOUR, max: 220 * HOUR }),
        fc.integer({ min: 1, max: 220 * HOUR }),
        fc.integer({ min: 1, max: 40 }),
        (rows, from, length, buckets) => {
          const lane = laneFrom(rows);
          const found = laneBetween(lane, from, from + length, buckets);
          const width = length / buckets;
          for (let i = 0; i < buckets; i++) {
            const touched = rows.filter(
              (_, h) => h * HOUR < from + (i + 1) * width && (h + 1) * HOUR > from + i * width,
            );
            const lows = touched.map(([low]) => low);
            const highs = touched.map(([low, more]) => low + more);
            expect(found.low[i]).toBe(touched.length === 0 ? 0 : Math.min(...lows));
            expect(found.high[i]).toBe(touched.length === 0 ? 0 : Math.max(...highs));
          }
        },
      ),
      { numRuns: cases(200) },
    );
  });

  test("needs a stretch and a bucket", () => {
    const lane = laneFrom([[1, 0]]);
    expect(() => laneBetween(lane, 10, 10, 5)).toThrow(RangeError);
    expect(() => laneBetween(lane, 0, 10, 0)).toThrow(RangeError);
  });

  test("reads few entries, however wide", () => {
    const levels = pyramid(new Int32Array(100_000), new Int32Array(100_000));
    let reads = 0;
    const counting: ProxyHandler<Int32Array> = {
      get(level, key) {
        reads++;
        return Reflect.get(level, key, level);
      },
    };
    const counted = levels.low.map((level) => new Proxy(level, counting));
    extremes({ low: counted, high: levels.high }, 1, 99_999);
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThanOrEqual(2 * levels.low.length);
  });
});

function laneFrom(rows: readonly (readonly [number, number])[]): Lane {
  const low = Int32Array.from(rows, ([least]) => least);
  const high = Int32Array.from(rows, ([least, more]) => least + more);
  return { service: 0, kind: "used", ...pyramid(low, high) };
}

function hours(lane: Lane): number[][] {
  return Array.from(lane.low[0]!, (low, hour) => [low, lane.high[0]![hour]!]);
}

/** Compares every lane with figures written down second by second, as far as they change. */
function expectLanes({ header, chunks }: Log, facts: number): void {
  const store = storeOf(header, pieces(chunks, facts));
  const figures = figuresByHand({ header, chunks });
  const count = Math.ceil(header.clock.end / HOUR);
  const zero = Array.from({ length: count }, () => [0, 0]);
  for (let s = -1; s < header.services.length; s++) {
    for (const kind of KINDS) {
      if (s === -1 && kind === "waiting") continue;
      const lane = laneOf(store.index!.lanes, s, kind);
      const expected = hourly(figures.get(`${s} ${kind}`)!, count);
      expectSame(lane === null ? zero : hours(lane), expected);
      if (lane !== null && s >= 0) expect(expected.some(([, high]) => high! > 0)).toBe(true);
    }
  }
}

type Steps = [time: number, value: number][];

/** Every figure after each second in which something happened. */
function figuresByHand({ header, chunks }: Pick<Log, "header" | "chunks">): Map<string, Steps> {
  const found = new Map<string, Steps>();
  const replay = new Replay(header);
  const times = [...new Set(chunks.flatMap(({ time, length }) => [...time.subarray(0, length)]))];
  const note = (key: string, t: number, value: number): void => {
    const steps = found.get(key) ?? [];
    found.set(key, steps);
    if (steps.at(-1)?.[1] !== value) steps.push([t, value]);
  };
  const beds = [...header.services.keys()].filter((s) => header.services[s]!.kind === "beds");
  const look = (t: number): void => {
    for (const s of header.services.keys()) {
      note(`${s} used`, t, replay.occupied[s]!);
      note(`${s} ready`, t, replay.ready[s]!);
      note(`${s} waiting`, t, replay.waiting[s]!);
    }
    note(
      "-1 used",
      t,
      beds.reduce((sum, s) => sum + replay.occupied[s]!, 0),
    );
    note(
      "-1 ready",
      t,
      beds.reduce((sum, s) => sum + replay.ready[s]!, 0),
    );
  };
  look(-1);
  let chunk = 0;
  for (const t of times) {
    while (chunk < chunks.length && replay.take(chunks[chunk]!, t)) chunk++;
    look(t);
  }
  return found;
}

/** Least and most of each hour, of the value it begins with and those it changes to. */
function hourly(steps: Steps, count: number): number[][] {
  let next = 0;
  let standing = 0;
  return Array.from({ length: count }, (_, hour) => {
    const from = hour * HOUR;
    while (next < steps.length && steps[next]![0] <= from) standing = steps[next++]![1];
    const values = [standing];
    while (next < steps.length && steps[next]![0] < from + HOUR) {
      standing = steps[next++]![1];
      values.push(standing);
    }
    return [Math.min(...values), Math.max(...values)];
  });
}

function headerOf(services: readonly { name: string; kind: string; capacity: number }[], end: number): LogHeader {
  return {
    ...HEADER,
    clock: { ...HEADER.clock, end },
    services: services.map((service, column) => ({
      ...{ label: service.name, setting: "other", atHome: false, column, row: 0 },
      ...service,
    })),
  };
}
