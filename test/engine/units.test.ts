import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDuration, formatMoney, formatNumber, formatRate, formatShare } from "../../engine/format.ts";
import { editDistance, nearest } from "../../engine/units/nearest.ts";
import {
  type Parsed,
  parseCount,
  parseDuration,
  parseGrowth,
  parsePrice,
  parseRate,
  parseShare,
  putTogether,
  scaleOf,
  takeApart,
} from "../../engine/units.ts";

const value = <T>(parsed: Parsed<T>): T => {
  if (!parsed.ok) throw new Error(parsed.problem.wrong);
  return parsed.value;
};

const problem = (parsed: Parsed<unknown>): string => {
  if (parsed.ok) throw new Error(`was accepted as ${JSON.stringify(parsed.value)}`);
  return `${parsed.problem.wrong}; ${parsed.problem.expected}; ${parsed.problem.try}`;
};

describe("a duration is a number and a unit of time, in seconds", () => {
  test.each([
    ["26 days", 26 * 86_400],
    ["26 day", 26 * 86_400],
    ["1 day", 86_400],
    ["21 nights", 21 * 86_400],
    ["4 hours", 14_400],
    ["70 minutes", 4200],
    ["30 seconds", 30],
    ["6 weeks", 42 * 86_400],
    ["2.5 hours", 9000],
    ["1,000 days", 86_400_000],
    ["0 days", 0],
    ["1 year", 365.25 * 86_400],
    ["12 months", 365.25 * 86_400],
    ["  3 Days ", 3 * 86_400],
  ])("%s", (text, seconds) => expect(value(parseDuration(text))).toBeCloseTo(seconds, 6));

  test.each([
    ["26", "no unit", "26 days"],
    ["1", "no unit", "1 day"],
    ["26 dayz", "dayz", "26 days"],
    ["26 hrs", "hrs", "26 hours"],
    ["3 mins", "mins", "3 minutes"],
    ["5 wks", "wks", "5 weeks"],
    ["-3 days", "negative", "3 days"],
    ["3 per day", "rate", "3 days"],
    ["soon", "not a duration", "26 days"],
    ["", "not a duration", "26 days"],
    ["1e3 days", "not a unit", "days"],
  ])("%s is refused: %s", (text, wrong, cure) => {
    expect(problem(parseDuration(text))).toContain(wrong);
    expect(problem(parseDuration(text))).toContain(cure);
  });
});

describe("a rate is people per unit of time, in people per day", () => {
  test.each([
    ["11.2 per day", 11.2],
    ["24 per hour", 576],
    ["0.2 per minute", 288],
    ["7 per week", 1],
    ["365.25 per year", 1],
    ["365.25 per month", 12],
  ])("%s", (text, perDay) => expect(value(parseRate(text))).toBeCloseTo(perDay, 9));

  test.each([
    ["11.2", "11.2 per day"],
    ["11.2/day", "11.2 per day"],
    ["11.2 a week", "11.2 per week"],
    ["5 days", "5 per day"],
    ["5 per dya", "5 per day"],
    ["-5 per day", "negative"],
    ["many", "not a rate"],
  ])("%s is refused: %s", (text, cure) => expect(problem(parseRate(text))).toContain(cure));
});

describe("a share is a percentage, from 0 to 1", () => {
  test.each([
    ["62%", 0.62],
    ["0%", 0],
    ["100%", 1],
    ["3.5 %", 0.035],
  ])("%s", (text, share) => expect(value(parseShare(text))).toBeCloseTo(share, 12));

  test.each([
    ["0.62", "62%"],
    ["62", "62%"],
    ["130%", "more than the whole"],
    ["-1%", "negative"],
    ["half", "not a share"],
    ["62 percent", "62%"],
  ])("%s is refused: %s", (text, cure) => expect(problem(parseShare(text))).toContain(cure));
});

describe("a price is pounds per unit, in pence", () => {
  test.each([
    ["£312 per bed-day", 31_200, "occupied-day"],
    ["£312 per bed day", 31_200, "occupied-day"],
    ["£312 per day", 31_200, "occupied-day"],
    ["£200 per place-day", 20_000, "place-day"],
    ["£45 per visit", 4500, "visit"],
    ["£1,234.50 per start", 123_450, "start"],
    ["£60 per referral", 6000, "start"],
    ["£60 per person", 6000, "start"],
    ["£90 per delayed day", 9000, "delayed-day"],
    ["£110,000 per year", 11_000_000, "year"],
    ["£48 per visit-hour", 4800, "visit-hour"],
    ["£9 per refusal", 900, "refusal"],
    ["£9 per diversion", 900, "diversion"],
    ["£12 per discharge", 1200, "discharge"],
    ["£1,500 per death", 150_000, "death"],
    ["£250,000 once", 25_000_000, "once"],
  ])("%s", (text, pence, per) => expect(value(parsePrice(text))).toEqual({ pence, per }));

  test.each([
    ["£3.12k", "£3,120 per bed-day"],
    ["£1.2 million per year", "£1,200,000 per year"],
    ["312 per bed-day", "£312 per bed-day"],
    ["£312", "£312 per bed-day"],
    ["£700 per week", "£100 per bed-day"],
    ["£5 per vist", "£5 per visit"],
    ["£-5 per visit", "negative"],
    ["dear", "not a price"],
  ])("%s is refused: %s", (text, cure) => expect(problem(parsePrice(text))).toContain(cure));
});

