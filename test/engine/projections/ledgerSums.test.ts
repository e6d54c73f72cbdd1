import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { windowUntilEnd } from "../../../engine/projections/ended.ts";
import { ledgerFaults, ledgerSums, monthsIn, pounds } from "../../../engine/projections/ledgerSums.ts";
import { measuredWindow } from "../../../engine/projections/projection.ts";
import { cases } from "../../effort.ts";
import { logOf } from "../../laws/running.ts";
import { allScenarios, modelOf } from "../../laws/scenarios.ts";

/** Lines of every kind of charge, over the services that every small scenario has. */
const COSTS = `
payers: [nhs, council]
costs:
  price-year: 2016/17
  lines:
    days: { service: ward-0, price: £313 per bed-day, paid-by: nhs }
    places: { service: ward-0, price: £17.01 per place-day, paid-by: { nhs: 33%, council: 67% } }
    delays: { service: ward-0, price: £99.99 per delayed day, paid-by: council, additional: true }
    attributed: { service: ward-0, price: £313 per delayed day, paid-by: nhs }
    starts: { service: at-home, price: £1.37 per start, paid-by: council }
    fixed: { service: [ward-0, at-home], price: "£7,500 per year", paid-by: nhs }
`;

describe("what care cost adds up to the same total", () => {
  test("by payer, by service and by month, in any scenario, to the penny", () => {
    let spent = 0;
    fc.assert(
      fc.property(allScenarios(), (text) => {
        fc.pre(!/^(?:costs|payers):/m.test(text));
        const model = modelOf(text + COSTS);
        const log = logOf(model);
        const whole = measuredWindow(model);
        const fold = ledgerSums(model, windowUntilEnd(whole, log) ?? whole);
        for (const chunk of log) fold.take(chunk);
        const sums = fold.end();
        expect(ledgerFaults(sums)).toEqual([]);
        if (sums.months.length > 1 && sums.payers.every((pence) => pence > 0)) spent++;
      }),
      { numRuns: cases(12) },
    );
    expect(spent).toBeGreaterThan(3);
  });

  test("and what does not is told with both sums", () => {
    const sums = {
      total: 1000,
      payers: [400, 600],
      services: [999.2, 0.8],
      months: [{ month: "2016-04", pence: 999 }],
    };
    expect(ledgerFaults(sums)).toEqual(["the months add up to £9.99, but all together cost £10.00"]);
    expect(ledgerFaults({ ...sums, payers: [NaN] })).toHaveLength(2);
  });
});

test("months are those of the calendar, cut at the ends of the window", () => {
  const clock = { start: "2016-02-27T08:00", warmUp: 3600, end: 3600 + 40 * 86_400 } as const;
  const model = modelOf(fc.sample(allScenarios(), { numRuns: 1, seed: 3 })[0]!);
  const months = monthsIn({ clock: { ...model.clock, ...clock } }, { from: 3600, to: clock.end, closed: true });
  const hour = 3600;
  const march = 3600 + (16 + 2 * 24) * hour;
  const april = march + 31 * 24 * hour;
  expect(months).toEqual([
    { month: "2016-02", window: { from: 3600, to: march } },
    { month: "2016-03", window: { from: march, to: april } },
    { month: "2016-04", window: { from: april, to: clock.end, closed: true } },
  ]);
});

test("pounds are written to the penny", () => {
  expect([123_456_789, 5, -1234].map(pounds)).toEqual(["£1,234,567.89", "£0.05", "−£12.34"]);
});
