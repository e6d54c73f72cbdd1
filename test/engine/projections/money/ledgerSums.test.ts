import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { windowUntilEnd } from "../../../../engine/projections/ended.ts";
import { cellsIn } from "../../../../engine/projections/money/activity.ts";
import { beginActivity } from "../../../../engine/projections/money/activityFold.ts";
import { ledgerFaults, ledgerSums, pounds } from "../../../../engine/projections/money/ledgerSums.ts";
import { measuredWindow } from "../../../../engine/projections/projection.ts";
import { cases } from "../../../effort.ts";
import { logOf } from "../../../laws/running.ts";
import { allScenarios, modelOf } from "../../../laws/scenarios.ts";

/** Whether a scenario has lines of cost, and lies in March and April. */
const isCostly = (text: string): boolean => /^costs:/m.test(text) && /^ *start: .?2016-03-24/m.test(text);

describe("what care cost adds up to the same total", () => {
  test("by payer, by service, by line and by month, in any scenario with lines of any kind, to the penny", () => {
    let spent = 0;
    fc.assert(
      fc.property(allScenarios(), (text) => {
        fc.pre(isCostly(text));
        const model = modelOf(text);
        const log = logOf(model);
        const whole = measuredWindow(model);
        const fold = ledgerSums(model, windowUntilEnd(whole, log) ?? whole);
        for (const chunk of log) fold.take(chunk);
        const sums = fold.end();
        expect(ledgerFaults(sums)).toEqual([]);
        if (sums.months.length > 1 && sums.payers.some((pence) => pence > 0)) spent++;
      }),
      { numRuns: cases(10) },
    );
    expect(spent).toBeGreaterThan(3);
  });

  test("and what does not is told with both sums", () => {
    const sums = {
      total: 1000,
      payers: [400, 600],
      services: [999.2, 0.8],
      lines: [1000],
      months: [{ month: "2016-04", pence: 999 }],
    };
    expect(ledgerFaults(sums)).toEqual(["the months add up to £9.99, but all together cost £10.00"]);
    expect(ledgerFaults({ ...sums, payers: [NaN] })).toHaveLength(2);
  });
});

test("activity is cut at the turns of months of the calendar, and at the ends of the window", () => {
  const hour = 3600;
  const clock = { start: "2016-02-27T08:00", warmUp: hour, end: hour + 40 * 86_400 } as const;
  const model = modelOf(fc.sample(allScenarios(), { numRuns: 1, seed: 3 })[0]!);
  const activity = beginActivity({ ...model, periods: [], costs: [], clock: { ...model.clock, ...clock } }).end();
  const march = hour + (16 + 2 * 24) * hour;
  const april = march + 31 * 24 * hour;
  const month = 12 * 2016 + 1;
  expect(activity.cells).toEqual([
    { from: 0, to: hour, month },
    { from: hour, to: march, month },
    { from: march, to: april, month: month + 1 },
    { from: april, to: clock.end, month: month + 2 },
  ]);
  expect(cellsIn(activity, { from: hour, to: clock.end })).toEqual([1, 2, 3]);
  expect(() => cellsIn(activity, { from: 2 * hour, to: clock.end })).toThrow("not cut at second 7200");
});

test("pounds are written to the penny", () => {
  expect([123_456_789, 5, -1234].map(pounds)).toEqual(["£1,234,567.89", "£0.05", "−£12.34"]);
});