describe("counts and growth", () => {
  test("a count is whole and 0 or more", () => {
    expect(value(parseCount("120"))).toBe(120);
    expect(value(parseCount("1,200"))).toBe(1200);
    expect(problem(parseCount("12.5"))).toContain("12 or 13");
    expect(problem(parseCount("-1"))).toContain("negative");
    expect(problem(parseCount("12 beds"))).toContain("; 12");
    expect(problem(parseCount("a few"))).toContain("not a number");
  });

  test("growth is a percentage per year, and may be negative", () => {
    expect(value(parseGrowth("1.7% per year"))).toBeCloseTo(0.017, 12);
    expect(value(parseGrowth("-2% per year"))).toBeCloseTo(-0.02, 12);
    expect(problem(parseGrowth("1.7%"))).toContain("1.7% per year");
    expect(problem(parseGrowth("-100% per year"))).toContain("nobody");
  });
});

describe("a written figure can be taken apart and put together with another number", () => {
  test.each(["26 days", "£312 per bed-day", "62%", "120", "1.7% per year", "-3.5%"])("%s", (text) => {
    const figure = takeApart(text)!;
    expect(putTogether(figure.number, figure)).toBe(text);
  });

  test("units of time and rates know their scale", () => {
    expect(scaleOf(takeApart("2 weeks")!)).toBe(14 * 43_200);
    expect(scaleOf(takeApart("2 per week")!)).toBeCloseTo(1 / 7, 12);
    expect(scaleOf(takeApart("62%")!)).toBe(1);
  });
});

describe("formats for reports", () => {
  test.each([
    [30, "30 seconds"],
    [4200, "70 minutes"],
    [4 * 3600, "4 hours"],
    [26 * 86_400, "26 days"],
    [4.1 * 86_400, "4.1 days"],
    [0, "0 days"],
    [1, "1 second"],
  ])("%d seconds are %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  test("money", () => {
    expect(formatMoney(31_200)).toBe("£312");
    expect(formatMoney(123_450)).toBe("£1,234.50");
    expect(formatMoney(-500)).toBe("−£5");
    expect(formatMoney(0)).toBe("£0");
    expect(formatMoney(123_456_789)).toBe("£1,234,568");
    expect(formatMoney(Number.NaN)).toBe("—");
  });

  test("rates take the unit in which there is at least one", () => {
    expect(formatRate(11.2)).toBe("11.2 per day");
    expect(formatRate(0.5)).toBe("3.5 per week");
    expect(formatRate(0.1)).toBe("3.04 per month");
    expect(formatRate(0)).toBe("0 per day");
  });

  test("shares and numbers", () => {
    expect(formatShare(0.623)).toBe("62.3%");
    expect(formatNumber(163_848)).toBe("163,848");
    expect(formatNumber(-0.0412)).toBe("−0.0412");
    expect(formatNumber(Number.POSITIVE_INFINITY)).toBe("—");
  });

  test("what is formatted as a duration of whole days reads back as itself", () => {
    const days = fc.integer({ min: 2, max: 999 });
    fc.assert(fc.property(days, (n) => value(parseDuration(formatDuration(n * 86_400))) === n * 86_400));
  });
});

describe("near misses", () => {
  test("edit distance counts insertions, deletions and substitutions", () => {
    expect(editDistance("kitten", "sitting")).toBe(3);
    expect(editDistance("", "abc")).toBe(3);
    expect(editDistance("same", "same")).toBe(0);
  });

  test("the nearest known word is found, and none when none is near", () => {
    expect(nearest("capasity", ["kind", "capacity", "routes"])).toBe("capacity");
    expect(nearest("xyz", ["kind", "capacity"])).toBeNull();
  });

  test("any text at all is either read or explained", () => {
    const readers = [parseDuration, parseRate, parseShare, parsePrice, parseCount, parseGrowth];
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const read of readers) {
          const parsed = read(text);
          if (parsed.ok) continue;
          const { wrong, expected, try: cure } = parsed.problem;
          for (const part of [wrong, expected, cure]) expect(part.length).toBeGreaterThan(0);
          expect(`${expected} ${cure}`).not.toMatch(/undefined|NaN|Infinity/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
