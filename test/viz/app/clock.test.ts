import { describe, expect, test } from "vitest";
import {
  type Clock,
  changeSpeed,
  EVENT_SECONDS,
  HOP_SECONDS,
  hold,
  isPlaying,
  type Limits,
  letGo,
  moveTo,
  PAUSE_SECONDS,
  pause,
  play,
  readClock,
  standingAt,
  stopAt,
} from "../../../viz/app/clock.ts";

const HOUR = 3600;
const limits: Limits = { last: 1_000_000, reducedMotion: false };
const reduced: Limits = { last: 1_000_000, reducedMotion: true };
const start = 500;

/** A clock set going at wall second 10 from second 500 of the run. */
const running = (perSecond: number, how: Limits = limits): Clock => play(standingAt(start, perSecond), 10, how, 0);

describe("a clock that runs", () => {
  test("shows start plus speed times elapsed wall seconds, whole seconds only", () => {
    for (const elapsed of [0, 0.016, 0.25, 1, 7.3]) {
      const { t, speed, moving } = readClock(running(HOUR), 10 + elapsed, limits);
      expect(t).toBe(Math.floor(start + HOUR * elapsed));
      expect([speed, moving]).toEqual([HOUR, true]);
    }
  });

  test("gives the same reading however often it is read between", () => {
    const clock = running(HOUR);
    const once = readClock(clock, 13, limits);
    for (let wall = 10; wall < 13; wall += 0.1) readClock(clock, wall, limits);
    expect(readClock(clock, 13, limits)).toEqual(once);
  });

  test("does not go back when the wall clock does", () => {
    expect(readClock(running(HOUR), 9, limits).t).toBe(start);
  });

  test("stands at the last second and says so", () => {
    const { t, atEnd } = readClock(running(HOUR), 10_000, limits);
    expect([t, atEnd]).toEqual([limits.last, true]);
  });

  test("goes on once a second under reduced motion", () => {
    const clock = running(HOUR, reduced);
    const seen = new Set<number>();
    for (let wall = 10; wall < 13; wall += 1 / 60) seen.add(readClock(clock, wall, reduced).t);
    expect([...seen]).toEqual([start, start + HOUR, start + 2 * HOUR]);
  });

  test("takes a new speed without a jump in time", () => {
    const faster = changeSpeed(running(HOUR), 6 * HOUR, 12, limits);
    expect(readClock(faster, 12, limits).t).toBe(start + 2 * HOUR);
    expect(readClock(faster, 13, limits).t).toBe(start + 8 * HOUR);
  });

  test("moved elsewhere runs on from there", () => {
    const moved = moveTo(running(HOUR), 9000, 20);
    expect(isPlaying(moved)).toBe(true);
    expect(readClock(moved, 21, limits).t).toBe(9000 + HOUR);
  });

  test("set going at the end begins at the start of measuring", () => {
    const clock = play(standingAt(limits.last, HOUR), 10, limits, 777);
    expect(readClock(clock, 10, limits).t).toBe(777);
  });
});

describe("a pause", () => {
  const paused = pause(running(HOUR), 12, limits);

  test("stands at the very second it was read at", () => {
    expect(readClock(paused, 12, limits).t).toBe(start + 2 * HOUR);
    expect(readClock(paused, 99, limits).t).toBe(start + 2 * HOUR);
  });

  test("lets those on the way come to rest within 150 ms: the speed falls, time does not move", () => {
    const speeds = [0, 0.25, 0.5, 0.75].map((share) => readClock(paused, 12 + share * PAUSE_SECONDS, limits));
    expect(speeds.map(({ t }) => t)).toEqual(Array(4).fill(start + 2 * HOUR));
    for (const [i, { speed, moving }] of speeds.entries()) {
      expect(speed).toBeCloseTo(HOUR * (1 - i / 4), 6);
      expect(moving).toBe(true);
    }
    const after = readClock(paused, 12.01 + PAUSE_SECONDS, limits);
    expect([after.speed, after.moving]).toEqual([0, false]);
  });

  test("is at rest at once under reduced motion", () => {
    expect(readClock(pause(running(HOUR, reduced), 12, reduced), 12, reduced).moving).toBe(false);
  });

  test("of a clock that stands changes nothing", () => {
    const standing = standingAt(5, HOUR);
    expect(pause(standing, 12, limits)).toBe(standing);
  });
});

describe("event by event", () => {
  test("shows each event for three seconds, those in it moving for the first 0.6 of them", () => {
    const clock = running(0);
    const hop = readClock(clock, 10 + HOP_SECONDS / 2, limits);
    expect(hop.t).toBeCloseTo(start + HOP_SECONDS / 2, 9);
    expect([hop.speed, hop.stepDue]).toEqual([1, false]);
    const rest = readClock(clock, 10.01 + HOP_SECONDS, limits);
    expect([rest.t, rest.speed, rest.stepDue, rest.moving]).toEqual([start, 0, false, true]);
    expect(readClock(clock, 10.01 + EVENT_SECONDS, limits).stepDue).toBe(true);
  });

  test("moves nobody under reduced motion", () => {
    const { t, speed } = readClock(running(0, reduced), 10.1, reduced);
    expect([t, speed]).toEqual([start, 0]);
  });

  test("a step by hand hops, then stands on the whole second", () => {
    const stepped = stopAt(standingAt(0, HOUR), 900, 20, true);
    expect(readClock(stepped, 20.3, limits)).toMatchObject({ speed: 1, moving: true });
    expect(readClock(stepped, 20.3, limits).t).toBeLessThan(901);
    expect(readClock(stepped, 20.01 + HOP_SECONDS, limits)).toMatchObject({ t: 900, speed: 0, moving: false });
  });
});

describe("scrubbing", () => {
  test("runs on only when the clock ran before", () => {
    const ran = letGo(moveTo(hold(running(HOUR), 12, limits), 42, 13), 14);
    expect(isPlaying(ran)).toBe(true);
    expect(readClock(ran, 15, limits).t).toBe(42 + HOUR);
    const stood = letGo(moveTo(hold(standingAt(0, HOUR), 12, limits), 42, 13), 14);
    expect(isPlaying(stood)).toBe(false);
    expect(readClock(stood, 99, limits).t).toBe(42);
  });

  test("stands while it is held, and shows exactly where it is held", () => {
    const held = moveTo(hold(running(HOUR), 12, limits), 42, 13);
    expect(readClock(held, 13, limits)).toMatchObject({ t: 42, speed: 0, moving: false });
  });

  test("taken hold of twice remembers the first time", () => {
    const held = hold(hold(running(HOUR), 12, limits), 12.5, limits);
    expect(isPlaying(letGo(held, 13))).toBe(true);
  });
});
