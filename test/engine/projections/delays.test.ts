import { describe, expect, test } from "vitest";
import { REASON } from "../../../engine/log/facts.ts";
import { log } from "../log/helpers.ts";
import { DAY, days, figures, HOUR, YEAR } from "./figures.ts";
import { modelOf } from "./models.ts";

const model = modelOf(
  { ward: { capacity: 9, routes: [{ to: ["rehab"] }, { to: ["home"] }] }, rehab: { kind: "caseload" } },
  { clock: days(10), place: { name: "", population: { "18-plus": 50_000 } } },
);
const HOME = 2;

describe("ten days of delays on a ward", () => {
  // Person 0: ready on day 2 at 06:00, assessed until day 3, then no room until day 5. Person 1: never delayed.
  // Person 2: ready on day 4 at 10:00, out of hours until 14:00. Person 3: ready on day 9, still there.
  const found = figures(model, [
    log(
      [0, "Arrived", 0, 0],
      [0, "Started", 0, 0],
      [0, "Arrived", 1, 0],
      [0, "Started", 1, 0],
      [1 * DAY, "Arrived", 2, 0],
      [1 * DAY, "Started", 2, 0],
      [2 * DAY, "Arrived", 3, 0],
      [2 * DAY, "Started", 3, 0],
      [2 * DAY + 6 * HOUR, "ReadyToLeave", 0, 0, 1],
      [2 * DAY + 6 * HOUR, "Delayed", 0, 0, 1, REASON.assessment],
      [3 * DAY, "Referred", 0, 1, 0],
      [3 * DAY, "Delayed", 0, 0, 1, REASON.noRoom],
      [3 * DAY, "Left", 1, 0, HOME],
      [3 * DAY, "Exited", 1, 0, HOME],
      [4 * DAY + 10 * HOUR, "ReadyToLeave", 2, 0, HOME],
      [4 * DAY + 10 * HOUR, "Delayed", 2, 0, HOME, REASON.outOfHours],
      [4 * DAY + 14 * HOUR, "Left", 2, 0, HOME],
      [4 * DAY + 14 * HOUR, "Exited", 2, 0, HOME],
      [5 * DAY, "Left", 0, 0, 1],
      [5 * DAY, "Started", 0, 1, 0],
      [9 * DAY, "ReadyToLeave", 3, 0, HOME],
      [9 * DAY, "Delayed", 3, 0, HOME, REASON.funding],
    ),
  ]);
  const delayed = { first: 2.75, second: 4 / 24, third: 1 };
  const total = delayed.first + delayed.second + delayed.third;

  test("delayed is person-days of delay over days, and days of delay are a year's", () => {
    expect(found("ward.delayed")).toBeCloseTo(total / 10, 12);
    expect(found("ward.delayed.days")).toBeCloseTo((total / 10) * YEAR, 9);
    expect(found("system.delayed")).toBeCloseTo(total / 10, 12);
  });

  test("in-treatment is the census less those who are ready", () => {
    expect(found("ward.in-treatment")).toBeCloseTo(found("ward.census")! - total / 10, 12);
  });

  test("the reasons share out the delay", () => {
    expect(found("ward.delayed.assessment")).toBeCloseTo(0.75 / 10, 12);
    expect(found("ward.delayed.no-room")).toBeCloseTo(2 / 10, 12);
    expect(found("ward.delayed.out-of-hours")).toBeCloseTo(4 / 24 / 10, 12);
    expect(found("ward.delayed.funding")).toBeCloseTo(1 / 10, 12);
    expect(found("ward.delayed.choice")).toBe(0);
  });

  test("the snapshot at midnight sees neither same-day leavers nor those who left at that instant", () => {
    // Midnights of days 0 … 9: person 0 on days 3 and 4 (gone at midnight of day 5), person 3 on day 9.
    expect(found("ward.delayed.snapshot")).toBeCloseTo(3 / 10, 12);
    expect(found("system.delayed.snapshot")).toBeCloseTo(3 / 10, 12);
  });

  test("time with anybody delayed counts once however many there are", () => {
    expect(found("ward.delayed.any")).toBeCloseTo((2.75 + 1) / 10, 12);
  });

  test("people who became delayed are counted in the year and in the week", () => {
    expect(found("ward.delayed.people")).toBeCloseTo((3 * YEAR) / 10, 9);
    expect(found("ward.delayed.new-per-week")).toBeCloseTo((3 * 7) / 10, 12);
  });

  test("the mean delay is of those who left: of all, and of the delayed", () => {
    expect(found("ward.delayed.mean")).toBeCloseTo((delayed.first + delayed.second) / 3, 12);
    expect(found("ward.delayed.mean-of-delayed")).toBeCloseTo((delayed.first + delayed.second) / 2, 12);
    expect(found("ward.delayed.share")).toBeCloseTo(2 / 3, 12);
  });

  test("the length of stay ends when people are ready, the stay when they leave", () => {
    expect(found("ward.length-of-stay")).toBeCloseTo((2.25 + 3 + (3 + 10 / 24) + 7) / 4, 12);
    expect(found("ward.stay")).toBeCloseTo((5 + 3 + (3 + 14 / 24)) / 3, 12);
  });

  test("the rate is days of delay per day and 100,000 adults", () => {
    expect(found("system.delayed.rate")).toBeCloseTo((total / 10) * 2, 12);
  });
});

