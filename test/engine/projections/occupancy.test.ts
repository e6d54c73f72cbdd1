import { describe, expect, test } from "vitest";
import { occupancyDistribution } from "../../../engine/projections/occupancy.ts";
import { log } from "../log/helpers.ts";
import { DAY, days, fold } from "./figures.ts";
import { modelOf } from "./models.ts";

const model = modelOf({ ward: { capacity: 2 }, other: {} }, { clock: days(10) });
const HOME = 2;

describe("the distribution of the number of people", () => {
  // One person from day 0 to 4, another from day 2 to 6; a third waits from day 3 to 4 and stays to the end.
  const rows = log(
    [0, "Started", 0, 0],
    [2 * DAY, "Started", 1, 0],
    [3 * DAY, "Referred", 2, 0],
    [3 * DAY, "Referred", 2, 1],
    [4 * DAY, "Left", 0, 0, HOME],
    [4 * DAY, "Started", 2, 0],
    [6 * DAY, "Left", 1, 0, HOME],
  );

  test("gives the share of time with exactly n people there", () => {
    expect([...fold(occupancyDistribution(0), model, [rows]).time]).toEqual([0, 0.6, 0.4]);
  });

  test("gives the share of daily snapshots, each after the last fact of its second", () => {
    // Midnights of days 0, 1: one person; 2 … 5: two; 6 … 9: one.
    expect([...fold(occupancyDistribution(0), model, [rows]).snapshots]).toEqual([0, 0.6, 0.4]);
    expect([...fold(occupancyDistribution(0), model, [rows], { from: DAY, to: 3 * DAY }).snapshots]).toEqual([
      0, 0.5, 0.5,
    ]);
  });

  test("counts those who wait, or both, when asked", () => {
    expect([...fold(occupancyDistribution(0, "waiting"), model, [rows]).time]).toEqual([0.9, 0.1]);
    expect([...fold(occupancyDistribution(0, "both"), model, [rows]).time]).toEqual([0, 0.6, 0.3, 0.1]);
    expect([...fold(occupancyDistribution(1, "waiting"), model, [rows]).time]).toEqual([0.9, 0.1]);
  });

  test("opens with the people who are there", () => {
    const late = fold(occupancyDistribution(0), model, [rows], { from: 5 * DAY, to: 10 * DAY });
    expect([...late.time]).toEqual([0, 0.8, 0.2]);
  });

  test("has no snapshots where the window has none", () => {
    expect([...fold(occupancyDistribution(0), model, [rows], { from: 1, to: 2 }).snapshots]).toEqual([]);
  });

  test("of a service that is not there is refused", () => {
    expect(() => fold(occupancyDistribution(7), model, [])).toThrow("there is no service 7");
  });
});
