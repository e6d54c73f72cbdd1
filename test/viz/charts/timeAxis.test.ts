import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fittingLabels, timeTicks, zeroOf } from "../../../viz/charts/timeAxis.ts";
import { cases } from "../../effort.ts";

const DAY = 86_400;
/** Time 0 is Friday 1 January 2016; measuring begins on 1 April. */
const CLOCK = { start: "2016-04-01", warmUp: 91 * DAY };
const texts = (from: number, to: number, count: number): string[] =>
  timeTicks(CLOCK, { from, to }, count).map(({ text }) => text);

describe("time 0 is start less warm-up, in no zone", () => {
  test("a start by date", () => expect(zeroOf(CLOCK)).toBe(Date.UTC(2016, 0, 1)));
  test("a start by date and hour", () => {
    expect(zeroOf({ start: "2016-04-01T06:30", warmUp: 1800 })).toBe(Date.UTC(2016, 3, 1, 6));
  });
});

describe("labels tell a moment from the one before and no more", () => {
  test("years: months, and the year once", () => {
    expect(texts(0, 700 * DAY, 8)).toEqual(["Jan 2016", "Apr", "Jul", "Oct", "Jan 2017", "Apr", "Jul", "Oct"]);
  });
  test("weeks: days and months", () => {
    expect(texts(2 * DAY, 24 * DAY, 3)).toEqual(["3 Jan 2016", "10 Jan", "17 Jan", "24 Jan"]);
  });
  test("days: hours, and the date at midnight", () => {
    expect(texts(DAY, 2 * DAY + 1, 4)).toEqual(["2 Jan 2016", "06:00", "12:00", "18:00", "3 Jan"]);
  });
  test("a stretch that begins within a day says which", () => {
    expect(texts(DAY + 3600, DAY + 4 * 3600, 3)).toEqual(["2 Jan 2016 01:00", "02:00", "03:00", "04:00"]);
  });
});

test("ticks lie in the window, in order, at the moments they name", () => {
  const window = fc.record({
    from: fc.integer({ min: 0, max: 800 * DAY }),
    width: fc.integer({ min: 6 * 3600, max: 900 * DAY }),
  });
  fc.assert(
    fc.property(window, fc.integer({ min: 1, max: 12 }), ({ from, width }, count) => {
      const ticks = timeTicks(CLOCK, { from, to: from + width }, count);
      ticks.forEach(({ time, text }, i) => {
        expect(time).toBeGreaterThanOrEqual(ticks[i - 1] === undefined ? from : ticks[i - 1]!.time + 1);
        expect(time).toBeLessThanOrEqual(from + width);
        const date = new Date(Date.UTC(2016, 0, 1) + time * 1000);
        const hour = /(\d\d):(\d\d)$/.exec(text);
        if (hour) expect([Number(hour[1]), Number(hour[2])]).toEqual([date.getUTCHours(), date.getUTCMinutes()]);
        else expect(time % DAY).toBe(0);
        const day = /^(\d+) /.exec(text);
        if (day) expect(Number(day[1])).toBe(date.getUTCDate());
      });
    }),
    { numRuns: cases(200) },
  );
});

describe("labels that fit", () => {
  const ticks = ["1 Jan 2016", "2 Jan", "3 Jan", "4 Jan"].map((text, i) => ({ time: i, text }));
  test("are all of them where there is room", () => {
    expect(fittingLabels(ticks, (time) => 100 * time, 400)).toEqual(["1 Jan 2016", "2 Jan", "3 Jan", "4 Jan"]);
  });
  test("leave out one that the label before reaches into, and one that the edge would cut", () => {
    expect(fittingLabels(ticks, (time) => 60 * time, 230)).toEqual(["1 Jan 2016", "", "3 Jan", ""]);
  });
});
