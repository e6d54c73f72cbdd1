import { describe, expect, test } from "vitest";
import { UNLIMITED } from "../../../engine/index.ts";
import { gapsBetween, type LaneView, mostBeds, topOf } from "../../../viz/charts/lanesView.ts";
import { TOWN } from "../words/town.ts";

describe("the top of a lane", () => {
  const view = (highs: number[][], capacity: number | null): LaneView => ({
    label: "Beds used",
    lane: {
      service: -1,
      kind: "used",
      low: highs.map((high) => Int32Array.from(high)),
      high: highs.map((high) => Int32Array.from(high)),
    },
    capacity,
    tone: "care",
  });
  test("is the most it ever is, or the capacity where that is more", () => {
    const levels = [
      [3, 9, 4],
      [9, 4],
    ];
    expect(topOf(view(levels, null))).toBe(9);
    expect(topOf(view(levels, 12))).toBe(12);
    expect(topOf(view(levels, 5))).toBe(9);
  });
  test("is 1 where nothing ever was", () => expect(topOf(view([[0]], null))).toBe(1));
});

test("what cannot be read is what lies between the stretches that can, and after the last", () => {
  expect(gapsBetween([{ from: 0, to: 100 }], 100)).toEqual([]);
  expect(
    gapsBetween(
      [
        { from: 10, to: 20 },
        { from: 21, to: 30 },
        { from: 50, to: 80 },
      ],
      100,
    ),
  ).toEqual([
    { from: 0, to: 10 },
    { from: 31, to: 50 },
    { from: 81, to: 100 },
  ]);
  expect(gapsBetween([], 100)).toEqual([{ from: 0, to: 100 }]);
});

describe("the most beds there are", () => {
  const service = (kind: "beds" | "caseload", capacity: number) => ({ ...TOWN.services[0]!, kind, capacity });
  const services = [service("beds", 10), service("beds", 4), service("caseload", 70), service("beds", UNLIMITED)];
  const most = (...changes: [at: number, service: number, capacity: number][]) =>
    mostBeds({ services, capacityChanges: changes.map(([at, n, capacity]) => ({ at, service: n, capacity })) });

  test("is of services with beds together, over all time", () => {
    expect(most()).toBe(14);
    expect(most([9, 0, 12], [20, 0, 2], [30, 2, 99])).toBe(16);
  });

  test("does not count twice what moves from one service to another", () => {
    expect(most([9, 1, 8], [9, 0, 6])).toBe(14);
  });
});
