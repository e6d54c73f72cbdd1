import { describe, expect, test } from "vitest";
import { cut, log } from "../log/helpers.ts";
import { DAY, days, figures, HOUR, YEAR } from "./figures.ts";
import { modelOf } from "./models.ts";

// Places: ward 0, rehab 1, then the exits home 2, care-home 3.
const model = modelOf(
  {
    ward: { capacity: 2, routes: [{ to: ["rehab"] }, { to: ["home"] }] },
    rehab: { kind: "caseload", capacity: 1, routes: [{ to: ["home"] }] },
  },
  { clock: days(10) },
);
const HOME = 2;

describe("ten days of a ward with two beds", () => {
  // Person 0: ward day 0–4, rehab day 4–9. Person 1: ward day 2–6, home. Person 2: ward from day 8 on.
  const chunk = log(
    [0, "Arrived", 0, 0],
    [0, "Started", 0, 0],
    [2 * DAY, "Arrived", 1, 0],
    [2 * DAY, "Started", 1, 0],
    [4 * DAY, "Left", 0, 0, 1],
    [4 * DAY, "Started", 0, 1, 0],
    [6 * DAY, "Left", 1, 0, HOME],
    [6 * DAY, "Exited", 1, 0, HOME],
    [8 * DAY, "Arrived", 2, 0],
    [8 * DAY, "Started", 2, 0],
    [9 * DAY, "Left", 0, 1, HOME],
    [9 * DAY, "Exited", 0, 1, HOME],
  );
  const found = figures(model, [chunk]);

  test("census is person-days over days", () => {
    expect(found("ward.census")).toBeCloseTo((4 + 4 + 2) / 10, 12);
    expect(found("rehab.census")).toBeCloseTo(5 / 10, 12);
    expect(found("system.inside")).toBeCloseTo((9 + 4 + 2) / 10, 12);
  });

  test("occupancy is person-days over place-days", () => {
    expect(found("ward.occupancy")).toBeCloseTo(10 / 20, 12);
    expect(found("ward.capacity")).toBe(2);
  });

  test("full is the share of time in which every place is taken", () => {
    expect(found("ward.full")).toBeCloseTo(2 / 10, 12);
    expect(found("rehab.full")).toBeCloseTo(5 / 10, 12);
  });

  test("the length of stay is that of people who finished it, from their start", () => {
    expect(found("ward.length-of-stay")).toBeCloseTo(4, 12);
    expect(found("ward.stay")).toBeCloseTo(4, 12);
    expect(found("rehab.stay")).toBeCloseTo(5, 12);
  });

  test("starts, arrivals, exits and flows are a year's, of 365.25 days", () => {
    expect(found("ward.starts")).toBeCloseTo((3 * YEAR) / 10, 9);
    expect(found("system.arrivals")).toBeCloseTo((3 * YEAR) / 10, 9);
    expect(found("system.exits.home")).toBeCloseTo((2 * YEAR) / 10, 9);
    expect(found("ward.to.rehab")).toBeCloseTo(YEAR / 10, 9);
    expect(found("ward.to.home")).toBeCloseTo(YEAR / 10, 9);
  });

  test("a window counts people who are there when it opens, from then on, and nothing after it", () => {
    const late = figures(model, [chunk], { from: 3 * DAY, to: 9 * DAY });
    expect(late("ward.census")).toBeCloseTo((1 + 3 + 1) / 6, 12);
    expect(late("rehab.census")).toBeCloseTo(5 / 6, 12);
    expect(late("ward.full")).toBeCloseTo(1 / 6, 12);
    expect(late("ward.starts")).toBeCloseTo(YEAR / 6, 9); // person 2 only
    expect(late("ward.length-of-stay")).toBeCloseTo(4, 12); // whole stays, though they began before
    expect(late("rehab.stay")).toBe(null); // person 0 left at the end, which is outside
    expect(late("system.exits.home")).toBeCloseTo(YEAR / 6, 9);
  });

  test("it does not matter where the log is cut into chunks", () => {
    const all = ["ward.census", "ward.full", "ward.stay", "rehab.occupancy", "system.inside", "ward.to.home"];
    for (let at = 1; at < chunk.length; at++) {
      const again = figures(model, cut(chunk, at), { from: 3 * DAY, to: 9 * DAY });
      const once = figures(model, [chunk], { from: 3 * DAY, to: 9 * DAY });
      expect(all.map(again)).toEqual(all.map(once));
    }
  });
});

