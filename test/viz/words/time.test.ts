import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMoment } from "../../../viz/words/moment.ts";
import {
  clockWords,
  datedClock,
  dateWords,
  dayWords,
  lengthWords,
  SPEEDS,
  shortClock,
  sliderWords,
} from "../../../viz/words/time.ts";
import { cases } from "../../effort.ts";
import { DAY, HOUR } from "./town.ts";

const clock = (start: string, warmUp: number, days: number) => ({
  clock: { start, warmUp, end: warmUp + days * DAY, weekOffset: 0, snapshotAt: 0 },
});
const YEARS = clock("2017-01-01", 80 * DAY, 730);

describe("a moment in words", () => {
  const t = 80 * DAY + 13 * DAY + 14 * HOUR + 5 * 60 + 59;

  test("is civil time of the scenario, with the weekday the calendar gives", () => {
    expect(clockWords(YEARS, t)).toBe("Saturday 14 January 2017, 14:05");
    expect(shortClock(YEARS, t)).toBe("Sat 14 Jan, 14:05");
    expect(datedClock(YEARS, t)).toBe("Sat 14 Jan 2017, 14:05");
    expect(dateWords(YEARS, t)).toBe("14 January 2017");
    expect(clockWords(YEARS, 0)).toBe("Thursday 13 October 2016, 00:00");
  });

  test("knows leap days and a start within the day", () => {
    const leap = clock("2016-02-28T08:00", DAY, 20);
    expect(clockWords(leap, 2 * DAY)).toBe("Monday 29 February 2016, 08:00");
    expect(clockWords(leap, 0)).toBe("Saturday 27 February 2016, 08:00");
  });

  test("agrees with another calendar at any moment", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 810 * DAY }), (at) => {
        const date = new Date(Date.UTC(2017, 0, 1) + (at - 80 * DAY) * 1000);
        const words = date.toLocaleString("en-GB", { timeZone: "UTC", dateStyle: "full", timeStyle: "short" });
        expect(clockWords(YEARS, at)).toBe(words.replace(" at ", ", ").replace(/^(\w+), /, "$1 "));
      }),
      { numRuns: cases(200) },
    );
  });

  test("is a day of the measured time, or of the warm-up before it", () => {
    expect(dayWords(YEARS, t)).toBe("day 14 of 730");
    expect(dayWords(YEARS, 80 * DAY)).toBe("day 1 of 730");
    expect(dayWords(YEARS, YEARS.clock.end)).toBe("day 730 of 730");
    expect(dayWords(YEARS, 0)).toBe("warm-up, 80 days before measuring begins");
    expect(dayWords(YEARS, 80 * DAY - 1)).toBe("warm-up, 1 day before measuring begins");
    expect(sliderWords(YEARS, t)).toBe("Saturday 14 January 2017, 14:05, day 14 of 730");
  });
});

test.each([
  [0, "under a minute"],
  [59, "under a minute"],
  [60, "1 min"],
  [HOUR - 1, "59 min"],
  [2 * HOUR + 10 * 60, "2 h 10 min"],
  [3 * HOUR + 59, "3 h"],
  [DAY - 1, "23 h 59 min"],
  [9 * DAY + 3 * HOUR + 3599, "9 d 3 h"],
  [9 * DAY, "9 d"],
  [1204 * DAY, "1,204 d"],
  [Number.NaN, "under a minute"],
])("%d seconds are %s", (seconds, words) => {
  expect(lengthWords(seconds)).toBe(words);
});

test("speeds are said as simulated time per second, slowest first", () => {
  expect(SPEEDS.map(({ words }) => words)).toEqual([
    "event by event",
    ...["1 hour", "6 hours", "1 day", "7 days", "30 days"].map((length) => `${length} per second`),
  ]);
  const paces = SPEEDS.map(({ perSecond }) => perSecond);
  expect(paces).toEqual([...paces].sort((a, b) => a - b));
});

describe("a typed moment", () => {
  const day = 80 * DAY + 13 * DAY;
  const afternoon = day + 14 * HOUR + 5 * 60;

  test.each([
    ["2017-01-14", day],
    ["2017-01-14T14:05", afternoon],
    ["2017-01-14 14:05", afternoon],
    ["2017-01-14T14:05:30", afternoon + 30],
    ["14/1/2017 14:05", afternoon],
    ["14/01/17", day],
    ["14.1.2017", day],
    ["14 Jan 2017", day],
    ["14 jan 2017, 14:05", afternoon],
    ["14th January 2017", day],
    ["Saturday 14 January 2017, 14:05", afternoon],
    ["Sat 14 Jan, 14:05", afternoon],
    ["day 14", day],
    [" Day 14 of 730  14:05 ", afternoon],
    ["13 Oct", 0],
  ])("%s is read", (text, t) => {
    expect(parseMoment(YEARS, text)).toBe(t);
  });

  test.each([
    ["", /^"" is not a date\. Type a date such as 1 January 2017/],
    ["tomorrow", /^"tomorrow" is not a date/],
    ["14/1", /is not a date/],
    ["31 Feb 2017", /^There is no such date/],
    ["2017-13-01", /^There is no such date/],
    ["14 Jan 2017 25:00", /^There is no such time of day/],
    ["14 Jan 2027", /lies outside this run, which goes from Thursday 13 October 2016, 00:00 to .* 730 days/],
    ["day 732", /lies outside this run/],
    ["1 Jan 1900", /lies outside this run/],
  ])("%s gives a sentence that says what was expected", (text, sentence) => {
    expect(parseMoment(YEARS, text)).toMatch(sentence);
    expect(parseMoment(YEARS, text)).toMatch(/or a day such as day 14\.$/);
  });

  test("the words of a moment are read back, in every form", () => {
    const early = clock("2016-02-28T08:00", 5 * DAY, 300);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: (305 * DAY) / 60 }), (minutes) => {
        for (const words of [clockWords, datedClock, shortClock, sliderMinute]) {
          expect(parseMoment(early, words(early, minutes * 60))).toBe(minutes * 60);
        }
      }),
      { numRuns: cases(200) },
    );
  });

  test("on a run that begins within a day, a day begins then and the first date is its first moment", () => {
    const late = clock("2016-04-01T08:00", 0, 30);
    expect(parseMoment(late, "day 2")).toBe(DAY);
    expect(parseMoment(late, "day 1 09:00")).toBe(HOUR);
    expect(parseMoment(late, "day 1 07:00")).toBe(23 * HOUR);
    expect(parseMoment(late, "1 Apr 2016")).toBe(0);
    expect(parseMoment(late, "1 Apr 2016 07:00")).toMatch(/outside this run/);
  });
});

/** "day 3 of 300 14:05", as typed by one who saw the panel; before measuring the date. */
function sliderMinute(header: typeof YEARS, t: number): string {
  const time = clockWords(header, t).slice(-5);
  return t < header.clock.warmUp || t === header.clock.end ? clockWords(header, t) : `${dayWords(header, t)} ${time}`;
}
