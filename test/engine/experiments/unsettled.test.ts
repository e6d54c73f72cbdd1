import { describe, expect, test } from "vitest";
import type { Model } from "../../../engine/compile/model.ts";
import { unsettled } from "../../../engine/experiments/unsettled.ts";
import { measure } from "../report/sample.ts";

const model = { services: [{ name: "unit", label: "Unit" }], periods: [] } as unknown as Model;
const said = (queue: number, growth: number, half: number | null): string[] =>
  unsettled(model, [measure("unit.queue", "people", queue, 1), measure("unit.queue.growth", "people", growth, half)]);

describe("a queue did not settle", () => {
  test("when it clearly grew, by a person and a quarter of itself", () => {
    expect(said(10, 6, 2)).toEqual([expect.stringMatching(/^Unit did not settle: 6\.0 more people/)]);
  });

  test.each([
    ["the growth may be chance", 10, 6, 7],
    ["it grew by less than a person", 1, 0.6, 0.1],
    ["it grew by less than a quarter of itself", 100, 6, 2],
    ["it shrank", 10, -6, 2],
    ["there is one run only", 10, 6, null],
  ])("is not said when %s", (_, queue, growth, half) => expect(said(queue, growth, half)).toEqual([]));
});