test("a log that ends before the window opens still has its people there", () => {
  const found = figures(model, [log([0, "Arrived", 0, 0], [0, "Started", 0, 0])], { from: 5 * DAY, to: 10 * DAY });
  expect(found("ward.census")).toBe(1);
});

test("an empty log has nobody there, places all the same, and no length of stay", () => {
  const found = figures(model, []);
  expect(found("ward.census")).toBe(0);
  expect(found("ward.capacity")).toBe(2);
  expect(found("ward.stay")).toBe(null);
});

test("capacity follows the log, and beds that close over people's heads make the ward full", () => {
  const found = figures(model, [
    log(
      [0, "Arrived", 0, 0],
      [0, "Started", 0, 0],
      [4 * DAY, "CapacityChanged", -1, 0, -1, 1],
      [6 * DAY, "CapacityChanged", -1, 0, -1, 0],
      [7 * DAY, "CapacityChanged", -1, 0, -1, 5],
    ),
  ]);
  expect(found("ward.capacity")).toBeCloseTo((4 * 2 + 2 * 1 + 0 + 3 * 5) / 10, 12);
  expect(found("ward.full")).toBeCloseTo(3 / 10, 12);
});

test("a place reserved is not free, whether Assigned says so or only TransferStarted", () => {
  const found = figures(model, [
    log(
      [0, "Arrived", 0, 0],
      [0, "Started", 0, 0],
      [0, "Arrived", 1, 0],
      [0, "Started", 1, 0],
      [1 * DAY, "ReadyToLeave", 0, 0, 1],
      [1 * DAY, "Assigned", 0, 1, 0],
      [2 * DAY, "TransferStarted", 0, 1, 0],
      [3 * DAY, "Left", 0, 0, 1],
      [3 * DAY, "Started", 0, 1, 0],
      [4 * DAY, "Left", 0, 1, HOME],
      [4 * DAY, "Exited", 0, 1, HOME],
      [5 * DAY, "ReadyToLeave", 1, 0, 1],
      [5 * DAY, "TransferStarted", 1, 1, 0],
      [6 * DAY, "Left", 1, 0, 1],
      [6 * DAY, "Started", 1, 1, 0],
      [9 * DAY, "ReadyToLeave", 1, 1, HOME],
      [9 * DAY, "TransferStarted", 1, HOME, 1], // on the way home: nothing to reserve there
    ),
  ]);
  expect(found("rehab.census")).toBeCloseTo((1 + 4) / 10, 12);
  expect(found("rehab.full")).toBeCloseTo((3 + 5) / 10, 12);
});

describe("a team", () => {
  const team = modelOf({ nurses: { kind: "team", capacity: 1, routes: [{ to: ["home"] }] } }, { clock: days(1) });
  const visited = (p: number, from: number, to: number, overtime: 0 | 1) =>
    [
      [from, "Started", p, 0],
      [to, "Visited", p, 0, -1, overtime],
      [to, "Left", p, 0, 1],
      [to, "Exited", p, 0, 1],
    ] as const;
  // On duty 0–8 and 16–24 h. The second visit runs from 7 to 18 h: overtime, and the next shift is whole.
  const [a, b, c] = [
    visited(0, 0, 4 * HOUR, 0),
    visited(1, 7 * HOUR, 18 * HOUR, 1),
    visited(2, 17 * HOUR, 20 * HOUR, 0),
  ];
  const shifts = [
    [8 * HOUR, "CapacityChanged", -1, 0, 1, 0],
    [16 * HOUR, "CapacityChanged", -1, 0, -1, 1],
  ] as const;
  const rows = [...a, ...b, ...c, ...shifts]
    .map((row, i) => ({ row, i }))
    .sort((x, y) => x.row[0] - y.row[0] || x.i - y.i);
  const found = figures(team, [log(...rows.map(({ row }) => row))]);

  test("is full when everyone is busy or nobody on duty; visits in overtime take nobody of the next shift", () => {
    expect(found("nurses.full")).toBeCloseTo((4 + 1 + 8 + 3) / 24, 12);
  });

  test("counts overtime as use of the staff on duty, and apart", () => {
    expect(found("nurses.occupancy")).toBeCloseTo((4 + 11 + 3) / 16, 12);
    expect(found("nurses.visits")).toBeCloseTo(3 * YEAR, 9);
    expect(found("nurses.overtime")).toBeCloseTo(YEAR, 9);
  });
});

test("a window that is empty or begins before time 0 is refused", () => {
  expect(() => figures(model, [], { from: 5, to: 5 })).toThrow("a window needs 0 ≤ from < to; got 5 to 5");
  expect(() => figures(model, [], { from: -1, to: 5 })).toThrow(RangeError);
});