describe("the daily snapshot", () => {
  const at = (snapshotAt: number, ready: number, left: number, weekOffset = 0) => {
    const clock = { ...days(3, snapshotAt), weekOffset };
    const rows = log(
      [0, "Arrived", 0, 0],
      [0, "Started", 0, 0],
      [ready, "ReadyToLeave", 0, 0, HOME],
      [left, "Left", 0, 0, HOME],
    );
    return figures({ ...model, clock }, [rows])("ward.delayed.snapshot");
  };

  test("counts a person who becomes ready at that very second", () =>
    expect(at(9 * HOUR, 9 * HOUR, 10 * HOUR)).toBe(1 / 3));

  test("does not count one who becomes ready a second later", () =>
    expect(at(9 * HOUR, 9 * HOUR + 1, 10 * HOUR)).toBe(0));

  test("does not count one who leaves at that very second", () => expect(at(9 * HOUR, 8 * HOUR, 9 * HOUR)).toBe(0));

  test("counts one who leaves a second later", () => expect(at(9 * HOUR, 8 * HOUR, 9 * HOUR + 1)).toBe(1 / 3));

  test("is at its hour of the calendar day, whatever hour the run began at", () => {
    // The run begins at 20:00: its first 09:00 is 13 hours later.
    expect(at(9 * HOUR, 13 * HOUR, 13 * HOUR + 1, 20 * HOUR)).toBe(1 / 3);
    expect(at(9 * HOUR, 9 * HOUR, 10 * HOUR, 20 * HOUR)).toBe(0);
  });
});

test("a delay that spans the window counts inside it; a mean delay counts in full", () => {
  const rows = log(
    [0, "Arrived", 0, 0],
    [0, "Started", 0, 0],
    [1 * DAY, "ReadyToLeave", 0, 0, HOME],
    [1 * DAY, "Delayed", 0, 0, HOME, REASON.choice],
    [6 * DAY, "Left", 0, 0, HOME],
    [6 * DAY, "Exited", 0, 0, HOME],
  );
  const found = figures(model, [rows], { from: 4 * DAY, to: 8 * DAY });
  expect(found("ward.delayed")).toBe(2 / 4);
  expect(found("ward.delayed.choice")).toBe(2 / 4);
  expect(found("ward.delayed.any")).toBe(2 / 4);
  expect(found("ward.delayed.snapshot")).toBe(2 / 4);
  expect(found("ward.delayed.people")).toBe(0);
  expect(found("ward.delayed.mean")).toBe(5);
  expect(found("ward.length-of-stay")).toBe(null);
});
