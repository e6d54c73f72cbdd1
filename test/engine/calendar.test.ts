import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addMonths,
  addSeconds,
  civilToDays,
  daysInMonth,
  daysToCivil,
  daysToIso,
  formatInstant,
  isoToDays,
  parseInstant,
  secondsBetween,
  weekdayOf,
} from "../../engine/calendar.ts";

/** The platform's calendar: an oracle independent of ours. */
const platform = (days: number): Date => new Date(days * 86_400_000);
const anyDay = fc.integer({ min: -200_000, max: 200_000 });

describe("the calendar agrees with the platform's on every day", () => {
  test("dates, both ways", () =>
    fc.assert(
      fc.property(anyDay, (days) => {
        const { year, month, day } = daysToCivil(days);
        const date = platform(days);
        expect([year, month, day]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
        expect(civilToDays({ year, month, day })).toBe(days);
      }),
      { numRuns: 500 },
    ));

  test("days of the week, from 0 = Monday", () =>
    fc.assert(fc.property(anyDay, (days) => weekdayOf(days) === (platform(days).getUTCDay() + 6) % 7)));

  test("ISO dates of four-digit years", () =>
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 300_000 }), (days) => {
        expect(daysToIso(days)).toBe(platform(days).toISOString().slice(0, 10));
        expect(isoToDays(daysToIso(days))).toBe(days);
      }),
    ));
});

test.each([
  ["1970-01-01", 0],
  ["2016-04-01", 16_892],
  ["2000-02-29", 11_016],
])("%s is day %d", (iso, days) => expect(isoToDays(iso)).toBe(days));

test.each([
  "2015-02-29",
  "1900-02-29",
  "2016-04-31",
  "2016-13-01",
  "2016-00-10",
  "2016-1-1",
  "01/04/2016",
  "",
  "2016-04-01 ",
])("%s is no date", (text) => expect(isoToDays(text)).toBeNull());

test("February has 29 days in leap years only", () => {
  expect([2015, 2016, 1900, 2000].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29]);
});

test.each([
  ["2016-01-31", 1, "2016-02-29"],
  ["2015-01-31", 1, "2015-02-28"],
  ["2016-04-01", 24, "2018-04-01"],
  ["2016-03-31", -1, "2016-02-29"],
  ["2016-01-15", -13, "2014-12-15"],
  ["2016-02-29", 12, "2017-02-28"],
])("%s and %d months is %s", (from, months, to) => expect(daysToIso(addMonths(isoToDays(from)!, months))).toBe(to));

describe("instants", () => {
  test.each(["2016-04-01", "2016-04-01T08:00", "2016-04-01T23:59:59"])("%s is read and written alike", (text) =>
    expect(formatInstant(parseInstant(text)!)).toBe(text),
  );

  test.each(["2016-04-01T24:00", "2016-04-01T08:60", "2016-04-01 08:00", "08:00"])("%s is none", (text) =>
    expect(parseInstant(text)).toBeNull(),
  );

  test("seconds added and seconds between are each other's inverse", () =>
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 86_399 }),
        fc.integer({ min: -1e9, max: 1e9 }),
        (days, seconds, by) => {
          const from = { days, seconds };
          expect(secondsBetween(from, addSeconds(from, by))).toBe(by);
        },
      ),
    ));
});
